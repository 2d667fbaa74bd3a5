"""The reader over every kind of file: waiting, shown, failed, tried again."""

from typing import Any

import pytest
from django.test import override_settings

from seiva.documentos.acoes.incluir import DadosDoDocumento, incluir_arquivo
from seiva.documentos.arquivos import guardar_arquivo
from seiva.documentos.models import Documento, Leitura
from seiva.documentos.regras.tipos_de_arquivo import TIPO_DA_EXTENSAO
from seiva.web.tests.apoio import entrar, texto
from seiva.web.tests.documentos import do_documento, do_processo, processo_de_ana
from tests.apoio import executar_tarefas
from tests.corpus import CORPUS
from tests.elenco import Elenco
from tests.feitos.escritorio import feito_por_escritorio
from tests.feitos.imagens import em_bytes, pagina_escrita
from tests.feitos.programas import programa

pytestmark = pytest.mark.django_db


def juntar(elenco: Elenco, nome: str, conteudo: bytes, tipo: str = "", **dados: Any) -> Documento:
    processo = processo_de_ana(elenco, **dados)
    tipo = tipo or TIPO_DA_EXTENSAO[nome.rpartition(".")[2]]
    with elenco.em(elenco.casa):
        return incluir_arquivo(
            elenco.ator("ana"),
            processo=processo,
            dados=DadosDoDocumento(tipo=elenco.casa.anexo),
            arquivo=guardar_arquivo([conteudo], nome=nome, tipo_mime=tipo),
        )


def corpo(resposta: Any) -> bytes:
    return b"".join(resposta.streaming_content) if resposta.streaming else resposta.content


def na_pagina(elenco: Elenco, documento: Documento, quem: str = "ana") -> str:
    onde = do_processo(elenco, documento.processo, f"?documento={documento.pk}")
    return texto(entrar(elenco, quem).get(onde))


def test_enquanto_se_prepara_o_quadro_espera_e_pergunta(elenco: Elenco) -> None:
    documento = juntar(elenco, "a.txt", b"bom dia")
    ana, onde = entrar(elenco, "ana"), do_documento(elenco, documento, "conteudo/")
    espera = texto(ana.get(onde))
    assert "Preparando o arquivo" in espera
    assert 'hx-trigger="every 2s"' in espera
    assert "bom dia" not in espera
    assert "lendo o arquivo" in na_pagina(elenco, documento)
    executar_tarefas()
    pronto = ana.get(onde, headers={"HX-Request": "true"})
    assert pronto["HX-Refresh"] == "true"
    assert "bom dia" in texto(ana.get(onde))
    assert "lendo o arquivo" not in na_pagina(elenco, documento)


def test_planilha_mostra_uma_parte_por_folha(elenco: Elenco) -> None:
    documento = juntar(elenco, "p.xlsx", feito_por_escritorio("xlsx"))
    executar_tarefas()
    resposta = entrar(elenco, "ana").get(do_documento(elenco, documento, "conteudo/"))
    assert "José da Conceição" in texto(resposta)
    assert "allow-scripts" not in resposta["Content-Security-Policy"]


def test_apresentacao_se_le_como_pdf_por_faixas(elenco: Elenco) -> None:
    documento = juntar(elenco, "e.pptx", feito_por_escritorio("pptx"))
    executar_tarefas()
    ana, onde = entrar(elenco, "ana"), do_documento(elenco, documento, "conteudo/")
    resposta = ana.get(onde)
    assert resposta["Content-Type"] == "application/pdf"
    assert corpo(resposta).startswith(b"%PDF-")
    parte = ana.get(do_documento(elenco, documento, "vista/"), headers={"Range": "bytes=0-4"})
    assert (parte.status_code, corpo(parte)) == (206, b"%PDF-")
    assert 'class="folha"' in na_pagina(elenco, documento)


@pytest.mark.parametrize(
    ("nome", "tipo", "elemento"),
    [
        ("ata.mp3", "audio/mpeg", "<audio"),
        ("ata.wav", "audio/wav", "<audio"),
        ("sessao.mp4", "video/mp4", "<video"),
        ("sessao.webm", "video/webm", "<video"),
    ],
)
def test_som_e_filme_tocam_na_tela_por_faixas(
    elenco: Elenco, nome: str, tipo: str, elemento: str
) -> None:
    documento = juntar(elenco, nome, b"ID3" + b"\0" * 500, tipo)
    executar_tarefas()
    ana = entrar(elenco, "ana")
    quadro = ana.get(do_documento(elenco, documento, "conteudo/"))
    assert f"{elemento} controls" in texto(quadro)
    assert "media-src 'self'" in quadro["Content-Security-Policy"]
    parte = ana.get(do_documento(elenco, documento, "vista/"), headers={"Range": "bytes=0-2"})
    assert (parte.status_code, corpo(parte)) == (206, b"ID3")
    assert parte["Content-Type"] == tipo


@pytest.mark.parametrize(
    ("nome", "conteudo", "tipo"),
    [
        ("a.html", b"<p>oi<script>alert(1)</script>", "text/html"),
        ("a.svg", b"<svg xmlns='http://www.w3.org/2000/svg' onload='x()'/>", "image/svg+xml"),
    ],
)
def test_html_e_svg_nunca_se_abrem_na_tela(
    elenco: Elenco, nome: str, conteudo: bytes, tipo: str
) -> None:
    documento = juntar(elenco, nome, conteudo, tipo)
    executar_tarefas()
    ana = entrar(elenco, "ana")
    assert "abre no seu computador" in texto(ana.get(do_documento(elenco, documento, "conteudo/")))
    for parte in ("original/", "vista/"):
        resposta = ana.get(do_documento(elenco, documento, parte))
        if resposta.status_code == 302:
            continue
        assert resposta["Content-Disposition"].startswith("attachment;")
        assert resposta["X-Content-Type-Options"] == "nosniff"
        assert "sandbox" in resposta["Content-Security-Policy"]


def test_leitura_que_falha_e_dita_com_o_botao_de_tentar_de_novo(elenco: Elenco) -> None:
    documento = juntar(elenco, "r.rtf", feito_por_escritorio("rtf"))
    with override_settings(SOFFICE=programa("quebra")):
        executar_tarefas()
    pagina = na_pagina(elenco, documento)
    assert "leitura falhou" in pagina
    assert "não pôde ser lido para a pesquisa" in pagina
    ana = entrar(elenco, "ana")
    quadro = texto(ana.get(do_documento(elenco, documento, "conteudo/")))
    assert "Não foi possível mostrar" in quadro
    assert "Tentar de novo" in quadro
    resposta = ana.post(do_documento(elenco, documento, "reler/"), follow=True)
    assert "voltou à fila de leitura" in texto(resposta)
    executar_tarefas()
    assert corpo(ana.get(do_documento(elenco, documento, "conteudo/"))).startswith(b"%PDF-")
    assert "leitura falhou" not in na_pagina(elenco, documento)


def test_quem_nao_tem_o_processo_aberto_nao_tenta_de_novo(elenco: Elenco) -> None:
    documento = juntar(elenco, "q.odt", b"PK nada")
    executar_tarefas()
    assert "Tentar de novo" not in na_pagina(elenco, documento, "bia")
    bia = entrar(elenco, "bia")
    recusa = bia.post(do_documento(elenco, documento, "reler/"), follow=True)
    assert "não está aberto na sua unidade" in texto(recusa)
    with elenco.em(elenco.casa):
        estado = Leitura.objects.get(arquivo_id=documento.arquivo_id).estado
    assert estado == Leitura.Estado.FALHOU
    assert bia.get(do_documento(elenco, documento, "reler/")).status_code == 405


def test_anexos_da_mensagem_se_abrem_um_a_um(elenco: Elenco) -> None:
    conteudo = (CORPUS / "mensagem-html.eml").read_bytes()
    documento = juntar(elenco, "m.eml", conteudo)
    executar_tarefas()
    ana = entrar(elenco, "ana")
    pagina = texto(ana.get(do_documento(elenco, documento, "conteudo/")))
    assert do_documento(elenco, documento, "anexos/0/") in pagina
    figura = ana.get(do_documento(elenco, documento, "anexos/0/"))
    assert figura["Content-Type"] == "image/png"
    assert figura["Content-Disposition"].startswith("inline;")
    assert corpo(figura).startswith(b"\x89PNG")
    nota = ana.get(do_documento(elenco, documento, "anexos/1/"))
    assert nota["Content-Disposition"].startswith("attachment;")
    assert "600+kbfile.txt" in nota["Content-Disposition"]
    assert ana.get(do_documento(elenco, documento, "anexos/2/")).status_code == 404


def test_anexo_que_finge_ser_imagem_so_se_baixa(elenco: Elenco) -> None:
    hostil = (
        b"From: a@b.example\r\nContent-Type: multipart/mixed; boundary=x\r\n\r\n--x\r\n"
        b"Content-Type: image/png; name=foto.png\r\n"
        b'Content-Disposition: attachment; filename="foto.png"\r\n\r\n'
        b"<script>alert(1)</script>\r\n--x--\r\n"
    )
    documento = juntar(elenco, "m.eml", hostil)
    resposta = entrar(elenco, "ana").get(do_documento(elenco, documento, "anexos/0/"))
    assert resposta["Content-Type"] == "application/octet-stream"
    assert resposta["Content-Disposition"].startswith("attachment;")


def test_vista_e_anexo_de_restrito_nao_se_abrem_a_quem_nao_le(elenco: Elenco) -> None:
    conteudo = (CORPUS / "mensagem-html.eml").read_bytes()
    documento = juntar(elenco, "m.eml", conteudo, nivel=1)
    executar_tarefas()
    bia = entrar(elenco, "bia")
    for parte in ("vista/", "anexos/0/", "leitura/"):
        assert bia.get(do_documento(elenco, documento, parte)).status_code == 404
    assert bia.post(do_documento(elenco, documento, "reler/")).status_code == 302


def test_a_vista_nao_e_imagem_que_se_ache_pelo_resumo(elenco: Elenco) -> None:
    from seiva.documentos.models import Vista

    grande = em_bytes(pagina_escrita("Planta", (9000, 4000)), "PNG")
    documento = juntar(elenco, "planta.png", grande)
    with override_settings(TESSERACT=""):
        executar_tarefas()
    with elenco.em(elenco.casa):
        sha256 = Vista.objects.get(arquivo_id=documento.arquivo_id).sha256
    ana = entrar(elenco, "ana")
    imagem = ana.get(do_documento(elenco, documento, "conteudo/"))
    assert imagem["Content-Type"] == "image/webp"
    assert ana.get(do_documento(elenco, documento, f"imagem/{sha256}/")).status_code == 404


def test_o_andamento_da_digitalizacao_se_pergunta(elenco: Elenco) -> None:
    documento = juntar(elenco, "t.png", em_bytes(pagina_escrita("Alvará"), "PNG"))
    with elenco.em(elenco.casa):
        Leitura.objects.filter(arquivo_id=documento.arquivo_id).update(paginas=12, paginas_lidas=4)
    resposta = entrar(elenco, "ana").get(do_documento(elenco, documento, "leitura/"))
    assert "4 de 12 páginas" in texto(resposta)
    assert 'hx-trigger="every 3s"' in texto(resposta)


def test_arquivo_anterior_a_leitura_comeca_a_ser_lido_quando_se_abre(elenco: Elenco) -> None:
    documento = juntar(elenco, "a.txt", b"de antes")
    with elenco.em(elenco.casa):
        Leitura.objects.all().delete()
        documento.arquivo.vistas.all().delete()
    ana = entrar(elenco, "ana")
    ana.get(do_documento(elenco, documento, "conteudo/"))
    executar_tarefas()
    assert "de antes" in texto(ana.get(do_documento(elenco, documento, "conteudo/")))
