"""What an institution may choose about how its documents look, and nothing else.

The styles that a text may have are closed (`regras.vocabulario`); how each one is drawn is a
choice among values that this module lists. A choice is a number inside its limits or a word of a
list, never CSS: the sheet is written by `folha_de_estilos` from values already judged.

Two shapes: `Valores` (target → property → value, only what differs from the usual), kept in the
database, and `em_texto`, one line that travels in the frozen page and in the address of its sheet.

Norma: Manual de Redação da Presidência da República, 3ª edição (2018), item 5.2, gives the usual
values; LC 95/1998, art. 10, the numbering, which nobody chooses.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from .escolhas import Escolha, EstiloInvalido, Medida, Propriedade

Valores = dict[str, dict[str, int | str]]
MAIOR_TEXTO = 4000
_PARTE = re.compile(r"([a-z0-9-]{1,20})\.([a-z]{1,12}):([a-z0-9-]{1,12})")


@dataclass(frozen=True, slots=True)
class Alvo:
    """What is styled: the page, the text, a heading or a style of the vocabulary."""

    titulo: str
    grupo: str
    propriedades: Mapping[str, Propriedade]


_COMO_O_TEXTO = ("texto", "Como o texto")
_ALINHAMENTOS = (("justificado", "Justificado"), ("esquerda", "À esquerda"))
_TODOS = (*_ALINHAMENTOS, ("centralizado", "Centralizado"), ("direita", "À direita"))
_TAMANHOS = (
    ("menor", "Um pouco menor que o texto"),
    ("texto", "Igual ao texto"),
    ("maior", "Um pouco maior que o texto"),
    ("grande", "Maior que o texto"),
)


def _peso(padrao: str) -> Escolha:
    return Escolha("Peso", padrao, (("normal", "Normal"), ("negrito", "Negrito")))


def _caixa(padrao: str) -> Escolha:
    opcoes = (("normal", "Como foi escrito"), ("maiusculas", "Tudo em maiúsculas"))
    return Escolha("Maiúsculas", padrao, opcoes)


def _letra(padrao: str) -> Escolha:
    return Escolha("Inclinação", padrao, (("normal", "Reta"), ("italico", "Itálico")))


def _alinhamento(padrao: str = "texto") -> Escolha:
    opcoes = (_COMO_O_TEXTO, *_TODOS) if padrao == "texto" else _TODOS
    return Escolha("Alinhamento", padrao, opcoes)


def _tamanho(padrao: str) -> Escolha:
    return Escolha("Tamanho", padrao, _TAMANHOS)


def _mm(rotulo: str, padrao: int, maximo: int, minimo: int = 0) -> Medida:
    return Medida(rotulo, padrao, minimo, maximo, "mm")


def _titulo(nivel: int) -> Alvo:
    return Alvo(
        f"Título {nivel}",
        "Títulos",
        {
            "tamanho": _tamanho("texto"),
            "peso": _peso("normal" if nivel == 4 else "negrito"),
            "caixa": _caixa("maiusculas" if nivel <= 2 else "normal"),
            "letra": _letra("italico" if nivel == 4 else "normal"),
            "alinhamento": Escolha("Alinhamento", "esquerda", _TODOS[1:]),
            "antes": _mm("Espaço antes", 5, 15),
        },
    )


def _de_norma(titulo: str) -> Alvo:
    propriedades: dict[str, Propriedade] = {
        "recuo": _mm("Recuo da primeira linha", 15, 40),
        "margem": _mm("Afastamento à esquerda", 0, 40),
        "numeral": Escolha(
            "Peso da numeração", "normal", (("normal", "Normal"), ("negrito", "Negrito"))
        ),
    }
    return Alvo(titulo, "Norma", propriedades)


def _divisao(titulo: str, peso: str, caixa: str) -> Alvo:
    propriedades: dict[str, Propriedade] = {
        "peso": _peso(peso),
        "caixa": _caixa(caixa),
        "alinhamento": _alinhamento("centralizado"),
    }
    return Alvo(titulo, "Norma", propriedades)


def _carta(titulo: str, **propriedades: Propriedade) -> Alvo:
    return Alvo(titulo, "Correspondência", propriedades)


_TEXTO: dict[str, Propriedade] = {
    "fonte": Escolha(
        "Letra", "lato", (("lato", "Lato, sem serifa"), ("pt-serif", "PT Serif, com serifa"))
    ),
    "tamanho": Medida("Tamanho", 110, 100, 140, "pt", passo=5, divisor=10),
    "entrelinha": Medida("Entrelinha", 130, 100, 200, "", passo=5, divisor=100),
    "recuo": _mm("Recuo da primeira linha", 25, 40),
    "espaco": Medida("Espaço depois do parágrafo", 6, 0, 18, "pt"),
    "alinhamento": Escolha("Alinhamento", "justificado", _ALINHAMENTOS),
}
_NUMERACAO = Escolha(
    "Numeração dos títulos",
    "sem",
    (("sem", "Sem numeração"), ("decimal", "1., 1.1., 1.1.1."), ("romana", "I –, 1., a)")),
)
ALVOS: dict[str, Alvo] = {
    "texto": Alvo("Texto", "Página e texto", _TEXTO),
    "pagina": Alvo(
        "Margens",
        "Página e texto",
        {
            "superior": _mm("Superior", 22, 40, 15),
            "inferior": _mm("Inferior", 24, 40, 20),
            "esquerda": _mm("Esquerda", 30, 35, 20),
            "direita": _mm("Direita", 15, 25, 10),
        },
    ),
    "titulos": Alvo("Todos os títulos", "Títulos", {"numeracao": _NUMERACAO}),
    **{f"h{nivel}": _titulo(nivel) for nivel in (1, 2, 3, 4)},
    "sem-recuo": Alvo("Texto sem recuo", "Texto corrido", {"alinhamento": _alinhamento()}),
    "citacao": Alvo(
        "Citação",
        "Texto corrido",
        {
            "tamanho": Escolha("Tamanho", "menor", _TAMANHOS[:2]),
            "letra": _letra("normal"),
            "margem": _mm("Afastamento à esquerda", 40, 60),
            "alinhamento": _alinhamento(),
        },
    ),
    "item": Alvo("Item numerado", "Texto corrido", {"alinhamento": _alinhamento()}),
    "item-nivel-1": Alvo(
        "Item 1.", "Texto corrido", {"peso": _peso("negrito"), "caixa": _caixa("normal")}
    ),
    "item-nivel-2": Alvo(
        "Item 1.1.", "Texto corrido", {"margem": _mm("Afastamento à esquerda", 0, 30)}
    ),
    "item-nivel-3": Alvo(
        "Item 1.1.1.", "Texto corrido", {"margem": _mm("Afastamento à esquerda", 10, 40)}
    ),
    "capitulo": _divisao("Capítulo", "normal", "maiusculas"),
    "secao": _divisao("Seção", "negrito", "normal"),
    "artigo": _de_norma("Artigo"),
    "paragrafo-legal": _de_norma("Parágrafo (§)"),
    "paragrafo-unico": _de_norma("Parágrafo único"),
    "inciso": _de_norma("Inciso"),
    "alinea": _de_norma("Alínea"),
    "item-legal": _de_norma("Item"),
    "destinatario": _carta("Destinatário", peso=_peso("normal"), depois=_mm("Espaço depois", 0, 15)),
    "assunto": _carta("Assunto", peso=_peso("negrito"), caixa=_caixa("normal")),
    "ementa": _carta(
        "Ementa",
        largura=_mm("Largura", 90, 140, 60),
        peso=_peso("normal"),
        letra=_letra("normal"),
        alinhamento=Escolha("Alinhamento", "justificado", _ALINHAMENTOS),
    ),
    "vocativo": _carta("Vocativo", peso=_peso("normal")),
    "fecho": _carta("Fecho", alinhamento=_alinhamento(), antes=_mm("Espaço antes", 6, 20)),
    "assinante": _carta(
        "Assinante", peso=_peso("normal"), caixa=_caixa("normal"),
        alinhamento=_alinhamento("centralizado"), antes=_mm("Espaço antes", 8, 30),
    ),
}  # fmt: skip


def propriedade(alvo: str, nome: str) -> Propriedade:
    """The declared property. Raises `EstiloInvalido` when there is none."""
    try:
        return ALVOS[alvo].propriedades[nome]
    except KeyError:
        raise EstiloInvalido(alvo, nome, "Este estilo não existe.") from None


def conferidos(valores: Mapping[str, Mapping[str, Any]]) -> Valores:
    """The values in canonical form: judged, in order, without what is as usual.

    Raises `EstiloInvalido` for the first that is not offered.
    """
    prontos: Valores = {}
    for alvo, escolhidos in valores.items():
        for nome, valor in escolhidos.items():
            try:
                propriedade(alvo, nome).conferir(valor)
            except EstiloInvalido:
                raise
            except ValueError as erro:
                raise EstiloInvalido(alvo, nome, str(erro)) from erro
    for alvo, declarado in ALVOS.items():
        for nome, como in declarado.propriedades.items():
            valor = valores.get(alvo, {}).get(nome, como.padrao)
            if valor != como.padrao:
                prontos.setdefault(alvo, {})[nome] = valor
    return prontos


def aceitos(valores: object) -> Valores:
    """What of `valores` is still offered: rows may be older than the limits, or come from afar."""
    restam: Valores = {}
    for alvo, escolhidos in valores.items() if isinstance(valores, dict) else ():
        for nome, valor in escolhidos.items() if isinstance(escolhidos, dict) else ():
            try:
                restam.setdefault(alvo, {})[nome] = propriedade(alvo, nome).conferir(valor)
            except ValueError:
                continue
    return conferidos(restam)


def completos(valores: Mapping[str, Mapping[str, Any]]) -> Valores:
    """Every property with its value, the usual one where nothing was chosen."""
    return {
        alvo: {
            nome: valores.get(alvo, {}).get(nome, como.padrao)
            for nome, como in declarado.propriedades.items()
        }
        for alvo, declarado in ALVOS.items()
    }


def em_texto(valores: Mapping[str, Mapping[str, Any]]) -> str:
    """One line: `texto.tamanho:120;h1.peso:normal`. Empty when all is as usual."""
    return ";".join(
        f"{alvo}.{nome}:{valor}"
        for alvo, escolhidos in conferidos(valores).items()
        for nome, valor in escolhidos.items()
    )


def de_texto(texto: str) -> Valores:
    """What `em_texto` wrote. Raises `EstiloInvalido` for any other line."""
    valores: Valores = {}
    for parte in filter(None, texto.split(";")):
        achado = _PARTE.fullmatch(parte)
        if len(texto) > MAIOR_TEXTO or achado is None:
            raise EstiloInvalido("", "", "A linha de estilos não está no formato esperado.")
        alvo, nome, valor = achado.groups()
        medida = isinstance(propriedade(alvo, nome), Medida)
        valores.setdefault(alvo, {})[nome] = int(valor) if medida and valor.isdigit() else valor
    if em_texto(valores) != texto:
        raise EstiloInvalido("", "", "A linha de estilos não está na forma canônica.")
    return valores
