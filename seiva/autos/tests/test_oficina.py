"""Joining in the workshop: one child for all the files, and what happens when it dies."""

from pathlib import Path

import pypdfium2
import pytest
from PIL import Image

from seiva.autos.pdf.livro import Capa, Livro, NaoDeuCerto, Peca
from seiva.autos.pdf.montar import Limites, montar_pdf
from seiva.autos.tests.apoio import um_pdf
from seiva.documentos.oficina.trabalhos import achar

CAPA = Capa("Casa", "1/2026", "Tipo", "", "", (), "", "", "", "", "")


def pecas_de(pasta: Path, *conteudos: bytes) -> list[Peca]:
    pecas = []
    for numero, conteudo in enumerate(conteudos):
        caminho = pasta / f"peca-{numero}"
        caminho.write_bytes(conteudo)
        pecas.append(Peca(titulo=f"Peça {numero}", caminho=caminho))
    return pecas


def html_que_nao_acaba(pasta: Path) -> Peca:
    """Flexible boxes inside each other: each one more multiplies the work of the printer."""
    caminho = pasta / "sem-fim.html"
    caminho.write_text("<div style='display:flex'>" * 40 + "x", encoding="utf-8")
    return Peca(titulo="Sem fim", caminho=caminho, tipo="html")


def test_quem_demora_vira_aviso_e_os_lotes_dos_outros_sao_refeitos(tmp_path: Path) -> None:
    pecas = pecas_de(tmp_path, *[um_pdf(1, f"n{n}") for n in range(90)])
    pecas.insert(85, html_que_nao_acaba(tmp_path))
    ouvidas: list[int] = []
    saida, total = montar_pdf(
        Livro(CAPA, pecas), tmp_path, limites=Limites(segundos=8), andou=ouvidas.append
    )
    assert "demorou demais" in pecas[85].aviso
    with pypdfium2.PdfDocument(saida) as pdf:
        textos = [pagina.get_textpage().get_text_bounded() for pagina in pdf]
    folhas = textos[total - 91 :]
    assert "demorou demais" in folhas.pop(85)
    assert all(f"n{n} p1" in folha for n, folha in enumerate(folhas))
    assert ouvidas == [*range(1, 86), *range(1, 91)]
    assert not list(tmp_path.glob("seiva-oficina-*")) and not list(tmp_path.glob("lote-*"))


def test_arquivos_demais_que_derrubam_quem_le_encerram_a_tentativa(tmp_path: Path) -> None:
    foto = tmp_path / "foto.png"
    Image.new("L", (8800, 8800)).save(foto)
    pecas = [Peca(titulo=f"F{n}", caminho=foto, tipo="imagem") for n in range(6)]
    with pytest.raises(NaoDeuCerto):
        montar_pdf(Livro(CAPA, pecas), tmp_path, limites=Limites(segundos=0.0001))
    assert not list(tmp_path.glob("seiva-oficina-*"))


@pytest.mark.parametrize(
    "nome",
    ["nada", "os:system", "seiva.autos.pdf.montador:encadernar", "seiva.autos.pdf.montador:"],
)
def test_so_o_que_foi_marcado_como_trabalho_da_oficina_se_faz(nome: str) -> None:
    with pytest.raises((LookupError, AttributeError)):
        achar(nome)
    assert achar("seiva.autos.pdf.montador:montar")
