"""Short ways for the tests of files that arrive."""

from typing import Any

from django.test import Client

from seiva.core.relogio import hoje
from seiva.documentos.models import Documento, Recebido
from seiva.processos.models import Processo
from seiva.web.tests.documentos import do_processo
from tests.elenco import Elenco


def mandar(
    cliente: Client, elenco: Elenco, processo: Processo, *arquivos: Any, **resto: Any
) -> Any:
    onde = do_processo(elenco, processo, "arquivos/")
    return cliente.post(onde, {"arquivos": list(arquivos)}, **resto)


def recebidos(elenco: Elenco) -> list[Recebido]:
    with elenco.em(elenco.casa):
        return list(Recebido.objects.order_by("pk"))


def incluidos(elenco: Elenco, processo: Processo) -> list[Documento]:
    with elenco.em(elenco.casa):
        return list(
            Documento.objects.filter(processo=processo)
            .select_related("arquivo", "tipo")
            .order_by("pk")
        )


def linha(recebido: Recebido, elenco: Elenco, **troca: Any) -> dict[str, Any]:
    campos = {
        "tipo": elenco.casa.anexo.pk,
        "numero": "",
        "nome_na_arvore": "planta",
        "data": hoje().isoformat(),
        "formato": "N",
        "conferencia": "",
        "nivel": "0",
        "hipotese": "",
    } | troca
    return {f"r{recebido.pk}-{nome}": valor for nome, valor in campos.items()}


def tabela(elenco: Elenco, **por_todos: Any) -> dict[str, Any]:
    """What the form of the table posts for every file that waits."""
    dados: dict[str, Any] = {"recebido": [r.pk for r in recebidos(elenco)]}
    for recebido in recebidos(elenco):
        dados |= linha(recebido, elenco, **por_todos)
    return dados


def confirmar(cliente: Client, elenco: Elenco, processo: Processo, dados: dict[str, Any]) -> Any:
    return cliente.post(do_processo(elenco, processo, "arquivos/incluir/"), dados)
