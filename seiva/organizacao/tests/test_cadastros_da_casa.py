"""Registers of profiles and cargos: permissions in words, and somebody who always administers."""

from dataclasses import replace

import pytest

from seiva.organizacao.acoes.alterar_registro import alterar_registro
from seiva.organizacao.acoes.criar_registro import criar_registro
from seiva.organizacao.acoes.excluir_registro import excluir_registro
from seiva.organizacao.cadastros import achar_cadastro
from seiva.organizacao.models import Perfil
from seiva.organizacao.permissoes import OPERADOR
from tests.apoio import recusado
from tests.elenco import Elenco
from tests.plataforma import Plataforma

pytestmark = pytest.mark.django_db


def test_o_perfil_guarda_as_permissoes_conhecidas_uma_vez(cena: Elenco) -> None:
    perfil = criar_registro(
        cena.ator("edu"),
        cadastro=achar_cadastro("perfis"),
        valores={
            "nome": "Protocolo",
            "permissoes": ["processo.tramitar", "processo.autuar", "processo.autuar"],
            "exige_segundo_fator": False,
        },
    )
    assert perfil.permissoes == ["processo.autuar", "processo.tramitar"]


@pytest.mark.parametrize(
    ("codigo", "permissoes"),
    [
        ("campo_obrigatorio", []),
        ("permissao_desconhecida", ["processo.voar"]),
        ("permissao_desconhecida", ["plataforma.operar"]),
        ("administra_e_coordena", ["instituicao.administrar", "sigilo.coordenar"]),
    ],
)
def test_o_que_o_perfil_nao_pode_ter(cena: Elenco, codigo: str, permissoes: list[str]) -> None:
    valores = {"nome": "Novo", "permissoes": permissoes, "exige_segundo_fator": False}
    with recusado(codigo):
        criar_registro(cena.ator("edu"), cadastro=achar_cadastro("perfis"), valores=valores)


def test_o_perfil_de_quem_administra_nao_perde_a_administracao(cena: Elenco) -> None:
    edu, perfil = cena.ator("edu"), Perfil.objects.get(nome="Administrador")
    outras = [p for p in perfil.permissoes if p != "instituicao.administrar"]
    with recusado("ultimo_administrador"):
        alterar_registro(edu, registro=perfil, valores={"permissoes": outras})
    gestor = Perfil.objects.get(nome="Gestor")
    todas = [*gestor.permissoes, "instituicao.administrar"]
    alterar_registro(edu, registro=gestor, valores={"permissoes": todas})
    alterar_registro(edu, registro=perfil, valores={"permissoes": outras})


def test_a_permissao_da_plataforma_nao_se_perde_por_se_editar_o_perfil(
    plataforma: Plataforma,
) -> None:
    with plataforma.aberta():
        perfil = Perfil.objects.get(nome="Operador")
        admin = Perfil.objects.get(nome="Administrador")
        assert "plataforma.operar" in OPERADOR
        assert "plataforma.operar" not in admin.permissoes
        ator = plataforma.ator()
        ator = replace(ator, permissoes=ator.permissoes | {"instituicao.administrar"})
        alterar_registro(ator, registro=perfil, valores={"permissoes": ["processo.autuar"]})
        perfil.refresh_from_db()
        assert perfil.permissoes == ["processo.autuar", "plataforma.operar"]


def test_o_perfil_e_o_cargo_em_uso_nao_se_excluem(cena: Elenco) -> None:
    edu = cena.ator("edu")
    with recusado("perfil_em_uso"):
        excluir_registro(edu, registro=Perfil.objects.get(nome="Gestor"))
    with recusado("em_uso_em_outro_lugar"):
        excluir_registro(edu, registro=cena.casa.cargo)
