"""A reader's check of PDF/A-2b: what ISO 19005-2 asks and can be seen with pikepdf."""

from __future__ import annotations

from io import BytesIO

import pikepdf
import pytest
from pikepdf import Dictionary, Name, Object, Stream

from .test_papel_apoio import assinado_por, base


def conferir_pdfa(conteudo: bytes) -> None:
    """Raise AssertionError with the clause that is not met."""
    with pikepdf.open(BytesIO(conteudo)) as pdf:
        assert not pdf.is_encrypted
        assert "/ID" in pdf.trailer, "6.1.3 file identifier"
        _conferir_intencao(pdf)
        with pdf.open_metadata() as xmp:
            assert (xmp["pdfaid:part"], xmp["pdfaid:conformance"]) == ("2", "B"), "6.6.4"
        raiz = pdf.Root
        assert "/AA" not in raiz and "/OpenAction" not in raiz, "6.5 actions"
        assert "/EmbeddedFiles" not in raiz.get("/Names", Dictionary()), "6.8"
        formulario = raiz.get("/AcroForm", Dictionary())
        assert not formulario.get("/NeedAppearances", False) and "/XFA" not in formulario, "6.4.1"
        for objeto in pdf.objects:
            if isinstance(objeto, Dictionary | Stream):
                _conferir_objeto(objeto)
        for pagina in pdf.pages:
            _conferir_conteudo(pagina.obj)


def _conferir_intencao(pdf: pikepdf.Pdf) -> None:
    (intencao,) = pdf.Root.OutputIntents
    assert intencao.S == Name.GTS_PDFA1, "6.2.3"
    assert intencao.DestOutputProfile.N == 3
    assert bytes(intencao.DestOutputProfile.read_bytes())[16:20] == b"RGB "


def _conferir_objeto(objeto: Object) -> None:
    tipo, subtipo = objeto.get("/Type"), objeto.get("/Subtype")
    if isinstance(objeto, Stream):
        assert "/F" not in objeto, "6.1.7 external streams"
        assert objeto.get("/Filter") != Name.LZWDecode, "6.1.7.2"
    if subtipo == Name.Image:
        assert not objeto.get("/Interpolate", False), "6.2.8 Interpolate"
        assert objeto.get("/ColorSpace") != Name.DeviceCMYK, "6.2.4.3"
    if tipo == Name.Font and subtipo in (Name.CIDFontType2, Name.CIDFontType0, Name.TrueType):
        descritor = objeto.FontDescriptor
        assert any(f"/FontFile{n}" in descritor for n in ("", "2", "3")), "6.2.11.4 embedding"
        assert str(objeto.BaseFont)[1:8].endswith("+")
    if tipo == Name.Font and subtipo == Name.Type0:
        assert "/ToUnicode" in objeto
    if tipo == Name.Annot or subtipo == Name.Widget:
        assert objeto.get("/F", 0) & 0b100111 == 0b100, "6.3.2 print flag, not hidden"
        lados = [float(n) for n in objeto.Rect]
        if lados[0] != lados[2] or lados[1] != lados[3]:
            assert subtipo == Name.Link or isinstance(objeto.AP.N, Stream), "6.3.3"
    if objeto.get("/S") in (Name.JavaScript, Name.Launch, Name.SubmitForm):
        raise AssertionError("6.5.1 forbidden action")


def _conferir_conteudo(pagina: Object) -> None:
    """No empty glyph is drawn: glyph 0 in a two-byte string (6.2.11.8)."""
    for anotacao in pagina.get("/Annots", []):
        aparencia = anotacao.get("/AP", Dictionary()).get("/N")
        if isinstance(aparencia, Stream):
            _sem_glifo_vazio(aparencia)
    _sem_glifo_vazio(pagina)


def _sem_glifo_vazio(conteudo: Object) -> None:
    for operandos, operador in pikepdf.parse_content_stream(conteudo):
        if str(operador) not in {"Tj", "TJ"}:
            continue
        partes = operandos[0] if str(operador) == "TJ" else [operandos[0]]
        for parte in partes:
            if isinstance(parte, pikepdf.String):
                bruto = bytes(parte)
                pares = [bruto[i : i + 2] for i in range(0, len(bruto), 2)]
                assert b"\0\0" not in pares, "6.2.11.8 .notdef"


@pytest.mark.parametrize("quantos", [1, 2, 9])
def test_depois_de_assinado_o_arquivo_continua_pdfa_com_todas_as_fontes_embutidas(
    quantos: int,
) -> None:
    conferir_pdfa(assinado_por(quantos))


def test_a_conferencia_acusa_fonte_nao_embutida() -> None:
    with pikepdf.open(BytesIO(base().pdf)) as pdf:
        for objeto in pdf.objects:
            if isinstance(objeto, Dictionary) and "/FontFile2" in objeto:
                del objeto["/FontFile2"]
        saida = BytesIO()
        pdf.save(saida)
    with pytest.raises(AssertionError, match="embedding"):
        conferir_pdfa(saida.getvalue())


def test_cada_selo_usa_nome_proprio_para_as_suas_fontes() -> None:
    with pikepdf.open(BytesIO(assinado_por(2))) as pdf:
        nomes = [
            str(objeto.BaseFont)
            for objeto in pdf.objects
            if isinstance(objeto, Dictionary) and objeto.get("/Subtype") == Name.Type0
        ]
    assert len(nomes) == len(set(nomes)) == 6
