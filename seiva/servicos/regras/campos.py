"""The kinds of field that a service may ask for, each with what it accepts.

`validar(campo, valor)` takes what came from outside (text, list or mapping) and answers the value
as it is kept: JSON of texts, whole numbers, lists of texts and one mapping. What cannot be is
refused in Portuguese, saying what to do. Nothing here asks the database or the clock.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from seiva.core.textos import linhas_limpas, uma_linha
from seiva.organizacao.regras.documentos_pessoais import DocumentoInvalido, cnpj, cpf
from seiva.servicos.regras.leitura import (
    EMAIL,
    MAIOR_TEXTO,
    MAIOR_TEXTO_LONGO,
    UFS,
    ValorInvalido,
    algarismos,
    em_linha,
    ler_data,
    ler_numero,
)

TIPOS: dict[str, str] = {
    "texto": "Texto curto",
    "texto_longo": "Texto longo",
    "numero": "Número",
    "dinheiro": "Valor em reais",
    "data": "Data",
    "escolha": "Uma escolha",
    "multipla": "Várias escolhas",
    "cpf": "CPF",
    "cnpj": "CNPJ",
    "cep": "CEP",
    "telefone": "Telefone",
    "email": "E-mail",
    "arquivo": "Arquivo",
    "endereco": "Endereço",
}
DE_OPCOES = frozenset({"escolha", "multipla"})
MAIOR_NUMERO = Decimal(10) ** 15
PARTES_DO_ENDERECO: dict[str, str] = {
    "cep": "CEP",
    "logradouro": "Rua, avenida ou sítio",
    "numero": "Número",
    "complemento": "Complemento",
    "bairro": "Bairro ou comunidade",
    "municipio": "Município",
    "uf": "Estado (sigla)",
}
_EXIGIDAS = ("logradouro", "municipio", "uf")
_SHA256 = re.compile(r"[0-9a-f]{64}", re.ASCII)


@dataclass(frozen=True)
class Campo:
    """One question. `minimo` and `maximo` are what the kind compares: characters of a text,
    numbers, reais, days (AAAA-MM-DD) or how many choices; "" is no limit of its own."""

    chave: str
    tipo: str
    rotulo: str = ""
    ajuda: str = ""
    obrigatorio: bool = True
    opcoes: tuple[str, ...] = ()
    minimo: str = ""
    maximo: str = ""


def validar(campo: Campo, valor: Any) -> Any:
    """The value as it is kept; None when nothing came and nothing is demanded.

    Raises `ValorInvalido`, and nothing else, whatever comes.
    """
    if _vazio(valor):
        if campo.obrigatorio:
            raise ValorInvalido(FALTA.get(campo.tipo, "Preencha este campo."))
        return None
    return _VALIDADORES[campo.tipo](campo, valor)


FALTA = {
    "escolha": "Escolha uma das opções.",
    "multipla": "Escolha ao menos uma das opções.",
    "arquivo": "Escolha o arquivo.",
    "data": "Diga a data.",
}


def _vazio(valor: Any) -> bool:
    if isinstance(valor, str):
        return not uma_linha(valor)
    if isinstance(valor, Mapping):
        return all(_vazio(parte) for parte in valor.values())
    return valor is None or (isinstance(valor, list | tuple) and not valor)


def _inteiro(texto: str) -> int | None:
    return int(texto) if texto.isascii() and texto.isdecimal() and len(texto) < 10 else None


def _tamanho(campo: Campo, limpo: str, teto: int) -> str:
    minimo, maximo = _inteiro(campo.minimo) or 0, min(_inteiro(campo.maximo) or teto, teto)
    if len(limpo) < minimo:
        raise ValorInvalido(f"Escreva ao menos {minimo} caracteres.")
    if len(limpo) > maximo:
        raise ValorInvalido(f"Até {maximo} caracteres: há {len(limpo) - maximo} a mais.")
    return limpo


def _texto(campo: Campo, valor: Any) -> str:
    return _tamanho(campo, em_linha(valor), MAIOR_TEXTO)


def _texto_longo(campo: Campo, valor: Any) -> str:
    if not isinstance(valor, str):
        raise ValorInvalido("Escreva um texto.")
    return _tamanho(campo, linhas_limpas(valor), MAIOR_TEXTO_LONGO)


def _limitado(campo: Campo, numero: Decimal) -> Decimal:
    minimo, maximo = ler_numero(campo.minimo), ler_numero(campo.maximo)
    if minimo is not None and numero < minimo:
        raise ValorInvalido(f"O menor valor aceito é {campo.minimo}.")
    if maximo is not None and numero > maximo:
        raise ValorInvalido(f"O maior valor aceito é {campo.maximo}.")
    if abs(numero) >= MAIOR_NUMERO:
        raise ValorInvalido("Este número é grande demais. Confira os algarismos.")
    return numero


def _numero(campo: Campo, valor: Any) -> str:
    numero = ler_numero(em_linha(valor))
    if numero is None:
        raise ValorInvalido("Escreva só o número, como 120 ou 12,5.")
    # Without exponent and without zeros that say nothing: one number, one text.
    texto = f"{_limitado(campo, numero):f}"
    texto = texto.rstrip("0").rstrip(".") if "." in texto else texto
    return "0" if Decimal(texto) == 0 else texto


def _dinheiro(campo: Campo, valor: Any) -> int:
    """Whole cents."""
    texto = em_linha(valor).removeprefix("R$")
    numero = ler_numero(texto)
    if numero is None or numero != round(numero, 2):
        raise ValorInvalido("Escreva o valor em reais, como 1.250,00.")
    if numero < 0:
        raise ValorInvalido("O valor não pode ser negativo.")
    return int(_limitado(campo, numero) * 100)


def _data(campo: Campo, valor: Any) -> str:
    dia = ler_data(em_linha(valor))
    if dia is None or dia.year < 1850:
        raise ValorInvalido("Escreva uma data que exista, como 25/03/2026.")
    minimo, maximo = ler_data(campo.minimo), ler_data(campo.maximo)
    if minimo and dia < minimo:
        raise ValorInvalido(f"A data não pode ser antes de {minimo:%d/%m/%Y}.")
    if maximo and dia > maximo:
        raise ValorInvalido(f"A data não pode ser depois de {maximo:%d/%m/%Y}.")
    return dia.isoformat()


def _escolha(campo: Campo, valor: Any) -> str:
    if not isinstance(valor, str) or valor not in campo.opcoes:
        raise ValorInvalido("Escolha uma das opções que aparecem na lista.")
    return valor


def _multipla(campo: Campo, valor: Any) -> list[str]:
    if not isinstance(valor, list | tuple) or any(v not in campo.opcoes for v in valor):
        raise ValorInvalido("Escolha entre as opções que aparecem na lista.")
    escolhidas = [opcao for opcao in campo.opcoes if opcao in valor]
    minimo, maximo = _inteiro(campo.minimo) or 0, _inteiro(campo.maximo) or len(campo.opcoes)
    if len(escolhidas) < minimo:
        raise ValorInvalido(f"Escolha ao menos {minimo} opções.")
    if len(escolhidas) > maximo:
        raise ValorInvalido(f"Escolha no máximo {maximo} opções.")
    return escolhidas


def _documento(conferir: Callable[[str], str]) -> Callable[[Campo, Any], str]:
    def validador(_campo: Campo, valor: Any) -> str:
        try:
            return conferir(em_linha(valor))
        except DocumentoInvalido as erro:
            raise ValorInvalido(erro.mensagem) from erro

    return validador


def _cep(_campo: Campo, valor: Any) -> str:
    numero = algarismos(valor)
    if len(numero) != 8 or numero == "0" * 8:
        raise ValorInvalido("O CEP tem 8 algarismos, como 37640-000.")
    return numero


def _telefone(_campo: Campo, valor: Any) -> str:
    """Ten or eleven digits, with the area code; the country's code, when it came, goes away."""
    numero = algarismos(valor)
    if len(numero) in {12, 13} and numero.startswith("55"):
        numero = numero[2:]
    numero = numero.removeprefix("0")
    if len(numero) not in {10, 11} or "0" in numero[:2]:
        raise ValorInvalido("Escreva o telefone com o DDD, como (35) 98888-7777.")
    return numero


def _email(_campo: Campo, valor: Any) -> str:
    texto = em_linha(valor, 254)
    if not EMAIL.fullmatch(texto):
        raise ValorInvalido("Confira o e-mail: não parece um endereço, como nome@exemplo.com.br.")
    caixa, _, dominio = texto.rpartition("@")
    return f"{caixa}@{dominio.lower()}"


def _arquivo(_campo: Campo, valor: Any) -> str:
    """The SHA-256 of bytes already received; who receives them looks at the file itself."""
    if not isinstance(valor, str) or not _SHA256.fullmatch(valor):
        raise ValorInvalido("Escolha o arquivo de novo: ele não chegou inteiro.")
    return valor


def _endereco(_campo: Campo, valor: Any) -> dict[str, str]:
    if not isinstance(valor, Mapping):
        raise ValorInvalido("Escreva o endereço.")
    limpo: dict[str, str] = {}
    for parte, rotulo in PARTES_DO_ENDERECO.items():
        try:
            limpo[parte] = _parte(parte, valor.get(parte) or "")
        except ValorInvalido as erro:
            raise ValorInvalido(f"{rotulo}: {erro.mensagem}", parte) from erro
    return limpo


def _parte(parte: str, valor: Any) -> str:
    texto = em_linha(valor)
    if not texto:
        if parte in _EXIGIDAS:
            raise ValorInvalido("falta preencher.")
        return ""
    if parte == "cep":
        return _cep(Campo("cep", "cep"), texto)
    if parte == "uf":
        if texto.upper() not in UFS:
            raise ValorInvalido("use a sigla do Estado, como MG.")
        return texto.upper()
    return texto


_VALIDADORES: dict[str, Callable[[Campo, Any], Any]] = {
    "texto": _texto,
    "texto_longo": _texto_longo,
    "numero": _numero,
    "dinheiro": _dinheiro,
    "data": _data,
    "escolha": _escolha,
    "multipla": _multipla,
    "cpf": _documento(cpf),
    "cnpj": _documento(cnpj),
    "cep": _cep,
    "telefone": _telefone,
    "email": _email,
    "arquivo": _arquivo,
    "endereco": _endereco,
}
