"""What people type becomes a query that PostgreSQL always accepts."""

import random

import pytest
from django.db import connection

from seiva.pesquisa.regras.consulta import MAIS_TERMOS, entender


@pytest.mark.parametrize(
    ("digitado", "esperado"),
    [
        ("", ""),
        ("  ,;.! ", ""),
        ("férias janeiro", "(ferias & janeiro)"),
        ("férias E janeiro", "(ferias & janeiro)"),
        ("alvará OU licença", "(alvara | licenca)"),
        ("alvará ou licença", "(alvara & ou & licenca)"),
        ("férias -janeiro", "(ferias & !janeiro)"),
        ("férias NÃO janeiro", "(ferias & !janeiro)"),
        ("férias NAO (janeiro OU julho)", "(ferias & !(janeiro | julho))"),
        ("(alvará OU licença) obra", "((alvara | licenca) & obra)"),
        ('"padaria do zé" alvará', "((padaria <-> do <-> ze) & alvara)"),
        ("“aspas curvas”", "(aspas <-> curvas)"),
        ('"sem fechar', "(sem <-> fechar)"),
        ("a*", "a"),
        ("2026*", "2026:*"),
        ("000123/2026", "(123 & 2026)"),
        ("OU", ""),
        ("NÃO", ""),
        ("- ( ) E OU NÃO", ""),
        ("OU OU férias OU", "ferias"),
        ("NÃO NÃO férias", "ferias"),
        ("))) férias ((", "ferias"),
        ("a:* & !b | (c) <-> 'd'", "((a & b) | (c & d))"),
    ],
)
def test_o_que_se_digita_vira_consulta(digitado: str, esperado: str) -> None:
    assert entender(digitado).inteira == esperado


def test_a_consulta_ampla_so_deixa_de_lado_a_vizinhanca() -> None:
    lida = entender('prazo "dois dias" NÃO "três dias"')
    assert lida.exata == "(prazo & (dois <-> dias) & !(tres <-> dias))"
    assert lida.ampla == "(prazo & (dois & dias))"
    assert entender('prazo OU NÃO "três dias"').ampla == ""
    assert entender("prazo dias").exata == ""


def test_o_que_foi_recusado_nao_e_marcado() -> None:
    assert entender('férias -janeiro NÃO (julho "em curso") lici*').termos == ("ferias",)
    assert entender("lici*").prefixos == ("lici",)


def test_texto_sem_medida_e_entendido_so_no_comeco() -> None:
    for texto in ("x" * 10_000, "a " * 5_000, "(" * 10_000, '"' * 10_000, "NÃO " * 2_500):
        assert len(entender(texto).inteira) < 3000
    muitas = entender(" ".join(f"palavra{n}" for n in range(500)))
    assert muitas.cortada
    assert len(muitas.termos) == MAIS_TERMOS


@pytest.mark.django_db
def test_o_que_quer_que_se_digite_o_banco_entende() -> None:
    sorte = random.Random(7)  # noqa: S311
    pecas = [
        "férias",
        '"',
        "(",
        ")",
        "-",
        "OU",
        "E",
        "NÃO",
        "*",
        "lici*",
        "'",
        "\\",
        ":",
        "&",
        "!",
        "12/2026",
        "de",
        "\x00",
        "–",
        "“",
    ]
    with connection.cursor() as cursor:
        for _ in range(400):
            texto = "".join(
                sorte.choice(pecas) + sorte.choice(["", " "]) for _ in range(sorte.randint(1, 14))
            )
            lida = entender(texto)
            for forma in filter(None, (lida.ampla, lida.exata)):
                cursor.execute("SELECT to_tsquery('pg_catalog.portuguese', %s)", [forma])
