"""Provar mensagem: to own address alone, with examples, not without end."""

import pytest
from django.core import mail

from seiva.core.erros import NaoEncontrado, SemPermissao
from seiva.core.limites import LimiteExcedido
from seiva.organizacao.acoes.provar_mensagem import MAXIMO, provar_mensagem
from seiva.organizacao.correio import achar_especie
from seiva.organizacao.mensagens import CONVITE
from tests.apoio import executar_tarefas
from tests.elenco import Elenco

pytestmark = pytest.mark.django_db


def test_a_prova_vai_a_quem_pede_depois_do_ato(cena: Elenco, mailoutbox: list) -> None:
    assert provar_mensagem(cena.ator("edu"), especie=CONVITE) == cena.contas["edu"].email
    assert mail.outbox == []
    executar_tarefas()
    (carta,) = mail.outbox
    assert carta.to == [cena.contas["edu"].email]
    assert carta.subject == "[Prova] Sua conta no Seiva: Prefeitura de Campo Alto"
    assert "Ana Souza" in carta.body


def test_so_quem_administra_e_so_o_que_a_casa_manda(cena: Elenco) -> None:
    with pytest.raises(SemPermissao):
        provar_mensagem(cena.ator("ana"), especie=CONVITE)
    with pytest.raises(NaoEncontrado):
        provar_mensagem(cena.ator("edu"), especie=achar_especie("adesao-confirmar"))


def test_nao_se_pede_prova_sem_fim(cena: Elenco) -> None:
    for _ in range(MAXIMO):
        provar_mensagem(cena.ator("edu"), especie=CONVITE)
    with pytest.raises(LimiteExcedido):
        provar_mensagem(cena.ator("edu"), especie=CONVITE)
