"""What the reader's frame shows, and how bytes leave the house."""

from typing import Any

import pytest

from seiva.core.storage import caminho
from seiva.documentos.acoes.excluir import cancelar_documento
from seiva.documentos.acoes.incluir import DadosDoDocumento, incluir_arquivo
from seiva.documentos.arquivos import guardar_arquivo
from seiva.documentos.models import Documento
from seiva.documentos.papel.verificar import verificar_pdf
from seiva.web.tests.apoio import entrar, texto
from seiva.web.tests.documentos import (
    assinado,
    do_documento,
    enviar,
    ler,
    minuta,
    png,
    processo_de_ana,
)
from tests.apoio import executar_tarefas
from tests.corpus import CORPUS
from tests.elenco import Elenco
from tests.fabricas import assinar

pytestmark = pytest.mark.django_db


def juntar(elenco: Elenco, nome: str, conteudo: bytes, tipo_mime: str, **dados: Any) -> Documento:
    """A file of Ana in a new process."""
    processo = processo_de_ana(elenco, **dados)
    with elenco.em(elenco.casa):
        return incluir_arquivo(
            elenco.ator("ana"),
            processo=processo,
            dados=DadosDoDocumento(tipo=elenco.casa.anexo),
            arquivo=guardar_arquivo([conteudo], nome=nome, tipo_mime=tipo_mime),
        )


def corpo(resposta: Any) -> bytes:
    return b"".join(resposta.streaming_content) if resposta.streaming else resposta.content


def test_minuta_abre_na_propria_unidade_como_folha_sem_script(elenco: Elenco) -> None:
    documento = minuta(elenco)
    resposta = entrar(elenco, "fabio").get(do_documento(elenco, documento, "conteudo/"))
    assert resposta.status_code == 200
    assert "Defiro." in texto(resposta)
    politica = resposta["Content-Security-Policy"]
    assert "default-src 'none'" in politica
    assert "script-src" not in politica
    assert "sandbox" in politica
    assert "allow-scripts" not in politica
    assert resposta["X-Frame-Options"] == "SAMEORIGIN"


def test_assinado_mostra_exatamente_o_conteudo_congelado(elenco: Elenco) -> None:
    documento = assinado(elenco)
    folha = texto(entrar(elenco, "ana").get(do_documento(elenco, documento, "conteudo/")))
    with elenco.em(elenco.casa):
        from seiva.documentos.arquivos import ler as ler_bytes

        congelado = documento.congelamentos.select_related("html").get()
        original = ler_bytes(congelado.html).decode()
    inicio, _, resto = folha.partition('<meta charset="utf-8">')
    _, _, depois = resto.partition("<title>")
    assert f'{inicio}<meta charset="utf-8">\n<title>{depois}' == original
    assert congelado.crc in folha


def test_pdf_abre_na_tela_e_responde_por_faixas(elenco: Elenco) -> None:
    conteudo = (CORPUS / "formulario.pdf").read_bytes()
    documento = juntar(elenco, "ofício “12”.pdf", conteudo, "application/pdf")
    ana = entrar(elenco, "ana")
    onde = do_documento(elenco, documento, "conteudo/")
    inteiro = ana.get(onde)
    assert corpo(inteiro) == conteudo
    assert inteiro["Content-Disposition"].startswith("inline;")
    assert "%E2%80%9C12%E2%80%9D.pdf" in inteiro["Content-Disposition"]
    assert inteiro["X-Content-Type-Options"] == "nosniff"
    parte = ana.get(onde, headers={"Range": "bytes=10-19"})
    assert parte.status_code == 206
    assert corpo(parte) == conteudo[10:20]
    assert parte["Content-Range"] == f"bytes 10-19/{len(conteudo)}"
    assert corpo(ana.get(onde, headers={"Range": "bytes=-5"})) == conteudo[-5:]
    assert corpo(ana.get(onde, headers={"Range": "bytes=100-"})) == conteudo[100:]
    alem = ana.get(onde, headers={"Range": f"bytes={len(conteudo)}-"})
    assert alem.status_code == 416
    assert ana.get(onde, headers={"Range": "bytes=5-1"}).status_code == 416
    for estranha in ("linhas=1-2", "bytes=-", "bytes=0-1,4-5", f"bytes=0-{'9' * 5000}"):
        assert ana.get(onde, headers={"Range": estranha}).status_code == 200


@pytest.mark.parametrize(
    ("nome", "conteudo", "tipo"),
    [
        ("pagina.html", b"<script>alert(1)</script>", "text/html"),
        ("desenho.svg", b"<svg onload='x'/>", "image/svg+xml"),
        ("planta.dwg", b"AC1027", "image/vnd.dwg"),
        ("<b>.bin", b"\x00\x01", "application/octet-stream"),
    ],
)
def test_o_que_poderia_agir_so_se_baixa(
    elenco: Elenco, nome: str, conteudo: bytes, tipo: str
) -> None:
    documento = juntar(elenco, nome, conteudo, tipo)
    executar_tarefas()
    ana = entrar(elenco, "ana")
    cartao = texto(ana.get(do_documento(elenco, documento, "conteudo/")))
    assert "abre no seu computador" in cartao
    assert "alert(1)" not in cartao
    baixado = ana.get(do_documento(elenco, documento, "original/"))
    assert corpo(baixado) == conteudo
    assert baixado["Content-Disposition"].startswith("attachment;")
    assert "sandbox" in baixado["Content-Security-Policy"]


@pytest.mark.parametrize(
    ("nome", "tipo", "esperado"),
    [
        (
            "asvs-4.0.3-pt.docx",
            "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            "Líderes de projeto",
        ),
        ("simples.odt", "application/vnd.oasis.opendocument.text", "This is an ODT test document"),
        ("mensagem-html.eml", "message/rfc822", "HTML Message"),
    ],
)
def test_arquivo_do_corpus_se_le_na_tela_sem_agir(
    elenco: Elenco, nome: str, tipo: str, esperado: str
) -> None:
    documento = juntar(elenco, nome, (CORPUS / nome).read_bytes(), tipo)
    executar_tarefas()
    resposta = entrar(elenco, "ana").get(do_documento(elenco, documento, "conteudo/"))
    pagina = texto(resposta)
    assert esperado in pagina
    assert "Vale o arquivo" in pagina
    assert "<script" not in pagina
    assert "allow-scripts" not in resposta["Content-Security-Policy"]


def test_email_hostil_se_le_sem_agir(elenco: Elenco) -> None:
    mensagem = (
        b"From: =?utf-8?b?TWFyaWE=?= <m@exemplo.example>\r\nSubject: <script>1</script>\r\n"
        b"Content-Type: text/html; charset=utf-8\r\n\r\n"
        b"<p onload='x()'>Ol\xc3\xa1<script>alert(1)</script>"
        b"<img src='https://rastreio.example/p.gif'></p>"
    )
    documento = juntar(elenco, "m.eml", mensagem, "message/rfc822")
    executar_tarefas()
    pagina = texto(entrar(elenco, "ana").get(do_documento(elenco, documento, "conteudo/")))
    assert "Olá" in pagina
    assert "Maria" in pagina
    for proibido in ("<script", "rastreio.example", "onload"):
        assert proibido not in pagina


def test_arquivo_que_nao_se_consegue_ler_se_baixa(elenco: Elenco) -> None:
    tipo = "application/vnd.oasis.opendocument.text"
    documento = juntar(elenco, "quebrado.odt", b"PK\x03\x04 nada", tipo)
    executar_tarefas()
    pagina = texto(entrar(elenco, "ana").get(do_documento(elenco, documento, "conteudo/")))
    assert "Não foi possível mostrar" in pagina
    assert "está danificado" in pagina
    assert "Baixar" in pagina
    assert "Tentar de novo" in pagina


def test_imagem_abre_na_tela(elenco: Elenco) -> None:
    documento = juntar(elenco, "foto.png", png(), "image/png")
    resposta = entrar(elenco, "ana").get(do_documento(elenco, documento, "conteudo/"))
    assert resposta["Content-Disposition"].startswith("inline;")
    assert corpo(resposta) == png()


def test_arquivo_que_sumiu_do_armazem_e_404(elenco: Elenco) -> None:
    from django.core.files.storage import default_storage

    documento = juntar(elenco, "some.pdf", b"%PDF-1.4 unico deste teste", "application/pdf")
    sha256 = ler(elenco, documento.pk).arquivo.sha256
    default_storage.delete(caminho(elenco.casa.instituicao.pk, sha256))
    resposta = entrar(elenco, "ana").get(do_documento(elenco, documento, "original/"))
    assert resposta.status_code == 404


def test_cancelado_diz_o_motivo_e_nao_entrega_bytes(elenco: Elenco) -> None:
    documento = assinado(elenco)
    executar_tarefas()
    enviar(elenco, documento.processo, manter_aberto=True)
    with elenco.em(elenco.casa):
        cancelar_documento(elenco.ator("ana"), documento=documento, motivo="Juntado por engano")
    ana = entrar(elenco, "ana")
    aviso = ana.get(do_documento(elenco, documento, "conteudo/"))
    assert "Juntado por engano" in texto(aviso)
    assert "Defiro." not in texto(aviso)
    for parte in ("pdf/", "previa/", "versoes/", "versoes/1/folha/"):
        assert ana.get(do_documento(elenco, documento, parte)).status_code == 404


def test_restrito_que_nao_passou_pela_unidade_diz_a_hipotese_e_nada_mais(elenco: Elenco) -> None:
    documento = assinado(elenco, nivel=1)
    executar_tarefas()
    bia = entrar(elenco, "bia")
    aviso = bia.get(do_documento(elenco, documento, "conteudo/"))
    assert aviso.status_code == 404
    assert "Informação pessoal" in texto(aviso)
    assert "Defiro." not in texto(aviso)
    for parte in ("pdf/", "previa/", "original/", "variaveis/", "versoes/"):
        assert bia.get(do_documento(elenco, documento, parte)).status_code == 404
    enviar(elenco, documento.processo, manter_aberto=True)
    assert "Defiro." in texto(bia.get(do_documento(elenco, documento, "conteudo/")))


@pytest.mark.parametrize("parte", ["conteudo/", "pdf/"])
def test_a_primeira_leitura_de_fora_fixa_o_documento(elenco: Elenco, parte: str) -> None:
    documento = assinado(elenco)
    executar_tarefas()
    entrar(elenco, "fabio").get(do_documento(elenco, documento, parte))
    assert not ler(elenco, documento.pk).visto_fora
    entrar(elenco, "bia").get(do_documento(elenco, documento, parte))
    assert ler(elenco, documento.pk).visto_fora


def test_saber_que_existe_nao_fixa_o_documento(elenco: Elenco) -> None:
    documento = assinado(elenco)
    resposta = entrar(elenco, "bia").get(do_documento(elenco, documento))
    assert resposta.status_code == 302
    assert resposta.url.endswith(f"/processos/{documento.processo_id}/?documento={documento.pk}")
    assert not ler(elenco, documento.pk).visto_fora


def test_pdf_assinado_espera_o_selo_e_depois_confere(elenco: Elenco) -> None:
    documento = assinado(elenco)
    ana = entrar(elenco, "ana")
    onde = do_documento(elenco, documento, "pdf/")
    espera = ana.get(onde)
    assert espera.status_code == 202
    assert "sendo preparado" in texto(espera)
    pergunta = ana.get(onde, headers={"HX-Request": "true"})
    assert 'hx-trigger="every 2s"' in texto(pergunta)
    executar_tarefas()
    assert "Abrir o PDF" in texto(ana.get(onde, headers={"HX-Request": "true"}))
    pdf = corpo(ana.get(onde))
    with elenco.em(elenco.casa):
        from seiva.documentos.chaves import chaveiro_publico

        assert verificar_pdf(pdf, chaveiro_publico()).intacto
        assinar(elenco.ator("fabio"), elenco.casa, documento)
    assert ana.get(onde).status_code == 202


def test_selo_que_nao_se_consegue_fazer_e_dito(elenco: Elenco) -> None:
    from django.db import connection

    documento = assinado(elenco)
    with connection.cursor() as cursor:
        cursor.execute("UPDATE procrastinate_jobs SET status = 'failed' WHERE lock LIKE 'selo-%'")
    pagina = texto(entrar(elenco, "ana").get(do_documento(elenco, documento, "pdf/")))
    assert "Não foi possível preparar o PDF" in pagina


def test_previa_e_o_pdf_da_minuta(elenco: Elenco) -> None:
    documento = minuta(elenco)
    resposta = entrar(elenco, "ana").get(do_documento(elenco, documento, "previa/"))
    assert resposta["Content-Type"] == "application/pdf"
    assert resposta.content.startswith(b"%PDF-")
    assert "minuta-" in resposta["Content-Disposition"]
    firme = assinado(elenco)
    levado = entrar(elenco, "ana").get(do_documento(elenco, firme, "previa/"))
    assert levado.url == do_documento(elenco, firme, "pdf/")


def test_documento_sem_pdf_de_registro_responde_404(elenco: Elenco) -> None:
    ana = entrar(elenco, "ana")
    assert ana.get(do_documento(elenco, minuta(elenco), "pdf/")).status_code == 404
    anexo = juntar(elenco, "a.txt", b"oi", "text/plain")
    assert ana.get(do_documento(elenco, anexo, "pdf/")).status_code == 404
    assert ana.get(do_documento(elenco, anexo, "previa/")).status_code == 404
    assert ana.get(do_documento(elenco, minuta(elenco), "original/")).status_code == 404


def test_folha_de_estilo_do_papel_e_publica(client: Any, elenco: Elenco) -> None:
    resposta = client.get("/papel.css")
    assert resposta["Content-Type"].startswith("text/css")
    assert "@page" in texto(resposta)
