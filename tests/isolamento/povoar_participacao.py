"""A text in consultation with what people said of it, and an evaluation, in one institution."""

from datetime import timedelta
from typing import Any

from seiva.core.ator import Ator
from seiva.core.relogio import agora, como_em, hoje
from seiva.documentos.acoes.incluir import DadosDoDocumento, incluir_documento
from seiva.documentos.models import Documento
from seiva.participacao.acoes.avaliar import Opiniao, avaliar_atendimento
from seiva.participacao.acoes.conduzir import abrir_consulta
from seiva.participacao.acoes.responder import escrever_resposta, relatar_contribuicoes
from seiva.participacao.tests.apoio import LEI, dados, opinar
from seiva.processos.acoes.concluir import concluir_processo
from seiva.processos.models import Processo
from tests.elenco import Casa
from tests.fabricas import assinar, autuar

# Parameters of addresses of consultations that name no row of their own.
DA_PARTICIPACAO: dict[str, Any] = {"trecho": 1}


def povoar_participacao(ator: Ator, casa: Casa, processo: Processo) -> dict[str, Any]:
    """The consultation is in the process of the other rows, so that its addresses agree."""
    minuta = incluir_documento(
        ator, processo=processo, dados=DadosDoDocumento(tipo=casa.oficio), conteudo=LEI
    )
    assinar(ator, casa, minuta)
    norma = Documento.objects.get(pk=minuta.pk)
    # Opened days ago and over by now: everything after the closing has its rows too.
    ha_dias = agora() - timedelta(days=20)
    with como_em(ha_dias):
        periodo = {"de": hoje(), "ate": hoje() + timedelta(days=9)}
        consulta = abrir_consulta(ator, processo=processo, documento=norma, dados=dados(**periodo))
        quem = Ator.cidadao(ator.instituicao_id, ator.minha_conta, ator.nome)
        feita = opinar(quem, consulta, ordem=1)
    relatar_contribuicoes(ator, consulta=consulta, tipo=casa.oficio)
    escrever_resposta(ator, consulta=consulta, trecho=None, texto="Obrigado.")
    outro = autuar(ator, casa)
    concluir_processo(ator, processo=outro)
    outro.refresh_from_db()
    publico = Ator.publico(ator.instituicao_id)
    avaliar_atendimento(
        publico, processo=outro, opiniao=Opiniao(5, 5), email="vera@exemplo.example"
    )
    return {"consulta": consulta, "contribuicao": feita}
