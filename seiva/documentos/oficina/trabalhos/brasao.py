"""A coat of arms, whatever it came as, drawn once as a picture: nothing of the file goes on."""

from io import BytesIO
from typing import IO, Any

from PIL import Image, ImageOps

from seiva.documentos.oficina.trabalhos import Ilegivel

LADO = 1000  # points of the longer side kept: 8 cm at 300 dpi, three times what is printed
MENOR_LADO = 100
PIXELS = 40_000_000
_ILEGIVEL = "A imagem está danificada ou não é PNG, JPEG nem SVG."


def desenhar_brasao(entrada: IO[bytes], saida: IO[bytes], *, desenho: bool) -> dict[str, Any]:
    """Write a PNG of at most `LADO` points a side, without metadata; answers its sides.

    `desenho` when it is SVG: drawn without network, files or scripts, as it would be in print.
    """
    bruto = entrada.read()
    try:
        with Image.open(
            BytesIO(_pintar(bruto) if desenho else bruto), formats=_formatos(desenho)
        ) as imagem:
            if imagem.width * imagem.height > PIXELS:
                raise Ilegivel("A imagem tem pontos demais: reduza-a e envie de novo.")
            pronta = _aparar(ImageOps.exif_transpose(imagem) or imagem, aparar=desenho)
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError) as erro:
        if isinstance(erro, Ilegivel):
            raise
        raise Ilegivel(_ILEGIVEL) from erro
    if min(pronta.size) < MENOR_LADO:
        raise Ilegivel(f"A imagem é pequena demais: tem menos de {MENOR_LADO} pontos de lado.")
    pronta.thumbnail((LADO, LADO))
    pronta.save(saida, "PNG", optimize=True)
    return {"largura": pronta.width, "altura": pronta.height}


def _formatos(desenho: bool) -> list[str]:
    return ["PNG"] if desenho else ["PNG", "JPEG"]


def _aparar(imagem: Image.Image, *, aparar: bool) -> Image.Image:
    """In memory, in colours that print, without the empty paper around a drawing."""
    inteira = imagem.convert("RGBA")
    if not aparar:
        opaca = inteira.getchannel("A").getextrema() == (255, 255)
        return inteira.convert("RGB") if opaca else inteira
    caixa = inteira.getchannel("A").getbbox()
    if caixa is None:
        raise Ilegivel("O desenho está vazio, ou só mostra o que está fora do arquivo.")
    return inteira.crop(caixa)


def _pintar(svg: bytes) -> bytes:
    """The drawing on a square of transparent paper, by the engine that prints documents."""
    import pypdfium2
    from weasyprint import HTML

    from seiva.documentos.papel.recursos import Buscador

    pagina = (
        "<style>@page{size:1000px 1000px;margin:0}body{margin:0}"
        "img{width:1000px;height:1000px;object-fit:contain;display:block}</style>"
        '<img src="seiva:brasao" alt="">'
    )
    buscador = Buscador(lambda _endereco: svg)
    pdf = HTML(string=pagina, url_fetcher=buscador, base_url="seiva:").write_pdf()
    if buscador.recusas:
        raise Ilegivel("O desenho SVG não se aceita: tem partes de fora, ou é grande demais.")
    aberto = pypdfium2.PdfDocument(pdf)
    imagem = aberto[0].render(scale=96 / 72, fill_color=(0, 0, 0, 0), rev_byteorder=True)
    pintada = imagem.to_pil()
    memoria = BytesIO()
    pintada.save(memoria, "PNG")
    return memoria.getvalue()
