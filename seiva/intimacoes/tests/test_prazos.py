"""Answering in time, outages that move deadlines, and what each person is told, once."""

from datetime import date

import pytest

from seiva.andamentos.models import Andamento
from seiva.core.relogio import como_em
from seiva.documentos.models import Documento
from seiva.intimacoes.acoes.cumprir import cumprir_por_consulta
from seiva.intimacoes.acoes.responder import registrar_resposta
from seiva.intimacoes.espera import o_que_espera
from seiva.intimacoes.models import Destinatario, DocumentoDaResposta
from seiva.intimacoes.tarefas import cumprir_todas, prorrogar_prazos
from seiva.intimacoes.tests.apoio import SEXTA, assinado, cidadao, em, intimar, tipo_de_intimacao
from seiva.organizacao.acoes.criar_registro import criar_registro
from seiva.organizacao.cadastros import achar_cadastro
from tests.apoio import ao_mesmo_tempo, executar_tarefas, recusado
from tests.elenco import Elenco
from tests.smtp import Caixa, corpo

NO_BANCO = pytest.mark.django_db
CONFIRMADO = pytest.mark.django_db(transaction=True)
SEGUNDA = date(2026, 3, 9)  # opened here, with five business days: until 16/03/2026


def aberta(cena: Elenco, **tipo: str) -> tuple[Destinatario, Documento]:
    """Known on Monday, and a document of the process with which to answer."""
    ana = cena.ator("ana")
    with como_em(em(SEXTA)):
        (alvo,) = intimar(cena, tipo=tipo_de_intimacao(cena.casa, **tipo))
    with como_em(em(SEGUNDA)):
        resposta = assinado(ana, cena.casa, alvo.intimacao.processo)
        return cumprir_por_consulta(cidadao(cena), alvo=alvo), resposta


def fora_do_ar(cena: Elenco, dia: date, *, prorroga: bool = True) -> None:
    valores = {"inicio": dia, "fim": dia, "motivo": "Queda de energia", "prorroga": prorroga}
    criar_registro(cena.ator("edu"), cadastro=achar_cadastro("indisponibilidades"), valores=valores)
    executar_tarefas()


@NO_BANCO
def test_responde_ate_o_ultimo_minuto_do_ultimo_dia(cena: Elenco) -> None:
    alvo, documento = aberta(cena)
    with como_em(em(date(2026, 3, 16), 23)):
        registrar_resposta(cidadao(cena), destinatario=alvo, documentos=[documento])
    assert DocumentoDaResposta.objects.get().documento_id == documento.pk
    dito = Andamento.objects.get(tipo="intimacao_respondida")
    assert dito.dados["documentos"] == "1"


@NO_BANCO
def test_depois_do_prazo_nao_responde(cena: Elenco) -> None:
    alvo, documento = aberta(cena)
    with como_em(em(date(2026, 3, 17), 0)), recusado("prazo_encerrado"):
        registrar_resposta(cidadao(cena), destinatario=alvo, documentos=[documento])


@NO_BANCO
def test_a_exigida_se_responde_uma_vez_e_a_facultativa_muitas(cena: Elenco) -> None:
    exigida, documento = aberta(cena)
    livre, outro = aberta(cena, nome="Ciência", resposta="facultativa")
    dora = cidadao(cena)
    with como_em(em(SEGUNDA)):
        registrar_resposta(dora, destinatario=exigida, documentos=[documento])
        with recusado("ja_respondida"):
            registrar_resposta(dora, destinatario=exigida, documentos=[documento])
        registrar_resposta(dora, destinatario=livre, documentos=[outro])
        mais = assinado(cena.ator("ana"), cena.casa, livre.intimacao.processo)
        registrar_resposta(dora, destinatario=livre, documentos=[mais])
    assert DocumentoDaResposta.objects.filter(destinatario=livre).count() == 2


@NO_BANCO
def test_sem_abrir_sem_documento_ou_de_outra_pessoa_nao_se_responde(cena: Elenco) -> None:
    alvo, documento = aberta(cena)
    dora = cidadao(cena)
    with como_em(em(SEGUNDA)):
        (fechada,) = intimar(cena, "dora", tipo=alvo.intimacao.tipo)
        with recusado("por_abrir"):
            registrar_resposta(dora, destinatario=fechada, documentos=[documento])
        with recusado("sem_documentos"):
            registrar_resposta(dora, destinatario=alvo, documentos=[])
        with recusado("intimacao_alheia"):
            registrar_resposta(cidadao(cena, "fabio"), destinatario=alvo, documentos=[documento])


@NO_BANCO
def test_o_dia_fora_do_ar_passa_o_prazo_uma_vez_com_andamento(cena: Elenco) -> None:
    alvo, _ = aberta(cena)
    with como_em(em(date(2026, 3, 16))):
        fora_do_ar(cena, date(2026, 3, 16))
        for _vez in range(2):
            prorrogar_prazos.func(instituicao_id=cena.casa.instituicao.pk)
            executar_tarefas()
    alvo.refresh_from_db()
    assert alvo.resposta_ate == date(2026, 3, 17)
    assert "fora do ar (Queda de energia)" in alvo.resposta_explicacao
    dito = Andamento.objects.get(tipo="intimacao_prazo_prorrogado")
    assert dito.dados["data"] == "17/03/2026"


@NO_BANCO
def test_o_dia_que_nao_prorroga_ou_nao_e_o_ultimo_nao_muda_nada(cena: Elenco) -> None:
    alvo, _ = aberta(cena)
    with como_em(em(date(2026, 3, 16))):
        fora_do_ar(cena, date(2026, 3, 16), prorroga=False)
        fora_do_ar(cena, date(2026, 3, 13))
    alvo.refresh_from_db()
    assert alvo.resposta_ate == date(2026, 3, 16)
    assert not Andamento.objects.filter(tipo="intimacao_prazo_prorrogado").exists()


@NO_BANCO
def test_cada_passo_vai_por_e_mail_uma_vez_e_nenhum_diz_o_conteudo(
    cena: Elenco, caixa: Caixa
) -> None:
    aberta(cena)
    for hora in (9, 10):
        with como_em(em(date(2026, 3, 14), hora)):
            cumprir_todas.func(timestamp=0)
            executar_tarefas()
    assuntos = [" ".join(str(carta["Subject"]).split()) for carta in caixa.cartas]
    assert len(assuntos) == 2  # opened before the first message went: only what is still true
    assert "prazo até segunda-feira, 16/03/2026" in assuntos[0]
    assert assuntos[1] == "Lembrete: responda até segunda-feira, 16/03/2026"
    for carta in caixa.cartas:
        assert carta["To"] == cena.contas["dora"].email
        assert "Defiro" not in corpo(carta)
        assert "/campo-alto/meus/intimacoes/" in corpo(carta)


@NO_BANCO
def test_quem_nao_abre_e_avisado_e_lembrado_uma_vez(cena: Elenco, caixa: Caixa) -> None:
    with como_em(em(SEXTA)):
        intimar(cena)
        executar_tarefas()
    for dia in (14, 15, 16, 17):
        with como_em(em(date(2026, 3, dia))):
            cumprir_todas.func(timestamp=0)
            executar_tarefas()
    assuntos = [" ".join(str(carta["Subject"]).split()) for carta in caixa.cartas]
    assert assuntos == [
        "Você recebeu uma intimação de Prefeitura de Campo Alto",
        "Lembrete: intimação por abrir até quarta-feira, 18/03/2026",
    ]


@CONFIRMADO
def test_dois_aparelhos_respondem_a_mesma_exigencia_e_vale_uma(elenco: Elenco) -> None:
    with elenco.em(elenco.casa):
        alvo, documento = aberta(elenco)
    dora = cidadao(elenco)

    def aparelho() -> None:
        with elenco.em(elenco.casa), como_em(em(SEGUNDA)):
            registrar_resposta(dora, destinatario=alvo, documentos=[documento])

    feitos = ao_mesmo_tempo(aparelho, aparelho)
    assert sorted(getattr(f, "codigo", "") for f in feitos) == ["", "ja_respondida"]


@NO_BANCO
def test_o_que_espera_comeca_pelo_prazo_mais_perto(cena: Elenco) -> None:
    alvo, documento = aberta(cena)
    dora = cidadao(cena)
    with como_em(em(SEGUNDA)):
        (fechada,) = intimar(cena, tipo=alvo.intimacao.tipo)
        esperas = o_que_espera(dora)
        assert [e.destinatario_id for e in esperas] == [alvo.pk, fechada.pk]
        assert esperas[0].texto.startswith("Responder à intimação do processo")
        assert esperas[1].texto.startswith("Abrir a intimação do processo")
        registrar_resposta(dora, destinatario=alvo, documentos=[documento])
        assert [e.destinatario_id for e in o_que_espera(dora)] == [fechada.pk]
        assert o_que_espera(cidadao(cena, "fabio")) == []
