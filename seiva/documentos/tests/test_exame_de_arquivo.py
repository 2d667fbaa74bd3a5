"""Files judged by content: real ones from the corpus, and small forged ones."""

import io
import zipfile

import pikepdf
import pytest
from PIL import Image

from seiva.documentos.regras import pacotes
from seiva.documentos.regras.exame_de_arquivo import examinar
from seiva.documentos.regras.recusa_de_arquivo import ArquivoRecusado
from tests.corpus import CORPUS

RECUSADOS = {
    "pdf-invalido.pdf": "não é um PDF",
    "odt-quebrado.odt": "danificado",
    "protegido-senha-test.pdf": "protegido por senha",
}
ARQUIVOS = sorted(caminho.name for caminho in CORPUS.iterdir() if caminho.suffix != ".md")


def aberto(conteudo: bytes) -> io.BytesIO:
    return io.BytesIO(conteudo)


def pacote(partes: dict[str, bytes], metodo: int = zipfile.ZIP_DEFLATED) -> bytes:
    saida = io.BytesIO()
    with zipfile.ZipFile(saida, "w", metodo) as zip_:
        for nome, conteudo in partes.items():
            zip_.writestr(nome, conteudo)
    return saida.getvalue()


def imagem(formato: str, tamanho: tuple[int, int] = (4, 4)) -> bytes:
    saida = io.BytesIO()
    Image.new("RGB", tamanho, "red").save(saida, formato)
    return saida.getvalue()


def pdf(senha: str = "", dono: str = "") -> bytes:
    saida = io.BytesIO()
    novo = pikepdf.new()
    novo.add_blank_page()
    cifra = pikepdf.Encryption(user=senha, owner=dono) if senha or dono else None
    novo.save(saida, encryption=cifra)
    return saida.getvalue()


def test_o_corpus_esta_onde_se_espera() -> None:
    assert len(ARQUIVOS) >= 19


@pytest.mark.parametrize("nome", ARQUIVOS)
def test_cada_arquivo_do_corpus_tem_o_destino_que_lhe_cabe(nome: str) -> None:
    caminho = CORPUS / nome
    with caminho.open("rb") as arquivo:
        if nome in RECUSADOS:
            with pytest.raises(ArquivoRecusado) as recusa:
                examinar(arquivo, caminho.suffix[1:])
            assert RECUSADOS[nome] in recusa.value.problema
            assert recusa.value.o_que_fazer.endswith(".")
        else:
            assert examinar(arquivo, caminho.suffix[1:]).count("/") == 1
            assert arquivo.tell() == 0


@pytest.mark.parametrize("formato", ["PNG", "JPEG", "GIF", "WEBP", "TIFF", "BMP"])
def test_imagem_verdadeira_e_aceita_e_com_outra_extensao_nao(formato: str) -> None:
    extensoes = {"JPEG": "jpg", "TIFF": "tif"}
    fim = extensoes.get(formato, formato.lower())
    assert examinar(aberto(imagem(formato)), fim).startswith("image/")
    outra = "png" if formato != "PNG" else "jpg"
    with pytest.raises(ArquivoRecusado, match="não é uma imagem"):
        examinar(aberto(imagem(formato)), outra)


def test_imagem_gigante_e_recusada_sem_ser_aberta() -> None:
    grande = bytearray(imagem("PNG"))
    grande[16:24] = (60_000).to_bytes(4, "big") * 2
    with pytest.raises(ArquivoRecusado, match=r"pontos demais|não é uma imagem"):
        examinar(aberto(bytes(grande)), "png")


@pytest.mark.parametrize(
    ("conteudo", "trecho"),
    [
        (b"", "não é um PDF"),
        (b"<html>%PDF-1.4</html>", "não é um PDF"),
        (b"%PDF-1.7\nlixo", "incompleto"),
        (b"%PDF-1.7\nlixo\n%%EOF", "danificado"),
        (pdf(senha="x", dono="y"), "protegido por senha"),
    ],
)
def test_pdf_que_nao_se_le_e_recusado(conteudo: bytes, trecho: str) -> None:
    with pytest.raises(ArquivoRecusado, match=trecho):
        examinar(aberto(conteudo), "pdf")


def test_pdf_com_restricoes_mas_sem_senha_de_abertura_e_aceito() -> None:
    assert examinar(aberto(pdf(dono="so-para-imprimir")), "pdf") == "application/pdf"


def test_pdf_cortado_ao_meio_e_recusado() -> None:
    inteiro = (CORPUS / "termo-designacao.pdf").read_bytes()
    with pytest.raises(ArquivoRecusado, match="incompleto"):
        examinar(aberto(inteiro[: len(inteiro) // 2]), "pdf")


@pytest.mark.parametrize(
    ("fim", "partes"),
    [
        ("odt", {"mimetype": b"application/vnd.oasis.opendocument.spreadsheet"}),
        ("odt", {"mimetype": b"application/vnd.oasis.opendocument.text"}),
        ("docx", {"[Content_Types].xml": b"<Types/>", "word/document.xml": b"<x/>"}),
        ("docx", {"leia.txt": b"nada"}),
        ("xlsx", {"[Content_Types].xml": b"<Types/>"}),
    ],
)
def test_pacote_que_nao_e_o_que_diz_e_recusado(fim: str, partes: dict[str, bytes]) -> None:
    with pytest.raises(ArquivoRecusado):
        examinar(aberto(pacote(partes)), fim)


def test_odt_protegido_por_senha_e_recusado_com_o_motivo() -> None:
    partes = {
        "mimetype": b"application/vnd.oasis.opendocument.text",
        "content.xml": b"<x/>",
        "META-INF/manifest.xml": b"<m><encryption-data/></m>",
    }
    with pytest.raises(ArquivoRecusado, match="protegido por senha"):
        examinar(aberto(pacote(partes)), "odt")


def test_office_cifrado_vem_como_ole_e_o_motivo_e_dito() -> None:
    with pytest.raises(ArquivoRecusado, match="protegido por senha"):
        examinar(aberto(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600), "docx")


def test_bomba_de_zip_nao_se_abre() -> None:
    bomba = pacote({"zeros.txt": b"\0" * (8 * 1024 * 1024)})
    with pytest.raises(ArquivoRecusado, match="se expande demais"):
        examinar(aberto(bomba), "zip")


def test_zip_com_parte_adulterada_e_recusado() -> None:
    bom = pacote({"a.txt": b"conteudo original" * 50}, zipfile.ZIP_STORED)
    ruim = bom.replace(b"conteudo original", b"conteudo trocado!", 1)
    assert examinar(aberto(bom), "zip") == "application/zip"
    with pytest.raises(ArquivoRecusado, match="danificado"):
        examinar(aberto(ruim), "zip")


def test_zip_com_partes_demais_e_recusado(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pacotes, "MAIS_PARTES", 3)
    with pytest.raises(ArquivoRecusado, match="se expande demais"):
        examinar(aberto(pacote({f"{n}.txt": b"x" for n in range(4)})), "zip")


@pytest.mark.parametrize(
    "conteudo",
    [
        "Ofício nº 1\n".encode(),
        "Ofício".encode("cp1252"),
        "Ofício".encode("utf-16"),
        b"\xef\xbb\xbfa",
    ],
)
def test_texto_em_qualquer_codificacao_usual_e_aceito(conteudo: bytes) -> None:
    assert examinar(aberto(conteudo), "txt") == "text/plain"


@pytest.mark.parametrize("conteudo", [b"MZ\x90\x00\x03\x00", b"\x7fELF\x02\x01", imagem("PNG")])
def test_binario_com_nome_de_texto_e_recusado(conteudo: bytes) -> None:
    with pytest.raises(ArquivoRecusado, match="não é um arquivo de texto"):
        examinar(aberto(conteudo), "txt")


def test_email_tem_cabecalhos() -> None:
    assert examinar(aberto(b"From: a@b.c\r\nSubject: x\r\n\r\noi"), "eml") == "message/rfc822"
    with pytest.raises(ArquivoRecusado, match="e-mail"):
        examinar(aberto(b"uma nota qualquer"), "eml")


def test_extensao_desconhecida_so_recusa_programa() -> None:
    assert examinar(aberto(b"qualquer coisa 123"), "xyz") == "application/octet-stream"
    with pytest.raises(ArquivoRecusado, match="é um programa"):
        examinar(aberto(b"MZ\x90\x00" + b"\0" * 200), "xyz")
