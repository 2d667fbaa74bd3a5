"""Registers of órgãos and units, and the numbering that changes only forward."""

from datetime import date
from typing import Any

import pytest

from seiva.core.relogio import hoje
from seiva.organizacao.acoes.alterar_registro import alterar_registro
from seiva.organizacao.acoes.criar_registro import criar_registro
from seiva.organizacao.acoes.desativar_registro import desativar_registro
from seiva.organizacao.cadastros import achar_cadastro
from seiva.organizacao.models import Alteracao, Lotacao, Orgao, Unidade
from seiva.processos.acoes.concluir import concluir_processo
from seiva.processos.acoes.mudar_numeracao import ja_numerou, mudar_numeracao, prever
from tests.apoio import recusado
from tests.elenco import MASCARA, Elenco
from tests.fabricas import autuar

pytestmark = pytest.mark.django_db
POR_UNIDADE = "@cod_unidade_sei_03d@.@seq_anual_cod_unidade_sei_05d@/@ano_4d@"
SIMPLES = "@seq_anual_cod_orgao_sei_05d@/@ano_4d@"


def orgao_novo(cena: Elenco, **outros: Any) -> Orgao:
    valores = {"sigla": "CAM", "nome": "Câmara", "codigo": "7", "mascara": SIMPLES,
               "feriados_proprios": False}  # fmt: skip
    novo: Orgao = criar_registro(
        cena.ator("edu"), cadastro=achar_cadastro("orgaos"), valores=valores | outros
    )
    return novo


@pytest.mark.parametrize(
    ("codigo", "mascara"),
    [
        ("sem_sequencia", "3106/@ano_4d@"),
        ("sem_ano", "@seq_anual_cod_orgao_sei_05d@"),
        ("variavel_desconhecida", "@numero@/@ano_4d@"),
        (
            "digito_verificador_repetido",
            SIMPLES + "-@dv_mod11_1d@-@dv_mod97_base10_cnj_2d@",
        ),
    ],
)
def test_a_mascara_que_nao_numera_se_recusa(cena: Elenco, codigo: str, mascara: str) -> None:
    with pytest.raises(Exception) as recusa:  # noqa: PT011
        orgao_novo(cena, mascara=mascara)
    assert recusa.value.campo == "mascara", recusa.value  # type: ignore[attr-defined]
    assert str(recusa.value)


def test_o_orgao_novo_mostra_o_primeiro_numero(cena: Elenco) -> None:
    orgao = orgao_novo(cena)
    assert prever(orgao).proximo == f"00001/{hoje().year}"
    with recusado("codigo"):
        orgao_novo(cena, sigla="X", codigo="7A")


def test_a_previa_do_orgao_que_ja_numerou_e_o_numero_que_vem(cena: Elenco) -> None:
    autuar(cena.ator("ana"), cena.casa)
    previa = prever(cena.casa.orgao)
    assert autuar(cena.ator("ana"), cena.casa).numero == previa.proximo


def test_quem_ja_numerou_so_muda_ciente_e_a_sequencia_segue(cena: Elenco) -> None:
    ana, edu, orgao = cena.ator("ana"), cena.ator("edu"), cena.casa.orgao
    velho = autuar(ana, cena.casa).numero
    autuar(ana, cena.casa)
    with recusado("ja_numerou") as recusa:
        mudar_numeracao(edu, orgao=orgao, codigo="9", mascara=SIMPLES)
    assert f"00003/{hoje().year}" in recusa.value.mensagem
    mudar_numeracao(edu, orgao=orgao, codigo="9", mascara=SIMPLES, ciente=True)
    assert autuar(ana, cena.casa).numero == f"00003/{hoje().year}"
    mudar_numeracao(edu, orgao=orgao, codigo="3106", mascara=MASCARA, ciente=True)
    novo = autuar(ana, cena.casa).numero
    assert novo.startswith("3106.01.0000004/")
    assert novo != velho
    dita = Alteracao.objects.filter(cadastro="organizacao.orgao").order_by("id")
    assert dita[0].antes["codigo"] == "3106"
    assert dita[0].depois == {"codigo": "9", "mascara": SIMPLES}


def test_de_orgao_para_unidade_cada_sequencia_segue_de_onde_o_orgao_estava(cena: Elenco) -> None:
    ana, orgao = cena.ator("ana"), cena.casa.orgao
    autuar(ana, cena.casa)
    mudar_numeracao(cena.ator("edu"), orgao=orgao, codigo="3106", mascara=POR_UNIDADE, ciente=True)
    assert autuar(ana, cena.casa).numero == f"010.00002/{hoje().year}"
    assert autuar(cena.ator("bia"), cena.casa).numero == f"020.00002/{hoje().year}"


def test_a_sequencia_curta_demais_se_recusa(cena: Elenco) -> None:
    for _ in range(10):
        autuar(cena.ator("ana"), cena.casa)
    curta = "@seq_anual_cod_orgao_sei_01d@/@ano_4d@"
    with recusado("sequencia_esgotada"):
        mudar_numeracao(
            cena.ator("edu"), orgao=cena.casa.orgao, codigo="9", mascara=curta, ciente=True
        )
    assert ja_numerou(Orgao.objects.get()) == 10


def test_a_mascara_nao_muda_pelo_cadastro(cena: Elenco) -> None:
    orgao = cena.casa.orgao
    alterar_registro(
        cena.ator("edu"), registro=orgao, valores={"nome": "Outro", "mascara": "x", "codigo": "1"}
    )
    orgao.refresh_from_db()
    assert (orgao.nome, orgao.mascara, orgao.codigo) == ("Outro", MASCARA, "3106")


def test_so_quem_administra_muda_a_numeracao(cena: Elenco) -> None:
    with recusado("sem_permissao"):
        mudar_numeracao(cena.ator("ana"), orgao=cena.casa.orgao, codigo="9", mascara=SIMPLES)


# units


def test_a_unidade_nao_fica_dentro_de_si_mesma_nem_do_que_esta_abaixo(cena: Elenco) -> None:
    edu, casa = cena.ator("edu"), cena.casa.unidades
    alterar_registro(edu, registro=casa["RH"], valores={"pai": casa["GAB"]})
    alterar_registro(edu, registro=casa["TRIB"], valores={"pai": casa["RH"]})
    for superior in ("GAB", "RH", "TRIB"):
        with recusado("volta_na_arvore"):
            alterar_registro(edu, registro=casa["GAB"], valores={"pai": casa[superior]})


def test_onde_o_numero_leva_o_codigo_a_unidade_precisa_de_um(cena: Elenco) -> None:
    edu, orgao = cena.ator("edu"), cena.casa.orgao
    valores = {"sigla": "NOVA", "nome": "Nova", "orgao": orgao, "pai": None, "codigo": "",
               "inicio": hoje(), "recebe_processos": True, "email": "", "telefone": "",
               "endereco": ""}  # fmt: skip
    cadastro = achar_cadastro("unidades")
    nova = criar_registro(edu, cadastro=cadastro, valores=valores)
    with recusado("unidades_sem_codigo") as recusa:
        mudar_numeracao(edu, orgao=orgao, codigo="3106", mascara=POR_UNIDADE)
    assert "NOVA" in recusa.value.mensagem
    alterar_registro(edu, registro=nova, valores={"codigo": "40"})
    mudar_numeracao(edu, orgao=orgao, codigo="3106", mascara=POR_UNIDADE)
    orgao.refresh_from_db()
    with recusado("codigo_ausente"):
        criar_registro(edu, cadastro=cadastro, valores=valores | {"sigla": "OUTRA"})
    with recusado("repetido"):
        criar_registro(edu, cadastro=cadastro, valores=valores | {"sigla": "rh", "codigo": "4"})


def test_a_unidade_so_se_encerra_vazia(cena: Elenco) -> None:
    edu, ana = cena.ator("edu"), cena.ator("ana")
    rh = cena.casa.unidades["RH"]
    processo = autuar(ana, cena.casa)
    with recusado("unidade_em_uso") as recusa:
        desativar_registro(edu, registro=rh)
    assert "1 processo aberto e 2 pessoas lotadas" in recusa.value.mensagem
    assert "reorganização" in recusa.value.mensagem
    concluir_processo(ana, processo=processo)
    Lotacao.objects.filter(unidade=rh).update(fim=date(2021, 1, 1))
    desativar_registro(edu, registro=rh)
    assert Unidade.objects.get(sigla="RH").fim == hoje()


def test_o_orgao_com_unidades_nao_sai_de_uso(cena: Elenco) -> None:
    edu = cena.ator("edu")
    with recusado("orgao_em_uso") as recusa:
        desativar_registro(edu, registro=cena.casa.orgao)
    assert "3 unidades em vigor" in recusa.value.mensagem
    desativar_registro(edu, registro=orgao_novo(cena))
