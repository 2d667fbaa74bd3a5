"""Giving and renewing credentials."""

import pytest
from django.core import mail

from seiva.core.erros import NaoEncontrado, SemPermissao
from seiva.organizacao.models import Lotacao, Perfil
from seiva.processos.acoes.atribuir import atribuir_processo
from seiva.processos.acoes.conceder import conceder_credencial, renovar_credencial
from seiva.processos.acoes.concluir import concluir_processo, reabrir_processo
from seiva.processos.acoes.enviar import enviar_processo
from seiva.processos.acoes.receber import receber_processo
from seiva.processos.models import Passagem, Processo
from seiva.processos.tests.apoio_de_sigilo import conhece, credencial, na_mesa, tipos_de
from tests.apoio import executar_tarefas, recusado
from tests.elenco import Elenco
from tests.fabricas import autuar, autuar_sigiloso

pytestmark = pytest.mark.django_db


def dar_a_bia(cena: Elenco, processo: Processo) -> None:
    unidade = cena.casa.unidades["TRIB"]
    conceder_credencial(
        cena.ator("ana"), processo=processo, conta=cena.contas["bia"], unidade=unidade
    )


def test_quem_recebe_a_credencial_passa_a_ter_o_processo_na_mesa_dessa_unidade(
    cena: Elenco,
) -> None:
    ana, bia = cena.ator("ana"), cena.ator("bia")
    processo = autuar_sigiloso(ana, cena.casa)
    assert not conhece(bia, processo)
    dar_a_bia(cena, processo)
    assert conhece(bia, processo)
    assert na_mesa(bia, processo)
    passagem = Passagem.objects.get(processo=processo, unidade=cena.casa.unidades["TRIB"])
    assert passagem.nao_lida
    assert tipos_de(processo) == ["processo_gerado", "credencial_concedida"]
    dada = credencial(processo, bia)
    assert (dada.concedida_por_id, dada.recebida_em) == (ana.conta_id, None)


def test_a_mesma_unidade_sem_credencial_continua_sem_saber(cena: Elenco) -> None:
    ana, fabio = cena.ator("ana"), cena.ator("fabio")
    processo = autuar_sigiloso(ana, cena.casa)
    dar_a_bia(cena, processo)
    assert not conhece(fabio, processo)
    assert not na_mesa(fabio, processo)


def test_o_aviso_por_correio_nao_diz_de_que_processo_se_trata(cena: Elenco) -> None:
    processo = autuar_sigiloso(cena.ator("ana"), cena.casa, especificacao="Apuração reservada")
    dar_a_bia(cena, processo)
    executar_tarefas()
    (carta,) = mail.outbox
    assert carta.to == [cena.contas["bia"].email]
    tudo = carta.subject + carta.body
    assert processo.numero not in tudo
    assert "Apuração" not in tudo
    assert processo.tipo.nome not in tudo


def test_quem_nao_tem_lotacao_na_unidade_nao_recebe(cena: Elenco) -> None:
    ana = cena.ator("ana")
    processo = autuar_sigiloso(ana, cena.casa)
    with recusado("pessoa_sem_lotacao"):
        conceder_credencial(
            ana, processo=processo, conta=cena.contas["bia"], unidade=cena.casa.unidades["RH"]
        )


def test_quem_ja_tem_nao_recebe_outra(cena: Elenco) -> None:
    processo = autuar_sigiloso(cena.ator("ana"), cena.casa)
    dar_a_bia(cena, processo)
    with recusado("ja_tem_credencial"):
        dar_a_bia(cena, processo)


def test_processo_que_nao_e_sigiloso_nao_usa_credencial(cena: Elenco) -> None:
    processo = autuar(cena.ator("ana"), cena.casa)
    with recusado("sem_credencial"):
        dar_a_bia(cena, processo)


def test_quem_nao_tem_credencial_nao_concede(cena: Elenco) -> None:
    processo = autuar_sigiloso(cena.ator("ana"), cena.casa)
    with recusado("sem_credencial"):
        conceder_credencial(
            cena.ator("fabio"),
            processo=processo,
            conta=cena.contas["fabio"],
            unidade=cena.casa.unidades["RH"],
        )


def test_sem_permissao_de_tramitar_nao_concede(cena: Elenco) -> None:
    ana = cena.ator("ana")
    processo = autuar_sigiloso(ana, cena.casa)
    Lotacao.objects.filter(conta=ana.conta_id).update(
        perfil=Perfil.objects.create(nome="Só olha", permissoes=[])
    )
    with pytest.raises(SemPermissao):
        dar_a_bia(cena, processo)


def test_processo_sigiloso_nao_se_envia_e_a_recusa_diz_o_que_fazer(cena: Elenco) -> None:
    ana = cena.ator("ana")
    processo = autuar_sigiloso(ana, cena.casa)
    with recusado("processo_sigiloso") as recusa:
        enviar_processo(ana, processo=processo, destinos=[cena.casa.unidades["TRIB"]])
    assert "Credenciais" in recusa.value.mensagem


def test_cada_titular_recebe_por_si(cena: Elenco) -> None:
    ana, fabio = cena.ator("ana"), cena.ator("fabio")
    processo = autuar_sigiloso(ana, cena.casa)
    conceder_credencial(
        ana, processo=processo, conta=cena.contas["fabio"], unidade=cena.casa.unidades["RH"]
    )
    with recusado("nada_a_receber"):
        receber_processo(ana, processo=processo)
    passagem = receber_processo(fabio, processo=processo)
    passagem.refresh_from_db()
    assert not passagem.nao_lida
    assert tipos_de(processo)[-1] == "recebido_por_pessoa"


def test_concluir_e_da_pessoa_e_a_unidade_fecha_com_o_ultimo_titular(cena: Elenco) -> None:
    ana, fabio = cena.ator("ana"), cena.ator("fabio")
    processo = autuar_sigiloso(ana, cena.casa)
    conceder_credencial(
        ana, processo=processo, conta=cena.contas["fabio"], unidade=cena.casa.unidades["RH"]
    )
    assert concluir_processo(ana, processo=processo).aberta
    assert not na_mesa(ana, processo)
    assert na_mesa(fabio, processo)
    with recusado("nao_aberto_na_unidade"):
        concluir_processo(ana, processo=processo)
    assert not concluir_processo(fabio, processo=processo).aberta
    assert Processo.objects.get().concluido_em is not None
    assert reabrir_processo(ana, processo=processo).aberta
    assert Processo.objects.get().concluido_em is None
    assert not na_mesa(fabio, processo)
    assert tipos_de(processo)[-3:] == [
        "concluido_por_pessoa",
        "concluido_por_pessoa",
        "reaberto_por_pessoa",
    ]


def test_so_se_atribui_a_quem_tem_credencial(cena: Elenco) -> None:
    ana = cena.ator("ana")
    processo = autuar_sigiloso(ana, cena.casa)
    with recusado("pessoa_sem_credencial"):
        atribuir_processo(ana, processo=processo, pessoa=cena.contas["fabio"])


def test_renovar_traz_o_processo_de_volta_a_mesa_da_pessoa(cena: Elenco) -> None:
    ana, bia = cena.ator("ana"), cena.ator("bia")
    processo = autuar_sigiloso(ana, cena.casa)
    dar_a_bia(cena, processo)
    receber_processo(bia, processo=processo)
    concluir_processo(bia, processo=processo)
    assert not na_mesa(bia, processo)
    renovar_credencial(ana, processo=processo, credencial=credencial(processo, bia))
    assert na_mesa(bia, processo)
    assert Passagem.objects.get(processo=processo, unidade=bia.unidade_id).nao_lida
    assert tipos_de(processo)[-1] == "credencial_renovada"


def test_a_propria_credencial_nao_se_renova_nem_a_que_acabou(cena: Elenco) -> None:
    from seiva.processos.acoes.cassar import cassar_credencial

    ana, bia = cena.ator("ana"), cena.ator("bia")
    processo = autuar_sigiloso(ana, cena.casa)
    with recusado("propria_credencial"):
        renovar_credencial(ana, processo=processo, credencial=credencial(processo, ana))
    dar_a_bia(cena, processo)
    cassar_credencial(ana, processo=processo, credencial=credencial(processo, bia))
    with pytest.raises(NaoEncontrado):
        renovar_credencial(ana, processo=processo, credencial=credencial(processo, bia))
