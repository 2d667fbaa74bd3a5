"""Rows that only administration makes: types that some units use, styles, texts of messages."""

from typing import Any

from seiva.catalogo.models import TipoDocumento, TipoProcesso
from tests.elenco import Casa
from tests.isolamento.povoar_correio import povoar_correio
from tests.isolamento.povoar_estilos import povoar_estilos


def povoar_administracao(casa: Casa) -> dict[str, Any]:
    """A type of process and one of document, of RH alone; needs the scope open."""
    do_rh = casa.unidades["RH"]
    tipo = TipoProcesso.objects.create(nome="Só do RH")
    tipo.unidades.create(unidade=do_rh)
    TipoDocumento.objects.create(nome="Boletim do RH").unidades.create(unidade=do_rh)
    povoar_estilos()
    povoar_correio()
    return {"registro": tipo}
