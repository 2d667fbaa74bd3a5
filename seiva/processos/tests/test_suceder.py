"""One unit in the place of another: what follows, and what nobody gains by it."""

from datetime import timedelta
from typing import Any

import pytest

from seiva.andamentos.models import Andamento
from seiva.andamentos.registro import conferir_corrente
from seiva.core.ator import Ator
from seiva.core.erros import SemPermissao
from seiva.core.relogio import hoje
from seiva.organizacao.models import Lotacao
from seiva.processos.acoes.anotar import anotar_processo, definir_prazo
from seiva.processos.acoes.coordenar import ativar_credencial_do_acervo
from seiva.processos.acoes.enviar import desfazer_envio, enviar_processo
from seiva.processos.acoes.suceder import suceder_credencial, suceder_processo
from seiva.processos.models import Anotacao, Credencial, Destino, Passagem, Processo
from seiva.processos.sucessao import Sucessao
from tests.apoio import recusado
from tests.elenco import Elenco
from tests.fabricas import autuar, autuar_sigiloso

ATO = "Decreto 12/2026"


def sucessao(cena: Elenco, de: str = "RH", para: str = "TRIB") -> Sucessao:
    unidades = cena.casa.unidades
    la = Lotacao.objects.vigentes(hoje()).filter(unidade=unidades[para])
    return Sucessao(
        unidades[de], unidades[para], ATO, frozenset(la.values_list("conta", flat=True))
    )


def suceder(cena: Elenco, processo: Processo, **onde: Any) -> bool:
    return suceder_processo(cena.ator("edu"), processo=processo, sucessao=sucessao(cena, **onde))


def passagem(cena: Elenco, processo: Processo, sigla: str) -> Passagem:
    return Passagem.objects.get(processo=processo, unidade=cena.casa.unidades[sigla])


@pytest.mark.django_db
def test_o_que_nao_foi_lido_chega_nao_lido_e_o_prazo_vai_junto(cena: Elenco) -> None:
    processo = autuar(cena.ator("bia"), cena.casa)
    enviar_processo(cena.ator("bia"), processo=processo, destinos=[cena.casa.unidades["RH"]])
    assert passagem(cena, processo, "RH").nao_lida
    prazo = hoje() + timedelta(days=3)
    definir_prazo(cena.ator("ana"), processo=processo, data=prazo)
    suceder(cena, processo, para="GAB")
    la = passagem(cena, processo, "GAB")
    assert (la.aberta, la.nao_lida, la.prazo, la.remetente) == (
        True, True, prazo, cena.casa.unidades["TRIB"],
    )  # fmt: skip
    assert conferir_corrente(processo) == []


@pytest.mark.django_db
def test_quem_cuidava_so_continua_se_trabalha_la(cena: Elenco) -> None:
    processo = autuar(cena.ator("ana"), cena.casa)
    suceder(cena, processo)
    assert passagem(cena, processo, "TRIB").atribuida_a is None
    assert Andamento.objects.filter(processo=processo, tipo="atribuicao_removida").exists()


@pytest.mark.django_db
def test_suceder_duas_vezes_nao_muda_nada_na_segunda(cena: Elenco) -> None:
    processo = autuar(cena.ator("ana"), cena.casa)
    assert suceder(cena, processo)
    antes = Andamento.objects.count()
    assert not suceder(cena, processo)
    assert Andamento.objects.count() == antes


@pytest.mark.django_db
def test_quem_devia_a_devolucao_continua_devendo_e_devolver_a_cumpre(cena: Elenco) -> None:
    casa, ana, edu = cena.casa, cena.ator("ana"), cena.ator("edu")
    processo = autuar(ana, casa)
    dia = hoje() + timedelta(days=5)
    enviar_processo(ana, processo=processo, destinos=[casa.unidades["TRIB"]], retorno_em=dia)
    suceder(cena, processo, de="TRIB", para="GAB")
    assert Destino.objects.a_devolver_por(casa.unidades["GAB"].pk).count() == 1
    enviar_processo(edu, processo=processo, destinos=[casa.unidades["RH"]])
    assert not Destino.objects.devolucoes_devidas().exists()


@pytest.mark.django_db
def test_quem_esperava_a_devolucao_passa_a_vez_a_sucessora(cena: Elenco) -> None:
    casa, ana, bia = cena.casa, cena.ator("ana"), cena.ator("bia")
    processo = autuar(ana, casa)
    dia = hoje() + timedelta(days=5)
    enviar_processo(ana, processo=processo, destinos=[casa.unidades["TRIB"]], retorno_em=dia)
    suceder(cena, processo, para="GAB")
    assert not passagem(cena, processo, "GAB").aberta
    enviar_processo(bia, processo=processo, destinos=[casa.unidades["GAB"]])
    assert Andamento.objects.filter(processo=processo, tipo="retorno_cumprido").exists()


@pytest.mark.django_db
def test_entre_as_duas_unidades_nao_ha_mais_o_que_devolver(cena: Elenco) -> None:
    casa, ana = cena.casa, cena.ator("ana")
    processo = autuar(ana, casa)
    dia = hoje() + timedelta(days=5)
    enviar_processo(ana, processo=processo, destinos=[casa.unidades["TRIB"]], retorno_em=dia)
    suceder(cena, processo, de="TRIB", para="RH")
    assert passagem(cena, processo, "RH").aberta
    assert not Destino.objects.devolucoes_devidas().exists()


@pytest.mark.django_db
def test_o_envio_nao_recebido_nao_se_desfaz_mais(cena: Elenco) -> None:
    casa, ana = cena.casa, cena.ator("ana")
    processo = autuar(ana, casa)
    enviar_processo(ana, processo=processo, destinos=[casa.unidades["TRIB"]])
    suceder(cena, processo, de="TRIB", para="GAB")
    with recusado("envio_ja_recebido"):
        desfazer_envio(ana, processo=Processo.objects.get(pk=processo.pk))


@pytest.mark.django_db
def test_anotacoes_das_duas_unidades_se_juntam_e_nenhuma_se_perde(cena: Elenco) -> None:
    casa, ana, bia = cena.casa, cena.ator("ana"), cena.ator("bia")
    processo = autuar(ana, casa)
    anotar_processo(ana, processo=processo, texto="Ligar")
    enviar_processo(ana, processo=processo, destinos=[casa.unidades["TRIB"]], manter_aberto=True)
    anotar_processo(bia, processo=processo, texto="Conferir")
    suceder(cena, processo)
    assert [a.texto for a in Anotacao.objects.filter(processo=processo)] == ["Conferir | RH: Ligar"]


@pytest.mark.django_db
def test_so_quem_administra_faz_suceder(cena: Elenco) -> None:
    processo = autuar(cena.ator("ana"), cena.casa)
    with pytest.raises(SemPermissao):
        suceder_processo(cena.ator("ana"), processo=processo, sucessao=sucessao(cena))
    with pytest.raises(SemPermissao):
        publico = Ator.publico(cena.casa.instituicao.pk)
        suceder_processo(publico, processo=processo, sucessao=sucessao(cena))


@pytest.mark.django_db
def test_processo_sigiloso_nao_passa_de_unidade_a_unidade(cena: Elenco) -> None:
    processo = autuar_sigiloso(cena.ator("ana"), cena.casa)
    with recusado("processo_sigiloso"):
        suceder(cena, processo)


def _lotar_em(cena: Elenco, quem: str, sigla: str) -> None:
    conta = cena.contas[quem]
    perfil = Lotacao.objects.filter(conta=conta).first().perfil
    Lotacao.objects.create(
        conta=conta, unidade=cena.casa.unidades[sigla], perfil=perfil, inicio=hoje()
    )


@pytest.mark.django_db
def test_a_credencial_segue_a_pessoa_e_ninguem_mais_passa_a_ler(cena: Elenco) -> None:
    casa, ana = cena.casa, cena.ator("ana")
    processo = autuar_sigiloso(ana, casa)
    _lotar_em(cena, "ana", "TRIB")
    credencial = Credencial.objects.get(processo=processo)
    suceder_credencial(
        cena.ator("edu"), processo=processo, credencial=credencial, sucessao=sucessao(cena)
    )
    leem = {
        (quem, onde)
        for quem, onde in (
            ("ana", "RH"),
            ("ana", "TRIB"),
            ("bia", "TRIB"),
            ("edu", "GAB"),
            ("fabio", "RH"),
        )
        if Processo.objects.legiveis_por(cena.ator(quem, onde)).filter(pk=processo.pk).exists()
    }
    assert leem == {("ana", "TRIB")}
    assert passagem(cena, processo, "TRIB").aberta
    assert not passagem(cena, processo, "RH").aberta
    entrada = Andamento.objects.get(processo=processo, tipo="credencial_sucedida")
    assert entrada.texto == (
        f"Credencial de Ana Prado passou da unidade RH para TRIB por reorganização: {ATO}"
    )


@pytest.mark.django_db
def test_a_credencial_de_quem_saiu_dorme_ate_a_coordenacao_ativar_outra(cena: Elenco) -> None:
    """Nobody of the new unit reads it, the coordinator neither: who is in charge finds it."""
    casa, ana = cena.casa, cena.ator("ana")
    processo = autuar_sigiloso(ana, casa)
    credencial = Credencial.objects.get(processo=processo)
    suceder_credencial(
        cena.ator("edu"), processo=processo, credencial=credencial, sucessao=sucessao(cena)
    )
    Lotacao.objects.filter(conta=cena.contas["fabio"]).update(unidade=casa.unidades["TRIB"])
    fabio = cena.ator("fabio")
    coordena = Ator(
        **{c: getattr(fabio, c) for c in ("instituicao_id", "conta_id", "unidade_id", "nome")},
        unidade_sigla="TRIB",
        permissoes=frozenset({"sigilo.coordenar"}),
    )
    assert not Processo.objects.legiveis_por(coordena).filter(pk=processo.pk).exists()
    assert Processo.objects.do_acervo_de(coordena).filter(pk=processo.pk).exists()
    ativar_credencial_do_acervo(coordena, processo=processo, conta=cena.contas["bia"])
    assert Processo.objects.legiveis_por(cena.ator("bia")).filter(pk=processo.pk).exists()


@pytest.mark.django_db
def test_a_credencial_recebida_continua_recebida(cena: Elenco) -> None:
    ana = cena.ator("ana")
    processo = autuar_sigiloso(ana, cena.casa)
    _lotar_em(cena, "ana", "TRIB")
    antes = Credencial.objects.get(processo=processo)
    suceder_credencial(
        cena.ator("edu"), processo=processo, credencial=antes, sucessao=sucessao(cena)
    )
    depois = Credencial.objects.get(processo=processo, ativa=True)
    assert depois.recebida_em == antes.recebida_em
    assert not passagem(cena, processo, "TRIB").nao_lida
    antes.refresh_from_db()
    assert antes.fim == Credencial.Fim.TRANSFERIDA
