"""Suggestions of bars over the words of a page: where the patterns of personal data fall."""

from dataclasses import dataclass

from seiva.documentos.leitura.posicoes import Caixa, envolver
from seiva.documentos.models import Tarja
from seiva.documentos.models.tarjas import INTEIRA
from seiva.documentos.regras.dados_pessoais import achar
from seiva.documentos.tarjas import PalavraNaPagina

Linha = list[PalavraNaPagina]


@dataclass(frozen=True)
class Sugestao:
    """A place to cover: `texto` is what lies there, for the eyes of who decides."""

    texto: str
    caixa: Caixa
    motivo: str
    porque: str
    certeza: str

    @property
    def valor(self) -> str:
        """As the form carries it."""
        c = self.caixa
        return f"{c.x:.5f};{c.y:.5f};{c.largura:.5f};{c.altura:.5f};{self.motivo}"


def sugestoes_da_pagina(linhas: list[Linha], tarjas: list[Tarja]) -> list[Sugestao]:
    """Personal data of the page that no bar covers yet."""
    feitas = [_caixa_da_tarja(tarja) for tarja in tarjas]
    sugestoes = []
    for linha in linhas:
        lugares = _lugares(linha)
        texto = " ".join(palavra.texto for palavra in linha)
        for achado in achar(texto):
            tocadas = [
                palavra for palavra, inicio, fim in lugares
                if inicio < achado.fim and achado.inicio < fim
            ]  # fmt: skip
            caixa = envolver([_caixa(palavra) for palavra in tocadas])
            if not any(_coberta(caixa, feita) for feita in feitas):
                sugestoes.append(
                    Sugestao(
                        texto[achado.inicio : achado.fim],
                        caixa,
                        achado.motivo,
                        achado.porque,
                        achado.certeza,
                    )
                )
    return sugestoes


def linhas_a_cobrir(linhas: list[Linha]) -> list[tuple[str, str]]:
    """Each line of text: the box that covers it, as the form carries it, and its words."""
    resposta = []
    for linha in linhas:
        c = envolver([_caixa(palavra) for palavra in linha])
        valor = f"{c.x:.5f};{c.y:.5f};{c.largura:.5f};{c.altura:.5f}"
        resposta.append((valor, " ".join(palavra.texto for palavra in linha)))
    return resposta


def _lugares(linha: Linha) -> list[tuple[PalavraNaPagina, int, int]]:
    """Each word, and where it begins and ends in the line joined by spaces."""
    lugares, onde = [], 0
    for palavra in linha:
        lugares.append((palavra, onde, onde + len(palavra.texto)))
        onde += len(palavra.texto) + 1
    return lugares


def _caixa(palavra: PalavraNaPagina) -> Caixa:
    return Caixa(palavra.x, palavra.y, palavra.largura, palavra.altura)


def _caixa_da_tarja(tarja: Tarja) -> Caixa:
    lados = (tarja.x, tarja.y, tarja.largura, tarja.altura)
    return Caixa(*(lado / INTEIRA for lado in lados))


def _coberta(caixa: Caixa, tarja: Caixa) -> bool:
    """Wholly under the bar, but for the rounding of the parts kept."""
    folga = 0.002
    return (
        tarja.x - folga <= caixa.x
        and tarja.y - folga <= caixa.y
        and caixa.x + caixa.largura <= tarja.x + tarja.largura + folga
        and caixa.y + caixa.altura <= tarja.y + tarja.altura + folga
    )
