"""Names of files: made safe to keep and to send back, and read for what they tell."""

import re
import unicodedata
from collections.abc import Mapping

from seiva.core.textos import sem_acentos

MAIOR_NOME = 150
_SEPARADORES = re.compile(r"[^0-9a-z]+")
# Direction marks and other invisible characters disguise an extension ("fdp.exe" read backwards).
_INVISIVEIS = {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"}
_RESERVADOS = re.compile(r"(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)", re.IGNORECASE)


def limpar_nome(nome: str) -> str:
    """The file's own name without path, control or invisible characters, at most 150 long.

    Nothing left gives "arquivo". The extension survives the cut.
    """
    nome = unicodedata.normalize("NFC", nome).replace("\\", "/").rsplit("/", 1)[-1]
    visivel = "".join(c for c in nome if unicodedata.category(c) not in _INVISIVEIS)
    limpo = re.sub(r'[<>:"|?*]', "_", " ".join(visivel.split())).strip(" .")
    if _RESERVADOS.match(limpo):
        limpo = f"_{limpo}"
    base, ponto, fim = limpo.rpartition(".")
    if not ponto:
        base, fim = limpo, ""
    if len(limpo) > MAIOR_NOME:
        fim = fim[:12]
        limpo = f"{base[: MAIOR_NOME - len(fim) - 1].rstrip()}{ponto}{fim}"
    return limpo or "arquivo"


def extensao(nome: str) -> str:
    """Lower-case extension without the dot, or an empty string."""
    base, ponto, fim = nome.rpartition(".")
    return fim.lower() if ponto and base else ""


def titulo_do_nome(nome: str) -> str:
    """What the name says, as a person would write it: "parecer_juridico-2.pdf" → "parecer juridico 2"."""
    base = nome.rpartition(".")[0] or nome
    return " ".join(re.sub(r"[_\-]+", " ", base).split())[:50].strip()


def adivinhar_tipo(nome: str, tipos: Mapping[int, str]) -> int | None:
    """The type (id → name) whose words all appear in the file's name; the longest name wins.

    Compared without accents and by whole words: "oficio_12.pdf" is an "Ofício", and
    "oficioso.pdf" is not.
    """
    palavras = _palavras(nome.rpartition(".")[0] or nome)
    achados = [
        (len(exigidas), -pk, pk)
        for pk, rotulo in tipos.items()
        if (exigidas := _palavras(rotulo)) and _em_sequencia(exigidas, palavras)
    ]
    return max(achados)[2] if achados else None


def numero_e_titulo(nome: str, tipo: str = "") -> tuple[str, str]:
    """What is left of a name once its type is known: number of the document and title.

    "oficio_12-2026 SEMAD.pdf" of an "Ofício" → ("12/2026", "SEMAD"). Without a type, or when the
    name does not begin with it, the number stays in the title: a guess would be worse than none.
    """
    titulo = titulo_do_nome(nome)
    if not tipo:
        return "", titulo
    separado = re.sub(r"(?<=[^\W\d_])(?=\d)", " ", titulo)
    palavras, exigidas = separado.split(), _palavras(tipo)
    if _palavras(" ".join(palavras[: len(exigidas)])) != exigidas:
        return "", titulo
    resto = " ".join(palavras[len(exigidas) :])
    achado = re.match(
        r"(?:n[ºo°.]*\s*)?(\d{1,6})(?:[ ./](20\d\d|19\d\d))?(?=\s|$)", resto, re.IGNORECASE
    )
    if achado is None:
        return "", resto
    numero = "/".join(parte for parte in achado.groups() if parte)
    return numero, resto[achado.end() :].strip()


def _palavras(texto: str) -> list[str]:
    sem_acento = sem_acentos(texto)
    # "Oficio12" carries the number glued to the word.
    separado = re.sub(r"(?<=[a-z])(?=\d)|(?<=\d)(?=[a-z])", " ", sem_acento)
    return [p for p in _SEPARADORES.split(separado) if p]


def _em_sequencia(procuradas: list[str], palavras: list[str]) -> bool:
    tamanho = len(procuradas)
    return any(palavras[i : i + tamanho] == procuradas for i in range(len(palavras)))
