"""Opening one's own account: nobody learns who has one, and a CPF that was typed proves nothing."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from seiva.auditoria.titular import instituicoes_que_me_conhecem
from seiva.core.erros import NaoEncontrado, RegraViolada
from seiva.core.limites import LimiteExcedido
from seiva.core.relogio import agora, como_em
from seiva.core.segredos import segredo_de
from seiva.organizacao.contas import conta_convidada, criar_contas
from seiva.organizacao.contas_proprias import (
    ASSUNTO,
    DadosDaConta,
    confirmar_conta,
    pedir_conta,
    varrer_pedidos,
)
from seiva.organizacao.models import Conta, ContaPropria, PedidoDeConta, Pessoa
from seiva.organizacao.provas import cpf_provado, provar_cpf
from tests.apoio import ao_mesmo_tempo, executar_tarefas, recusado
from tests.elenco import Elenco

SENHA = "quaresmeira-lilás-53"
LIA = DadosDaConta("Lia Moura", "529.982.247-25", "Lia@Exemplo.example", SENHA, SENHA)


def segredo(pedido: PedidoDeConta) -> str:
    return segredo_de(ASSUNTO, pedido.numero)


def aberta(dados: DadosDaConta = LIA) -> Conta:
    return confirmar_conta(segredo(pedir_conta(dados)))


@pytest.mark.django_db
def test_a_conta_so_existe_depois_do_endereco_enviado_por_email(mailoutbox: list[Any]) -> None:
    pedido = pedir_conta(LIA)
    executar_tarefas()
    (carta,) = mailoutbox
    assert carta.to == ["lia@exemplo.example"]
    assert f"/conta/criar/confirmar/{segredo(pedido)}/" in carta.body
    assert not Conta.objects.filter(cpf="52998224725").exists()
    conta = confirmar_conta(segredo(pedido))
    assert (conta.nome, conta.email) == ("Lia Moura", "lia@exemplo.example")
    assert conta.check_password(SENHA)
    assert not cpf_provado(conta)


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("cpf", "email"),
    [("111.444.777-35", "outro@exemplo.example"), ("529.982.247-25", "ana@exemplo.example")],
)
def test_de_quem_ja_tem_conta_so_o_dono_e_avisado(
    elenco: Elenco, mailoutbox: list[Any], cpf: str, email: str
) -> None:
    pedir_conta(replace(LIA, cpf=cpf, email=email))
    executar_tarefas()
    (carta,) = mailoutbox
    assert carta.to == ["ana@exemplo.example"]
    assert "já tem conta" in carta.body
    assert "/conta/criar/confirmar/" not in carta.body


@pytest.mark.django_db
def test_o_pedido_de_quem_ja_tem_conta_nao_a_altera(elenco: Elenco) -> None:
    pedido = pedir_conta(replace(LIA, cpf="11144477735"))
    with recusado("ja_tem_conta"):
        confirmar_conta(segredo(pedido))
    ana = Conta.objects.get(cpf="11144477735")
    assert (ana.nome, ana.email) == ("Ana Prado", "ana@exemplo.example")
    assert not ana.check_password(SENHA)


@pytest.mark.django_db
def test_o_endereco_vale_uma_vez_e_por_dois_dias() -> None:
    pedido = pedir_conta(LIA)
    with como_em(agora() + timedelta(days=2, minutes=1)), pytest.raises(NaoEncontrado):
        confirmar_conta(segredo(pedido))
    confirmar_conta(segredo(pedido))
    with pytest.raises(NaoEncontrado):
        confirmar_conta(segredo(pedido))
    with pytest.raises(NaoEncontrado):
        confirmar_conta("inventado")


@pytest.mark.django_db(transaction=True)
def test_dois_aparelhos_ao_mesmo_tempo_abrem_uma_conta() -> None:
    pedido = pedir_conta(LIA)
    feitas = ao_mesmo_tempo(*[lambda: confirmar_conta(segredo(pedido))] * 2)
    assert sorted(type(feita).__name__ for feita in feitas) == ["Conta", "NaoEncontrado"]
    assert Conta.objects.filter(cpf="52998224725").count() == 1


@pytest.mark.django_db
def test_o_que_ninguem_confirmou_se_esquece() -> None:
    pedir_conta(LIA)
    assert varrer_pedidos() == 0
    with como_em(agora() + timedelta(days=3)):
        assert varrer_pedidos() == 1


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("mudanca", "campo"),
    [
        ({"nome": "Lia"}, "nome"),
        ({"cpf": "529.982.247-26"}, "cpf"),
        ({"cpf": " "}, "cpf"),
        ({"email": "lia"}, "email"),
        ({"senha": "curta", "confirmacao": "curta"}, "senha"),
        ({"senha": "lia moura lia", "confirmacao": "lia moura lia"}, "senha"),
        ({"confirmacao": "outra coisa 12"}, "confirmacao"),
    ],
)
def test_o_que_nao_serve_se_diz_no_campo(mudanca: dict[str, str], campo: str) -> None:
    with pytest.raises(RegraViolada) as recusa:
        pedir_conta(replace(LIA, **mudanca))
    assert recusa.value.campo == campo
    assert not PedidoDeConta.objects.exists()


@pytest.mark.django_db
def test_pedidos_demais_para_um_cpf_param() -> None:
    for n in range(5):
        pedir_conta(replace(LIA, email=f"lia{n}@exemplo.example"))
    with pytest.raises(LimiteExcedido):
        pedir_conta(replace(LIA, email="mais@exemplo.example"))


@pytest.mark.django_db
def test_cpf_digitado_nao_mostra_o_que_se_acha_pelo_cpf(elenco: Elenco) -> None:
    """Whoever types somebody's CPF would read who registered that person."""
    with elenco.em(elenco.casa):
        assert Pessoa.objects.filter(documento="52998224725").exists()
    conta = aberta()
    assert instituicoes_que_me_conhecem(conta) == []
    provar_cpf(conta, prova="gov.br")
    assert [casa.slug for casa in instituicoes_que_me_conhecem(conta)] == [
        "campo-alto",
        "serra-azul",
    ]


@pytest.mark.django_db
def test_cpf_digitado_por_outro_nao_recebe_lotacao_da_pessoa() -> None:
    """Else, typing the CPF of who is about to be hired would give that person's work to another."""
    intruso = aberta(replace(LIA, email="intruso@exemplo.example"))
    with recusado("conta_sem_prova"):
        criar_contas({"52998224725": ("Lia Moura", "lia@prefeitura.example")})
    with recusado("conta_sem_prova"):
        conta_convidada("52998224725", "Lia Moura", "lia@prefeitura.example")
    assert not cpf_provado(intruso)


@pytest.mark.django_db
def test_o_email_que_a_instituicao_conhece_prova_a_conta() -> None:
    conta = aberta()
    feitas = criar_contas({"52998224725": ("Lia Moura", "lia@exemplo.example")})
    assert feitas["52998224725"] == conta
    assert cpf_provado(conta)
    assert ContaPropria.objects.get(conta=conta).prova == "instituicao"
