"""A notice served on who acts, as a citizen, opened and answered; and a calendar of deadlines."""

from typing import Any

from seiva.core.ator import Ator
from seiva.core.relogio import hoje
from seiva.core.segredos import segredo_de
from seiva.documentos.models import Documento
from seiva.intimacoes.acoes.agenda import criar_agenda
from seiva.intimacoes.acoes.cumprir import cumprir_por_consulta
from seiva.intimacoes.acoes.expedir import DadosDaIntimacao, expedir_intimacao
from seiva.intimacoes.acoes.responder import registrar_resposta
from seiva.intimacoes.agenda import ASSUNTO
from seiva.intimacoes.em_todas import ASSUNTO as DE_TODAS
from seiva.intimacoes.em_todas import criar_agenda_da_pessoa
from seiva.intimacoes.models import (
    AgendaDaPessoa,
    Destinatario,
    Indisponibilidade,
    PrazoTacito,
    TipoDeIntimacao,
)
from seiva.organizacao.models import Conta
from tests.elenco import Casa
from tests.fabricas import assinar, redigir

CPF_DE_OUTRA = "71428793860"  # Dora, of the cast
# Secret of the address of a calendar; what is real comes from `enderecos_da_agenda`.
DAS_INTIMACOES: dict[str, Any] = {"segredo_da_agenda": "nada", "segredo_da_pessoa": "nada"}


def povoar_intimacoes(ator: Ator, casa: Casa, documento: Documento) -> dict[str, Any]:
    """Main document and annex, known by reading; the jobs are left in the queue."""
    tipo = TipoDeIntimacao.objects.create(
        nome="Exigência", resposta="exigida", quantidade=10, certidao=casa.anexo
    )
    PrazoTacito.objects.create(tipo=casa.ferias, dias=15)
    Indisponibilidade.objects.create(inicio=hoje(), fim=hoje(), motivo="Queda de energia")
    anexo = redigir(ator, casa, documento.processo)
    assinar(ator, casa, anexo)
    anexo.refresh_from_db()
    conta = Conta.objects.get(pk=ator.minha_conta)
    feita = expedir_intimacao(
        ator,
        documento=documento,
        dados=DadosDaIntimacao(tipo=tipo, cpfs=[conta.cpf], anexos=[anexo]),
    )
    quem = Ator.cidadao(ator.instituicao_id, conta.pk, conta.nome)
    alvo = cumprir_por_consulta(quem, alvo=Destinatario.objects.get(intimacao=feita))
    registrar_resposta(quem, destinatario=alvo, documentos=[anexo])
    # Of somebody else: the page of who acts makes another address, and this one would end.
    outra = Ator.cidadao(ator.instituicao_id, Conta.objects.get(cpf=CPF_DE_OUTRA).pk)
    agendas = {"agenda": criar_agenda(outra), "agenda_da_pessoa": _de_todas(outra)}
    return {"destinatario": alvo} | agendas


def _de_todas(ator: Ator) -> AgendaDaPessoa:
    """The same calendar in both institutions: it belongs to the person."""
    feita = AgendaDaPessoa.objects.filter(conta_id=ator.minha_conta).first()
    return feita or criar_agenda_da_pessoa(Conta.objects.get(pk=ator.minha_conta))


def enderecos_da_agenda(feitos: dict[str, Any]) -> dict[str, Any]:
    """What the address of the calendar carries, in the institution of these rows."""
    return {
        "segredo_da_agenda": segredo_de(ASSUNTO, feitos["agenda"].numero),
        "segredo_da_pessoa": segredo_de(DE_TODAS, feitos["agenda_da_pessoa"].numero),
    }
