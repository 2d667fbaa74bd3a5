"""The labels of a unit: who keeps them, names that do not repeat, what was used stays."""

import pytest

from seiva.core.ator import Ator
from seiva.core.erros import SemPermissao
from seiva.organizacao.acoes.criar_registro import criar_registro
from seiva.organizacao.acoes.desativar_registro import desativar_registro
from seiva.organizacao.models import Alteracao
from seiva.processos.acoes.manter_marcadores import (
    alterar_marcador,
    criar_marcador,
    desativar_marcador,
    excluir_marcador,
    reativar_marcador,
)
from seiva.processos.acoes.marcar import desmarcar_processo, marcar_processo
from seiva.processos.cadastro_de_marcadores import MARCADORES
from seiva.processos.models import Marcador, PassoDeMarca
from seiva.processos.regras.cores import CORES, contraste
from tests.apoio import ao_mesmo_tempo, recusado
from tests.elenco import Elenco
from tests.fabricas import autuar


@pytest.mark.django_db
def test_quem_trabalha_na_unidade_cria_e_a_mudanca_fica_registrada(cena: Elenco) -> None:
    ana = cena.ator("ana")
    criado = criar_marcador(ana, nome="  Aguarda   parecer ", cor="lilas")
    assert (criado.nome, criado.unidade_id, criado.ativo) == (
        "Aguarda parecer",
        ana.unidade_id,
        True,
    )
    alterar_marcador(ana, marcador=criado, nome="Aguarda parecer", cor="azul")
    mudancas = Alteracao.objects.do_objeto(MARCADORES.nome_do_modelo, criado.pk)
    assert [m.verbo for m in mudancas] == [Alteracao.Verbo.ALTEROU, Alteracao.Verbo.CRIOU]
    assert (mudancas[0].antes, mudancas[0].depois) == ({"cor": "Lilás"}, {"cor": "Azul"})


@pytest.mark.django_db
@pytest.mark.parametrize("outro", ["Férias", "FERIAS", " ferias "])
def test_nome_em_uso_nao_se_repete_na_unidade(cena: Elenco, outro: str) -> None:
    ana = cena.ator("ana")
    criar_marcador(ana, nome="Férias", cor="azul")
    with recusado("marcador_repetido") as recusa:
        criar_marcador(ana, nome=outro, cor="verde")
    assert recusa.value.campo == "nome"
    criar_marcador(cena.ator("bia"), nome=outro, cor="verde")


@pytest.mark.django_db
def test_o_nome_de_um_fora_de_uso_fica_livre_e_ele_nao_volta_por_cima(cena: Elenco) -> None:
    ana = cena.ator("ana")
    antigo = criar_marcador(ana, nome="Urgente", cor="azul")
    desativar_marcador(ana, marcador=antigo)
    criar_marcador(ana, nome="urgente", cor="verde")
    with recusado("marcador_repetido"):
        reativar_marcador(ana, marcador=antigo)
    alterar_marcador(ana, marcador=antigo, nome="Urgente antigo", cor="azul")
    assert reativar_marcador(ana, marcador=antigo).ativo


@pytest.mark.django_db
def test_o_que_ja_se_usou_nao_se_exclui_mesmo_depois_de_tirado(cena: Elenco) -> None:
    ana = cena.ator("ana")
    usado = criar_marcador(ana, nome="Usado", cor="azul")
    nunca = criar_marcador(ana, nome="Nunca", cor="azul")
    processo = autuar(ana, cena.casa)
    marca = marcar_processo(ana, processo=processo, marcador=usado)
    desmarcar_processo(ana, processo=processo, marca=marca)
    with recusado("em_uso_em_outro_lugar"):
        excluir_marcador(ana, marcador=usado)
    excluir_marcador(ana, marcador=nunca)
    assert list(Marcador.objects.da_unidade(ana)) == [usado]
    desativar_marcador(ana, marcador=usado)
    with recusado("fora_de_uso"):
        desativar_marcador(ana, marcador=usado)


@pytest.mark.django_db
def test_ninguem_mexe_no_de_outra_unidade(cena: Elenco) -> None:
    dela, bia = criar_marcador(cena.ator("ana"), nome="Urgente", cor="azul"), cena.ator("bia")
    for ato in (desativar_marcador, excluir_marcador, reativar_marcador):
        with recusado("marcador_de_outra_unidade"):
            ato(bia, marcador=dela)
    with recusado("marcador_de_outra_unidade"):
        alterar_marcador(bia, marcador=dela, nome="Meu", cor="azul")


@pytest.mark.django_db
def test_o_administrador_cria_e_desativa_os_de_qualquer_unidade(cena: Elenco) -> None:
    edu = cena.ator("edu")
    valores = {"unidade": cena.casa.unidades["TRIB"], "nome": "Dívida ativa", "cor": "vinho"}
    criado = criar_registro(edu, cadastro=MARCADORES, valores=valores)
    assert list(Marcador.objects.da_unidade(cena.ator("bia"))) == [criado]
    with recusado("marcador_repetido"):
        criar_registro(edu, cadastro=MARCADORES, valores=valores | {"nome": "divida ATIVA"})
    assert not desativar_registro(edu, registro=criado).ativo


@pytest.mark.django_db
def test_o_servidor_comum_nao_administra_os_de_todas_as_unidades(cena: Elenco) -> None:
    valores = {"unidade": cena.casa.unidades["TRIB"], "nome": "Meu", "cor": "azul"}
    with pytest.raises(SemPermissao):
        criar_registro(cena.ator("ana"), cadastro=MARCADORES, valores=valores)


@pytest.mark.django_db
def test_de_fora_nao_se_cria(cena: Elenco) -> None:
    with pytest.raises(SemPermissao):
        criar_marcador(Ator.publico(cena.casa.instituicao.pk), nome="X", cor="azul")


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("nome", "cor", "campo"), [("", "azul", "nome"), ("X", "furta-cor", "cor")]
)
def test_nome_vazio_e_cor_desconhecida_sao_recusados(
    cena: Elenco, nome: str, cor: str, campo: str
) -> None:
    with recusado("campo_invalido") as recusa:
        criar_marcador(cena.ator("ana"), nome=nome, cor=cor)
    assert recusa.value.campo == campo


@pytest.mark.django_db
def test_renomear_nao_muda_o_que_o_passado_dizia(cena: Elenco) -> None:
    ana = cena.ator("ana")
    marcador, processo = criar_marcador(ana, nome="Revisar", cor="azul"), autuar(ana, cena.casa)
    marcar_processo(ana, processo=processo, marcador=marcador)
    alterar_marcador(ana, marcador=marcador, nome="Conferir contas", cor="verde")
    passo = PassoDeMarca.objects.vistos_por(ana, processo).get()
    assert (passo.nome, passo.cor) == ("Revisar", "azul")


@pytest.mark.django_db(transaction=True)
def test_dois_criam_o_mesmo_nome_ao_mesmo_tempo_e_fica_um(elenco: Elenco) -> None:
    def criar(quem: str, nome: str) -> Marcador:
        with elenco.em(elenco.casa):
            return criar_marcador(elenco.ator(quem), nome=nome, cor="azul")

    respostas = ao_mesmo_tempo(lambda: criar("ana", "Férias"), lambda: criar("fabio", "FERIAS"))
    assert [type(r).__name__ for r in sorted(respostas, key=lambda r: type(r).__name__)] == [
        "Marcador",
        "RegraViolada",
    ]


def test_sao_32_cores_com_nome_proprio_e_texto_que_se_le() -> None:
    assert len(CORES) == 32
    assert len({cor.nome for cor in CORES.values()}) == 32
    assert len({cor.fundo for cor in CORES.values()}) == 32
    for cor in CORES.values():
        assert contraste(cor.texto, cor.fundo) >= 4.5, cor.nome


def test_o_contraste_e_o_da_norma() -> None:
    assert contraste("#000000", "#ffffff") == pytest.approx(21)
    assert contraste("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)
