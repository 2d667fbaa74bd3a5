"""The form of words in texts and searches."""

import pytest
from django.db import connection

from seiva.pesquisa.regras.canonico import canonico, consulta, palavras

PARES = [
    ("licitação", "licitações"),
    ("edital", "editais"),
    ("papel", "papéis"),
    ("anzol", "anzóis"),
    ("ordem", "ordens"),
    ("servidor", "servidores"),
    ("férias", "FÉRIAS"),
    ("alvará", "alvarás"),
    ("imóvel", "imóveis"),
    ("certidão", "certidões"),
    ("capitão", "capitães"),
    ("lei", "leis"),
    ("contrato", "contratos"),
    ("bem", "bens"),
    ("aposentadoria", "Aposentadorias"),
]


@pytest.mark.django_db
@pytest.mark.parametrize(("um", "varios"), PARES)
def test_singular_e_plural_com_ou_sem_acento_se_acham(um: str, varios: str) -> None:
    with connection.cursor() as cursor:
        for texto, procura in ((um, varios), (varios, um)):
            cursor.execute(
                "SELECT to_tsvector('pg_catalog.portuguese', %s) "
                "@@ to_tsquery('pg_catalog.portuguese', %s)",
                [canonico(texto), consulta(procura)],
            )
            assert cursor.fetchone() == (True,), (texto, procura)


@pytest.mark.parametrize(
    ("digitado", "esperado"),
    [
        ("", ""),
        ("  ,;.! ", ""),
        ("férias janeiro", "(ferias & janeiro)"),
        ("alvará ou licença", "(alvara) | (licenca)"),
        ("férias -janeiro", "(ferias & !(janeiro))"),
        ("férias não janeiro", "(ferias & !(janeiro))"),
        ('"padaria do zé" alvará', "(padaria <-> do <-> ze & alvara)"),
        ('"sem fechar', "(sem <-> fechar)"),
        ("lici*", "(lici:*)"),
        ("a*", "(a)"),
        ("000123/2026", "(123 & 2026)"),
        ("ou", ""),
        ("ou ou férias ou", "(ferias)"),
        ("a:* & !b | (c) <-> 'd'", "(a & b & c & d)"),
    ],
)
def test_o_que_se_digita_vira_consulta_sem_erro_de_sintaxe(digitado: str, esperado: str) -> None:
    assert consulta(digitado) == esperado


def test_numeros_perdem_zeros_a_esquerda_e_zero_continua_zero() -> None:
    assert palavras("3106.01.0000123/2026-05 e 000") == ["3106", "1", "123", "2026", "5", "e", "0"]
