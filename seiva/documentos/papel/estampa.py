"""The visible stamp of a signature: a small PDF page of the exact size of its slot.

It is drawn by the same engine and the same fonts as the page, so that bold names, line breaks and
embedded fonts come out alike. Names are data: they are escaped, stripped of control and direction
characters, and shrunk (then cut) until they fit.
"""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass, replace
from html import escape
from zoneinfo import ZoneInfo

from weasyprint import CSS, HTML
from weasyprint.css.counters import CounterStyle

from .declaracao import Declaracao
from .fontes import FAMILIA, so_com_glifo
from .recursos import Buscador, nenhum_recurso
from .render import VARIANTE, prelo

BRASILIA = ZoneInfo("America/Sao_Paulo")
_CORPOS_PT = (8.0, 7.5, 7.0, 6.5, 6.0, 5.5)
_MAX_NOME, _MAX_CARGO, _MAX_NORMA = 120, 120, 160
_ICONE = (
    '<svg viewBox="0 0 24 24"><path fill="#1b3a5c" d="M3 17.2V21h3.8L17.8 9.9l-3.7-3.7L3 17.2z'
    "M20.7 7a1 1 0 0 0 0-1.4l-2.3-2.3a1 1 0 0 0-1.4 0l-1.8 1.8 3.7 3.7L20.7 7zM11 19h10v2H9z"
    '"/></svg>'
)
_VERBOS = {"assinatura": "assinado eletronicamente", "autenticacao": "autenticado eletronicamente"}
_COMO = {
    "gov-bronze": " com conta gov.br nível bronze",
    "gov-prata": " com conta gov.br nível prata",
    "gov-ouro": " com conta gov.br nível ouro",
}


@dataclass(frozen=True, slots=True)
class Estampa:
    """What the stamp says. data_hora is aware; it is shown in Brasília time.

    norma completes "com fundamento no …", e.g. "art. 6º, § 1º, do Decreto nº 193/2025". metodo is
    how the person proved who they were; only gov.br is worth saying in the stamp.
    """

    nome: str
    cargo: str
    data_hora: dt.datetime
    norma: str
    tipo: str = "assinatura"
    metodo: str = "senha"


def estampa_de(declaracao: Declaracao) -> Estampa:
    """The stamp that shows a declaration: what is seen is what was signed."""
    return Estampa(
        nome=declaracao.signatario.nome,
        cargo=declaracao.cargo,
        data_hora=declaracao.momento,
        norma=declaracao.norma,
        tipo=declaracao.tipo,
        metodo=declaracao.metodo,
    )


def frase_da_estampa(estampa: Estampa) -> str:
    """The sentence in plain text, also used as the signature's reason in PDF readers."""
    return f"Documento {_antes(estampa)} {estampa.nome}{_depois(estampa)}"


def desenhar_estampa(estampa: Estampa, largura: float, altura: float) -> bytes:
    """PDF of one page, `largura` × `altura` points, with every font embedded."""
    limpa = replace(
        estampa,
        nome=_cortar(so_com_glifo(estampa.nome), _MAX_NOME),
        cargo=_cortar(so_com_glifo(estampa.cargo), _MAX_CARGO),
        norma=_unir(_cortar(so_com_glifo(estampa.norma), _MAX_NORMA)),
    )
    html = (
        '<!DOCTYPE html><html lang="pt-BR"><meta charset="utf-8"><title>Estampa</title><body>'
        f"{_ICONE}<p>Documento {_antes(limpa)} <b>{escape(limpa.nome)}</b>"
        f"{escape(_depois(limpa))}</p></body></html>"
    )
    fonte = HTML(string=html, url_fetcher=Buscador(nenhum_recurso))
    meu_prelo = prelo()
    for corpo in _CORPOS_PT:
        folha = CSS(string=_css(largura, altura, corpo), font_config=meu_prelo.fontes)
        documento = fonte.render(
            stylesheets=[meu_prelo.folhas[0], folha],
            font_config=meu_prelo.fontes,
            counter_style=CounterStyle(),
            pdf_variant=VARIANTE,
        )
        if len(documento.pages) == 1:
            break
    return bytes(documento.copy(documento.pages[:1]).write_pdf(pdf_variant=VARIANTE))


def _antes(estampa: Estampa) -> str:
    return f"{_VERBOS[estampa.tipo]}{_COMO.get(estampa.metodo, '')} por"


def _depois(estampa: Estampa) -> str:
    quando = estampa.data_hora.astimezone(BRASILIA)
    cargo = f", {estampa.cargo}" if estampa.cargo else ""
    return (
        f"{cargo}, em {quando:%d/%m/%Y}, às {quando:%H:%M}, conforme horário oficial de Brasília, "
        f"com fundamento no {estampa.norma}."
    )


def _cortar(texto: str, limite: int) -> str:
    return texto if len(texto) <= limite else f"{texto[: limite - 1].rstrip()}…"


def _unir(norma: str) -> str:
    """Keep "§ 1º", "art. 6º" and "nº 193" on one line."""
    return re.sub(r"(§§?|arts?\.|n[º°]) ", "\\1\u00a0", norma)


def _css(largura: float, altura: float, corpo: float) -> str:
    return (
        f"@page{{size:{largura:.2f}pt {altura:.2f}pt;margin:0}}"
        f"body{{margin:0;font:{corpo}pt/1.22 {FAMILIA};color:#000;"
        f"border-left:2pt solid #1b3a5c;padding:1pt 2pt 1pt 4pt;position:relative;"
        f"min-height:{altura - 3:.2f}pt;box-sizing:border-box}}"
        "svg{position:absolute;left:4pt;top:2pt;width:16pt;height:16pt}"
        "p{margin:0 0 0 22pt;overflow-wrap:anywhere;orphans:99;widows:99}"
    )
