"""Files turned into a page for reading."""

import zipfile
from io import BytesIO

import pytest

from seiva.documentos.leitura.correio import ler_mensagem
from seiva.documentos.leitura.docx import html_do_docx
from seiva.documentos.leitura.odt import html_do_odt
from seiva.documentos.leitura.texto import decodificar, html_da_planilha, html_do_texto
from seiva.documentos.regras.html import sanear

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
ODF = (
    'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
    'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" '
    'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" '
    'xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" '
    'xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0"'
)


def pacote(nome: str, xml: str) -> BytesIO:
    saida = BytesIO()
    with zipfile.ZipFile(saida, "w") as zip_:
        zip_.writestr(nome, xml)
    saida.seek(0)
    return saida


def docx(corpo: str) -> str:
    xml = f"<w:document {W}><w:body>{corpo}</w:body></w:document>"
    return sanear(html_do_docx(pacote("word/document.xml", xml)))


def odt(corpo: str, estilos: str = "") -> str:
    xml = (
        f"<office:document-content {ODF}><office:automatic-styles>{estilos}"
        f"</office:automatic-styles><office:body><office:text>{corpo}</office:text></office:body>"
        "</office:document-content>"
    )
    return sanear(html_do_odt(pacote("content.xml", xml)))


def test_docx_tem_titulos_marcas_listas_e_tabelas() -> None:
    html = docx(
        '<w:p><w:pPr><w:pStyle w:val="Ttulo2"/></w:pPr><w:r><w:t>Do objeto</w:t></w:r></w:p>'
        "<w:p><w:r><w:rPr><w:b/></w:rPr><w:t>Forte</w:t></w:r>"
        '<w:r><w:rPr><w:b w:val="0"/></w:rPr><w:t> e não</w:t></w:r></w:p>'
        "<w:p><w:pPr><w:numPr/></w:pPr><w:r><w:t>item</w:t></w:r></w:p>"
        "<w:tbl><w:tr><w:tc><w:p><w:r><w:t>célula &lt;b&gt;</w:t></w:r></w:p></w:tc></w:tr></w:tbl>"
    )
    assert "<h2>Do objeto</h2>" in html
    assert "<strong>Forte</strong> e não" in html
    assert "<li>item</li>" in html or "<li><p>item</p></li>" in html
    assert "célula &lt;b&gt;" in html


def test_odt_tem_titulos_marcas_listas_e_tabelas() -> None:
    html = odt(
        '<text:h text:outline-level="1">Edital</text:h>'
        '<text:p>Um <text:span text:style-name="T1">negrito</text:span><text:line-break/>fim</text:p>'
        "<text:list><text:list-item><text:p>item</text:p></text:list-item></text:list>"
        "<table:table><table:table-row><table:table-cell><text:p>c</text:p></table:table-cell>"
        "</table:table-row></table:table>",
        '<style:style style:name="T1" style:family="text">'
        '<style:text-properties fo:font-weight="bold"/></style:style>',
    )
    assert "<h1>Edital</h1>" in html
    assert "Um <strong>negrito</strong><br>fim" in html
    assert "item" in html
    assert "<td>" in html


def test_entidade_externa_nao_se_resolve() -> None:
    xml = (
        '<!DOCTYPE x [<!ENTITY segredo SYSTEM "file:///etc/hostname">]>'
        f"<w:document {W}><w:body><w:p><w:r><w:t>a&segredo;b</w:t></w:r></w:p></w:body></w:document>"
    )
    html = html_do_docx(pacote("word/document.xml", xml))
    assert html == "<p>a</p>"


@pytest.mark.parametrize(
    "conteudo",
    ["Ação".encode(), "Ação".encode("cp1252"), "Ação".encode("utf-16"), "\ufeffAção".encode()],
)
def test_texto_se_decodifica_como_foi_escrito(conteudo: bytes) -> None:
    assert decodificar(conteudo) == "Ação"


def test_texto_longo_e_cortado_e_diz_que_continua() -> None:
    html = html_do_texto(BytesIO("ção ".encode() * 400_000))
    assert "O arquivo continua" in html
    assert "\ufffd" not in html


def test_html_dentro_de_texto_e_texto() -> None:
    assert html_do_texto(BytesIO(b"<script>1</script>\nb")) == (
        "<p>&lt;script&gt;1&lt;/script&gt;<br>b</p>"
    )


@pytest.mark.parametrize("separador", [";", ",", "\t"])
def test_planilha_vira_tabela(separador: str) -> None:
    linhas = f"nome{separador}valor\nMaria{separador}10\nJosé{separador}20\n"
    html = html_da_planilha(BytesIO(linhas.encode()))
    assert html.count("<tr>") == 3
    assert "<td>José</td><td>20</td>" in html


def test_planilha_que_nao_e_tabela_vira_texto() -> None:
    assert html_da_planilha(BytesIO(b"so uma palavra")) == "<p>so uma palavra</p>"


def test_mensagem_com_cabecalhos_quebrados_ainda_se_le() -> None:
    mensagem = ler_mensagem(BytesIO(b"From: =?utf-8?b?\xff?=\r\nTo: <<>>\r\nDate: ?\r\n\r\noi"))
    assert "oi" in mensagem.html


def test_anexos_da_mensagem_sao_nomeados_com_o_tamanho() -> None:
    bruta = (
        b'From: a@b.c\r\nContent-Type: multipart/mixed; boundary="x"\r\n\r\n'
        b"--x\r\nContent-Type: text/plain\r\n\r\nsegue\r\n"
        b'--x\r\nContent-Type: application/pdf; name="a.pdf"\r\n'
        b'Content-Disposition: attachment; filename="a.pdf"\r\n\r\n1234\r\n--x--\r\n'
    )
    mensagem = ler_mensagem(BytesIO(bruta))
    assert mensagem.anexos == [("a.pdf", 4)]
    assert mensagem.html == "<p>segue</p>"
