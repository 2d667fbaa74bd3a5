"""Registrar resposta: documents already in the process become the answer to a notice."""

from collections.abc import Sequence

from seiva.andamentos.registro import registrar
from seiva.core.acoes import acao
from seiva.core.ator import Ator
from seiva.core.erros import RegraViolada
from seiva.core.relogio import agora, hoje
from seiva.documentos.models import Documento
from seiva.intimacoes import andamentos
from seiva.intimacoes.acoes.cumprir import E_SUA, NAO_CANCELADA, exigir_cumprida
from seiva.intimacoes.models import Destinatario, DocumentoDaResposta


@acao("registrar_resposta", titulo="Responder", estado=(E_SUA, NAO_CANCELADA), sobre="destinatario")
def registrar_resposta(
    ator: Ator, *, destinatario: Destinatario, documentos: Sequence[Documento]
) -> Destinatario:
    """Keep what the person answered, within the deadline.

    The documents are already in the process. What demands an answer takes exactly one, of as many
    documents as it has; of two devices at once, the second finds it answered.
    """
    exigir_cumprida(destinatario)
    if destinatario.resposta_ate is None or destinatario.resposta_ate < hoje():
        raise RegraViolada(
            "prazo_encerrado",
            "O prazo para responder terminou. Você ainda pode juntar um pedido ao processo, e quem "
            "decide dirá se o considera.",
        )
    if destinatario.respondida_em is not None and destinatario.intimacao.tipo.exige:
        raise RegraViolada("ja_respondida", "Esta intimação já foi respondida.")
    processo = destinatario.intimacao.processo
    if not documentos or any(d.processo_id != processo.pk for d in documentos):
        raise RegraViolada("sem_documentos", "A resposta precisa de documentos deste processo.")
    momento = agora()
    DocumentoDaResposta.objects.bulk_create(
        [DocumentoDaResposta(destinatario=destinatario, documento=documento, quando=momento)
         for documento in documentos]
    )  # fmt: skip
    destinatario.respondida_em = destinatario.respondida_em or momento
    destinatario.save()
    registrar(
        andamentos.RESPONDIDA,
        processo,
        ator,
        numero=destinatario.intimacao.documento.numero_formatado,
        documentos=str(len(documentos)),
    )
    return destinatario
