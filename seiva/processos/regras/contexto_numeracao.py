"""Where and when a process is born, and what each variable of a mask takes from it."""

from __future__ import annotations

from dataclasses import dataclass

from .analise_mascara import Familia, Variavel
from .erros import ContextoInvalido


@dataclass(frozen=True, slots=True, kw_only=True)
class Contexto:
    """Where and when a process is born.

    Attributes:
        cod_orgao: numbering code of the órgão, decimal digits ("" when it has none).
        cod_unidade: numbering code of the unit, decimal digits; many units may share it.
        ano: civil year, four digits.
    """

    cod_orgao: str = ""
    cod_unidade: str = ""
    ano: int


_NOMES_DO_CODIGO = {
    Familia.ORGAO: "O órgão",
    Familia.UNIDADE: "A unidade",
}


def codigo_de(codigo: str, familia: Familia) -> str:
    quem = _NOMES_DO_CODIGO[familia]
    if not codigo:
        raise ContextoInvalido(
            "codigo_ausente",
            f"{quem} não tem código de numeração. Peça ao administrador que o cadastre.",
        )
    if not (codigo.isascii() and codigo.isdigit()):
        raise ContextoInvalido(
            "codigo_nao_numerico",
            f"{quem} tem o código de numeração “{codigo}”, que deve ter apenas algarismos.",
        )
    return codigo


def valor_de(variavel: Variavel, contexto: Contexto, sequencia: int) -> str:
    """Text of one variable other than the check digit."""
    if variavel.familia is Familia.SEQUENCIA:
        return f"{sequencia:0{variavel.largura}d}"
    if variavel.familia is Familia.ANO:
        if not 1000 <= contexto.ano <= 9999:
            raise ContextoInvalido("ano_invalido", "O ano deve ter quatro algarismos.")
        return str(contexto.ano)[-(variavel.largura or 4) :]
    unidade = variavel.familia is Familia.UNIDADE
    codigo = codigo_de(contexto.cod_unidade if unidade else contexto.cod_orgao, variavel.familia)
    # The sequence key ignores leading zeros, and so must the printed code.
    codigo = codigo.lstrip("0") or "0"
    if variavel.largura is None:
        return codigo
    if len(codigo) > variavel.largura:
        raise ContextoInvalido(
            "codigo_nao_cabe",
            f"{_NOMES_DO_CODIGO[variavel.familia]} tem o código de numeração “{codigo}”, que não "
            f"cabe nos {variavel.largura} algarismos da máscara.",
        )
    return codigo.zfill(variavel.largura)
