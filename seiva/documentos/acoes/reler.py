"""Reler: read again a file whose reading failed."""

from seiva.core.acoes import Condicao, acao
from seiva.core.ator import Ator
from seiva.documentos.leituras import recomecar, situacao
from seiva.documentos.models import Documento
from seiva.documentos.situacao import NAO_CANCELADO, PROCESSO_ABERTO_AQUI

E_ARQUIVO = Condicao(
    "documento_escrito_aqui",
    "Só arquivos são lidos de novo.",
    lambda _ator, documento: not documento.interno and documento.arquivo is not None,
)
LEITURA_FALHOU = Condicao(
    "leitura_em_ordem",
    "A leitura deste arquivo não falhou: não há o que tentar de novo.",
    lambda _ator, documento: situacao(documento.arquivo).falhou,
)


@acao(
    "reler_arquivo",
    titulo="Tentar de novo",
    exige="documento.incluir",
    estado=(E_ARQUIVO, NAO_CANCELADO, PROCESSO_ABERTO_AQUI, LEITURA_FALHOU),
    sobre="documento",
    registra=False,
)
def reler_arquivo(ator: Ator, *, documento: Documento) -> None:
    """Put the file back in the queue of readings.

    Derived data only: nothing of the document changes, so the history has nothing to tell.
    """
    recomecar(documento.arquivo)
