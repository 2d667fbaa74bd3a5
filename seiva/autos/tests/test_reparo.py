"""A damaged PDF goes out as readers show it, and says so; what could show something else does not."""

import io
import zipfile
from pathlib import Path

import pikepdf
import pypdfium2
import pytest

from seiva.autos import deposito
from seiva.autos.acoes.exportar import exportar_processo
from seiva.autos.pdf.livro import Capa, Livro, Peca
from seiva.autos.pdf.montar import montar_pdf
from seiva.autos.pdf.reparo import reparar
from seiva.autos.preparar import preparar_na_hora
from seiva.autos.tests.apoio import arquivo, titulos, um_pdf
from tests.corpus import CORPUS
from tests.elenco import Elenco
from tests.fabricas import autuar

QUEBRADO = CORPUS / "assinado-5-vezes.pdf"
CAPA = Capa("Casa", "1/2026", "Tipo", "", "", (), "", "", "", "", "")


def sem_tabela(pdf: bytes) -> bytes:
    """The file with its table of objects lost, as a cut transfer leaves it."""
    return pdf[: pdf.rindex(b"startxref")] + b"startxref\n999999\n%%EOF\n"


def com_objeto_escondido(pdf: bytes) -> bytes:
    """Inside a stream, another content for the first page: tables made anew may take it."""
    falso = b"2 0 obj\n<</Length 28>>\nstream\n1 0 0 rg 0 0 400 400 re f   \nendstream\nendobj\n"
    dentro = b"\n900 0 obj\n<</Length %d>>\nstream\n%b\nendstream\nendobj\n" % (
        len(falso) + 1,
        falso,
    )
    onde = pdf.rindex(b"xref\n0 2\n")
    return pdf[:onde] + dentro + pdf[onde:]


def juntar(pasta: Path, *conteudos: bytes) -> tuple[list[Peca], pikepdf.Pdf]:
    pecas = []
    for numero, conteudo in enumerate(conteudos):
        caminho = pasta / f"peca-{numero}.pdf"
        caminho.write_bytes(conteudo)
        pecas.append(Peca(titulo=f"Peça {numero}", caminho=caminho))
    saida, _ = montar_pdf(Livro(CAPA, pecas), pasta)
    return pecas, pikepdf.open(saida)


def texto(pdf: bytes, pagina: int) -> str:
    with pypdfium2.PdfDocument(pdf) as aberto:
        lido: str = aberto[pagina].get_textpage().get_text_bounded()
        return " ".join(lido.split())


@pytest.mark.django_db
def test_o_pdf_de_tabela_quebrada_sai_legivel_com_aviso_e_intacto_no_zip(cena: Elenco) -> None:
    ana, original = cena.ator("ana"), QUEBRADO.read_bytes()
    processo = autuar(ana, cena.casa)
    arquivo(ana, cena.casa, processo, original, nome="contrato.pdf")
    saidas = {}
    for formato in ("pdf", "zip"):
        pedida = exportar_processo(ana, processo=processo, formato=formato)
        with deposito.abrir(preparar_na_hora(ana, pedida).deposito) as aberto:
            saidas[formato] = aberto.read()
    with pypdfium2.PdfDocument(saidas["pdf"]) as pdf:
        assert len(pdf) == 4
    indice, aviso, folha = (texto(saidas["pdf"], n) for n in (1, 2, 3))
    assert "refeito para leitura" in indice and "fls. 3–4" in indice
    assert "O arquivo está danificado" in aviso and "contrato.pdf" in aviso
    assert "Dear Anneli and experts" in folha
    with zipfile.ZipFile(io.BytesIO(saidas["zip"])) as pacote:
        (nome,) = (n for n in pacote.namelist() if n.endswith("contrato.pdf"))
        assert pacote.read(nome) == original


def test_marcadores_e_folhas_contam_o_aviso_antes_do_refeito(tmp_path: Path) -> None:
    bom = um_pdf(2, "bom")
    pecas, pdf = juntar(tmp_path, bom, sem_tabela(um_pdf(3, "refeito")), b"nada", bom)
    with pdf:
        assert [p.situacao for p in pecas] == ["conteudo", "refeito", "zip", "conteudo"]
        assert len(pdf.pages) == 2 + 2 + (1 + 3) + 1 + 2
        assert titulos(pdf) == ["Capa", "Índice", "Peça 0", "Peça 1", "Peça 2", "Peça 3"]
        with pdf.open_outline() as sumario:
            alvos = [pikepdf.Page(item.destination[0]).index for item in sumario.root]
    assert alvos == [0, 1, 2, 4, 8, 9]


def test_o_que_outro_programa_mostraria_de_outro_jeito_nao_entra(tmp_path: Path) -> None:
    forjado = com_objeto_escondido(QUEBRADO.read_bytes())
    with pypdfium2.PdfDocument(forjado) as pdf:
        assert len(pdf) == 1
    assert reparar(io.BytesIO(forjado)) is None
    pecas, pdf_junto = juntar(tmp_path, forjado)
    with pdf_junto:
        assert [p.situacao for p in pecas] == ["zip"] and len(pdf_junto.pages) == 3


@pytest.mark.parametrize("lixo", [b"", b"%PDF-1.7\n", b"%PDF-1.7\n%%EOF\n", b"\x00" * 5000])
def test_o_que_nao_e_pdf_nao_se_repara(lixo: bytes) -> None:
    assert reparar(io.BytesIO(lixo)) is None
