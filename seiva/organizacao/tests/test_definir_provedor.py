"""Definir provedor de entrada: who may, what is refused, what the log tells."""

import pytest

from seiva.organizacao.acoes.definir_provedor import DadosDoProvedor, definir_provedor
from seiva.organizacao.models import Alteracao, ProvedorDeEntrada
from tests.apoio import recusado
from tests.elenco import Elenco

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def provedor_local(settings) -> None:  # type: ignore[no-untyped-def]
    settings.PROVEDOR_LOCAL = True


def dados(**outros: object) -> DadosDoProvedor:
    padrao = {
        "tipo": "oidc",
        "nome": "Rede da prefeitura",
        "endereco": "https://127.0.0.1:1/",
        "cliente": "seiva",
        "segredo": "muito-secreto",
    }
    return DadosDoProvedor(**(padrao | outros))  # type: ignore[arg-type]


def test_o_administrador_define_e_o_registro_nao_diz_o_segredo(cena: Elenco) -> None:
    provedor = definir_provedor(cena.ator("edu"), dados=dados())
    assert b"muito-secreto" not in bytes(provedor.segredo)
    entrada = Alteracao.objects.do_objeto("organizacao.provedordeentrada", provedor.pk).get()
    assert entrada.verbo == "criou"
    assert entrada.depois["endereco"] == "https://127.0.0.1:1/"
    assert "muito-secreto" not in str(entrada.depois)


def test_segredo_em_branco_mantem_o_que_ha(cena: Elenco) -> None:
    antes = bytes(definir_provedor(cena.ator("edu"), dados=dados()).segredo)
    depois = definir_provedor(cena.ator("edu"), dados=dados(segredo="", nome="Outra rede"))
    assert bytes(depois.segredo) == antes
    ultima = Alteracao.objects.recentes().first()
    assert (ultima.antes, ultima.depois) == (
        {"nome": "Rede da prefeitura"},
        {"nome": "Outra rede"},
    )
    assert ProvedorDeEntrada.objects.count() == 1


def test_quem_nao_administra_nao_define(cena: Elenco) -> None:
    with recusado("sem_permissao"):
        definir_provedor(cena.ator("ana"), dados=dados())


@pytest.mark.parametrize(
    "endereco", ["ftp://x.example", "javascript:alert(1)", "https://", "https://a@127.0.0.1/"]
)
def test_endereco_de_outro_tipo_e_recusado(cena: Elenco, endereco: str) -> None:
    with recusado("endereco"):
        definir_provedor(cena.ator("edu"), dados=dados(endereco=endereco))


@pytest.mark.parametrize(
    "endereco",
    ["https://127.0.0.1/", "https://10.0.0.1/", "https://[::1]/", "https://169.254.169.254/"],
)
def test_rede_interna_e_recusada(cena: Elenco, settings, endereco: str) -> None:  # type: ignore[no-untyped-def]
    settings.PROVEDOR_LOCAL = False
    with recusado("endereco"):
        definir_provedor(cena.ator("edu"), dados=dados(endereco=endereco))


def test_o_nome_no_diretorio_precisa_do_lugar_do_login(cena: Elenco) -> None:
    ldap = {"tipo": "ldap", "endereco": "ldaps://127.0.0.1"}
    with recusado("sem_login"):
        definir_provedor(cena.ator("edu"), dados=dados(**ldap, cliente="uid=ana,dc=cidade"))
    definir_provedor(cena.ator("edu"), dados=dados(**ldap, cliente="uid={login},dc=cidade"))
