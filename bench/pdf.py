"""PDF files of plain text, made without any library: what a town scans and prints, in small."""

from collections.abc import Sequence

LINHAS_POR_PAGINA = 46


def _texto(linha: str) -> bytes:
    seguro = linha.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)")
    return seguro.encode("cp1252", "replace")


def _pagina(linhas: Sequence[str]) -> bytes:
    corpo = b"".join(b"(" + _texto(linha) + b") Tj T*\n" for linha in linhas)
    return b"BT /F1 10 Tf 14 TL 50 800 Td\n" + corpo + b"ET"


def fazer_pdf(linhas: Sequence[str]) -> bytes:
    """A PDF 1.4 with these lines, in as many pages as they need; text can be extracted."""
    grupos = [linhas[i : i + LINHAS_POR_PAGINA] for i in range(0, len(linhas), LINHAS_POR_PAGINA)]
    folhas = range(4, 4 + 2 * len(grupos), 2)
    filhos = " ".join(f"{numero} 0 R" for numero in folhas)
    objetos = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{filhos}] /Count {len(grupos)} >>".encode(),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
    ]
    for numero, grupo in zip(folhas, grupos, strict=True):
        objetos.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] "
            f"/Resources << /Font << /F1 3 0 R >> >> /Contents {numero + 1} 0 R >>".encode()
        )
        fluxo = _pagina(grupo)
        objetos.append(b"<< /Length %d >>\nstream\n%s\nendstream" % (len(fluxo), fluxo))
    return _arquivo(objetos)


def _arquivo(objetos: Sequence[bytes]) -> bytes:
    saida, lugares = bytearray(b"%PDF-1.4\n%\xe2\xe3\xcf\xd3\n"), []
    for numero, objeto in enumerate(objetos, 1):
        lugares.append(len(saida))
        saida += b"%d 0 obj\n%s\nendobj\n" % (numero, objeto)
    tabela = len(saida)
    saida += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objetos) + 1)
    saida += b"".join(b"%010d 00000 n \n" % lugar for lugar in lugares)
    saida += b"trailer\n<< /Size %d /Root 1 0 R >>\n" % (len(objetos) + 1)
    saida += b"startxref\n%d\n%%%%EOF\n" % tabela
    return bytes(saida)
