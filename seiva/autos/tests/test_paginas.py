"""Gerar PDF and Gerar ZIP through their pages."""

import io
import json
import zipfile
from typing import Any

import pikepdf
import pytest
from django.test import Client

from seiva.autos.models import Exportacao
from seiva.autos.tests.apoio import arquivo, titulos, um_pdf
from seiva.processos.models import Processo
from seiva.web.tests.apoio import caminho, entrar, novo, texto
from tests.apoio import executar_tarefas
from tests.elenco import Elenco
from tests.fabricas import assinar, redigir


def com_documentos(elenco: Elenco) -> Processo:
    """A signed ofício of one page and a file of three."""
    processo = novo(elenco)
    with elenco.em(elenco.casa):
        ana = elenco.ator("ana")
        assinar(ana, elenco.casa, redigir(ana, elenco.casa, processo))
        arquivo(ana, elenco.casa, processo, um_pdf(3, "laudo"))
    executar_tarefas()
    return processo


def baixado(cliente: Client, endereco: str, dados: dict | None = None) -> bytes:
    resposta = cliente.get(endereco, follow=True) if dados is None else (
        cliente.post(endereco, dados, follow=True)
    )  # fmt: skip
    assert resposta.status_code == 200, resposta.redirect_chain
    return b"".join(resposta.streaming_content)


@pytest.mark.django_db
def test_o_pdf_de_um_processo_pequeno_vem_em_dois_pedidos(elenco: Elenco) -> None:
    processo = com_documentos(elenco)
    cliente = entrar(elenco, "ana")
    primeira = cliente.get(caminho(elenco.casa, processo, "pdf/"))
    assert primeira.status_code == 303
    resposta = cliente.get(primeira["Location"])
    assert resposta.status_code == 200
    assert resposta["Content-Type"] == "application/pdf"
    assert "attachment" in resposta["Content-Disposition"]
    with pikepdf.open(io.BytesIO(b"".join(resposta.streaming_content))) as pdf:
        assert len(pdf.pages) == 6  # cover, index, ofício, three of the file
        assert titulos(pdf)[:2] == ["Capa", "Índice"]
        assert len(titulos(pdf)) == 4


@pytest.mark.django_db
def test_o_zip_traz_os_originais_byte_por_byte(elenco: Elenco) -> None:
    processo = com_documentos(elenco)
    pacote = baixado(entrar(elenco, "ana"), caminho(elenco.casa, processo, "zip/"))
    with zipfile.ZipFile(io.BytesIO(pacote)) as aberto:
        manifesto = json.loads(aberto.read("manifesto.json"))
        documentos = manifesto["processos"][0]["documentos"]
        assert [d["situacao"] for d in documentos] == ["assinado", "registrado"]
        assert aberto.read(documentos[1]["arquivo"]) == um_pdf(3, "laudo")
        assert len(documentos[0]["assinaturas"]) == 1


@pytest.mark.django_db
def test_o_formulario_escolhe_e_sem_escolha_diz_o_que_falta(elenco: Elenco) -> None:
    processo = com_documentos(elenco)
    cliente, endereco = entrar(elenco, "ana"), caminho(elenco.casa, processo, "gerar-pdf/")
    pagina = texto(cliente.get(endereco))
    assert "Gerar PDF" in pagina and pagina.count('name="documento"') == 2
    recusa = cliente.post(endereco, {"escolha": "1"})
    assert recusa.status_code == 422 and "Escolha ao menos um documento" in texto(recusa)
    with elenco.em(elenco.casa):
        externo = processo.documentos.get(natureza="E")
    escolhido = baixado(cliente, endereco, {"escolha": "1", "documento": externo.pk})
    with pikepdf.open(io.BytesIO(escolhido)) as pdf:
        assert len(pdf.pages) == 5
    with pikepdf.open(io.BytesIO(baixado(cliente, endereco, {}))) as tudo:
        assert len(tudo.pages) == 6


@pytest.mark.django_db
def test_o_grande_espera_numa_pagina_e_depois_se_baixa(elenco: Elenco, settings: Any) -> None:
    settings.AUTOS_NA_HORA = 3
    processo = novo(elenco)
    with elenco.em(elenco.casa):
        ana = elenco.ator("ana")
        for _ in range(4):
            arquivo(ana, elenco.casa, processo, um_pdf(20))
    executar_tarefas()
    cliente = entrar(elenco, "ana")
    resposta = cliente.get(caminho(elenco.casa, processo, "pdf/"))
    with elenco.em(elenco.casa):
        feita = Exportacao.objects.get()
        assert not feita.na_hora
    assert resposta["Location"].endswith(f"/autos/{feita.pk}/")
    espera = cliente.get(resposta["Location"])
    assert "Na fila para preparo" in texto(espera)
    cedo = cliente.get(f"{resposta['Location']}arquivo/")
    assert cedo.status_code == 303 and cedo["Location"] == resposta["Location"]
    executar_tarefas()
    pronto = cliente.get(resposta["Location"], headers={"HX-Request": "true"})
    assert "Baixar o PDF" in texto(pronto) and "<html" not in texto(pronto)
    with pikepdf.open(io.BytesIO(baixado(cliente, f"{resposta['Location']}arquivo/"))) as pdf:
        assert len(pdf.pages) == 82
