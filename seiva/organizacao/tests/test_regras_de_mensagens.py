"""The language of the texts of messages: what it takes, what it refuses, what it never does."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from seiva.organizacao.regras.mensagens import (
    MAIOR_ASSUNTO_PRONTO,
    assunto_pronto,
    corpo_pronto,
    preencher,
    problemas,
    usadas,
)

NOMES = ["nome", "link", "instituicao"]


@pytest.mark.parametrize(
    ("texto", "linha", "diz"),
    [
        ("Olá, {{ nomee }}.", 1, "“nomee” não existe nesta mensagem. Você quis dizer “nome”?"),
        ("Olá.\n{{ senha }}", 2, "“senha” não existe nesta mensagem."),
        ("Olá, {{ nome", 1, "falta fechar com “}}” a variável que começa em “{{ nome”"),
        ("a\nb\n{{ nome e {{ link }}", 3, "falta fechar"),
        ("Olá, nome }}", 1, "há “}}” sem “{{” antes"),
        ("{{ }}", 1, "falta o nome da variável"),
        ("{{ nome|upper }}", 1, "“nome|upper” não é nome de variável"),
        ("{{ conta.senha }}", 1, "“conta.senha” não é nome de variável"),
        ("{{{ nome }}}", 1, "não é nome de variável"),
        ("{{ nome\n}}", 1, "falta fechar"),
    ],
)
def test_o_que_esta_errado_diz_a_linha_e_a_palavra(texto: str, linha: int, diz: str) -> None:
    primeiro = problemas(texto, NOMES)[0]
    assert primeiro.linha == linha
    assert diz in str(primeiro)


@pytest.mark.parametrize(
    "texto", ["", "Olá, {{nome}}: {{  link }}", "{ nome } {% if %}", "R$ 10 { } }"]
)
def test_chave_simples_e_so_uma_letra_e_espacos_nao_importam(texto: str) -> None:
    assert problemas(texto, NOMES) == []


def test_o_valor_nao_e_lido_de_novo() -> None:
    valores = {"nome": "{{ link }}", "link": "https://a.example/"}
    assert preencher("{{ nome }} {{ link }}", valores) == "{{ link }} https://a.example/"


def test_o_assunto_e_uma_linha_so() -> None:
    pronto = assunto_pronto("A {{ nome }}", {"nome": "Ana\r\nBcc: outro@x.example\x00\u202e"})
    assert pronto == "A Ana Bcc: outro@x.example"
    assert len(assunto_pronto("{{ nome }}", {"nome": "x" * 900})) == MAIOR_ASSUNTO_PRONTO + 1


def test_o_corpo_conserva_os_paragrafos_e_perde_o_que_engana_a_vista() -> None:
    assert corpo_pronto("Olá\r\n\r\n{{ nome }}\u202e\x07", {"nome": "a\rb"}) == "Olá\n\na\nb\n"


@given(st.text(alphabet="{} \nabclinkome_|.", max_size=60))
def test_o_que_nao_tem_problema_sempre_se_preenche(texto: str) -> None:
    achados = problemas(texto, NOMES)
    if not achados:
        pronto = preencher(texto, dict.fromkeys(NOMES, "x"))
        assert "{{" not in pronto
        assert "}}" not in pronto
        assert usadas(texto) <= set(NOMES)
    assert all(1 <= p.linha <= texto.count("\n") + 1 for p in achados)
