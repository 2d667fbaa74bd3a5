"""Short ways to make spreadsheets for tests."""

import csv
import io
from collections.abc import Sequence
from typing import Any

from openpyxl import Workbook

PESSOAS = ("Nome", "CPF", "E-mail", "Unidade", "Perfil", "Cargo", "Início")
ORGANOGRAMA = ("Sigla", "Nome", "Unidade superior", "Órgão", "Código")
# CPFs that exist by their digits, of nobody in the cast.
CPFS = ("52998224725", "15350946056", "01234567890", "98765432100", "11122233396")


def em_csv(*linhas: Sequence[str], separador: str = ";", alfabeto: str = "utf-8") -> io.BytesIO:
    saida = io.StringIO()
    csv.writer(saida, delimiter=separador).writerows(linhas)
    return io.BytesIO(saida.getvalue().encode(alfabeto))


def em_xlsx(*linhas: Sequence[Any], mesclar: str = "") -> io.BytesIO:
    livro = Workbook()
    folha = livro.active
    for linha in linhas:
        folha.append(list(linha))
    if mesclar:
        folha.merge_cells(mesclar)
    saida = io.BytesIO()
    livro.save(saida)
    saida.seek(0)
    return saida


def pessoa(numero: int = 0, **outros: str) -> list[str]:
    """A line of someone new, of RH."""
    valores = {
        "nome": f"Pessoa Nova {numero}",
        "cpf": CPFS[numero],
        "email": f"nova{numero}@exemplo.example",
        "unidade": "RH",
        "perfil": "Básico",
        "cargo": "",
        "inicio": "",
    }
    return list((valores | outros).values())


def cpf_de(numero: int) -> str:
    """The CPF, right by its digits, whose first nine say `numero`."""
    digitos = [int(c) for c in f"{numero:09d}"]
    for peso in (10, 11):
        soma = sum(d * (peso - n) for n, d in enumerate(digitos))
        digitos.append((soma * 10) % 11 % 10)
    return "".join(map(str, digitos))


def gente_nova(quantas: int, unidade: str = "RH", desde: int = 300_000_000) -> list[list[str]]:
    """Lines of so many people that nobody knows, all different."""
    return [
        [f"Pessoa Nova {n}", cpf_de(desde + n), f"nova{desde + n}@exemplo.example", unidade,
         "Básico", "", ""]
        for n in range(quantas)
    ]  # fmt: skip
