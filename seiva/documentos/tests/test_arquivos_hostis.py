"""Files made to hurt: refused with a sentence, or contained while everything else goes on."""

import io
import zipfile
from typing import Any

import pikepdf
import pytest
from django.test import override_settings

from seiva.catalogo.models import TipoArquivo
from seiva.documentos.acoes.incluir import DadosDoDocumento
from seiva.documentos.models import Leitura, Recebido, Vista
from seiva.documentos.recepcao import Descricao, incluir_recebidos, receber
from seiva.documentos.regras.exame_de_arquivo import examinar
from seiva.documentos.reproducao import reproduzir
from tests.apoio import executar_tarefas, recusado
from tests.elenco import Elenco
from tests.fabricas import autuar
from tests.feitos.imagens import em_bytes, pagina_escrita, png_que_diz_ter

pytestmark = pytest.mark.django_db
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def mandar(cena: Elenco, nome: str, conteudo: bytes) -> Recebido:
    ator = cena.ator("ana")
    TipoArquivo.objects.get_or_create(
        extensao=nome.rpartition(".")[2], defaults={"tamanho_maximo_mb": 60}
    )
    TipoArquivo.objects.update(tamanho_maximo_mb=60)
    return receber(
        ator,
        processo=autuar(ator, cena.casa),
        nome=nome,
        arquivo=io.BytesIO(conteudo),
        tamanho=len(conteudo),
    )


def entrar_e_ler(cena: Elenco, nome: str, conteudo: bytes) -> Leitura:
    """Through the real door, the act and the job."""
    recebido = mandar(cena, nome, conteudo)
    documento = incluir_recebidos(
        cena.ator("ana"),
        processo=recebido.processo,
        descricoes=[Descricao(recebido.pk, DadosDoDocumento(tipo=cena.casa.anexo))],
    )[0]
    executar_tarefas()
    return Leitura.objects.get(arquivo_id=documento.arquivo_id)


def pacote(partes: dict[str, bytes]) -> bytes:
    saida = io.BytesIO()
    with zipfile.ZipFile(saida, "w", zipfile.ZIP_DEFLATED) as feito:
        for nome, conteudo in partes.items():
            feito.writestr(nome, conteudo)
    return saida.getvalue()


def docx(documento: bytes) -> bytes:
    tipos = f'<Types><Override ContentType="{DOCX}.main+xml"/></Types>'.encode()
    return pacote({"[Content_Types].xml": tipos, "word/document.xml": documento})


def test_bomba_de_zip_e_recusada(cena: Elenco) -> None:
    with recusado("conteudo_recusado") as recusa:
        mandar(cena, "b.zip", pacote({"zeros": b"\0" * (40 * 1024 * 1024)}))
    assert "se expande demais" in recusa.value.mensagem


def test_bomba_dentro_de_zip_e_so_um_nome_na_lista(cena: Elenco) -> None:
    dentro = pacote({"zeros": b"\0" * (30 * 1024 * 1024)})
    for _ in range(3):
        dentro = pacote({"mais.zip": dentro})
    leitura = entrar_e_ler(cena, "b.zip", dentro)
    assert leitura.texto == "mais.zip"


def test_docx_bomba_e_recusado(cena: Elenco) -> None:
    with recusado("conteudo_recusado") as recusa:
        mandar(cena, "b.docx", docx(b"<a>" + b" " * (50 * 1024 * 1024) + b"</a>"))
    assert "se expande demais" in recusa.value.mensagem


def test_bilhao_de_risadas_e_recusado(cena: Elenco) -> None:
    risos = "".join(f'<!ENTITY r{n} "{f"&r{n - 1};" * 10}">' for n in range(1, 12))
    hostil = f'<!DOCTYPE x [<!ENTITY r0 "ha">{risos}]><w:document xmlns:w="x">&r11;</w:document>'
    with recusado("conteudo_recusado") as recusa:
        mandar(cena, "r.docx", docx(hostil.encode()))
    assert "danificado por dentro" in recusa.value.mensagem


def test_pdf_de_um_milhao_de_objetos_e_contido(cena: Elenco) -> None:
    corpo, posicoes = bytearray(b"%PDF-1.7\n"), []
    objetos = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Count 1/Kids[3 0 R]>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>",
        *[b"<<>>"] * 1_000_000,
    ]
    for numero, objeto in enumerate(objetos, 1):
        posicoes.append(len(corpo))
        corpo += b"%d 0 obj%s endobj\n" % (numero, objeto)
    tabela = len(corpo)
    corpo += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objetos) + 1)
    corpo += b"".join(b"%010d 00000 n \n" % posicao for posicao in posicoes)
    corpo += b"trailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % (len(objetos) + 1, tabela)
    leitura = entrar_e_ler(cena, "milhao.pdf", bytes(corpo))
    assert leitura.estado in {Leitura.Estado.SEM_TEXTO, Leitura.Estado.FALHOU}
    assert entrar_e_ler(cena, "b.txt", b"e a fila anda").texto == "e a fila anda"


def test_pdf_com_paginas_em_circulo_nao_prende_ninguem(cena: Elenco) -> None:
    pdf = pikepdf.new()
    pdf.add_blank_page()
    pdf.Root.Pages.Kids.append(pdf.Root.Pages)
    saida = io.BytesIO()
    pdf.save(saida)
    try:
        leitura = entrar_e_ler(cena, "circulo.pdf", saida.getvalue())
    except Exception as recusa:
        assert getattr(recusa, "codigo", "") == "conteudo_recusado"
        return
    assert leitura.estado != Leitura.Estado.PENDENTE


@pytest.mark.parametrize("tamanho", [(100_000, 100_000), (2_000_000_000, 2)])
def test_imagem_de_cem_mil_pontos_de_lado_e_recusada(
    cena: Elenco, tamanho: tuple[int, int]
) -> None:
    with recusado("conteudo_recusado") as recusa:
        mandar(cena, "g.png", png_que_diz_ter(*tamanho))
    assert "pontos demais" in recusa.value.mensagem


def test_imagem_de_cem_mil_pontos_por_mil_se_le_reduzida(cena: Elenco) -> None:
    comprida = em_bytes(pagina_escrita("Perfil do terreno", (100_000, 1000)), "PNG")
    with override_settings(TESSERACT=""):
        leitura = entrar_e_ler(cena, "g.png", comprida)
    assert Vista.objects.get(arquivo_id=leitura.arquivo_id).tipo_mime == "image/webp"


@pytest.mark.parametrize(
    ("nome", "conteudo", "tipo"),
    [
        # Each begins as one thing and goes on as another: it is kept as what its name says.
        ("foto.jpg", em_bytes(pagina_escrita("x"), "JPEG") + b"<script>1</script>", "image/jpeg"),
        ("foto.png", em_bytes(pagina_escrita("x"), "PNG") + pacote({"a": b"b"}), "image/png"),
        ("nota.txt", b"<html><script>alert(1)</script>", "text/plain"),
    ],
)
def test_arquivo_de_duas_caras_tem_o_tipo_do_seu_nome(
    cena: Elenco, nome: str, conteudo: bytes, tipo: str
) -> None:
    assert mandar(cena, nome, conteudo).tipo_mime == tipo


@pytest.mark.parametrize(
    ("nome", "conteudo"),
    [
        ("figura.gif", b"%PDF-1.7 " + pacote({"a": b"b"})),
        ("edital.pdf", b"GIF89a" + b"%PDF-1.7\n%%EOF"),
        ("planilha.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 2000),
        ("video.webm", b"RIFF....AVI "),
        ("som.wav", b"RIFF....AVI LIST"),
        ("nota.zip", b"PK\x03\x04 e mais nada"),
    ],
)
def test_o_que_finge_ser_outra_coisa_e_recusado(cena: Elenco, nome: str, conteudo: bytes) -> None:
    with recusado("conteudo_recusado"):
        mandar(cena, nome, conteudo)
    assert not Recebido.objects.exists()


@pytest.mark.parametrize(
    ("enviado", "guardado"),
    [
        ("../../etc/passwd.txt", "passwd.txt"),
        ("C:\\Temp\\edital.txt", "edital.txt"),
        ("nota\u202etxt.fdp.txt", "notatxt.fdp.txt"),
        ("a\x00b\r\nSet-Cookie: x=1.txt", "abSet-Cookie_ x=1.txt"),
        ("con.txt", "_con.txt"),
    ],
)
def test_nome_com_truques_chega_limpo(cena: Elenco, enviado: str, guardado: str) -> None:
    assert mandar(cena, enviado, b"oi").nome == guardado


def test_email_com_imagens_de_fora_e_script_se_le_sem_agir(cena: Elenco) -> None:
    hostil = (
        b"From: a@b.example\r\nSubject: oi\r\nContent-Type: text/html; charset=utf-8\r\n\r\n"
        b"<html><head><style>@import url(//r.example/a.css)</style></head><body background="
        b"'http://r.example/b.png'><p style='background:url(http://r.example/c.png)'>Prezados"
        b"<img src='http://r.example/d.gif'><img src='cid:x'><svg onload=x()></svg>"
        b"<a href='javascript:x()'>aqui</a><iframe src='//r.example'></iframe>"
        b"<form action='//r.example'><input></form><meta http-equiv=refresh content='0;//r'></p>"
    )
    leitura = entrar_e_ler(cena, "m.eml", hostil)
    feita = reproduzir(Vista.objects.get(arquivo_id=leitura.arquivo_id))
    pagina = " ".join(html for _, html in feita.secoes)
    assert "Prezados" in pagina
    for proibido in ("r.example", "script", "onload", "<img", "<svg", "<form", "<meta", "url("):
        assert proibido not in pagina, proibido


def test_email_de_mil_camadas_nao_derruba(cena: Elenco) -> None:
    camadas = b"".join(
        b'Content-Type: multipart/mixed; boundary="b%d"\r\n\r\n--b%d\r\n' % (n, n)
        for n in range(1000)
    )
    with recusado("conteudo_recusado") as recusa:
        mandar(cena, "m.eml", b"From: a@b.example\r\n" + camadas + b"\r\nfim")
    assert "não se deixa examinar com segurança" in recusa.value.mensagem


def test_odt_antigo_com_parte_de_atalhos_vazia_e_bom() -> None:
    """OpenOffice wrote it so until OpenDocument 1.2; from 1.3 on it is a part that was lost."""

    def odt(versao: str) -> io.BytesIO:
        manifesto = f'<m xmlns:manifest="x" manifest:version="{versao}"/>'.encode()
        return io.BytesIO(
            pacote(
                {
                    "mimetype": b"application/vnd.oasis.opendocument.text",
                    "content.xml": b"<x/>",
                    "Configurations2/accelerator/current.xml": b"",
                    "META-INF/manifest.xml": manifesto,
                }
            )
        )

    assert examinar(odt("1.2"), "odt").endswith(".text")
    recusa: Any
    with pytest.raises(Exception, match="danificado por dentro") as recusa:
        examinar(odt("1.3"), "odt")
    assert recusa.value.o_que_fazer
