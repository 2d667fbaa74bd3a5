"""The user manual (docs/manual), rendered once for each process and shown as help."""

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from urllib.parse import unquote

import nh3
from django.conf import settings
from django.urls import reverse
from django.utils.text import slugify
from markdown_it import MarkdownIt
from markdown_it.token import Token

PASTA = Path(settings.RAIZ) / "docs" / "manual"

# Order of reading. Each name is a file of docs/manual without its extension.
PARTES: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("Para começar", ("primeiros-passos", "a-mesa", "novo-processo", "pagina-do-processo")),
    (
        "Documentos",
        (
            "escrever-documento",
            "editor",
            "versoes",
            "incluir-arquivos",
            "arquivos-assinados-e-copias",
            "assinar",
            "blocos",
            "acompanhar",
            "pedir-servico",
            "conferir-documento",
            "consulta-publica",
            "excluir-e-cancelar",
            "versao-publica",
            "ouvir-as-pessoas",
        ),
    ),
    (
        "O caminho do processo",
        (
            "enviar-e-receber",
            "concluir-e-reabrir",
            "organizar-o-trabalho",
            "marcadores",
            "comentarios-e-ordem",
            "anexar",
            "processo-inteiro",
            "niveis-de-acesso",
            "acesso-externo",
            "quem-leu",
            "conta-do-cidadao",
            "intimacoes",
            "procuracao",
            "seguranca-da-conta",
            "sigilo",
            "pesquisa",
            "economia-e-desempenho",
        ),
    ),
    (
        "Administrar",
        (
            "primeiros-passos-da-instituicao",
            "o-que-ja-vem-pronto",
            "administracao",
            "modelos-e-estilos",
            "carta-de-servicos",
            "emails-do-sistema",
            "pessoas-e-unidades",
            "importar-planilhas",
            "reorganizar-unidades",
            "exportar-e-sair",
        ),
    ),
    ("A plataforma", ("adesao", "plataforma")),
    (
        "Para consultar",
        (
            "perguntas-frequentes",
            "atalhos-de-teclado",
            "glossario",
            "acessibilidade",
        ),
    ),
)
ORDEM = tuple(nome for _, nomes in PARTES for nome in nomes)

_FONTE = re.compile(r'^url:\s*"([^"]+)"', re.MULTILINE)
_MARCAS = {"a", "blockquote", "br", "code", "em", "h2", "h3", "hr", "li", "ol", "p", "pre"}
_MARCAS |= {"strong", "table", "tbody", "td", "th", "thead", "tr", "ul"}
_ATRIBUTOS = {"a": {"href"}, "h2": {"id"}, "h3": {"id"}, "ol": {"start"}}
_LIGACAO = re.compile(r"^(?P<nome>[a-z0-9-]+)\.md(?:#(?P<ancora>[\w-]+))?$")

_TITULO_OU_TABELA = re.compile(
    r'<h[23] id="[^"]*">(?P<titulo>[^<]*)</h|<table>(?P<dentro>.*?)</table>', re.DOTALL
)


@dataclass(frozen=True)
class Secao:
    """A heading inside a page and the plain text under it."""

    ancora: str
    titulo: str
    texto: str


@dataclass(frozen=True)
class Pagina:
    """One page of the manual: `corpo` is sanitised HTML without title and summary."""

    nome: str
    titulo: str
    resumo: str
    corpo: str
    secoes: tuple[Secao, ...]

    @property
    def url(self) -> str:
        return reverse("ajuda_pagina", args=[self.nome])


@dataclass(frozen=True)
class Achado:
    """A place of the manual that answers a search."""

    titulo: str
    onde: str
    url: str


@cache
def codigo_fonte() -> str:
    """Where the source of this very program is offered (AGPL-3.0, section 13)."""
    achado = _FONTE.search((Path(settings.RAIZ) / "publiccode.yml").read_text("utf-8"))
    return achado[1] if achado else ""


@cache
def paginas() -> dict[str, Pagina]:
    """Every page by name, in the order of reading."""
    return {nome: _ler(nome) for nome in ORDEM}


def vizinhas(nome: str) -> tuple[Pagina | None, Pagina | None]:
    """The pages before and after this one."""
    todas = list(paginas().values())
    posicao = ORDEM.index(nome)
    anterior = todas[posicao - 1] if posicao else None
    return anterior, todas[posicao + 1] if posicao + 1 < len(todas) else None


def procurar(termo: str) -> list[Achado]:
    """Places with every word of `termo`: titles of pages, then headings, then text."""
    palavras = _simples(termo).split()
    if not palavras:
        return []
    por_peso: tuple[list[Achado], ...] = ([], [], [])
    for pagina in paginas().values():
        if _tem(palavras, pagina.titulo):
            por_peso[0].append(Achado(pagina.titulo, "", pagina.url))
        for secao in pagina.secoes:
            titulo = secao.titulo or pagina.titulo
            achado = Achado(
                titulo, pagina.titulo, pagina.url + f"#{secao.ancora}" * bool(secao.ancora)
            )
            if secao.titulo and _tem(palavras, secao.titulo):
                por_peso[1].append(achado)
            elif _tem(palavras, f"{pagina.titulo} {secao.titulo} {secao.texto}"):
                por_peso[2].append(achado)
    return [achado for achados in por_peso for achado in achados]


def _simples(texto: str) -> str:
    """Lower case without accents or punctuation."""
    return slugify(texto).replace("-", " ")


def _tem(palavras: list[str], texto: str) -> bool:
    alvo = f" {_simples(texto)}"
    return all(f" {palavra}" in alvo for palavra in palavras)


def _ler(nome: str) -> Pagina:
    """Read and render docs/manual/<nome>.md, which begins with `# title` and a summary."""
    leitor = MarkdownIt("commonmark", {"html": False}).enable("table")
    partes = leitor.parse((PASTA / f"{nome}.md").read_text("utf-8"))
    if partes[0].tag != "h1" or partes[3].type != "paragraph_open":
        raise ValueError(f"docs/manual/{nome}.md deve começar com título e resumo.")
    titulo, resumo, corpo = _texto(partes[1]), _texto(partes[4]), partes[3:]
    secoes = _marcar(corpo)
    limpo = nh3.clean(
        leitor.renderer.render(corpo[3:], leitor.options, {}),
        tags=_MARCAS,
        attributes=_ATRIBUTOS,
        link_rel=None,
    )
    return Pagina(nome, titulo, resumo, _vestir(limpo), secoes)


def _marcar(partes: list[Token]) -> tuple[Secao, ...]:
    """Give ids to headings and addresses to links, in place; answer the sections."""
    titulos, textos = [("", "")], [""]
    for posicao, parte in enumerate(partes):
        for filha in parte.children or []:
            if filha.type == "link_open":
                filha.attrSet("href", _endereco(str(filha.attrGet("href"))))
        if parte.type == "heading_open":
            titulo = _texto(partes[posicao + 1])
            parte.attrSet("id", slugify(titulo))
            titulos.append((slugify(titulo), titulo))
            textos.append("")
        elif parte.type == "inline":
            textos[-1] += f" {_texto(parte)}"
    return tuple(Secao(a, t, x) for (a, t), x in zip(titulos, textos, strict=True))


def _endereco(destino: str) -> str:
    """`outra.md#seção` becomes the address of that page of the help.

    The source names a section as forges do, with accents; addresses have none.
    """
    ligacao = _LIGACAO.match(unquote(destino))
    if not ligacao:
        return destino
    url = reverse("ajuda_pagina", args=[ligacao["nome"]])
    return f"{url}#{slugify(ligacao['ancora'])}" if ligacao["ancora"] else url


def _texto(parte: Token) -> str:
    """Plain text of an inline token."""
    return "".join(
        f.content if f.content else " " * (f.type == "softbreak") for f in parte.children or []
    )


def _vestir(corpo: str) -> str:
    """Wide tables scroll inside a box that the keyboard reaches, named after its section."""
    onde = "1"

    def vestir(marca: re.Match[str]) -> str:
        nonlocal onde
        if marca["titulo"]:
            onde = marca["titulo"]
            return marca[0]
        caixa = f'<div class="tabela-caixa" role="region" aria-label="Tabela: {onde}" tabindex="0">'
        return f'{caixa}<table class="tabela">{marca["dentro"]}</table></div>'

    return _TITULO_OU_TABELA.sub(vestir, corpo)
