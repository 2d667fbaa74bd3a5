"""Asking to read what is restricted, and being answered: each rule."""

from datetime import timedelta
from typing import Any

import pytest
from django.core import mail
from django.utils.timezone import localdate

from seiva.andamentos.models import Andamento
from seiva.catalogo.models import HipoteseLegal
from seiva.core.ator import Ator
from seiva.core.erros import NaoEncontrado, SemPermissao
from seiva.core.relogio import agora, como_em
from seiva.documentos.acoes.vista import (
    conceder_vista,
    pedir_vista,
    prazo_de_resposta,
    prorrogar_vista,
    recusar_vista,
)
from seiva.documentos.models import Documento, PedidoDeVista
from seiva.documentos.vistas import fechados_a, pelos_numeros
from seiva.organizacao.models import Conta, Unidade
from seiva.processos.models import AcessoExterno, Processo
from tests.apoio import ao_mesmo_tempo, executar_tarefas, recusado
from tests.elenco import Elenco, conta_nova
from tests.fabricas import assinar, autuar, autuar_sigiloso, redigir

pytestmark = pytest.mark.django_db


def restrito(cena: Elenco, *, nivel: int = 1) -> tuple[Processo, list[Documento]]:
    ana = cena.ator("ana")
    processo = autuar(ana, cena.casa, nivel=nivel)
    documentos = [redigir(ana, cena.casa, processo, f"Texto {n}.") for n in range(2)]
    for documento in documentos:
        assinar(ana, cena.casa, documento)
    return processo, documentos


def paula(cena: Elenco) -> tuple[Conta, Ator]:
    conta = conta_nova("Paula Reis", "93541134780")
    return conta, Ator.cidadao(cena.casa.instituicao.pk, conta.pk, conta.nome)


def lidos(ator: Ator, processo: Processo) -> set[int]:
    achados = Documento.objects.legiveis_por(ator).do_processo(processo)
    return set(achados.values_list("pk", flat=True))


def ultimo(processo: Processo) -> Any:
    return Andamento.objects.do_processo(processo).order_by("sequencia").last()


def test_pede_o_inteiro_e_a_unidade_concede_a_conta(cena: Elenco) -> None:
    processo, documentos = restrito(cena)
    conta, ator = paula(cena)
    pedido = pedir_vista(ator, processo=processo, integral=True, motivo=" Sou parte. ")
    assert (pedido.motivo, pedido.estado) == ("Sou parte.", "aberto")
    assert pedido.prazo == prazo_de_resposta(localdate(), 20)
    assert ultimo(processo).tipo == "vista_pedida"
    assert lidos(ator, processo) == set()
    feito = conceder_vista(cena.ator("ana"), processo=processo, pedido=pedido, dias=10)
    assert feito.estado == "concedido"
    assert feito.acesso is not None
    assert (feito.acesso.origem, feito.acesso.conta) == ("vista", conta)
    assert lidos(ator, processo) == {d.pk for d in documentos}
    assert ultimo(processo).tipo == "acesso_externo_concedido"
    executar_tarefas()
    (carta,) = [c for c in mail.outbox if c.to == [conta.email]]
    assert f"/meus/acesso/{processo.digitos}/" in carta.body


def test_pede_um_documento_e_so_ele_se_abre(cena: Elenco) -> None:
    processo, (um, outro) = restrito(cena)
    _, ator = paula(cena)
    assert [d.pk for d in fechados_a(ator, processo)] == [um.pk, outro.pk]
    pedido = pedir_vista(ator, processo=processo, integral=False, documentos=[um.pk])
    conceder_vista(cena.ator("ana"), processo=processo, pedido=pedido)
    assert lidos(ator, processo) == {um.pk}
    assert [d.pk for d in fechados_a(ator, processo)] == [outro.pk]


def test_a_unidade_pode_abrir_so_uma_parte_do_que_se_pediu(cena: Elenco) -> None:
    processo, (um, outro) = restrito(cena)
    _, ator = paula(cena)
    ana = cena.ator("ana")
    pedido = pedir_vista(ator, processo=processo, integral=True)
    chaves = pelos_numeros(ana, processo, f" {outro.numero_formatado}; ")
    conceder_vista(ana, processo=processo, pedido=pedido, documentos=chaves)
    assert lidos(ator, processo) == {outro.pk}
    with recusado("documento_de_outro"):
        pelos_numeros(ana, processo, "999999")
    assert pelos_numeros(ana, processo, "") == []


def test_recusa_com_a_lei_o_motivo_e_o_caminho_do_recurso(cena: Elenco) -> None:
    processo, _ = restrito(cena)
    conta, ator = paula(cena)
    ana = cena.ator("ana")
    pedido = pedir_vista(ator, processo=processo, integral=True)
    with recusado("hipotese_obrigatoria"):
        recusar_vista(ana, processo=processo, pedido=pedido, hipotese=None, resposta="Não")
    with recusado("resposta_obrigatoria"):
        recusar_vista(
            ana, processo=processo, pedido=pedido, hipotese=cena.casa.hipotese, resposta=" "
        )
    feito = recusar_vista(
        ana,
        processo=processo,
        pedido=pedido,
        hipotese=cena.casa.hipotese,
        resposta="Dados de saúde",
    )
    assert (feito.estado, feito.hipotese) == ("recusado", cena.casa.hipotese)
    assert ultimo(processo).tipo == "vista_recusada"
    assert not AcessoExterno.objects.exists()
    executar_tarefas()
    (carta,) = [c for c in mail.outbox if c.to == [conta.email]]
    for dito in ("Dados de saúde", str(cena.casa.hipotese), "recorrer em 10 dias", "/meus/vistas/"):
        assert dito in carta.body.replace("\n", " ")
    assert pedir_vista(ator, processo=processo, integral=True).pk != pedido.pk


def test_a_hipotese_fora_de_uso_nao_serve(cena: Elenco) -> None:
    processo, _ = restrito(cena)
    _, ator = paula(cena)
    pedido = pedir_vista(ator, processo=processo, integral=True)
    velha = HipoteseLegal.objects.create(nome="Velha", base_legal="Lei", ativo=False)
    with recusado("hipotese_obrigatoria"):
        recusar_vista(
            cena.ator("ana"), processo=processo, pedido=pedido, hipotese=velha, resposta="Não"
        )


def test_prorroga_uma_vez_por_dez_dias_contados_do_pedido(cena: Elenco) -> None:
    processo, _ = restrito(cena)
    conta, ator = paula(cena)
    ana = cena.ator("ana")
    pedido = pedir_vista(ator, processo=processo, integral=True)
    with recusado("motivo_obrigatorio"):
        prorrogar_vista(ana, processo=processo, pedido=pedido, motivo="")
    feito = prorrogar_vista(ana, processo=processo, pedido=pedido, motivo="Ouvir a TRIB")
    assert feito.prazo == prazo_de_resposta(localdate(pedido.pedido_em), 30)
    assert feito.prazo > pedido.prazo
    assert ultimo(processo).tipo == "vista_prorrogada"
    with recusado("vista_ja_prorrogada"):
        prorrogar_vista(ana, processo=processo, pedido=pedido, motivo="De novo")
    executar_tarefas()
    (carta,) = [c for c in mail.outbox if c.to == [conta.email]]
    assert f"{feito.prazo:%d/%m/%Y}" in carta.body


def test_um_pedido_por_vez_e_so_do_que_esta_fechado(cena: Elenco) -> None:
    processo, (um, _) = restrito(cena)
    _, ator = paula(cena)
    with recusado("documentos_obrigatorios"):
        pedir_vista(ator, processo=processo, integral=False)
    with recusado("documentos_obrigatorios"):
        pedir_vista(ator, processo=processo, integral=False, documentos=[10**9])
    publico, _ = restrito(cena, nivel=0)
    with recusado("nada_a_pedir"):
        pedir_vista(ator, processo=publico, integral=True)
    pedir_vista(ator, processo=processo, integral=False, documentos=[um.pk])
    with recusado("vista_ja_pedida"):
        pedir_vista(ator, processo=processo, integral=True)
    assert PedidoDeVista.objects.count() == 1


def test_so_pede_quem_entrou_como_cidadao_e_nunca_o_sigiloso(cena: Elenco) -> None:
    processo, _ = restrito(cena)
    casa = cena.casa.instituicao.pk
    for outro in (cena.ator("bia"), Ator.publico(casa), Ator.do_acesso(casa, 1, "Paula")):
        with recusado("so_cidadao"):
            pedir_vista(outro, processo=processo, integral=True)
    secreto = autuar_sigiloso(cena.ator("ana"), cena.casa)
    with recusado("processo_sigiloso"):
        pedir_vista(paula(cena)[1], processo=secreto, integral=True)


def test_so_responde_quem_pode_uma_vez_e_no_processo_certo(cena: Elenco) -> None:
    processo, _ = restrito(cena)
    outro, _ = restrito(cena)
    _, ator = paula(cena)
    pedido = pedir_vista(ator, processo=processo, integral=True)
    with pytest.raises(SemPermissao):
        conceder_vista(cena.ator("fabio"), processo=processo, pedido=pedido)
    with recusado("nao_aberto_na_unidade"):
        conceder_vista(cena.ator("bia"), processo=processo, pedido=pedido)
    ana = cena.ator("ana")
    with pytest.raises(NaoEncontrado):
        conceder_vista(ana, processo=outro, pedido=pedido)
    with recusado("prazo_fora"):
        conceder_vista(ana, processo=processo, pedido=pedido, dias=0)
    conceder_vista(ana, processo=processo, pedido=pedido)
    with recusado("vista_respondida"):
        recusar_vista(
            ana, processo=processo, pedido=pedido, hipotese=cena.casa.hipotese, resposta="Não"
        )


def test_o_nome_de_quem_pede_nao_e_publico(cena: Elenco) -> None:
    processo, _ = restrito(cena)
    _, ator = paula(cena)
    pedir_vista(ator, processo=processo, integral=True)
    resumo = Andamento.objects.do_processo(processo).da_visao("resumido")
    assert not resumo.filter(tipo="vista_pedida").exists()


def test_avisa_as_unidades_que_pediram_para_ser_avisadas(cena: Elenco) -> None:
    processo, _ = restrito(cena)
    _, ator = paula(cena)
    Unidade.objects.filter(sigla="RH").update(email="rh@exemplo.example", avisa_envio=True)
    pedir_vista(ator, processo=processo, integral=True)
    executar_tarefas()
    (carta,) = [c for c in mail.outbox if c.to == ["rh@exemplo.example"]]
    assert f"/processos/{processo.pk}/acesso-externo/" in carta.body
    assert "Paula" not in carta.body


def test_o_prazo_se_conta_pelo_motor_de_prazos(cena: Elenco) -> None:
    processo, _ = restrito(cena)
    _, ator = paula(cena)
    with como_em(agora() + timedelta(days=7)):
        pedido = pedir_vista(ator, processo=processo, integral=True)
    assert pedido.prazo == prazo_de_resposta(localdate(pedido.pedido_em), 20)
    assert pedido.prazo.weekday() < 5


@pytest.mark.django_db(transaction=True)
def test_dois_respondem_ao_mesmo_tempo_e_um_so_vale(elenco: Elenco) -> None:
    with elenco.em(elenco.casa):
        processo, _ = restrito(elenco)
        _, ator = paula(elenco)
        pedido = pedir_vista(ator, processo=processo, integral=True)

    def conceder() -> str:
        with elenco.em(elenco.casa):
            return conceder_vista(elenco.ator("ana"), processo=processo, pedido=pedido).estado

    def recusar() -> str:
        with elenco.em(elenco.casa):
            return recusar_vista(
                elenco.ator("ana"),
                processo=processo,
                pedido=pedido,
                hipotese=elenco.casa.hipotese,
                resposta="Não",
            ).estado

    respostas = {str(r) for r in ao_mesmo_tempo(conceder, recusar)}
    assert "Este pedido já foi respondido." in respostas
    with elenco.em(elenco.casa):
        estado = PedidoDeVista.objects.get().estado
        assert estado in respostas
        assert AcessoExterno.objects.count() == (1 if estado == "concedido" else 0)
