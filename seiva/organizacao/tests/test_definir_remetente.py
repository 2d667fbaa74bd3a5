"""Definir remetente: the name in front of the installation's address, and where answers go."""

from email.utils import parseaddr

import pytest
from django.conf import settings

from seiva.core.erros import SemPermissao
from seiva.organizacao.acoes.definir_remetente import definir_remetente
from seiva.organizacao.correio.compor import compor
from seiva.organizacao.mensagens import TENTATIVAS
from seiva.organizacao.models import Alteracao, Instituicao
from tests.apoio import recusado
from tests.elenco import Elenco

pytestmark = pytest.mark.django_db


def casa(cena: Elenco) -> Instituicao:
    return Instituicao.objects.get(pk=cena.casa.instituicao.pk)


def test_o_nome_e_da_casa_e_o_endereco_e_da_instalacao(cena: Elenco) -> None:
    sem_nada = compor(casa(cena), TENTATIVAS, {"nome": "Ana"})
    assert sem_nada.de.nome == "Prefeitura de Campo Alto"
    definir_remetente(
        cena.ator("edu"), nome="Protocolo de\nCampo Alto", resposta="protocolo@campo.example"
    )
    pronta = compor(casa(cena), TENTATIVAS, {"nome": "Ana"})
    assert (pronta.de.nome, pronta.de.endereco) == (
        "Protocolo de Campo Alto",
        parseaddr(settings.DEFAULT_FROM_EMAIL)[1],
    )
    assert pronta.responder_a == "protocolo@campo.example"
    assert Alteracao.objects.get().depois["correio_resposta"] == "protocolo@campo.example"


def test_sem_resposta_definida_vale_o_email_da_instituicao(cena: Elenco) -> None:
    Instituicao.objects.filter(pk=cena.casa.instituicao.pk).update(email="pref@campo.example")
    assert compor(casa(cena), TENTATIVAS, {"nome": "Ana"}).responder_a == "pref@campo.example"


@pytest.mark.parametrize(
    ("nome", "resposta", "codigo"),
    [
        ("x" * 101, "", "longo"),
        ("prefeito@outra.example", "", "nome_com_endereco"),
        ("Protocolo", "protocolo", "email_invalido"),
        ("Protocolo", "a@b.example\nBcc: c@d.example", "email_invalido"),
    ],
)
def test_o_que_enganaria_quem_recebe_e_recusado(
    cena: Elenco, nome: str, resposta: str, codigo: str
) -> None:
    with recusado(codigo):
        definir_remetente(cena.ator("edu"), nome=nome, resposta=resposta)


def test_so_quem_administra(cena: Elenco) -> None:
    with pytest.raises(SemPermissao):
        definir_remetente(cena.ator("ana"), nome="", resposta="")
