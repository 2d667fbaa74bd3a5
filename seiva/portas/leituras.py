"""Every door tells here what it showed; the answer leaves only with its readings written.

The wrapper of each door (`publica`, `servidor`) writes what the view told, in the transaction of
the request, before the first byte goes out. Views tell by the functions through which they find
what they show, so that a new page is logged without knowing it (docs/adr/0016).
"""

from collections.abc import Iterable
from typing import Any

from django.http import HttpRequest, HttpResponseBase

from seiva.auditoria.models import Especie
from seiva.auditoria.registro import DeOnde, Lido, lido, registrar_leituras
from seiva.core.ator import Ator
from seiva.documentos.models import Documento
from seiva.processos.models import Processo

# Kind of reading by the name of the page; any other page of a document shows its content.
POR_ROTA = {
    "historico": Especie.HISTORICO,
    "processo_publico_historico": Especie.HISTORICO,
    "processo_interessados": Especie.INTERESSADOS,
    "pesquisa": Especie.PESQUISA,
    "conferir": Especie.CONFERENCIA,
    "conferir_arquivo": Especie.CONFERENCIA,
    "exportacao_arquivo": Especie.EXPORTACAO,
    "documento_pdf": Especie.PDF,
    "meu_documento_pdf": Especie.PDF,
    "documento_original": Especie.ORIGINAL,
    "documento_previa": Especie.PREVIA,
    "documento_editar": Especie.EDICAO,
    "documento_salvar": Especie.EDICAO,
    "documento_variaveis": Especie.EDICAO,
    "documento_versoes": Especie.VERSAO,
    "documento_versao": Especie.VERSAO,
    "documento_versao_folha": Especie.VERSAO,
    "documento_comparar": Especie.VERSAO,
    "documento_comparar_folha": Especie.VERSAO,
}
# Answers that show what was asked for although they refuse something.
_MOSTRAM = frozenset({409, 422})


def anotar_leitura(
    requisicao: HttpRequest, alvo: Processo | Documento, especie: Especie | None = None
) -> None:
    """Tell that the answer shows `alvo`; what is public is not noted."""
    visto = lido(alvo, especie or _especie(requisicao, alvo))
    if visto is not None:
        _lidos(requisicao).append(visto)


def anotar_leituras(requisicao: HttpRequest, alvos: Iterable[Processo | Documento]) -> None:
    """Tell of many at once: rows of a search, documents of an export (with their processes)."""
    for alvo in alvos:
        anotar_leitura(requisicao, alvo)


def anotar_lido(requisicao: HttpRequest, visto: Lido) -> None:
    """Tell of a reading that has no object of its own (the export of the log itself)."""
    _lidos(requisicao).append(visto)


def gravar_leituras(
    requisicao: HttpRequest, ator: Ator, resposta: HttpResponseBase, perfil: str = ""
) -> None:
    """Write what the view told, unless the answer shows nothing (redirect, absent, waiting)."""
    lidos, codigo = _lidos(requisicao), resposta.status_code
    if not lidos or codigo == 202 or (codigo >= 300 and codigo not in _MOSTRAM):
        return
    registrar_leituras(ator, list(dict.fromkeys(lidos)), de_onde(requisicao, perfil))
    lidos.clear()


def de_onde(requisicao: HttpRequest, perfil: str = "") -> DeOnde:
    """Address of the caller as the server sees it, page and profile."""
    return DeOnde(str(requisicao.META.get("REMOTE_ADDR", "")), _rota(requisicao), perfil)


def _lidos(requisicao: Any) -> list[Lido]:
    if not hasattr(requisicao, "lidos"):
        requisicao.lidos = []
    lidos: list[Lido] = requisicao.lidos
    return lidos


def _rota(requisicao: HttpRequest) -> str:
    return (requisicao.resolver_match.url_name or "") if requisicao.resolver_match else ""


def _especie(requisicao: HttpRequest, alvo: Processo | Documento) -> Especie:
    padrao = Especie.CONTEUDO if isinstance(alvo, Documento) else Especie.PROCESSO
    return POR_ROTA.get(_rota(requisicao), padrao)
