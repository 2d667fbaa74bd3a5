"""The paper's font as a simple PDF font, for the short line stamped on each page."""

from __future__ import annotations

from functools import lru_cache
from io import BytesIO

import pikepdf
from fontTools import subset
from fontTools.ttLib import TTFont

from seiva.documentos.papel.fontes import arquivo_da_fonte

PRIMEIRO, ULTIMO = 32, 255


class FonteDaEstampa:
    """Lato cut down to the characters of Windows-1252, with the width of each (1/1000 em)."""

    def __init__(self) -> None:
        bruto = arquivo_da_fonte("regular")
        assert bruto is not None
        codigos = {c: bytes([c]).decode("cp1252", "ignore") for c in range(PRIMEIRO, ULTIMO + 1)}
        fonte = TTFont(BytesIO(bruto))
        cortador = subset.Subsetter(subset.Options(hinting=False, notdef_outline=True))
        cortador.populate(unicodes=[ord(letra) for letra in codigos.values() if letra])
        cortador.subset(fonte)
        self._escala = 1000 / fonte["head"].unitsPerEm
        mapa, metricas = fonte.getBestCmap(), fonte["hmtx"]
        self.larguras = [
            round(metricas[mapa[ord(letra)]][0] * self._escala)
            if letra and ord(letra) in mapa
            else 0
            for letra in codigos.values()
        ]
        self._medidas = self._medir(fonte)
        saida = BytesIO()
        fonte.save(saida)
        self._programa = saida.getvalue()

    def _medir(self, fonte: TTFont) -> dict[str, object]:
        cabeca, horizontal = fonte["head"], fonte["hhea"]
        caixa = [cabeca.xMin, cabeca.yMin, cabeca.xMax, cabeca.yMax]
        return {
            "FontBBox": [round(v * self._escala) for v in caixa],
            "Ascent": round(horizontal.ascent * self._escala),
            "Descent": round(horizontal.descent * self._escala),
            "CapHeight": 720,
        }

    def largura(self, texto: bytes, corpo: float) -> float:
        """Width in points of a text in Windows-1252."""
        milesimos = sum(self.larguras[c - PRIMEIRO] for c in texto if c >= PRIMEIRO)
        return milesimos * corpo / 1000

    def em(self, pdf: pikepdf.Pdf) -> pikepdf.Object:
        """The font as an object of `pdf`, to be named in the resources of its pages."""
        descritor = pikepdf.Dictionary(
            Type=pikepdf.Name.FontDescriptor,
            FontName=pikepdf.Name("/SEIVAF+Lato-Regular"),
            Flags=32,
            ItalicAngle=0,
            StemV=80,
            FontFile2=pdf.make_stream(self._programa, Length1=len(self._programa)),
        )
        for nome, valor in self._medidas.items():
            descritor[f"/{nome}"] = pikepdf.Array(valor) if isinstance(valor, list) else valor
        return pdf.make_indirect(
            pikepdf.Dictionary(
                Type=pikepdf.Name.Font,
                Subtype=pikepdf.Name.TrueType,
                BaseFont=pikepdf.Name("/SEIVAF+Lato-Regular"),
                FirstChar=PRIMEIRO,
                LastChar=ULTIMO,
                Widths=pikepdf.Array(self.larguras),
                Encoding=pikepdf.Name.WinAnsiEncoding,
                FontDescriptor=pdf.make_indirect(descritor),
            )
        )


@lru_cache(maxsize=1)
def fonte_da_estampa() -> FonteDaEstampa:
    return FonteDaEstampa()
