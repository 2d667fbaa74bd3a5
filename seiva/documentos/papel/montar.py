"""Assembly of the complete, canonical HTML of a document: pure and deterministic.

The same data always gives the same text, byte by byte; its SHA-256 is what the declaration calls
``conteudo_sha256``. Everything but the body is escaped here; the body is HTML that was sanitised
when it was saved.
"""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass, replace
from html import escape

from .codigo import calcular_crc, qr_svg, url_de_conferencia
from .erros import ConteudoInvalido
from .escolhas import EstiloInvalido
from .estilos import de_texto
from .folha_de_estilos import marca
from .legistica import marcar_paragrafos_unicos

MAX_VAGAS = 8
_BRASAO = re.compile(r"(?:seiva:[a-z0-9/_-]{1,100}|arquivo:[0-9a-f]{64})")


@dataclass(frozen=True, slots=True)
class DadosDoDocumento:
    """All that is printed. Texts are plain; only `corpo_html` is (sanitised) HTML.

    instituicao: name at the head; unidades: lines under it, from órgão to unit.
    titulo: e.g. "OFÍCIO Nº 12/2026"; documento: number of the document in the institution.
    url_conferencia: address of the conference page, without query; brasao: `seiva:` or
    `arquivo:<sha256>` address; rodape: address lines of the unit; vagas: slots reserved for
    stamps, 0 to 8; marca_de_acesso: e.g. "RESTRITO — art. 31 da Lei nº 12.527/2011".
    estilos: choices of the institution, as `estilos.em_texto`; they freeze with the page.
    """

    instituicao: str
    titulo: str
    corpo_html: str
    documento: str
    verificador: str
    url_conferencia: str
    unidades: tuple[str, ...] = ()
    brasao: str | None = None
    local_e_data: str | None = None
    processo: str | None = None
    rodape: tuple[str, ...] = ()
    marca_de_acesso: str | None = None
    crc: str | None = None
    vagas: int = MAX_VAGAS
    estilos: str = ""


@dataclass(frozen=True, slots=True)
class ConteudoCongelado:
    """Frozen HTML, its SHA-256 (hex) and the code printed in it."""

    html: str
    sha256: str
    crc: str
    verificador: str


def congelar_conteudo(dados: DadosDoDocumento, segredo_codigo: bytes) -> ConteudoCongelado:
    """Compute the code over the document without it, then assemble the document with it."""
    sem_codigo = montar_html(replace(dados, crc=None))
    crc = calcular_crc(sem_codigo, dados.documento, segredo_codigo)
    html = montar_html(replace(dados, crc=crc))
    resumo = hashlib.sha256(html.encode("utf-8")).hexdigest()
    return ConteudoCongelado(html=html, sha256=resumo, crc=crc, verificador=dados.verificador)


def montar_html(dados: DadosDoDocumento) -> str:
    """Complete HTML document. Raises ConteudoInvalido for missing or malformed data."""
    _conferir(dados)
    partes = [
        "<!DOCTYPE html>",
        '<html lang="pt-BR">',
        "<head>",
        '<meta charset="utf-8">',
        f"<title>{escape(dados.titulo)}</title>",
        f'<meta name="author" content="{escape(dados.instituicao)}">',
        '<meta name="generator" content="Seiva">',
        *([marca(dados.estilos)] if dados.estilos else []),
        "</head>",
        '<body class="papel">',
        *_corrido(dados),
        *_cabecalho(dados),
        "<main>",
        f'<h1 class="papel-titulo">{escape(dados.titulo)}</h1>',
        *_opcional("p", "papel-data", dados.local_e_data),
        '<div class="papel-corpo">',
        marcar_paragrafos_unicos(dados.corpo_html),
        "</div>",
        "</main>",
        '<div class="papel-fim">',
        *_autenticidade(dados),
        *_vagas(dados),
        "</div>",
        "</body>",
        "</html>",
    ]
    return "\n".join(partes) + "\n"


@dataclass(frozen=True, slots=True)
class Partes:
    """What surrounds the body on the page, as safe HTML: head, title with date, and end."""

    cabecalho: str
    titulo: str
    fim: str


def partes_da_pagina(dados: DadosDoDocumento) -> Partes:
    """The parts of the page that the writer sees and does not change."""
    _conferir(dados)
    titulo = f'<p class="papel-titulo">{escape(dados.titulo)}</p>'
    return Partes(
        cabecalho="\n".join(_cabecalho(dados)),
        titulo="\n".join([titulo, *_opcional("p", "papel-data", dados.local_e_data)]),
        fim="\n".join(_autenticidade(dados)),
    )


def prefixo_das_vagas(corpo_html: str) -> str:
    """Prefix of the slots' ids: carries a hash of the body, so no body can contain it."""
    return f"vaga-{hashlib.sha256(corpo_html.encode('utf-8')).hexdigest()[:16]}"


def _conferir(dados: DadosDoDocumento) -> None:
    obrigatorios = {
        "instituição": dados.instituicao,
        "título": dados.titulo,
        "número do documento": dados.documento,
        "código verificador": dados.verificador,
        "endereço de conferência": dados.url_conferencia,
    }
    faltam = [nome for nome, valor in obrigatorios.items() if not valor.strip()]
    if faltam:
        raise ConteudoInvalido(f"Faltam dados para montar o documento: {', '.join(faltam)}.")
    if dados.brasao is not None and not _BRASAO.fullmatch(dados.brasao):
        raise ConteudoInvalido("O endereço do brasão não é aceito.")
    if not 0 <= dados.vagas <= MAX_VAGAS:
        raise ConteudoInvalido(f"O número de vagas vai de 0 a {MAX_VAGAS}.")
    try:
        de_texto(dados.estilos)
    except EstiloInvalido as erro:
        raise ConteudoInvalido(erro.mensagem) from erro


def _opcional(etiqueta: str, classe: str, texto: str | None) -> list[str]:
    return [f'<{etiqueta} class="{classe}">{escape(texto)}</{etiqueta}>'] if texto else []


def _corrido(dados: DadosDoDocumento) -> list[str]:
    """Running head (second page on) and running foot, taken out of the flow by the CSS."""
    identificacao = [f"Documento {dados.verificador}"]
    if dados.processo:
        identificacao.insert(0, f"Processo {dados.processo}")
    linhas = [" · ".join(identificacao), *dados.rodape]
    return [
        f'<div class="papel-continuacao">{escape(dados.instituicao)} — {escape(dados.titulo)}</div>',
        f'<div class="papel-rodape">{"<br>".join(escape(linha) for linha in linhas)}</div>',
    ]


def _cabecalho(dados: DadosDoDocumento) -> list[str]:
    brasao = (
        [
            f'<img class="papel-brasao" src="{escape(dados.brasao)}" alt="Brasão: {escape(dados.instituicao)}">'
        ]
        if dados.brasao
        else []
    )
    unidades = [
        linha for texto in dados.unidades for linha in _opcional("p", "papel-unidade", texto)
    ]
    return [
        '<header class="papel-cabecalho">',
        *brasao,
        f'<p class="papel-instituicao">{escape(dados.instituicao)}</p>',
        *unidades,
        "</header>",
        *_opcional("p", "papel-acesso", dados.marca_de_acesso),
    ]


def _autenticidade(dados: DadosDoDocumento) -> list[str]:
    crc = dados.crc or "(gerado na primeira assinatura)"
    url = url_de_conferencia(dados.url_conferencia, dados.verificador, crc) if dados.crc else ""
    return [
        '<section class="papel-autenticidade" aria-label="Conferência da autenticidade">',
        *([qr_svg(url)] if url else []),
        "<p>A autenticidade deste documento pode ser conferida em "
        f"<strong>{escape(dados.url_conferencia)}</strong> informando o código verificador "
        f"<strong>{escape(dados.verificador)}</strong> e o código CRC <strong>{escape(crc)}</strong>.</p>",
        "</section>",
    ]


def _vagas(dados: DadosDoDocumento) -> list[str]:
    if not dados.vagas:
        return []
    prefixo = prefixo_das_vagas(dados.corpo_html)
    return [
        f'<div class="papel-vagas" data-prefixo="{prefixo}" data-total="{dados.vagas}">',
        *(f'<div class="papel-vaga" id="{prefixo}-{n}"></div>' for n in range(1, dados.vagas + 1)),
        "</div>",
    ]
