"""What is inside the PDF of a process: pages, notices, stamps, links and bookmarks."""

import io
import re
from pathlib import Path

import pikepdf
import pytest
from PIL import Image

from seiva.autos import deposito
from seiva.autos.acoes.exportar import exportar_processo
from seiva.autos.models import Exportacao
from seiva.autos.pdf.livro import SemEspaco
from seiva.autos.pdf.montar import Limites, montar_pdf
from seiva.autos.preparar import comecar, preparar_na_hora
from seiva.autos.tests.apoio import arquivo, titulos, um_pdf
from seiva.core.ator import Ator
from seiva.documentos.acoes.excluir import cancelar_documento
from seiva.documentos.acoes.ver import ver_documento
from seiva.documentos.models import Documento
from seiva.processos.acoes.anexar import anexar_processo
from seiva.processos.acoes.enviar import enviar_processo
from seiva.processos.models import Processo
from tests.apoio import executar_tarefas
from tests.corpus import CORPUS
from tests.elenco import Elenco
from tests.fabricas import assinar, autuar, redigir


def pdf_de(ator: Ator, processo: Processo) -> pikepdf.Pdf:
    """The export as the person gets it."""
    feita = preparar_na_hora(ator, exportar_processo(ator, processo=processo, formato="pdf"))
    with deposito.abrir(feita.deposito) as aberto:
        return pikepdf.open(io.BytesIO(aberto.read()))


def livro_de(ator: Ator, processo: Processo, pasta: Path) -> dict[str, str]:
    """Situation of each line of the index, by its title, once the PDF was made."""
    obra = comecar(ator, exportar_processo(ator, processo=processo, formato="pdf"), pasta)
    montar_pdf(obra.plano, pasta)
    return {peca.titulo: peca.situacao for peca in obra.plano.pecas}


def estampas(pdf: pikepdf.Pdf) -> list[str]:
    textos = []
    for pagina in pdf.pages:
        conteudo = b"".join(parte.read_bytes() for parte in _partes(pagina))
        achadas = re.findall(rb"<([0-9a-f]+)> Tj ET Q\s*$", conteudo)
        textos.append(bytes.fromhex(achadas[-1].decode()).decode("cp1252"))
    return textos


def _partes(pagina: pikepdf.Page) -> list[pikepdf.Object]:
    conteudo = pagina.obj["/Contents"]
    return list(conteudo) if isinstance(conteudo, pikepdf.Array) else [conteudo]


@pytest.mark.django_db
def test_toda_folha_leva_o_numero_dela_e_o_do_processo(cena: Elenco) -> None:
    ana = cena.ator("ana")
    processo = autuar(ana, cena.casa)
    arquivo(ana, cena.casa, processo, um_pdf(3))
    with pdf_de(ana, processo) as pdf:
        esperadas = [f"fl. {n} de 5 · Processo {processo.numero}" for n in range(1, 6)]
        assert estampas(pdf) == esperadas
        assert pdf.docinfo["/Title"] == f"Processo {processo.numero}"


@pytest.mark.django_db
def test_o_indice_leva_a_primeira_folha_de_cada_documento(cena: Elenco) -> None:
    ana = cena.ator("ana")
    processo = autuar(ana, cena.casa)
    for _ in range(3):
        arquivo(ana, cena.casa, processo, um_pdf(2))
    with pdf_de(ana, processo) as pdf:
        paginas = {pagina.obj.objgen: i for i, pagina in enumerate(pdf.pages, start=1)}
        ligacoes = [n for n in pdf.pages[1].obj["/Annots"] if "/Dest" in n]
        assert sorted({paginas[n["/Dest"][0].objgen] for n in ligacoes}) == [3, 5, 7]
        assert not [n for n in pdf.pages[1].obj["/Annots"] if "folha.invalid" in repr(n)]


@pytest.mark.django_db
def test_o_restrito_e_o_cancelado_viram_folha_de_aviso(cena: Elenco, tmp_path: Path) -> None:
    casa, ana, bia = cena.casa, cena.ator("ana"), cena.ator("bia")
    processo = autuar(ana, casa)
    restrito = arquivo(ana, casa, processo, um_pdf(4), nivel=1)
    cancelado = redigir(ana, casa, processo)
    assinar(ana, casa, cancelado)
    executar_tarefas()
    ver_documento(bia, documento=Documento.objects.get(pk=cancelado.pk))
    cancelado = cancelar_documento(ana, documento=cancelado, motivo="Numeração errada")
    assert livro_de(bia, processo, tmp_path) == {
        restrito.nome: "vedado",
        cancelado.nome: "cancelado",
    }
    feita = Exportacao.objects.get()
    assert feita.conteudos == []
    with pdf_de(bia, processo) as pdf:
        assert len(pdf.pages) == 4


@pytest.mark.django_db
def test_minuta_de_outra_unidade_nem_se_menciona(cena: Elenco) -> None:
    casa, ana, bia = cena.casa, cena.ator("ana"), cena.ator("bia")
    processo = autuar(ana, casa)
    redigir(ana, casa, processo)
    with pdf_de(bia, processo) as pdf:
        assert titulos(pdf) == ["Capa", "Índice"]
    with pdf_de(ana, processo) as pdf:
        assert len(titulos(pdf)) == 3


@pytest.mark.django_db
def test_anexados_vem_depois_em_secoes(cena: Elenco) -> None:
    casa, ana = cena.casa, cena.ator("ana")
    processo, outro = autuar(ana, casa), autuar(ana, casa)
    arquivo(ana, casa, processo, um_pdf(1))
    arquivo(ana, casa, outro, um_pdf(2))
    anexar_processo(ana, processo=processo, anexado=outro)
    with pdf_de(ana, processo) as pdf:
        assert len(pdf.pages) == 2 + 1 + 1 + 2
        assert titulos(pdf)[3] == f"Processo {outro.numero}"
        assert titulos(pdf)[4].startswith("> Anexo")


@pytest.mark.django_db
def test_o_que_nao_se_le_diz_que_esta_no_zip(cena: Elenco, tmp_path: Path) -> None:
    casa, ana = cena.casa, cena.ator("ana")
    processo = autuar(ana, casa)
    senha = pikepdf.Encryption(owner="dono", user="abre")
    for nome, dados, tipo in (
        ("cifrado.pdf", um_pdf(1, encryption=senha), "application/pdf"),
        ("roto.pdf", b"%PDF-1.7 nada mais", "application/pdf"),
        ("video.mp4", b"\x00" * 2000, "video/mp4"),
        ("foto.jpg", b"\xff\xd8\xff nada", "image/jpeg"),
        ("bom.pdf", um_pdf(1), "application/pdf"),
    ):
        arquivo(ana, casa, processo, dados, nome=nome, tipo=tipo)
    obra = comecar(ana, exportar_processo(ana, processo=processo, formato="pdf"), tmp_path)
    _, total = montar_pdf(obra.plano, tmp_path)
    assert [peca.situacao for peca in obra.plano.pecas] == ["zip"] * 4 + ["conteudo"]
    assert "protegido por senha" in obra.plano.pecas[0].aviso
    assert "danificado" in obra.plano.pecas[1].aviso
    assert ("Arquivo", "video.mp4") in obra.plano.pecas[2].detalhes
    assert total == 2 + 4 + 1


@pytest.mark.django_db
def test_imagens_textos_e_mensagens_viram_folhas(cena: Elenco) -> None:
    casa, ana = cena.casa, cena.ator("ana")
    processo = autuar(ana, casa)
    foto = io.BytesIO()
    Image.new("RGBA", (300, 200), (200, 0, 0, 120)).save(foto, "PNG")
    arquivo(ana, casa, processo, foto.getvalue(), nome="foto.png", tipo="image/png")
    tiff = (CORPUS / "escaneado-3-paginas.tiff").read_bytes()
    arquivo(ana, casa, processo, tiff, nome="tres.tiff", tipo="image/tiff")
    arquivo(ana, casa, processo, b"Prezados,\nsegue.", nome="nota.txt", tipo="text/plain")
    mensagem = (CORPUS / "mensagem-html.eml").read_bytes()
    arquivo(ana, casa, processo, mensagem, nome="m.eml", tipo="message/rfc822")
    with pdf_de(ana, processo) as pdf:
        assert len(titulos(pdf)) == 2 + 4
        assert len(pdf.pages) >= 2 + 1 + 3 + 1 + 1


@pytest.mark.django_db
@pytest.mark.parametrize(
    "nome",
    [
        "assinado-5-vezes.pdf",
        "assinado-e-modificado.pdf",
        "formulario.pdf",
        "escaneado-girado.pdf",
        "tarja-girado.pdf",
        "pdf-invalido.pdf",
        "protegido-senha-test.pdf",
    ],
)
def test_pdfs_de_fora_entram_ou_dizem_por_que_nao(cena: Elenco, nome: str) -> None:
    ana = cena.ator("ana")
    processo = autuar(ana, cena.casa)
    arquivo(ana, cena.casa, processo, (CORPUS / nome).read_bytes(), nome=nome)
    with pdf_de(ana, processo) as pdf:
        assert len(pdf.pages) >= 3
        assert len(estampas(pdf)) == len(pdf.pages)
        acoes = [n for p in pdf.pages for n in p.obj.get("/Annots", []) if "/JS" in repr(n)]
        assert acoes == [] and "/AcroForm" not in pdf.Root


@pytest.mark.django_db
def test_o_documento_lido_por_outra_unidade_nao_se_edita_mais(cena: Elenco) -> None:
    casa, ana, bia = cena.casa, cena.ator("ana"), cena.ator("bia")
    processo = autuar(ana, casa)
    documento = redigir(ana, casa, processo)
    assinar(ana, casa, documento)
    exportar_processo(bia, processo=processo, formato="pdf")
    documento.refresh_from_db()
    assert documento.visto_fora


@pytest.mark.django_db
def test_selo_que_ainda_nao_foi_feito_e_feito_antes(cena: Elenco) -> None:
    ana = cena.ator("ana")
    processo = autuar(ana, cena.casa)
    assinar(ana, cena.casa, redigir(ana, cena.casa, processo))
    feita = exportar_processo(ana, processo=processo, formato="pdf")
    assert not feita.na_hora
    from seiva.autos.tarefas import preparar

    preparar.func(instituicao_id=ana.instituicao_id, exportacao_id=feita.pk)
    feita.refresh_from_db()
    assert feita.pronta and feita.total == 3


def test_sem_espaco_em_disco_se_diz(tmp_path: Path) -> None:
    from seiva.autos.pdf.livro import Capa, Livro, Peca

    grande = tmp_path / "grande.pdf"
    grande.write_bytes(um_pdf(30, "x" * 60_000, compress_streams=False))
    capa = Capa("Casa", "1/2026", "Tipo", "", "", (), "", "", "", "", "")
    livro = Livro(capa, [Peca(titulo="Grande", caminho=grande)])
    with pytest.raises(SemEspaco):
        montar_pdf(livro, tmp_path, limites=Limites(saida_mb=1))


def test_o_arquivo_que_derruba_o_montador_vira_aviso_e_os_outros_entram(tmp_path: Path) -> None:
    """Memory so short that the large image kills the child or is refused; the rest goes on."""
    from seiva.autos.pdf.livro import Capa, Livro, Peca

    bomba, bom = tmp_path / "bomba.png", tmp_path / "bom.pdf"
    Image.new("L", (8800, 8800)).save(bomba)
    bom.write_bytes(um_pdf(1))
    capa = Capa("Casa", "1/2026", "Tipo", "", "", (), "", "", "", "", "")
    pecas = [Peca(titulo="Bomba", caminho=bomba, tipo="imagem"), Peca(titulo="Bom", caminho=bom)]
    _, total = montar_pdf(Livro(capa, pecas), tmp_path, limites=Limites(memoria_mb=160))
    assert [p.situacao for p in pecas] == ["zip", "conteudo"]
    assert total == 4


@pytest.mark.django_db
def test_nao_ha_folha_de_quem_nao_le_o_processo(cena: Elenco) -> None:
    ana, bia = cena.ator("ana"), cena.ator("bia")
    processo = autuar(ana, cena.casa, nivel=1)
    from tests.apoio import recusado

    with recusado("processo_nao_legivel"):
        exportar_processo(bia, processo=processo, formato="pdf")
    enviar_processo(ana, processo=processo, destinos=[cena.casa.unidades["TRIB"]])
    assert exportar_processo(bia, processo=processo, formato="pdf").pk
