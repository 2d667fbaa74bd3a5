"""PDFs with known words in known places, for those who look for what should not be there."""

from dataclasses import dataclass
from io import BytesIO
from typing import Any

import pikepdf

LARGURA, ALTURA, CORPO = 480, 640, 12
MARGEM = 40  # what the CropBox cuts on each side


@dataclass(frozen=True)
class Escrita:
    """A word and the middle of its letters, in the page's own space (points, from the bottom)."""

    texto: str
    x: float
    y: float


def palavras(prefixo: str = "segredo") -> list[Escrita]:
    """A grid of words over the part of the page that is shown."""
    return [
        Escrita(f"{prefixo}{linha}{coluna}", 70 + coluna * 120, 90 + linha * 80)
        for linha in range(7)
        for coluna in range(3)
    ]


def pagina_marcada(
    *, giro: int = 0, cortada: bool = False, unidade: float = 1.0, imagem: bool = False
) -> bytes:
    """One page with `palavras`, turned, cut and scaled as told."""
    pdf = pikepdf.Pdf.new()
    folha = pdf.add_blank_page(page_size=(LARGURA, ALTURA))
    fonte = pikepdf.Dictionary(
        Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name.Courier
    )
    folha.obj.Resources = pikepdf.Dictionary(Font=pikepdf.Dictionary(F=fonte))
    desenho = "".join(f"BT /F {CORPO} Tf {p.x} {p.y} Td ({p.texto}) Tj ET\n" for p in palavras())
    folha.obj.Contents = pdf.make_stream(desenho.encode())
    folha.obj.Rotate = giro
    if cortada:
        folha.obj.CropBox = pikepdf.Array([MARGEM, MARGEM, LARGURA - MARGEM, ALTURA - MARGEM])
    if unidade != 1.0:
        folha.obj.UserUnit = unidade
    return em_bytes(pdf)


def no_quadro(x: float, y: float, *, giro: int, cortada: bool) -> tuple[float, float]:
    """Where a point of the page is seen: fractions from the top left. By hand, from ISO 32000-1."""
    corte = MARGEM if cortada else 0
    largura, altura = LARGURA - 2 * corte, ALTURA - 2 * corte
    u, v = (x - corte) / largura, 1 - (y - corte) / altura
    return {0: (u, v), 90: (1 - v, u), 180: (1 - u, 1 - v), 270: (v, 1 - u)}[giro]


def em_bytes(pdf: pikepdf.Pdf) -> bytes:
    saida = BytesIO()
    pdf.save(saida)
    return saida.getvalue()


def fluxos(pdf: bytes) -> list[bytes]:
    """Every string and every stream of a file, raw and decoded: where words could hide."""
    achados = [pdf]
    with pikepdf.open(BytesIO(pdf)) as aberto:
        for objeto in aberto.objects:
            achados.append(repr(objeto).encode())
            if isinstance(objeto, pikepdf.Stream):
                achados.append(objeto.read_raw_bytes())
                if objeto.get("/Filter") != pikepdf.Name.DCTDecode:
                    achados.append(objeto.read_bytes())
                    achados += _operandos(objeto)
    return achados


def _operandos(fluxo: Any) -> list[bytes]:
    """Strings that the operators of a page show, whatever way they are written."""
    try:
        instrucoes = pikepdf.parse_content_stream(fluxo)
    except pikepdf.PdfError:
        return []
    return [
        bytes(operando)
        for instrucao in instrucoes
        for operando in instrucao.operands
        if isinstance(operando, pikepdf.String)
    ]


def tem(pdf: bytes, palavra: str) -> bool:
    """Is the word anywhere in the file, as text, in UTF-16 or in hexadecimal?"""
    simples, largo = palavra.encode("cp1252"), palavra.encode("utf-16-be")
    formas = (simples, largo, simples.hex().encode(), largo.hex().encode())
    return any(forma in trecho.lower() for trecho in fluxos(pdf) for forma in formas)


def com_frases(*frases: str, entrelinha: int = 40) -> bytes:
    """One page with each sentence on a line of its own, so many points below the last one."""
    pdf = pikepdf.Pdf.new()
    folha = pdf.add_blank_page(page_size=(LARGURA, ALTURA))
    fonte = pikepdf.Dictionary(
        Type=pikepdf.Name.Font,
        Subtype=pikepdf.Name.Type1,
        BaseFont=pikepdf.Name.Helvetica,
        Encoding=pikepdf.Name.WinAnsiEncoding,
    )
    folha.obj.Resources = pikepdf.Dictionary(Font=pikepdf.Dictionary(F=fonte))
    linhas = "".join(
        f"BT /F {CORPO} Tf 50 {ALTURA - 80 - entrelinha * numero} Td <{f.encode('cp1252').hex()}> Tj ET\n"
        for numero, f in enumerate(frases)
    )
    folha.obj.Contents = pdf.make_stream(linhas.encode())
    return em_bytes(pdf)
