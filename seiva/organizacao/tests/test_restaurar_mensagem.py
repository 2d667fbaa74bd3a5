"""Restaurar mensagem: the first text again, and the log keeps what was."""

import pytest

from seiva.core.erros import SemPermissao
from seiva.organizacao.acoes.alterar_mensagem import alterar_mensagem
from seiva.organizacao.acoes.restaurar_mensagem import restaurar_mensagem
from seiva.organizacao.correio.compor import texto_em_vigor
from seiva.organizacao.mensagens import CONVITE
from seiva.organizacao.models import Alteracao, TextoDeMensagem
from tests.elenco import Elenco

pytestmark = pytest.mark.django_db
CORPO = "Entre por {{ link }}."


def test_volta_o_texto_inicial_e_o_da_casa_fica_no_registro(cena: Elenco) -> None:
    alterar_mensagem(cena.ator("edu"), especie=CONVITE, assunto="Oi", corpo=CORPO)
    assert texto_em_vigor(CONVITE) == ("Oi", CORPO)
    assert restaurar_mensagem(cena.ator("edu"), especie=CONVITE)
    assert texto_em_vigor(CONVITE) == (CONVITE.assunto, CONVITE.corpo)
    assert Alteracao.objects.latest("pk").antes == {"assunto": "Oi", "corpo": CORPO}
    assert not restaurar_mensagem(cena.ator("edu"), especie=CONVITE)


def test_so_quem_administra(cena: Elenco) -> None:
    with pytest.raises(SemPermissao):
        restaurar_mensagem(cena.ator("ana"), especie=CONVITE)


def test_texto_que_deixou_de_servir_nao_sai_sem_o_link(cena: Elenco) -> None:
    """As after a new version of the system, that asks for another variable."""
    TextoDeMensagem.objects.create(especie=CONVITE.codigo, assunto="Oi", corpo="Sem endereço.")
    assert texto_em_vigor(CONVITE) == (CONVITE.assunto, CONVITE.corpo)
