"""Finding what a number typed in a text names."""

from dataclasses import dataclass

from seiva.core.ator import Ator
from seiva.documentos.models import Documento
from seiva.processos.models import Processo

_MENOR_NUMERO_DE_PROCESSO = 9


@dataclass(frozen=True)
class Citacao:
    """A process or document that may be cited: `numero` as it is written in the reference."""

    tipo: str
    pk: int
    numero: str
    texto: str


def procurar_referencia(ator: Ator, digitado: str) -> Citacao | None:
    """The process with exactly this number, or else the document; only what the actor may know."""
    digitos = "".join(c for c in digitado if c.isdecimal())[:40]
    if not digitos:
        return None
    if len(digitos) >= _MENOR_NUMERO_DE_PROCESSO:
        processo = Processo.objects.localizaveis_por(ator).com_numero(digitos).first()
        if processo is not None:
            return Citacao("processo", processo.pk, processo.numero, processo.numero)
    if len(digitos) > 18:
        return None
    documento = (
        Documento.objects.listaveis_por(ator)
        .select_related("tipo")
        .filter(numero=int(digitos))
        .first()
    )
    if documento is None:
        return None
    numero = documento.numero_formatado
    return Citacao("documento", documento.pk, numero, f"{documento.nome} ({numero})")
