"""From the act that includes a file to its words: the job, what it keeps, and trying again."""

import json
from typing import Any

import pytest
from django.db import connection
from django.test import override_settings

from seiva.core import eventos, storage
from seiva.documentos.acoes.incluir import DadosDoDocumento, incluir_arquivo
from seiva.documentos.arquivos import guardar_arquivo
from seiva.documentos.models import Documento, Leitura, Vista
from seiva.documentos.regras.tipos_de_arquivo import TIPO_DA_EXTENSAO
from seiva.documentos.reproducao import reproduzir
from tests.apoio import executar_tarefas
from tests.corpus import CORPUS
from tests.elenco import Elenco
from tests.fabricas import autuar
from tests.feitos.escritorio import feito_por_escritorio
from tests.feitos.imagens import em_bytes, pagina_escrita
from tests.feitos.programas import programa

pytestmark = pytest.mark.django_db
OLE = {"doc": "application/msword", "ppt": "application/vnd.ms-powerpoint"}
TIPOS = TIPO_DA_EXTENSAO | OLE | {"tiff": "image/tiff", "bmp": "image/bmp"}


def juntar(cena: Elenco, nome: str, conteudo: bytes, tipo: str = "") -> Documento:
    ator = cena.ator("ana")
    return incluir_arquivo(
        ator,
        processo=autuar(ator, cena.casa),
        dados=DadosDoDocumento(tipo=cena.casa.anexo),
        arquivo=guardar_arquivo(
            [conteudo], nome=nome, tipo_mime=tipo or TIPOS[nome.rpartition(".")[2]]
        ),
    )


def lida(documento: Documento) -> Leitura:
    return Leitura.objects.get(arquivo_id=documento.arquivo_id)


def vista(documento: Documento) -> Vista:
    return Vista.objects.get(arquivo_id=documento.arquivo_id)


def pagina(documento: Documento) -> str:
    return " ".join(html for _, html in reproduzir(vista(documento)).secoes)


def test_o_ato_deixa_a_leitura_na_fila_e_a_tarefa_a_conclui(cena: Elenco) -> None:
    documento = juntar(cena, "a.txt", "Ação direta".encode())
    assert lida(documento).estado == Leitura.Estado.PENDENTE
    assert not vista(documento).pronta
    executar_tarefas()
    assert lida(documento).estado == Leitura.Estado.PRONTA
    assert lida(documento).texto == "Ação direta"
    assert vista(documento).pronta


def test_quem_indexa_ouve_cada_leitura_concluida(cena: Elenco) -> None:
    ouvidas: list[Leitura] = []
    eventos.ao_mudar("documentos.Leitura")(ouvidas.extend)
    try:
        documento = juntar(cena, "a.txt", b"palavra")
        assert [leitura.estado for leitura in ouvidas] == [Leitura.Estado.PENDENTE]
        executar_tarefas()
    finally:
        eventos._assinantes["documentos.Leitura"].pop()
    lidas = [leitura for leitura in ouvidas if leitura.estado != Leitura.Estado.PENDENTE]
    assert [leitura.arquivo_id for leitura in lidas] == [documento.arquivo_id]
    assert lidas[0].texto == "palavra"


@pytest.mark.parametrize("extensao", ["xls", "xlsx", "ods"])
def test_planilha_vira_tabelas_e_palavras(cena: Elenco, extensao: str) -> None:
    documento = juntar(cena, f"p.{extensao}", feito_por_escritorio(extensao))
    executar_tarefas()
    assert "José da Conceição" in lida(documento).texto
    assert "<td" in pagina(documento)
    assert "10,5" in pagina(documento)


@pytest.mark.parametrize("extensao", ["docx", "odt"])
def test_texto_de_escritorio_se_le_na_pagina(cena: Elenco, extensao: str) -> None:
    documento = juntar(cena, f"m.{extensao}", feito_por_escritorio(extensao))
    executar_tarefas()
    assert "manilhas de concreto" in lida(documento).texto
    assert "Memorial descritivo" in pagina(documento)


@pytest.mark.parametrize(
    ("extensao", "palavras"),
    [
        ("doc", "manilhas de concreto"),
        ("rtf", "manilhas de concreto"),
        ("ppt", "Audiência pública"),
        ("pptx", "Receita corrente"),
        ("odp", "Audiência pública"),
    ],
)
def test_escritorio_vira_pdf(cena: Elenco, extensao: str, palavras: str) -> None:
    documento = juntar(cena, f"e.{extensao}", feito_por_escritorio(extensao))
    executar_tarefas()
    assert palavras in lida(documento).texto
    assert vista(documento).tipo_mime == "application/pdf"
    with storage.abrir(cena.casa.instituicao.pk, vista(documento).sha256) as aberto:
        assert aberto.read(5) == b"%PDF-"


@override_settings(SOFFICE="")
@pytest.mark.parametrize(("extensao", "estado"), [("doc", "indisponivel"), ("pptx", "pronta")])
def test_sem_libreoffice_o_que_da_se_le_e_o_resto_o_diz(
    cena: Elenco, extensao: str, estado: str
) -> None:
    documento = juntar(cena, f"e.{extensao}", feito_por_escritorio(extensao))
    executar_tarefas()
    assert vista(documento).estado == estado
    if extensao == "doc":
        assert "LibreOffice" in vista(documento).erro
    else:
        assert "Receita corrente" in lida(documento).texto
        assert "Receita corrente" in pagina(documento)


@pytest.mark.parametrize("formato", ["PNG", "JPEG", "TIFF", "BMP"])
def test_imagem_tem_as_palavras_reconhecidas(cena: Elenco, formato: str) -> None:
    extensao = {"JPEG": "jpg"}.get(formato, formato.lower())
    imagem = em_bytes(pagina_escrita("Alvará de construção"), formato)
    documento = juntar(cena, f"i.{extensao}", imagem)
    executar_tarefas()
    assert "construção" in lida(documento).texto
    assert lida(documento).reconhecida
    if formato in {"TIFF", "BMP"}:
        assert vista(documento).tipo_mime == "application/pdf"


def test_tiff_de_muitas_paginas_e_lido_inteiro(cena: Elenco) -> None:
    paginas = [pagina_escrita(f"Folha {palavra}") for palavra in ("primeira", "segunda", "final")]
    bruto = em_bytes(paginas[0], "TIFF", save_all=True, append_images=paginas[1:])
    documento = juntar(cena, "t.tiff", bruto)
    executar_tarefas()
    leitura = lida(documento)
    assert (leitura.paginas, leitura.paginas_lidas) == (3, 3)
    for palavra in ("primeira", "segunda", "final"):
        assert palavra in leitura.texto


def test_pagina_de_cabeca_para_baixo_e_lida(cena: Elenco) -> None:
    texto = "Requerimento de licença para\nfuncionamento de padaria na rua\nprincipal do bairro"
    linhas = pagina_escrita(f"{texto}\n{texto}\n{texto}", (1240, 1754))
    documento = juntar(cena, "g.png", em_bytes(linhas.rotate(180), "PNG"))
    executar_tarefas()
    assert "funcionamento" in lida(documento).texto


@override_settings(TESSERACT="")
def test_sem_tesseract_a_digitalizacao_fica_sem_texto_e_o_diz(cena: Elenco) -> None:
    documento = juntar(cena, "i.png", em_bytes(pagina_escrita("Alvará"), "PNG"))
    executar_tarefas()
    assert lida(documento).estado == Leitura.Estado.SEM_TEXTO
    assert "não está instalado" in lida(documento).erro


def test_imagem_enorme_ganha_copia_menor(cena: Elenco) -> None:
    grande = pagina_escrita("Planta", (9000, 4000))
    documento = juntar(cena, "planta.png", em_bytes(grande, "PNG"))
    with override_settings(TESSERACT=""):
        executar_tarefas()
    assert vista(documento).tipo_mime == "image/webp"
    assert 0 < vista(documento).tamanho < 400_000


def test_os_mesmos_bytes_se_leem_uma_vez(cena: Elenco) -> None:
    imagem = em_bytes(pagina_escrita("Habite-se"), "TIFF")
    primeiro = juntar(cena, "a.tiff", imagem)
    executar_tarefas()
    segundo = juntar(cena, "b.tiff", imagem)
    with override_settings(TESSERACT=programa("quebra")):
        executar_tarefas()
    assert lida(segundo).texto == lida(primeiro).texto
    assert vista(segundo).sha256 == vista(primeiro).sha256


def test_as_filas_da_leitura_tem_quem_as_sirva() -> None:
    from procrastinate.contrib.django import app

    from seiva.local.executores import FILAS, FILAS_DEMORADAS

    declaradas = {tarefa.queue for tarefa in app.tasks.values()}
    assert declaradas <= {*FILAS, *FILAS_DEMORADAS}


def test_mensagem_tem_corpo_anexos_e_as_palavras_dos_anexos(cena: Elenco) -> None:
    documento = juntar(cena, "m.eml", (CORPUS / "mensagem-html.eml").read_bytes())
    executar_tarefas()
    feita = reproduzir(vista(documento))
    assert [nome for nome, _ in feita.anexos] == ["IntM6gnXFm00FEV5.png", "600+kbfile.txt"]
    assert dict(feita.dados)["De"] == "Name <someone@example.de>"
    assert len(lida(documento).texto) > 500_000


def test_pacote_e_listado_sem_ser_aberto(cena: Elenco) -> None:
    import io
    import zipfile

    saida = io.BytesIO()
    with zipfile.ZipFile(saida, "w") as pacote:
        pacote.writestr("pasta/../../etc/edital\u202egpj.exe", b"x" * 10)
        pacote.writestr("memorial.pdf", b"y" * 5000)
    documento = juntar(cena, "p.zip", saida.getvalue())
    executar_tarefas()
    itens = reproduzir(vista(documento)).itens
    assert [(i.nome, i.tamanho) for i in itens] == [
        ("pasta/../../etc/editalgpj.exe", 10),
        ("memorial.pdf", 5000),
    ]
    assert "memorial.pdf" in lida(documento).texto


def test_o_que_a_oficina_responde_cabe_no_banco(cena: Elenco) -> None:
    documento = juntar(cena, "n.txt", "nulo\x00 e meio \ud800par".encode("utf-8", "surrogatepass"))
    executar_tarefas()
    assert lida(documento).estado == Leitura.Estado.PRONTA
    with connection.cursor() as cursor:
        cursor.execute("SELECT length(texto) FROM documentos_leitura")
        assert cursor.fetchone()[0] > 5


def test_a_pagina_guardada_e_segura(cena: Elenco) -> None:
    hostil = (
        b"From: a@b.example\r\nContent-Type: text/html\r\n\r\n<p onclick=x()>oi<script>1</script>"
    )
    documento = juntar(cena, "h.eml", hostil)
    executar_tarefas()
    with storage.abrir(cena.casa.instituicao.pk, vista(documento).sha256) as aberto:
        guardada: dict[str, Any] = json.loads(aberto.read())
    assert guardada["secoes"][0][1] == "<p>oi</p>"
