"""Answering a notice: once it is known, while the deadline runs, with documents of the process."""

from datetime import date

import pytest

from seiva.andamentos.models import Andamento
from seiva.core.relogio import como_em
from seiva.documentos.models import Documento
from seiva.intimacoes.acoes.cumprir import cumprir_por_consulta
from seiva.intimacoes.acoes.responder import registrar_resposta
from seiva.intimacoes.models import Destinatario, DocumentoDaResposta
from seiva.intimacoes.tests.apoio import SEXTA, assinado, cidadao, em, intimar, tipo_de_intimacao
from tests.apoio import ao_mesmo_tempo, recusado
from tests.elenco import Elenco

pytestmark = pytest.mark.django_db
ABERTA_EM, ULTIMO_DIA = date(2026, 3, 9), date(2026, 3, 16)


def aberta(cena: Elenco, resposta: str = "exigida") -> tuple[Destinatario, Documento]:
    """A notice that Dora opened, and another document of its process."""
    with como_em(em(SEXTA)):
        (alvo,) = intimar(cena, tipo=tipo_de_intimacao(cena.casa, resposta=resposta))
        documento = assinado(cena.ator("ana"), cena.casa, alvo.intimacao.processo)
    with como_em(em(ABERTA_EM)):
        return cumprir_por_consulta(cidadao(cena), alvo=alvo), documento


def test_responde_ate_o_fim_do_ultimo_dia_e_o_historico_conta(cena: Elenco) -> None:
    alvo, documento = aberta(cena)
    with como_em(em(ULTIMO_DIA, 23)):
        feito = registrar_resposta(cidadao(cena), destinatario=alvo, documentos=[documento])
    assert feito.respondida_em == em(ULTIMO_DIA, 23)
    assert DocumentoDaResposta.objects.get().documento_id == documento.pk
    dados = Andamento.objects.get(tipo="intimacao_respondida").dados
    assert dados["documentos"] == "1"
    assert dados["numero"] == alvo.intimacao.documento.numero_formatado


def test_passado_o_prazo_nao_responde(cena: Elenco) -> None:
    alvo, documento = aberta(cena)
    with como_em(em(date(2026, 3, 17), 0)), recusado("prazo_encerrado"):
        registrar_resposta(cidadao(cena), destinatario=alvo, documentos=[documento])


def test_antes_de_abrir_nao_responde(cena: Elenco) -> None:
    (alvo,) = intimar(cena)
    with recusado("por_abrir"):
        registrar_resposta(cidadao(cena), destinatario=alvo, documentos=[alvo.intimacao.documento])


def test_a_que_exige_resposta_aceita_uma_e_a_facultativa_mais(cena: Elenco) -> None:
    alvo, documento = aberta(cena)
    dora = cidadao(cena)
    with como_em(em(ABERTA_EM, 12)):
        registrar_resposta(dora, destinatario=alvo, documentos=[documento])
        with recusado("ja_respondida"):
            registrar_resposta(dora, destinatario=alvo, documentos=[alvo.intimacao.documento])


def test_a_facultativa_aceita_mais_de_uma(cena: Elenco) -> None:
    alvo, documento = aberta(cena, "facultativa")
    dora = cidadao(cena)
    with como_em(em(ABERTA_EM, 12)):
        registrar_resposta(dora, destinatario=alvo, documentos=[documento])
        registrar_resposta(dora, destinatario=alvo, documentos=[alvo.intimacao.documento])
    assert DocumentoDaResposta.objects.count() == 2


def test_so_com_documentos_do_mesmo_processo_e_so_a_propria(cena: Elenco) -> None:
    alvo, documento = aberta(cena)
    alheio = assinado(cena.ator("ana"), cena.casa)
    with como_em(em(ABERTA_EM, 12)):
        for documentos in ([], [documento, alheio]):
            with recusado("sem_documentos"):
                registrar_resposta(cidadao(cena), destinatario=alvo, documentos=documentos)
        with recusado("intimacao_alheia"):
            registrar_resposta(cidadao(cena, "fabio"), destinatario=alvo, documentos=[documento])


@pytest.mark.django_db(transaction=True)
def test_de_dois_aparelhos_ao_mesmo_tempo_vale_uma(elenco: Elenco) -> None:
    with elenco.em(elenco.casa):
        alvo, documento = aberta(elenco)

    def responder() -> bool:
        with elenco.em(elenco.casa), como_em(em(ABERTA_EM, 12)):
            feito = registrar_resposta(cidadao(elenco), destinatario=alvo, documentos=[documento])
            return feito.respondida_em is not None

    respostas = ao_mesmo_tempo(responder, responder)
    assert sorted(map(str, respostas)) == ["Esta intimação já foi respondida.", "True"]
    with elenco.em(elenco.casa):
        assert DocumentoDaResposta.objects.count() == 1
