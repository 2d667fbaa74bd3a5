"""Revoking and renouncing: at once, by a signed document, whoever comes first."""

import threading
from collections.abc import Callable
from typing import Any
from uuid import uuid4

import pytest
from django.core import mail

from seiva.andamentos.models import Andamento
from seiva.core.ator import Ator
from seiva.core.erros import NaoEncontrado
from seiva.documentos.models import Assinatura, Documento
from seiva.processos.acoes.concluir import concluir_processo
from seiva.processos.acoes.enviar import enviar_processo
from seiva.processos.models import Passagem, Processo
from seiva.representacao.acoes.encerrar import renunciar_procuracao
from seiva.representacao.consulta import conferir_poder, minha, quem_pode, representantes_de
from seiva.representacao.models import Representacao
from seiva.representacao.regras.poderes import Situacao
from seiva.representacao.tests.apoio import aprovada, cidadao, declarar, outorgar, para, revogar
from tests.apoio import ao_mesmo_tempo, executar_tarefas, recusado
from tests.elenco import SENHA, Elenco

pytestmark = pytest.mark.django_db


def renunciar(ator: Ator, representacao: Representacao, **mudancas: Any) -> Representacao:
    dados: dict[str, Any] = {"senha": SENHA, "chave": uuid4()} | mudancas
    return renunciar_procuracao(ator, representacao=representacao, **dados)


def le(ator: Ator, documento: Documento | None) -> bool:
    assert documento is not None
    return bool(Documento.objects.legiveis_por(ator).filter(pk=documento.pk).exists())


def test_revogada_os_poderes_acabam_na_hora_por_um_documento_assinado(cena: Elenco) -> None:
    dora, caio = cidadao(cena, "dora"), cidadao(cena, "caio")
    feita = revogar(dora, outorgar(dora, para(cena.contas["caio"])), motivo="Não preciso mais.")
    assert (feita.situacao, feita.motivo) == (Situacao.REVOGADA, "Não preciso mais.")
    assert quem_pode(caio, "peticionar") == []
    with recusado("sem_poder"):
        conferir_poder(caio, feita.representada, "peticionar")
    fim = feita.documento_do_fim
    assinatura = Assinatura.objects.get(documento=fim)
    assert (assinatura.nome, fim.tipo.nome) == ("Dora Luz", "Revogação de representação")
    assert (le(dora, fim), le(caio, fim), le(caio, feita.documento)) == (True, True, True)
    assert not le(cidadao(cena, "bia"), fim)
    ultimo = Andamento.objects.filter(processo=fim.processo).order_by("pk").last()
    assert ultimo is not None
    assert (ultimo.tipo, ultimo.dados["quem"]) == ("representacao_revogada", "Dora Luz")
    mail.outbox.clear()
    executar_tarefas()
    encerradas = [c.to[0] for c in mail.outbox if "não representa mais" in c.subject]
    assert sorted(encerradas) == ["caio@exemplo.example", "dora@exemplo.example"]


def test_o_procurador_renuncia_e_o_outorgante_fica_sabendo(cena: Elenco) -> None:
    dora, caio = cidadao(cena, "dora"), cidadao(cena, "caio")
    feita = renunciar(caio, outorgar(dora, para(cena.contas["caio"])))
    assert feita.situacao == Situacao.RENUNCIADA
    assert feita.documento_do_fim.tipo.nome == "Renúncia de representação"
    assert (le(dora, feita.documento_do_fim), le(caio, feita.documento_do_fim)) == (True, True)
    assert quem_pode(caio, "peticionar") == []
    ultimo = Andamento.objects.filter(processo=feita.documento.processo).order_by("pk").last()
    assert ultimo is not None
    assert ultimo.tipo == "representacao_renunciada"


def test_cada_um_so_encerra_o_que_e_seu(cena: Elenco) -> None:
    dora, caio, bia = (cidadao(cena, nome) for nome in ("dora", "caio", "bia"))
    feita = outorgar(dora, para(cena.contas["caio"]))
    with recusado("nao_revoga"):
        revogar(caio, feita)
    with recusado("nao_revoga"):
        revogar(bia, feita)
    with recusado("nao_renuncia"):
        renunciar(dora, feita)
    with recusado("senha_incorreta"):
        revogar(dora, feita, senha="outra-senha")
    with recusado("motivo_longo"):
        revogar(dora, feita, motivo="x" * 301)
    assert Representacao.objects.get(pk=feita.pk).situacao == Situacao.VIGENTE


def test_encerrada_nao_se_encerra_de_novo_e_o_mesmo_formulario_nao_repete(cena: Elenco) -> None:
    dora, caio, chave = cidadao(cena, "dora"), cidadao(cena, "caio"), uuid4()
    feita = outorgar(dora, para(cena.contas["caio"]))
    primeira = revogar(dora, feita, chave=chave)
    assert revogar(dora, feita, chave=chave).documento_do_fim == primeira.documento_do_fim
    assert Documento.objects.count() == 2
    with recusado("ja_encerrada"):
        revogar(dora, feita)
    with recusado("ja_encerrada"):
        renunciar(caio, feita, chave=chave)


def test_quem_representa_a_empresa_revoga_procuracoes_e_os_poderes_de_outro(cena: Elenco) -> None:
    dora, bia, caio = (cidadao(cena, nome) for nome in ("dora", "bia", "caio"))
    da_dora, da_bia = aprovada(cena, dora), aprovada(cena, bia)
    do_caio = outorgar(dora, para(cena.contas["caio"], em_nome_de=da_dora.representada))
    with recusado("nao_revoga"):
        revogar(caio, da_dora)
    assert revogar(bia, do_caio).situacao == Situacao.REVOGADA
    assert revogar(bia, da_dora).situacao == Situacao.REVOGADA
    assert quem_pode(dora, "assinar") == []
    with recusado("nao_revoga"):
        revogar(dora, da_bia)
    assert representantes_de(da_bia.representada, "receber") == [cena.contas["bia"]]


def test_quem_deixou_a_empresa_guarda_os_seus_documentos_e_perde_o_processo(cena: Elenco) -> None:
    dora, bia = cidadao(cena, "dora"), cidadao(cena, "bia")
    da_dora, da_bia = aprovada(cena, dora), aprovada(cena, bia)
    revogar(bia, da_dora)
    fim = Representacao.objects.com_partes().get(pk=da_dora.pk).documento_do_fim
    assert (le(dora, da_dora.documento), le(dora, fim)) == (True, True)
    assert not le(dora, da_bia.documento)
    assert not Processo.objects.legiveis_por(dora).filter(pk=fim.processo_id).exists()
    assert Processo.objects.legiveis_por(bia).filter(pk=fim.processo_id).exists()


def test_a_procuracao_que_a_empresa_deu_fica_quando_sai_quem_a_assinou(cena: Elenco) -> None:
    dora, caio = cidadao(cena, "dora"), cidadao(cena, "caio")
    legal = aprovada(cena, dora)
    outorgar(dora, para(cena.contas["caio"], em_nome_de=legal.representada))
    renunciar(dora, legal)
    assert quem_pode(caio, "peticionar") == [legal.representada]
    with recusado("nao_representa"):
        outorgar(dora, para(cena.contas["bia"], em_nome_de=legal.representada))


def test_a_declaracao_que_espera_pode_ser_retirada(cena: Elenco) -> None:
    dora = cidadao(cena, "dora")
    feita = renunciar(dora, declarar(dora))
    assert feita.situacao == Situacao.RENUNCIADA
    assert declarar(dora).estado == "pendente"


def test_concluido_ou_enviado_o_processo_a_revogacao_acha_onde_ficar(cena: Elenco) -> None:
    dora, edu = cidadao(cena, "dora"), cena.ator("edu")
    para_caio = outorgar(dora, para(cena.contas["caio"]))
    para_bia = outorgar(dora, para(cena.contas["bia"]))
    processo = Processo.objects.get(pk=para_caio.documento.processo_id)
    enviar_processo(edu, processo=processo, destinos=[cena.casa.unidades["TRIB"]])
    fim = revogar(dora, para_caio).documento_do_fim
    assert (fim.processo_id, fim.unidade.sigla) == (processo.pk, "TRIB")
    concluir_processo(cena.ator("bia"), processo=processo)
    outro = revogar(dora, para_bia).documento_do_fim
    assert outro.processo_id != processo.pk
    assert Passagem.objects.get(processo=outro.processo_id).unidade.sigla == "GAB"
    assert le(dora, outro)


def em_paralelo(elenco: Elenco, *atos: Callable[[], Any]) -> list[Any]:
    """Each act in a transaction and in the scope of its own."""

    def correr(ato: Callable[[], Any]) -> Callable[[], Any]:
        def fazer() -> Any:
            with elenco.em(elenco.casa):
                return ato()

        return fazer

    return ao_mesmo_tempo(*(correr(ato) for ato in atos))


def test_revogar_e_renunciar_ao_mesmo_tempo_encerra_uma_vez(
    transactional_db: None, elenco: Elenco
) -> None:
    dora, caio = cidadao(elenco, "dora"), cidadao(elenco, "caio")
    with elenco.em(elenco.casa):
        feita = outorgar(dora, para(elenco.contas["caio"]))
    respostas = em_paralelo(elenco, lambda: revogar(dora, feita), lambda: renunciar(caio, feita))
    assert sorted(getattr(r, "codigo", "feita") for r in respostas) == ["feita", "ja_encerrada"]
    with elenco.em(elenco.casa):
        assert Documento.objects.count() == 2


def test_dois_responsaveis_que_se_revogam_ao_mesmo_tempo_sobra_um(
    transactional_db: None, elenco: Elenco
) -> None:
    dora, bia = cidadao(elenco, "dora"), cidadao(elenco, "bia")
    with elenco.em(elenco.casa):
        da_dora, da_bia = aprovada(elenco, dora), aprovada(elenco, bia)
    respostas = em_paralelo(elenco, lambda: revogar(bia, da_dora), lambda: revogar(dora, da_bia))
    assert sorted(getattr(r, "codigo", "feita") for r in respostas) == ["feita", "nao_revoga"]
    with elenco.em(elenco.casa):
        assert Representacao.objects.ativas().count() == 1


def test_quem_esta_usando_o_poder_termina_antes_da_revogacao(
    transactional_db: None, elenco: Elenco
) -> None:
    dora, caio = cidadao(elenco, "dora"), cidadao(elenco, "caio")
    with elenco.em(elenco.casa):
        feita = outorgar(dora, para(elenco.contas["caio"]))
    usando, revogou = threading.Event(), threading.Event()

    def usar() -> bool:
        conferir_poder(caio, feita.representada, "peticionar")
        usando.set()
        # The revocation cannot end while this transaction is open, so this waits in vain.
        assert not revogou.wait(1)
        return bool(quem_pode(caio, "peticionar"))

    def tirar() -> Representacao:
        assert usando.wait(30)
        feito = revogar(dora, feita)
        revogou.set()
        return feito

    usou, tirada = em_paralelo(elenco, usar, tirar)
    assert usou is True, usou
    assert isinstance(tirada, Representacao), tirada
    with elenco.em(elenco.casa):
        assert quem_pode(caio, "peticionar") == []


def test_so_as_partes_acham_a_representacao(cena: Elenco) -> None:
    feita = outorgar(cidadao(cena, "dora"), para(cena.contas["caio"]))
    for nome in ("dora", "caio"):
        assert minha(cidadao(cena, nome), feita.pk) == feita
    with pytest.raises(NaoEncontrado):
        minha(cidadao(cena, "bia"), feita.pk)
