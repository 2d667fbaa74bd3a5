"""Tarjas: a PDF made again from pictures of its pages, without what is under the bars.

Nothing of the file that came passes to the one that goes: each page is drawn, the bars are
painted over its points, and the page that leaves is that picture and, for the search, the words
that are seen outside the bars. So there is no object in which the rest could stay: annotations,
forms, attachments, scripts, metadata, bookmarks, layers, alternative texts, earlier revisions.
"""

from collections.abc import Iterator, Sequence
from io import BytesIO
from typing import IO, Any

import pikepdf
import pypdfium2
from PIL import Image, ImageDraw

from seiva.documentos.leitura.posicoes import Caixa, Palavra, linhas_da_pagina
from seiva.documentos.oficina.trabalhos import Ilegivel

DPI, MAIOR_LADO = 160, 4000
MAIS_PAGINAS, MAIS_LINHAS = 400, 20_000
PERTO = 6
QUALIDADE = 82
FOLGA = 0.0008  # about half a millimetre of an A4: bars are a little larger than they were drawn
LISO = 24  # levels of grey: a word whose place has fewer is not seen
_COR_DO_RASCUNHO = (190, 20, 60)

Area = tuple[int, float, float, float, float]  # page (from 0), x, y, width, height


def tarjar_pdf(
    entrada: IO[bytes], saida: IO[bytes], *, tipo_mime: str, areas: Sequence[Sequence[float]]
) -> dict[str, Any]:
    """Write the public version; how many pages it has. `areas` as `Area`.

    Raises `Ilegivel` when the file does not open, is too long, or an area is of no page of it.
    """
    por_pagina = _por_pagina(areas)
    novo = pikepdf.Pdf.new()
    fonte = novo.make_indirect(
        pikepdf.Dictionary(
            Type=pikepdf.Name.Font,
            Subtype=pikepdf.Name.Type1,
            BaseFont=pikepdf.Name.Helvetica,
            Encoding=pikepdf.Name.WinAnsiEncoding,
        )
    )
    with _abrir(entrada) as pdf:
        total = len(pdf)
        if total > MAIS_PAGINAS:
            raise Ilegivel(f"O documento tem {total} páginas: tarjam-se até {MAIS_PAGINAS}.")
        if any(numero >= total for numero in por_pagina):
            raise Ilegivel("Há tarja numa página que o documento não tem.")
        for numero in range(total):
            pagina = pdf[numero]
            _copiar(novo, fonte, pagina, por_pagina.get(numero, []))
            pagina.close()
    pronto = BytesIO()
    novo.Root.Lang = pikepdf.String("pt-BR")
    novo.save(pronto, deterministic_id=True)
    conferir_destruicao(pronto, por_pagina)
    saida.write(pronto.getvalue())
    return {"paginas": total}


def conferir_destruicao(pronto: IO[bytes], por_pagina: dict[int, list[Caixa]]) -> None:
    """Read what is about to leave: no word touches a bar. Raises `Ilegivel` if one does."""
    pronto.seek(0)
    with pypdfium2.PdfDocument(pronto) as pdf:
        for numero, tarjas in por_pagina.items():
            for linha in linhas_da_pagina(pdf[numero]):
                if any(palavra.caixa.toca(tarja) for palavra in linha for tarja in tarjas):
                    raise Ilegivel("Sobrou texto debaixo de uma tarja: a versão não foi feita.")


def desenhar_folha(
    entrada: IO[bytes],
    saida: IO[bytes],
    *,
    tipo_mime: str,
    numero: int,
    areas: Sequence[Sequence[float]],
) -> dict[str, Any]:
    """Picture (JPEG) of page `numero` (from 0) for the screen, with the bars drawn see-through."""
    with _abrir(entrada) as pdf:
        if not 0 <= numero < len(pdf):
            raise Ilegivel("O documento não tem esta página.")
        imagem = _desenhar(pdf[numero], 110)
    camada = imagem.copy()
    lapis = ImageDraw.Draw(camada)
    for tarja in _por_pagina(areas).get(numero, []):
        lapis.rectangle(_pontos(tarja, imagem), fill=_COR_DO_RASCUNHO)
    Image.blend(imagem, camada, 0.45).save(saida, "JPEG", quality=78)
    return {"largura": imagem.width, "altura": imagem.height}


def linhas_do_pdf(
    entrada: IO[bytes], saida: IO[bytes], *, tipo_mime: str, perto: int = 0
) -> dict[str, Any]:
    """Every line of every page, each word with its place: [[[[text, x, y, width, height]…]…]…].

    Pages farther than `PERTO` from the page `perto` (from 0) come empty: they would take long.
    """
    paginas: list[list[list[list[Any]]]] = []
    faltam = MAIS_LINHAS
    with _abrir(entrada) as pdf:
        for numero in range(min(len(pdf), MAIS_PAGINAS)):
            linhas = linhas_da_pagina(pdf[numero])[:faltam] if abs(numero - perto) <= PERTO else []
            faltam -= len(linhas)
            paginas.append([[_em_lista(palavra) for palavra in linha] for linha in linhas])
    return {"paginas": paginas}


def _em_lista(palavra: Palavra) -> list[Any]:
    caixa = palavra.caixa
    lados = (caixa.x, caixa.y, caixa.largura, caixa.altura)
    return [palavra.texto[:200], *(round(lado, 5) for lado in lados)]


def _abrir(entrada: IO[bytes]) -> pypdfium2.PdfDocument:
    try:
        pdf = pypdfium2.PdfDocument(entrada)
    except pypdfium2.PdfiumError as erro:
        raise Ilegivel("O PDF não se deixou abrir: está danificado ou pede senha.") from erro
    if pdf.get_formtype():
        pdf.init_forms()  # what was typed in a form is part of what is seen
    return pdf


def _por_pagina(areas: Sequence[Sequence[float]]) -> dict[int, list[Caixa]]:
    agrupadas: dict[int, list[Caixa]] = {}
    for numero, *lados in areas:
        agrupadas.setdefault(int(numero), []).append(Caixa(*lados))
    return agrupadas


def _desenhar(pagina: pypdfium2.PdfPage, dpi: int) -> Image.Image:
    escala = min(dpi / 72, MAIOR_LADO / max(1.0, *pagina.get_size()))
    imagem: Image.Image = pagina.render(scale=escala).to_pil()
    return imagem.convert("RGB")


def _pontos(tarja: Caixa, imagem: Image.Image) -> tuple[int, int, int, int]:
    """The bar over the picture, never smaller than drawn: first and last point, both inside."""
    esquerda = int((tarja.x - FOLGA) * imagem.width)
    cima = int((tarja.y - FOLGA) * imagem.height)
    direita = int((tarja.x + tarja.largura + FOLGA) * imagem.width) + 1
    baixo = int((tarja.y + tarja.altura + FOLGA) * imagem.height) + 1
    return max(0, esquerda), max(0, cima), direita, baixo


def _copiar(novo: pikepdf.Pdf, fonte: Any, pagina: pypdfium2.PdfPage, tarjas: list[Caixa]) -> None:
    imagem = _desenhar(pagina, DPI)
    palavras = list(_que_ficam(pagina, imagem, tarjas))
    lapis = ImageDraw.Draw(imagem)
    for tarja in tarjas:
        lapis.rectangle(_pontos(tarja, imagem), fill="black")
    largura, altura = (min(max(lado, 3.0), 14_400.0) for lado in pagina.get_size())
    folha = novo.add_blank_page(page_size=(largura, altura))
    folha.obj.Resources = pikepdf.Dictionary(
        XObject=pikepdf.Dictionary(Folha=_em_jpeg(novo, imagem)),
        Font=pikepdf.Dictionary(Letra=fonte),
    )
    desenho = f"q {largura:.3f} 0 0 {altura:.3f} 0 0 cm /Folha Do Q\n"
    escrita = "".join(_escrever(palavra, largura, altura) for palavra in palavras)
    folha.obj.Contents = novo.make_stream((desenho + f"BT 3 Tr\n{escrita}ET\n").encode())


def _que_ficam(
    pagina: pypdfium2.PdfPage, imagem: Image.Image, tarjas: list[Caixa]
) -> Iterator[Palavra]:
    """Words to be found in the search: seen, wholly inside the page, and away from every bar.

    On a page with bars a layer of OCR is left out whole: nobody knows that its words lie exactly
    over the letters that the bar covers.
    """
    cinza = imagem.convert("L")
    for linha in linhas_da_pagina(pagina):
        for palavra in linha:
            if tarjas and not palavra.desenhada:
                continue
            if any(palavra.caixa.toca(tarja, 2 * FOLGA) for tarja in tarjas):
                continue
            if _dentro(palavra.caixa) and _se_ve(palavra.caixa, cinza):
                yield palavra


def _dentro(caixa: Caixa) -> bool:
    return caixa.x >= 0 and caixa.y >= 0 and caixa.x + caixa.largura <= 1 >= caixa.y + caixa.altura


def _se_ve(caixa: Caixa, cinza: Image.Image) -> bool:
    """Is anything drawn there? White over white, or letters under a rectangle, are one colour."""
    esquerda, cima = int(caixa.x * cinza.width), int(caixa.y * cinza.height)
    direita = int((caixa.x + caixa.largura) * cinza.width) + 1
    baixo = int((caixa.y + caixa.altura) * cinza.height) + 1
    tons = cinza.crop((esquerda, cima, direita, baixo)).getextrema()
    return float(tons[1]) - float(tons[0]) >= LISO  # type: ignore[arg-type]


def _em_jpeg(novo: pikepdf.Pdf, imagem: Image.Image) -> Any:
    dados = BytesIO()
    imagem.save(dados, "JPEG", quality=QUALIDADE)
    return novo.make_indirect(
        pikepdf.Stream(
            novo,
            dados.getvalue(),
            Type=pikepdf.Name.XObject,
            Subtype=pikepdf.Name.Image,
            Width=imagem.width,
            Height=imagem.height,
            ColorSpace=pikepdf.Name.DeviceRGB,
            BitsPerComponent=8,
            Filter=pikepdf.Name.DCTDecode,
        )
    )


def _escrever(palavra: Palavra, largura: float, altura: float) -> str:
    """Operators that put the word where it is seen, drawing nothing, inside its own box.

    Inside, with what goes below the line (a fifth of the height, in Helvetica): a bar may begin
    where the box ends.
    """
    letras = palavra.texto.encode("cp1252", "ignore")
    caixa = palavra.caixa
    vao, corpo = caixa.largura * largura, 0.9 * caixa.altura * altura
    if not letras or corpo < 0.5 or vao < 0.5:
        return ""
    estreita = 100 * vao / (sum(map(_avanco, letras)) * corpo)
    x = caixa.x * largura
    y = (1 - caixa.y - caixa.altura) * altura + 0.24 * corpo
    onde = f"/Letra {corpo:.2f} Tf {estreita:.2f} Tz 1 0 0 1 {x:.2f} {y:.2f} Tm"
    return f"{onde} <{letras.hex()}20> Tj\n"


def _avanco(letra: int) -> float:
    """Advance of a letter in Helvetica for a height of 1, or a little more: never less."""
    if letra in b"iljI.,:;!|'/ ft()-[]":
        return 0.34
    if letra in b"mMW@%" or 0x80 <= letra < 0xC0 or letra in {0xC6, 0xE6}:
        return 1.02
    if letra in range(0x41, 0x5B) or letra in b"w&" or 0xC0 <= letra < 0xE0:
        return 0.79
    return 0.62
