"""The closed vocabulary of a document's body: classes, limits and patterns.

The same class names are used by the editor, by the printed page and by `sanear`.
"""

import re

# One style a paragraph; the numbered ones count by CSS (LC 95/1998, art. 10; Manual de Redação da
# Presidência da República, 3ª edição, for correspondence).
ESTILOS: dict[str, str] = {
    "": "Texto",
    "sem-recuo": "Texto sem recuo",
    "citacao": "Citação",
    "item": "Item numerado",
    "item-nivel-1": "Item 1.",
    "item-nivel-2": "Item 1.1.",
    "item-nivel-3": "Item 1.1.1.",
    "capitulo": "Capítulo",
    "secao": "Seção",
    "artigo": "Artigo",
    "paragrafo-legal": "Parágrafo (§)",
    "paragrafo-unico": "Parágrafo único",
    "inciso": "Inciso",
    "alinea": "Alínea",
    "item-legal": "Item",
    "destinatario": "Destinatário",
    "assunto": "Assunto",
    "ementa": "Ementa",
    "vocativo": "Vocativo",
    "fecho": "Fecho",
    "assinante": "Assinante",
}
# Names that templates may bring from elsewhere.
SINONIMOS: dict[str, str] = {
    "centro": "centralizado",
    "recuado": "recuo",
    "paragrafo-numerado": "item",
    "quebra-de-pagina": "quebra",
}
ALINHAMENTOS = ("centralizado", "direita", "justificado", "esquerda")
RECUOS = ("recuo", "recuo-2", "recuo-3")

_DE_PARAGRAFO = frozenset([*filter(None, ESTILOS), *ALINHAMENTOS, *RECUOS])
_DE_TITULO = frozenset([*ALINHAMENTOS, *RECUOS])
CLASSES: dict[str, frozenset[str]] = {
    "p": _DE_PARAGRAFO,
    "h1": _DE_TITULO,
    "h2": _DE_TITULO,
    "h3": _DE_TITULO,
    "h4": _DE_TITULO,
    "hr": frozenset({"quebra"}),
    "table": frozenset({"sem-borda"}),
    "td": frozenset(ALINHAMENTOS),
    "th": frozenset(ALINHAMENTOS),
    "a": frozenset({"ref"}),
    "span": frozenset({"ref"}),
}
# Order in which classes are written: style, alignment, indent.
ORDEM_DAS_CLASSES = [*filter(None, ESTILOS), *ALINHAMENTOS, *RECUOS, "quebra", "sem-borda", "ref"]

TIPOS_DE_LISTA = frozenset({"1", "a", "A", "i", "I"})
REFERENCIA = re.compile(r"(?:documento|processo):[0-9A-Za-z][0-9A-Za-z./-]{0,59}")

ENTRADA_MAXIMA = 8 * 1024 * 1024  # characters received, embedded images included
TEXTO_MAXIMO = 2 * 1024 * 1024  # bytes kept, embedded images excluded
IMAGEM_MAXIMA = 2 * 1024 * 1024  # bytes of one embedded image, decoded
NIVEIS_DE_ESTRUTURA = 12  # lists, tables and quotes inside each other in the result
ANINHADO_DEMAIS = "O texto tem elementos demais uns dentro dos outros. Cole-o sem formatação."


class ConteudoGrandeDemais(ValueError):
    """The text is larger or more deeply nested than a document may be. `mensagem` is for people."""

    codigo = "conteudo_grande_demais"

    def __init__(self, mensagem: str) -> None:
        super().__init__(mensagem)
        self.mensagem = mensagem
