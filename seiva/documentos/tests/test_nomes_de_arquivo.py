"""Names of files: cleaned, and read for type, number and title."""

import pytest

from seiva.documentos.regras.nomes_de_arquivo import (
    MAIOR_NOME,
    adivinhar_tipo,
    extensao,
    limpar_nome,
    numero_e_titulo,
    titulo_do_nome,
)

TIPOS = {1: "Ofício", 2: "Parecer", 3: "Parecer Jurídico", 4: "Nota Fiscal", 5: "CI"}


@pytest.mark.parametrize(
    ("nome", "limpo"),
    [
        ("ofício 12.pdf", "ofício 12.pdf"),
        ("../../etc/passwd", "passwd"),
        ("C:\\Users\\Ana\\nota.pdf", "nota.pdf"),
        ("nota\x00\x07\n.pdf", "nota.pdf"),
        ("fatura\u202efdp.exe", "faturafdp.exe"),
        ("a<b>:c|d?.pdf", "a_b__c_d_.pdf"),
        ("CON.pdf", "_CON.pdf"),
        ("...", "arquivo"),
        ("", "arquivo"),
        ("of\u0069\u0301cio.pdf", "ofício.pdf"),
    ],
)
def test_nome_fica_seguro_e_reconhecivel(nome: str, limpo: str) -> None:
    assert limpar_nome(nome) == limpo


def test_nome_muito_longo_e_cortado_sem_perder_a_extensao() -> None:
    limpo = limpar_nome("relatório " * 60 + ".pdf")
    assert len(limpo) <= MAIOR_NOME
    assert limpo.endswith(".pdf")


@pytest.mark.parametrize(
    ("nome", "fim"),
    [("a.PDF", "pdf"), ("a.tar.gz", "gz"), ("sem", ""), (".oculto", ""), ("fim.", "")],
)
def test_extensao(nome: str, fim: str) -> None:
    assert extensao(nome) == fim


@pytest.mark.parametrize(
    ("nome", "tipo"),
    [
        ("oficio_12.pdf", 1),
        ("OFICIO12.pdf", 1),
        ("2026-11-03 Ofício SEMAD.pdf", 1),
        ("oficioso.pdf", None),
        ("parecer-juridico 3.pdf", 3),
        ("parecer.pdf", 2),
        ("Nota_Fiscal-8841.pdf", 4),
        ("fiscal nota.pdf", None),
        ("ci.pdf", 5),
        ("cinema.pdf", None),
        ("foto.png", None),
    ],
)
def test_tipo_se_adivinha_por_palavras_inteiras_e_o_mais_longo_vence(
    nome: str, tipo: int | None
) -> None:
    assert adivinhar_tipo(nome, TIPOS) == tipo


@pytest.mark.parametrize(
    ("nome", "tipo", "esperado"),
    [
        ("oficio_77.pdf", "Ofício", ("77", "")),
        ("Ofício 12-2026 SEMAD.pdf", "Ofício", ("12/2026", "SEMAD")),
        ("oficio12.pdf", "Ofício", ("12", "")),
        ("parecer juridico obra.pdf", "Parecer Jurídico", ("", "obra")),
        ("resposta oficio 3.pdf", "Ofício", ("", "resposta oficio 3")),
        ("planta 3.pdf", "", ("", "planta 3")),
    ],
)
def test_numero_e_titulo_saem_do_nome(nome: str, tipo: str, esperado: tuple[str, str]) -> None:
    assert numero_e_titulo(nome, tipo) == esperado


def test_titulo_tem_ate_cinquenta_caracteres() -> None:
    assert titulo_do_nome("parecer_juridico-2.pdf") == "parecer juridico 2"
    assert len(titulo_do_nome("x" * 90 + ".pdf")) == 50
