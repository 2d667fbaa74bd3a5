"""Data of the institution, changed by its administrator."""

from dataclasses import replace

import pytest

from seiva.core.erros import SemPermissao
from seiva.organizacao.acoes.alterar_instituicao import DadosDaInstituicao, alterar_instituicao
from seiva.organizacao.models import Alteracao, Instituicao
from tests.apoio import recusado
from tests.elenco import Elenco
from tests.fabricas import assinar, autuar, redigir

pytestmark = pytest.mark.django_db
DADOS = DadosDaInstituicao(
    nome="Município de Campo Alto",
    municipio="Campo Alto",
    cnpj="11.222.333/0001-81",
    email="prefeitura@campoalto.example",
    endereco="Praça do Modelo, 10",
    fundamento_assinatura="art. 6º do Decreto nº 12, de 3 de novembro de 2026",
)


def test_cada_mudanca_fica_com_antes_e_depois(cena: Elenco) -> None:
    alterar_instituicao(cena.ator("edu"), dados=DADOS)
    casa = Instituicao.objects.get(pk=cena.casa.instituicao.pk)
    assert (casa.nome, casa.cnpj) == ("Município de Campo Alto", "11222333000181")
    mudou = Alteracao.objects.get()
    assert mudou.antes["nome"] == "Prefeitura de Campo Alto"
    assert mudou.depois["nome"] == "Município de Campo Alto"
    assert "cnpj" not in mudou.depois
    alterar_instituicao(cena.ator("edu"), dados=DADOS)
    assert Alteracao.objects.count() == 1


@pytest.mark.parametrize(
    ("campo", "valor", "codigo"),
    [
        ("nome", " ", "obrigatorio"),
        ("nome", "x" * 201, "longo"),
        ("fundamento_assinatura", "", "obrigatorio"),
        ("cnpj", "11.222.333/0001-82", "cnpj_invalido"),
        ("email", "prefeitura", "email_invalido"),
    ],
)
def test_o_que_nao_pode_ser_diz_em_que_campo(
    cena: Elenco, campo: str, valor: str, codigo: str
) -> None:
    with recusado(codigo) as recusa:
        alterar_instituicao(cena.ator("edu"), dados=replace(DADOS, **{campo: valor}))
    assert recusa.value.campo == campo


def test_so_quem_administra(cena: Elenco) -> None:
    with pytest.raises(SemPermissao):
        alterar_instituicao(cena.ator("ana"), dados=DADOS)


def test_a_assinatura_seguinte_cita_o_novo_fundamento_e_a_anterior_fica(cena: Elenco) -> None:
    casa, ana = cena.casa, cena.ator("ana")
    processo = autuar(ana, casa)
    antes = assinar(ana, casa, redigir(ana, casa, processo))
    alterar_instituicao(cena.ator("edu"), dados=DADOS)
    depois = assinar(ana, casa, redigir(ana, casa, processo))
    antes.refresh_from_db()
    assert "8.539" in antes.fundamento
    assert depois.fundamento == DADOS.fundamento_assinatura
