"""Opening a process to a person of outside: everything that may go wrong."""

from dataclasses import replace
from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest
from django.core import mail

from seiva.andamentos.models import Andamento
from seiva.core import segredos
from seiva.core.ator import Ator
from seiva.core.erros import NaoEncontrado, SemPermissao
from seiva.core.relogio import agora, como_em, hoje
from seiva.documentos.acoes.acesso import conceder_acesso
from seiva.documentos.acoes.excluir import cancelar_documento
from seiva.documentos.acoes.ver import ver_documento
from seiva.documentos.concessoes import do_segredo, segredo_da
from seiva.documentos.models import ConcessaoDeAcesso, Documento
from seiva.documentos.tests.apoio_de_acesso import lidos, novo, pelo_link, restrito
from seiva.processos.acoes.concluir import concluir_processo
from seiva.processos.models import AcessoExterno
from tests.apoio import ao_mesmo_tempo, executar_tarefas, recusado
from tests.elenco import Elenco, conta_nova
from tests.fabricas import assinar, autuar_sigiloso, redigir

pytestmark = pytest.mark.django_db


def test_abre_so_os_documentos_escolhidos_e_o_historico_conta(cena: Elenco) -> None:
    processo, (um, outro) = restrito(cena)
    dada = conceder_acesso(
        cena.ator("ana"), processo=processo, novo=novo(documentos=[um.pk], dias=5)
    )
    assert lidos(pelo_link(cena, dada), processo) == {um.pk}
    assert (dada.email, dada.acesso.origem, dada.acesso.integral) == (
        "paula@exemplo.example",
        "concessao",
        False,
    )
    ultimo = Andamento.objects.do_processo(processo).order_by("sequencia").last()
    assert ultimo.tipo == "acesso_externo_concedido"
    assert ultimo.dados["pessoa"] == "Paula Reis"
    assert um.numero_formatado in ultimo.dados["alcance"]
    assert outro.numero_formatado not in ultimo.dados["alcance"]


def test_o_processo_inteiro_abre_tambem_o_que_vem_depois_menos_a_minuta(cena: Elenco) -> None:
    processo, documentos = restrito(cena)
    ana = cena.ator("ana")
    dada = conceder_acesso(ana, processo=processo, novo=novo(integral=True))
    depois = redigir(ana, cena.casa, processo, "Depois.")
    minuta = redigir(ana, cena.casa, processo, "Minuta.")
    assinar(ana, cena.casa, depois)
    vistos = lidos(pelo_link(cena, dada), processo)
    assert vistos == {*(d.pk for d in documentos), depois.pk}
    assert minuta.pk not in vistos


def test_a_mensagem_leva_o_endereco_e_o_segredo_nao_fica_guardado(cena: Elenco) -> None:
    processo, (um, _) = restrito(cena)
    dada = conceder_acesso(cena.ator("ana"), processo=processo, novo=novo(documentos=[um.pk]))
    feitas: list[tuple[str, dict[str, Any]]] = []
    executar_tarefas(feitas)
    (carta,) = [c for c in mail.outbox if c.to == ["paula@exemplo.example"]]
    segredo = segredo_da(dada)
    assert f"/{cena.casa.instituicao.slug}/acesso/{segredo}/" in carta.body
    assert "Advogada da parte" in carta.body
    linha = ConcessaoDeAcesso.objects.values().get(pk=dada.pk)
    assert segredo not in {str(valor) for valor in linha.values()}
    assert segredo not in str(feitas)
    assert do_segredo(segredo) == dada
    for errado in (segredo[:-1], segredo + "x", "", segredos.segredo_de("outro", dada.numero)):
        with pytest.raises(NaoEncontrado):
            do_segredo(errado)


def test_quem_tem_conta_le_por_ela_e_nao_recebe_segredo(cena: Elenco) -> None:
    processo, (um, outro) = restrito(cena)
    paula = conta_nova("Paula Reis", "93541134780")
    ana = cena.ator("ana")
    dada = conceder_acesso(
        ana,
        processo=processo,
        novo=novo(cpf="935.411.347-80", email=paula.email.upper(), documentos=[um.pk]),
    )
    assert (dada.resumo, dada.numero, dada.acesso.conta) == ("", "", paula)
    with pytest.raises(NaoEncontrado):
        do_segredo("")
    assert lidos(Ator.cidadao(cena.casa.instituicao.pk, paula.pk), processo) == {um.pk}
    executar_tarefas()
    (carta,) = [c for c in mail.outbox if c.to == [paula.email.lower()]]
    assert f"/meus/acesso/{processo.digitos}/" in carta.body


def test_o_cpf_de_uma_conta_com_outro_email_nao_abre_nada(cena: Elenco) -> None:
    """Anybody may open an account with a CPF: the e-mail says whose it is."""
    processo, (um, _) = restrito(cena)
    conta_nova("Paula Reis", "93541134780")
    alheio = novo(cpf="93541134780", email="outra@exemplo.example", documentos=[um.pk])
    with recusado("conta_nao_encontrada"):
        conceder_acesso(cena.ator("ana"), processo=processo, novo=alheio)
    assert not AcessoExterno.objects.exists()


@pytest.mark.parametrize(
    ("mudanca", "codigo"),
    [
        ({"nome": " "}, "nome_obrigatorio"),
        ({"email": "paula"}, "email_invalido"),
        ({"motivo": " "}, "motivo_obrigatorio"),
        ({"cpf": "123"}, "cpf_invalido"),
        ({"dias": 0}, "prazo_fora"),
        ({"dias": 181}, "prazo_fora"),
        ({"documentos": []}, "documentos_obrigatorios"),
        ({"documentos": [10**9]}, "documento_de_outro"),
    ],
)
def test_recusado_nada_se_abre(cena: Elenco, mudanca: dict[str, Any], codigo: str) -> None:
    processo, (um, _) = restrito(cena)
    with recusado(codigo):
        conceder_acesso(
            cena.ator("ana"), processo=processo, novo=novo(**({"documentos": [um.pk]} | mudanca))
        )
    assert not AcessoExterno.objects.exists()


def test_minuta_cancelado_e_documento_de_outro_processo_nao_saem(cena: Elenco) -> None:
    processo, (um, outro) = restrito(cena)
    ana = cena.ator("ana")
    minuta = redigir(ana, cena.casa, processo, "Minuta.")
    with recusado("documento_nao_sai"):
        conceder_acesso(ana, processo=processo, novo=novo(documentos=[um.pk, minuta.pk]))
    lido = conceder_acesso(ana, processo=processo, novo=novo(documentos=[outro.pk]))
    ver_documento(pelo_link(cena, lido), documento=Documento.objects.get(pk=outro.pk))
    cancelar_documento(ana, documento=Documento.objects.get(pk=outro.pk), motivo="Engano")
    assert lidos(pelo_link(cena, lido), processo) == set()
    with recusado("documento_de_outro"):
        conceder_acesso(ana, processo=processo, novo=novo(documentos=[outro.pk]))
    _, (alheio, _) = restrito(cena)
    with recusado("documento_de_outro"):
        conceder_acesso(ana, processo=processo, novo=novo(documentos=[alheio.pk]))


def test_so_abre_quem_tem_a_permissao_em_unidade_onde_o_processo_esta(cena: Elenco) -> None:
    processo, (um, _) = restrito(cena)
    for quem in ("fabio", "edu"):  # Básico, of the same unit; and who administers
        with pytest.raises(SemPermissao):
            conceder_acesso(cena.ator(quem), processo=processo, novo=novo(documentos=[um.pk]))
    with recusado("nao_aberto_na_unidade"):
        conceder_acesso(cena.ator("bia"), processo=processo, novo=novo(documentos=[um.pk]))
    concluir_processo(cena.ator("ana"), processo=processo)
    with recusado("nao_aberto_na_unidade"):
        conceder_acesso(cena.ator("ana"), processo=processo, novo=novo(documentos=[um.pk]))


def test_processo_sigiloso_nao_se_abre_a_ninguem_de_fora(cena: Elenco) -> None:
    secreto = autuar_sigiloso(cena.ator("ana"), cena.casa)
    with recusado("processo_sigiloso"):
        conceder_acesso(cena.ator("ana"), processo=secreto, novo=novo(integral=True))


def test_o_mesmo_formulario_duas_vezes_abre_uma(cena: Elenco) -> None:
    processo, (um, _) = restrito(cena)
    pedido = novo(documentos=[um.pk])
    primeira = conceder_acesso(cena.ator("ana"), processo=processo, novo=pedido)
    assert conceder_acesso(cena.ator("ana"), processo=processo, novo=pedido) == primeira
    assert AcessoExterno.objects.count() == 1
    outro, _ = restrito(cena)
    with pytest.raises(NaoEncontrado):
        conceder_acesso(cena.ator("ana"), processo=outro, novo=pedido)


def test_vence_no_fim_do_ultimo_dia(cena: Elenco) -> None:
    processo, (um, _) = restrito(cena)
    dada = conceder_acesso(
        cena.ator("ana"), processo=processo, novo=novo(documentos=[um.pk], dias=3)
    )
    assert dada.acesso.vence_em is not None
    local = dada.acesso.vence_em.astimezone()
    assert dada.acesso.vence_em > agora() + timedelta(days=2)
    assert local.date() >= hoje() + timedelta(days=3)
    with como_em(dada.acesso.vence_em - timedelta(seconds=1)):
        assert dada.valendo
    with como_em(dada.acesso.vence_em):
        assert not dada.valendo


@pytest.mark.django_db(transaction=True)
def test_dois_ao_mesmo_tempo_com_o_mesmo_formulario_abrem_um_acesso(elenco: Elenco) -> None:
    with elenco.em(elenco.casa):
        processo, (um, _) = restrito(elenco)
    pedido = novo(documentos=[um.pk], chave=UUID(int=7))

    def abrir() -> int:
        with elenco.em(elenco.casa):
            return conceder_acesso(elenco.ator("ana"), processo=processo, novo=pedido).pk

    primeiro, segundo = ao_mesmo_tempo(abrir, abrir)
    assert primeiro == segundo
    with elenco.em(elenco.casa):
        assert AcessoExterno.objects.count() == 1


def test_o_tempo_maximo_e_o_da_instalacao(cena: Elenco, settings: Any) -> None:
    settings.ACESSO_EXTERNO_DIAS = 10
    processo, (um, _) = restrito(cena)
    pedido = novo(documentos=[um.pk], dias=11)
    with recusado("prazo_fora"):
        conceder_acesso(cena.ator("ana"), processo=processo, novo=pedido)
    assert conceder_acesso(cena.ator("ana"), processo=processo, novo=replace(pedido, dias=10)).pk
