"""What the tests of exports share: processes with content of many kinds, and files read back."""

import io
from typing import Any

import pikepdf

from seiva.core.ator import Ator
from seiva.documentos.acoes.incluir import DadosDoDocumento, incluir_arquivo
from seiva.documentos.arquivos import guardar_arquivo
from seiva.documentos.models import Documento
from seiva.processos.models import Processo
from tests.elenco import Casa


def um_pdf(paginas: int = 1, texto: str = "", **salvar: Any) -> bytes:
    """A plain PDF with a line of text on each page."""
    pdf = pikepdf.new()
    fonte = pikepdf.Dictionary(
        Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name.Helvetica
    )
    for numero in range(paginas):
        pagina = pdf.add_blank_page(page_size=(595, 842))
        pagina.obj["/Resources"] = pikepdf.Dictionary(Font=pikepdf.Dictionary(F=fonte))
        pagina.contents_add(f"BT /F 12 Tf 72 700 Td ({texto} p{numero + 1}) Tj ET".encode())
    saida = io.BytesIO()
    pdf.save(saida, deterministic_id="encryption" not in salvar, **salvar)
    return saida.getvalue()


def arquivo(
    ator: Ator,
    casa: Casa,
    processo: Processo,
    conteudo: bytes,
    nome: str = "laudo.pdf",
    tipo: str = "application/pdf",
    nivel: int = 0,
) -> Documento:
    """A file included in a process."""
    return incluir_arquivo(
        ator,
        processo=processo,
        dados=DadosDoDocumento(
            tipo=casa.anexo, nivel=nivel, hipotese=casa.hipotese if nivel else None
        ),
        arquivo=guardar_arquivo([conteudo], nome=nome, tipo_mime=tipo),
    )


def titulos(pdf: pikepdf.Pdf) -> list[str]:
    """Bookmarks, those inside after their own."""
    achados = []
    with pdf.open_outline() as sumario:
        for item in sumario.root:
            achados += [item.title, *(f"> {filho.title}" for filho in item.children)]
    return achados
