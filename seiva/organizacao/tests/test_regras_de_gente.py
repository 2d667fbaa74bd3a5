"""Pure rules over the lines of people, in tables."""

from typing import Any

import pytest

from seiva.organizacao.regras.gente import (
    Conhecidos,
    ContaAtual,
    LotacaoAtual,
    cargos_novos,
    conferir_pessoas,
    iniciais,
    mesma_pessoa,
)
from seiva.organizacao.regras.planilhas import Linha

CPF = "52998224725"


def problemas(conferidas: list[Any]) -> list[str]:
    return [p.mensagem for c in conferidas for p in c.problemas]


RH = {"rh": ("RH", True), "fim": ("FIM", False)}
PERFIS = {"basico": "Básico", "administrador": "Administrador"}


def gente(*linhas: Linha, contas: Any = None, donos: Any = None, cargos: Any = None) -> list[Any]:
    conhecidos = Conhecidos(RH, PERFIS, cargos or {}, contas or {}, donos or {})
    return conferir_pessoas(linhas, conhecidos)


def uma(numero: int = 2, **outros: str) -> Linha:
    valores = {"nome": "Lia Souza", "cpf": CPF, "email": "lia@exemplo.example", "unidade": "rh",
               "perfil": "BASICO"}  # fmt: skip
    return Linha(numero, valores | outros)


def test_a_pessoa_nova_entra_com_a_sigla_e_o_perfil_como_no_cadastro() -> None:
    (achada,) = gente(uma())
    assert achada.situacao == "nova"
    assert (achada.valores["unidade"], achada.valores["perfil"]) == ("RH", "Básico")


@pytest.mark.parametrize(
    ("linhas", "dito"),
    [
        ([uma(), uma(3, email="outra@exemplo.example")], "Este CPF já está na linha 2"),
        ([uma(), uma(3, cpf="15350946056")], "Este e-mail já está na linha 2"),
        ([uma(nome="Lia")], "nome completo"),
        ([uma(unidade="RHH")], "Não há unidade com a sigla RHH. Você quis dizer RH?"),
        ([uma(unidade="FIM")], "já foi encerrada"),
        ([uma(perfil="Basic")], "Você quis dizer Básico?"),
        ([uma(cargo="Extinto")], "desativado"),
        ([uma(email="dela@exemplo.example")], "conta de outra pessoa"),
        ([uma(cpf="15350946056")], "outro nome (iniciais M. P.)"),
    ],
)
def test_a_pessoa_errada_e_acusada_na_linha(linhas: list[Linha], dito: str) -> None:
    ditas = problemas(
        gente(
            *linhas,
            contas={"15350946056": ContaAtual("Maria de Paula", "m@exemplo.example")},
            donos={"dela@exemplo.example": "15350946056"},
            cargos={"extinto": ""},
        )
    )
    assert any(dito in d for d in ditas), ditas


def test_quem_ja_tem_conta_ganha_lotacao_sem_mudar_de_nome_nem_de_email() -> None:
    conta = ContaAtual("Lia de Souza", "antigo@exemplo.example")
    (achada,) = gente(uma(), contas={CPF: conta})
    assert achada.situacao == "muda"
    assert achada.mudancas == [("Lotação", "", "RH (Básico)")]


def test_quem_ja_esta_como_a_planilha_diz_fica_igual() -> None:
    conta = ContaAtual("Lia Souza", "lia@exemplo.example", True, {"rh": LotacaoAtual("Básico")},
                       frozenset({"Agente"}))  # fmt: skip
    assert gente(uma(cargo="agente"), contas={CPF: conta})[0].situacao == "igual"
    mudou = gente(uma(perfil="Administrador"), contas={CPF: conta})[0]
    assert mudou.mudancas == [("Perfil", "Básico", "Administrador")]


def test_cargos_que_ninguem_cadastrou_contam_uma_vez() -> None:
    conhecidos = Conhecidos(RH, PERFIS, {"agente": "Agente"})
    achadas = conferir_pessoas(
        [uma(cargo="Motorista"), uma(3, cargo="MOTORISTA"), uma(4, cargo="agente")], conhecidos
    )
    assert cargos_novos(achadas, conhecidos) == ["Motorista"]


@pytest.mark.parametrize(
    ("um", "outro", "mesma"),
    [
        ("Maria de Souza", "MARIA SOUZA", True),
        ("José Antônio da Silva", "Jose Silva", True),
        ("Maria Souza", "Maria Souza Lima", True),
        ("Maria Souza", "Maria Lima", False),
        ("Maria Souza", "Mario Souza", False),
        ("", "Maria Souza", False),
    ],
)
def test_a_mesma_pessoa_com_o_nome_um_pouco_diferente(um: str, outro: str, mesma: bool) -> None:
    assert mesma_pessoa(um, outro) is mesma


def test_as_iniciais_nao_dizem_o_nome() -> None:
    assert iniciais("Maria de Paula Reis") == "M. P. R."
