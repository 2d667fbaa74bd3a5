"""Substituir arquivo: the right bytes in place of wrong ones, until somebody outside saw them."""

from seiva.andamentos.registro import registrar
from seiva.core.acoes import acao
from seiva.core.ator import Ator
from seiva.core.erros import RegraViolada
from seiva.core.relogio import agora
from seiva.documentos import andamentos
from seiva.documentos.autenticacoes import cancelar_autenticacao
from seiva.documentos.exames import pedir_exame
from seiva.documentos.leituras import iniciar_leitura
from seiva.documentos.models import Arquivo, Documento
from seiva.documentos.situacao import (
    ARQUIVO,
    ARQUIVO_NAO_VISTO,
    DA_MINHA_UNIDADE,
    EXCLUIVEL,
    NAO_BLOQUEADO,
    NAO_CANCELADO,
    PROCESSO_ABERTO_AQUI,
)
from seiva.documentos.situacao_da_unidade import avisar_outras_unidades


@acao(
    "substituir_arquivo",
    titulo="Substituir arquivo",
    exige="documento.incluir",
    estado=(
        ARQUIVO,
        NAO_BLOQUEADO,
        DA_MINHA_UNIDADE,
        NAO_CANCELADO,
        ARQUIVO_NAO_VISTO,
        EXCLUIVEL,
        PROCESSO_ABERTO_AQUI,
    ),
    sobre="documento",
)
def substituir_arquivo(ator: Ator, *, documento: Documento, arquivo: Arquivo) -> Documento:
    """Point the document to a file that was already checked and stored.

    The old bytes stay in the store and their hash in the history. An attestation over them is
    cancelled, for it does not cover the new ones (domain.md §2.5).
    """
    antigo = documento.arquivo
    if antigo.sha256 == arquivo.sha256:
        raise RegraViolada(
            "mesmo_arquivo", "O arquivo escolhido é igual ao que já está aqui.", campo="arquivo"
        )
    cancelar_autenticacao(ator, documento)
    documento.arquivo, documento.firmado_em = arquivo, agora()
    documento.save(update_fields=["arquivo", "firmado_em"])
    iniciar_leitura(arquivo)
    pedir_exame(arquivo)
    avisar_outras_unidades(ator, documento.processo, documento)
    registrar(
        andamentos.SUBSTITUIDO,
        documento.processo,
        ator,
        numero=documento.numero_formatado,
        nome=documento.nome,
        antes=_identificar(antigo),
        depois=_identificar(arquivo),
    )
    return documento


def _identificar(arquivo: Arquivo) -> str:
    return f"{arquivo.nome} (SHA-256 {arquivo.sha256})"
