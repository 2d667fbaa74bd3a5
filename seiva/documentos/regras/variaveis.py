"""Variables a template may hold (`@processo@`, `@data_extenso@`) and their replacement."""

import re
from collections.abc import Mapping
from datetime import date
from html import escape

from seiva.documentos.regras.texto import texto_puro, trocar_texto

# Name → what it becomes, in the order of the editor's menu.
VARIAVEIS: dict[str, str] = {
    "processo": "Número do processo",
    "especificacao": "Especificação do processo",
    "interessados": "Interessados do processo, um por linha",
    "destinatario": "Destinatário do documento",
    "tipo": "Tipo do documento (Ofício, Despacho…)",
    "numero": "Número do documento dentro do seu tipo",
    "unidade": "Nome da unidade que elabora o documento",
    "unidade_sigla": "Sigla da unidade que elabora o documento",
    "instituicao": "Nome da instituição",
    "municipio": "Município da instituição",
    "data": "Data do documento (23/11/2026)",
    "data_extenso": "Data por extenso (23 de novembro de 2026)",
    "autor": "Nome de quem elabora o documento",
    "cargo": "Cargo ou função de quem elabora o documento",
}
_VARIAVEL = re.compile(r"@([a-z][a-z0-9_]{0,39})@")
_MESES = (
    "janeiro", "fevereiro", "março", "abril", "maio", "junho",
    "julho", "agosto", "setembro", "outubro", "novembro", "dezembro",
)  # fmt: skip


def substituir(html: str, valores: Mapping[str, str]) -> str:
    """Replace the variables found in the text of `html` by `valores`, escaped.

    Line breaks of a value become `<br>`. Names absent from `valores` stay as they are, and so
    does anything inside a tag (an e-mail in a link's address is no variable).
    """

    def _valor(achado: re.Match[str]) -> str:
        valor = valores.get(achado[1])
        if valor is None:
            return achado[0]
        return "<br>".join(escape(linha, quote=False) for linha in valor.splitlines())

    return trocar_texto(html, _VARIAVEL, _valor)


def usadas(html: str) -> list[str]:
    """Names written between at signs in the text, each once, in order."""
    return list(dict.fromkeys(_VARIAVEL.findall(texto_puro(html))))


def desconhecidas(html: str) -> list[str]:
    """Names used in the text that no variable has: probably a typing mistake in the template."""
    return [nome for nome in usadas(html) if nome not in VARIAVEIS]


def data_por_extenso(dia: date) -> str:
    """`date(2026, 3, 1)` → "1º de março de 2026", as official acts write it."""
    numero = "1º" if dia.day == 1 else str(dia.day)
    return f"{numero} de {_MESES[dia.month - 1]} de {dia.year}"
