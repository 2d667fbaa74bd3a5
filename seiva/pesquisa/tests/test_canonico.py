"""The form of words in texts and searches."""

import pytest
from django.db import connection

from seiva.pesquisa.regras.canonico import COM_POSICAO, canonico, palavras, repartido
from seiva.pesquisa.regras.consulta import entender

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
                [canonico(texto), entender(procura).inteira],
            )
            assert cursor.fetchone() == (True,), (texto, procura)


def test_numeros_perdem_zeros_a_esquerda_e_zero_continua_zero() -> None:
    assert palavras("3106.01.0000123/2026-05 e 000") == ["3106", "1", "123", "2026", "5", "e", "0"]


def test_palavra_sem_fim_se_acha_pelo_comeco() -> None:
    assert palavras("A" * 90) == ["a" * 40]


def test_texto_enorme_e_indexado_em_parte_e_isto_e_dito() -> None:
    primeiras, resto, parcial = repartido(" ".join(f"p{n}" for n in range(COM_POSICAO + 3)))
    assert len(primeiras.split()) == COM_POSICAO
    assert resto.split() == [f"p{n}" for n in range(COM_POSICAO, COM_POSICAO + 3)]
    assert parcial
    assert repartido("curto") == ("curto", "", False)


@pytest.mark.django_db
@pytest.mark.parametrize(
    "texto",
    [
        " ".join(f"palavra{n:012d}x" for n in range(300_000)),
        "a" * 3_000_000,
        " ".join(str(n) for n in range(900_000)),
        "mesma palavra " * 400_000,
    ],
    ids=["todas diferentes", "uma só", "números", "repetidas"],
)
def test_nenhum_texto_passa_do_que_cabe_numa_linha_do_indice(texto: str) -> None:
    primeiras, resto, _ = repartido(texto)
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT length(to_tsvector('pg_catalog.portuguese', %s) "
            "|| strip(to_tsvector('pg_catalog.portuguese', %s)))",
            [primeiras, resto],
        )
        assert cursor.fetchone()[0] > 0
