"""Personal data in a line of text, found by pattern: suggestions, never decisions.

Norma: Lei 13.709/2018, art. 5º, I; Lei 12.527/2011, art. 31.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass

from stdnum.br import cpf as _cpf


@dataclass(frozen=True)
class Achado:
    """Letters `inicio` to `fim` of the line. `motivo` is what is written beside the bar;
    `porque`, why it was found; `certeza` is "alta", "média" or "baixa"."""

    inicio: int
    fim: int
    especie: str
    motivo: str
    porque: str
    certeza: str


@dataclass(frozen=True)
class _Padrao:
    especie: str
    motivo: str
    porque: str
    certeza: str
    forma: re.Pattern[str]
    vale: Callable[[str], bool] = lambda _texto: True


def _forma(texto: str) -> re.Pattern[str]:
    return re.compile(texto, re.IGNORECASE | re.VERBOSE)


def _e_cpf(texto: str) -> bool:
    return bool(_cpf.is_valid(texto))


def _e_pis(texto: str) -> bool:
    """Check digit of PIS/PASEP/NIT/NIS: weights 3298765432, modulo 11."""
    numeros = [int(letra) for letra in texto if letra.isdigit()]
    if len(numeros) != 11 or len(set(numeros)) == 1:
        return False
    pesos = (3, 2, 9, 8, 7, 6, 5, 4, 3, 2)
    soma = sum(peso * numero for peso, numero in zip(pesos, numeros, strict=False))
    digito = 11 - soma % 11
    return numeros[10] == (0 if digito >= 10 else digito)


# Neither inside a longer number (a process, a CNPJ, an access key) nor of a decimal.
_ANTES, _DEPOIS = r"(?<![\d./-])", r"(?![\d]|[./-]\d)"
_PALAVRA = r"(?:[A-ZÀ-Ý][a-zà-ÿ']+|[A-ZÀ-Ý]{2,})"
_NOME = rf"{_PALAVRA}(?:\s+(?:d[aeo]s?|e)\b|\s+{_PALAVRA}){{1,7}}"
_PESSOA = re.compile(rf"(?<![A-Za-zÀ-ÿ]){_NOME}(?![A-Za-zÀ-ÿ])")
_DE_PESSOA = re.compile(
    r"\b(?:nome|servidora?|requerente|interessad[oa]|beneficiári[oa]|paciente|contribuinte|"
    r"filh[oa] de|mãe|pai|cônjuge|titular|sr\.?|sra\.?)\b\s*(?:\(a\))?\s*:?\s*",
    re.IGNORECASE,
)
_NAO_SAO_NOMES = re.compile(
    r"\b(?:prefeitura|secretaria|câmara|município|municipal|estado|federal|diário|lei|decreto|"
    r"processo|departamento|fundo|tribunal|ministério|banco|caixa|ltda|s\.?a|eireli|me|cpf|rg|"
    r"cnpj|pis|cep|telefone|portador|brasileir[oa]|documento|declaração|requerimento|"
    r"carteira|identidade|nascimento)\b",
    re.IGNORECASE,
)

_PADROES = (
    _Padrao(
        "cpf",
        "CPF",
        "Onze algarismos com os verificadores de um CPF.",
        "alta",
        _forma(rf"{_ANTES}\d{{3}}\.\d{{3}}\.\d{{3}}-\d{{2}}{_DEPOIS} | {_ANTES}\d{{11}}{_DEPOIS}"),
        _e_cpf,
    ),
    _Padrao(
        "cpf",
        "CPF",
        "Escrito como um CPF, embora os verificadores não confiram.",
        "média",
        _forma(rf"{_ANTES}\d{{3}}\.\d{{3}}\.\d{{3}}-\d{{2}}{_DEPOIS}"),
        lambda texto: not _e_cpf(texto),
    ),
    _Padrao(
        "pis",
        "PIS/NIS",
        "Número com o verificador do PIS, PASEP, NIT ou NIS.",
        "alta",
        _forma(rf"{_ANTES}\d{{3}}\.\d{{5}}\.\d{{2}}-\d{_DEPOIS}"),
        _e_pis,
    ),
    _Padrao(
        "pis",
        "PIS/NIS",
        "Número depois de PIS, PASEP, NIT ou NIS.",
        "média",
        _forma(r"\b(?:PIS|PASEP|NIT|NIS)\b[^\d\n]{0,12}(?P<dado>[\d.-]{11,14})"),
    ),
    _Padrao(
        "rg",
        "RG",
        "Número depois de RG ou de carteira de identidade.",
        "alta",
        _forma(
            r"\b(?:R\.?G\.?|carteira\s+de\s+identidade|identidade|CI)(?![A-Za-zÀ-ÿ])"
            r"[^\d\n]{0,14}(?P<dado>\d[\d.]{4,12}(?:-?[\dxX])?)(?!\d)"
        ),
    ),
    _Padrao(
        "telefone",
        "Telefone",
        "Escrito como um telefone com DDD.",
        "alta",
        _forma(r"(?<!\d)(?:\+55\s?)?\(\d{2}\)\s?9?\s?\d{4}[-.\s]?\d{4}(?!\d)"),
    ),
    _Padrao(
        "telefone",
        "Telefone",
        "Número depois de telefone, celular ou WhatsApp.",
        "média",
        _forma(
            r"\b(?:tel(?:efone)?|cel(?:ular)?|fone|whats(?:app)?|contato)\b\.?[^\d\n(]{0,8}"
            r"(?P<dado>(?:\d{2}\s)?9?\s?\d{4}[-.\s]?\d{4})(?!\d)"
        ),
    ),
    _Padrao(
        "email",
        "E-mail",
        "Endereço de e-mail.",
        "alta",
        _forma(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+"),
    ),
    _Padrao(
        "endereco",
        "Endereço",
        "CEP.",
        "média",
        _forma(rf"{_ANTES}\d{{2}}\.?\d{{3}}-\d{{3}}{_DEPOIS}"),
    ),
    _Padrao(
        "endereco",
        "Endereço",
        "Logradouro seguido de número.",
        "média",
        _forma(
            r"\b(?:rua|r\.|avenida|av\.?|travessa|alameda|praça|rodovia|estrada)\s+"
            r"[A-Za-zÀ-ÿ][^\n]{2,60}?,?\s*(?:n[º°.o]*\s*)?\d{1,5}\b[^\n;]{0,60}"
        ),
    ),
    _Padrao(
        "conta",
        "Dados bancários",
        "Número depois de agência, conta ou chave Pix.",
        "alta",
        _forma(
            r"\b(?:ag(?:ência|\.)?|c/c|conta(?:\s+(?:corrente|poupança))?)(?![A-Za-zÀ-ÿ])\s*"
            r"(?:n[º°.o]*\s*)?:?\s*(?P<dado>\d[\d.]{2,12}(?:-?[\dxX])?)(?!\d)"
        ),
    ),
    _Padrao(
        "nascimento",
        "Data de nascimento",
        "Data depois de nascido, nascimento ou D.N.",
        "alta",
        _forma(
            r"\b(?:nascid[oa]|nascimento|nasc\.?|d\.?n\.?)[^\d\n]{0,14}"
            r"(?P<dado>\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4})"
        ),
    ),
    _Padrao(
        "placa",
        "Placa de veículo",
        "Escrito como uma placa de veículo.",
        "média",
        re.compile(r"(?<![A-Z0-9])[A-Z]{3}(?:-?\d{4}|\d[A-Z]\d{2})(?![A-Z0-9/-])"),
        lambda texto: not re.match(r"(?:ART|INC|LEI|DEC|SEI|NBR|ISO|ANO|CEP)", texto),
    ),
)


def achar(linha: str) -> list[Achado]:
    """What looks like personal data in a line, in order and without overlaps.

    Numbers of processes, laws, CNPJ and money are none; the name of a person is suggested only in
    a line that has other data of a person, or after a word that announces one.
    """
    achados: list[Achado] = []
    for padrao in _PADROES:
        for encontro in padrao.forma.finditer(linha):
            grupo = "dado" if "dado" in padrao.forma.groupindex else 0
            inicio, fim = encontro.span(grupo)
            if padrao.vale(encontro[grupo]) and not _cobre(achados, inicio, fim):
                achados.append(
                    Achado(
                        inicio, fim, padrao.especie, padrao.motivo, padrao.porque, padrao.certeza
                    )
                )
    achados += _nomes(linha, achados)
    return sorted(achados, key=lambda achado: achado.inicio)


def _cobre(achados: list[Achado], inicio: int, fim: int) -> bool:
    return any(a.inicio < fim and inicio < a.fim for a in achados)


def _nomes(linha: str, achados: list[Achado]) -> list[Achado]:
    """Names announced by a word, or beside data that only people have."""
    perto = any(a.especie in {"cpf", "rg", "pis", "nascimento"} for a in achados)
    anunciados = {anuncio.end() for anuncio in _DE_PESSOA.finditer(linha)}
    nomes: list[Achado] = []
    for encontro in _PESSOA.finditer(linha):
        inicio, fim = encontro.span()
        for fim_do_anuncio in sorted(anunciados):
            if inicio < fim_do_anuncio < fim:
                inicio = fim_do_anuncio
        anunciado = inicio in anunciados
        texto = linha[inicio:fim]
        if " " not in texto or _NAO_SAO_NOMES.search(texto) or not (perto or anunciado):
            continue
        if _cobre(achados, inicio, fim):
            continue
        porque = "Nome depois de palavra que anuncia uma pessoa."
        if not anunciado:
            porque = "Nome na mesma linha de dados de uma pessoa."
        certeza = "média" if anunciado else "baixa"
        nomes.append(Achado(inicio, fim, "nome", "Nome de pessoa", porque, certeza))
    return nomes
