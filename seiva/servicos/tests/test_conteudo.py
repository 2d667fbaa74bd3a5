"""The content of a version as a value: out to JSON and back, arranged, moved about."""

from dataclasses import replace
from typing import Any

import pytest

from seiva.servicos.regras.arranjo import mexer
from seiva.servicos.regras.campos import Campo
from seiva.servicos.regras.conteudo import Conteudo, ConteudoInvalido, arrumar, em_json, ler
from seiva.servicos.regras.pendencias import Ligacoes, faltam
from seiva.servicos.tests.apoio import PODA

PRONTAS = Ligacoes(tipo=True, niveis=(0, 1), hipotese=True, unidade=True)


def test_o_conteudo_vai_a_json_e_volta_igual() -> None:
    assert ler(em_json(PODA)) == PODA


@pytest.mark.parametrize(
    "bruto",
    [
        {"intruso": 1},
        {"titulo": None},
        {"titulo": ["x"]},
        {"campos": [{"chave": "a", "tipo": "texto", "intruso": 1}]},
        {"campos": ["x"]},
        {"campos": 5},
        {"campos": [{"chave": "a", "tipo": "sql"}]},
        {"campos": [{"chave": "a b", "tipo": "texto"}]},
        {"campos": [{"chave": "a", "tipo": "texto"}] * 2},
        {"campos": [{"chave": f"c-{i}", "tipo": "texto"} for i in range(61)]},
        {"documentos": [{"chave": "a", "tipos": ["exe"]}]},
        {"tema": "x"},
        {"nivel": 2},
        {"prazo_dias": 0},
        {"prazo_dias": "x"},
        {"unidade_pela": "x" * 41},
        {"descricao": "x" * 6001},
    ],
)
def test_o_que_nao_tem_sentido_e_recusado(bruto: dict[str, Any]) -> None:
    with pytest.raises(ConteudoInvalido):
        ler(bruto)


def test_arrumar_duas_vezes_e_o_mesmo_que_uma() -> None:
    sujo = replace(PODA, titulo="  Poda\u202e  de  árvore ", descricao="a\r\n\r\n\r\n\r\nb")
    assert arrumar(arrumar(sujo)) == arrumar(sujo)
    assert arrumar(sujo).titulo == "Poda de árvore"


def test_opcoes_repetidas_e_vazias_somem_e_so_escolhas_as_tem() -> None:
    campos = (
        Campo("a", "escolha", "A", opcoes=(" Sim", "", "Sim", "Não")),
        Campo("b", "texto", "B", opcoes=("Sim",)),
    )
    arrumado = arrumar(replace(PODA, campos=campos))
    assert [c.opcoes for c in arrumado.campos] == [("Sim", "Não"), ()]


@pytest.mark.parametrize(
    ("campo", "dito"),
    [
        (Campo("a", "texto"), "Campo 1: falta o nome."),
        (Campo("a", "escolha", "A", opcoes=("Sim",)), "ao menos duas opções"),
        (Campo("a", "numero", "A", minimo="x"), "não é um número"),
        (Campo("a", "data", "A", maximo="5"), "não é um número (ou uma data"),
        (Campo("a", "numero", "A", minimo="5", maximo="1"), "maior que o maior"),
    ],
)
def test_a_publicacao_diz_o_que_falta_em_cada_campo(campo: Campo, dito: str) -> None:
    (falta,) = faltam(replace(PODA, campos=(campo,)), PRONTAS)
    assert dito in falta


def test_o_completo_nao_falta_nada_e_o_vazio_falta_tudo() -> None:
    assert faltam(PODA, PRONTAS) == []
    assert len(faltam(Conteudo(), Ligacoes())) == 11


def test_a_unidade_por_campo_que_deixou_de_ser_escolha_nao_se_publica() -> None:
    (falta,) = faltam(replace(PODA, unidade_pela="campo-1"), PRONTAS)
    assert "não é mais de uma escolha" in falta


@pytest.mark.parametrize("ordem", ["", "campos", "campos:subir:-1", "campos:tirar:²", "x:novo:"])
def test_um_botao_que_nao_existe_nao_mexe_em_nada(ordem: str) -> None:
    assert mexer(PODA, ordem) == PODA


def test_a_chave_nova_nunca_repete_a_que_ja_houve_por_ultimo() -> None:
    sem_o_primeiro = mexer(PODA, "campos:tirar:0")
    assert [c.chave for c in mexer(sem_o_primeiro, "campos:novo:").campos] == [
        "campo-2",
        "campo-3",
    ]
