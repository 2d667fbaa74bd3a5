"""Answering a notice: into its process, in the unit that served it, once, within the deadline."""

from datetime import date

import pytest

from seiva.andamentos.models import Andamento
from seiva.core.ator import Ator
from seiva.core.erros import NaoEncontrado
from seiva.core.relogio import como_em
from seiva.documentos.models import Documento
from seiva.intimacoes.acoes.cumprir import cumprir_por_consulta
from seiva.intimacoes.models import Destinatario, DocumentoDaResposta
from seiva.intimacoes.tests.apoio import SEXTA, assinado, em, intimar
from seiva.peticionamento.acoes.rascunhos import comecar_resposta, guardar_respostas
from seiva.peticionamento.acoes.responder import responder_intimacao
from seiva.peticionamento.models import Protocolo, Rascunho
from seiva.peticionamento.prova import Prova
from seiva.peticionamento.tests.apoio import PROVA, dora, mandar, poda
from seiva.processos.acoes.concluir import concluir_processo
from seiva.processos.models import Passagem
from tests.apoio import ao_mesmo_tempo, recusado
from tests.elenco import Elenco

pytestmark = pytest.mark.django_db
ABERTA_EM = em(date(2026, 3, 9))


def aberta(cena: Elenco, **do_processo: object) -> Destinatario:
    """A notice that Dora knows of, in a process with another document."""
    poda(cena.casa)  # a published service gives the institution its types of petition
    ana = cena.ator("ana")
    with como_em(em(SEXTA)):
        documento = assinado(ana, cena.casa, **do_processo)
        assinado(ana, cena.casa, documento.processo)
        (alvo,) = intimar(cena, documento=documento)
    with como_em(ABERTA_EM):
        return cumprir_por_consulta(dora(cena), alvo=alvo)


def pronto(ator: Ator, alvo: Destinatario, texto: str = "Concordo.") -> Rascunho:
    rascunho = comecar_resposta(ator, destinatario=alvo)
    guardar_respostas(ator, rascunho=rascunho, respostas={}, texto=texto)
    mandar(ator, rascunho, b"conta de luz\n", nome="conta.txt", pedido="")
    return Rascunho.objects.get(pk=rascunho.pk)


def test_a_resposta_entra_no_processo_com_recibo_e_a_intimacao_fica_respondida(
    cena: Elenco,
) -> None:
    alvo, quem = aberta(cena), dora(cena)
    with como_em(ABERTA_EM):
        feito = responder_intimacao(quem, rascunho=pronto(quem, alvo), prova=PROVA)
    assert (feito.especie, feito.processo) == ("resposta", alvo.intimacao.processo)
    assert feito.unidade == alvo.intimacao.unidade
    alvo.refresh_from_db()
    assert alvo.respondida_em == ABERTA_EM
    da_resposta = DocumentoDaResposta.objects.filter(destinatario=alvo)
    assert da_resposta.count() == 2  # what was written, and the file
    andamentos = Andamento.objects.do_processo(feito.processo)
    assert andamentos.filter(tipo="intimacao_respondida").count() == 1
    passagem = Passagem.objects.get(processo=feito.processo, unidade=feito.unidade)
    assert passagem.nao_lida and passagem.aberta
    assert not Rascunho.objects.exists()


def test_concluido_o_processo_abre_de_novo_na_unidade_que_intimou(cena: Elenco) -> None:
    alvo, quem = aberta(cena), dora(cena)
    with como_em(ABERTA_EM):
        concluir_processo(cena.ator("ana"), processo=alvo.intimacao.processo)
        feito = responder_intimacao(quem, rascunho=pronto(quem, alvo), prova=PROVA)
    assert Passagem.objects.get(processo=feito.processo, unidade=feito.unidade).aberta


def test_de_processo_restrito_le_o_que_trouxe_e_nada_mais(cena: Elenco) -> None:
    alvo, quem = aberta(cena, nivel=1), dora(cena)
    lidos = Documento.objects.legiveis_por(quem).do_processo(alvo.intimacao.processo)
    antes = set(lidos.values_list("pk", flat=True))
    with como_em(ABERTA_EM):
        feito = responder_intimacao(quem, rascunho=pronto(quem, alvo), prova=PROVA)
    trazidos = set(DocumentoDaResposta.objects.values_list("documento_id", flat=True))
    assert set(lidos.all().values_list("pk", flat=True)) == antes | trazidos | {feito.recibo_id}
    todos = Documento.objects.filter(processo=feito.processo).count()
    assert len(antes | trazidos) + 1 < todos


def test_recusas(cena: Elenco) -> None:
    alvo, quem = aberta(cena), dora(cena)
    with como_em(ABERTA_EM):
        rascunho = pronto(quem, alvo)
        with recusado("sem_texto"):
            vazio = comecar_resposta(quem, destinatario=alvo)
            responder_intimacao(quem, rascunho=vazio, prova=PROVA)
        with recusado("senha_incorreta"):
            responder_intimacao(quem, rascunho=rascunho, prova=Prova("outra-senha-9", True))
        with pytest.raises(NaoEncontrado):
            comecar_resposta(_outra(cena), destinatario=alvo)
    with como_em(em(date(2026, 3, 17))), recusado("prazo_encerrado"):
        responder_intimacao(quem, rascunho=rascunho, prova=PROVA)
    assert not Protocolo.objects.exists()
    assert Rascunho.objects.filter(pk=rascunho.pk).exists()  # nothing typed is lost


def test_antes_de_abrir_nao_se_comeca(cena: Elenco) -> None:
    poda(cena.casa)
    (alvo,) = intimar(cena)
    with recusado("por_abrir"):
        comecar_resposta(dora(cena), destinatario=alvo)


def test_enviada_de_novo_da_o_mesmo_recibo(cena: Elenco) -> None:
    alvo, quem = aberta(cena), dora(cena)
    with como_em(ABERTA_EM):
        rascunho = pronto(quem, alvo)
        primeiro = responder_intimacao(quem, rascunho=rascunho, prova=PROVA)
        assert responder_intimacao(quem, rascunho=rascunho, prova=PROVA) == primeiro
    assert Protocolo.objects.count() == 1


@pytest.mark.django_db(transaction=True)
def test_dois_aparelhos_respondem_e_vale_uma(elenco: Elenco) -> None:
    """Two drafts of the same answer, sent at once: the second hears that it was answered."""
    with elenco.em(elenco.casa):
        alvo = aberta(elenco)
        with como_em(ABERTA_EM):
            rascunhos = [pronto(dora(elenco), alvo, texto) for texto in ("Sim.", "Não.")]

    def enviar(rascunho: Rascunho) -> str:
        with elenco.em(elenco.casa), como_em(ABERTA_EM):
            feito = responder_intimacao(dora(elenco), rascunho=rascunho, prova=PROVA)
            return str(feito.especie)

    um, outro = rascunhos
    respostas = ao_mesmo_tempo(lambda: enviar(um), lambda: enviar(outro))
    assert sorted(map(str, respostas)) == ["Esta intimação já foi respondida.", "resposta"]
    with elenco.em(elenco.casa):
        assert Protocolo.objects.count() == 1


def _outra(cena: Elenco) -> Ator:
    fabio = cena.contas["fabio"]
    return Ator.cidadao(cena.casa.instituicao.pk, fabio.pk, fabio.nome)
