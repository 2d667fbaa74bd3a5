"""Every address of a document, seen by who may not know of it."""

from typing import Any

import pytest
from django.test import Client
from django.urls import get_resolver

from seiva.web.documentos import (
    apoio,
    arquivos,
    assinar,
    atos,
    fila,
    incluir,
    leitor,
    redigir,
    versoes,
)
from seiva.web.rotas.documentos import urlpatterns
from seiva.web.tests.apoio import entrar
from seiva.web.tests.documentos import assinado, minuta, processo_de_ana
from tests.elenco import Elenco

pytestmark = pytest.mark.django_db

DO_DOCUMENTO = sorted(str(p.pattern) for p in urlpatterns if "<int:documento>" in str(p.pattern))
DO_PROCESSO = sorted(str(p.pattern) for p in urlpatterns if "<int:processo>" in str(p.pattern))
SEM_DOCUMENTO = sorted(
    str(p.pattern)
    for p in urlpatterns
    if "<int:" not in str(p.pattern) and "<slug:instituicao>" in str(p.pattern)
)


def endereco(rota: str, slug: str, pk: int) -> str:
    caminho = rota.replace("<slug:instituicao>", slug)
    for nome in ("documento", "processo"):
        caminho = caminho.replace(f"<int:{nome}>", str(pk))
    return "/" + caminho.replace("<int:numero>", "1").replace("<str:sha256>", "0" * 64)


def pedir(cliente: Client, caminho: str, metodo: str) -> Any:
    return cliente.get(caminho) if metodo == "GET" else cliente.post(caminho, {"conteudo": "x"})


def test_todas_as_rotas_estao_nas_listas() -> None:
    # Besides: the common style sheet, and a batch, which is of one person (test_para_assinar).
    assert len(DO_DOCUMENTO) + len(DO_PROCESSO) + len(SEM_DOCUMENTO) + 2 == len(urlpatterns)
    assert get_resolver().reverse_dict.getlist("papel_css")
    for modulo in (apoio, arquivos, assinar, atos, fila, incluir, leitor, redigir, versoes):
        assert modulo.__doc__


@pytest.mark.parametrize("metodo", ["GET", "POST"])
@pytest.mark.parametrize("rota", DO_DOCUMENTO)
def test_minuta_nao_existe_para_outra_unidade_nem_para_outra_instituicao(
    elenco: Elenco, rota: str, metodo: str
) -> None:
    documento = minuta(elenco)
    for quem, slug in (("bia", "campo-alto"), ("caio", "campo-alto"), ("caio", "serra-azul")):
        resposta = pedir(entrar(elenco, quem), endereco(rota, slug, documento.pk), metodo)
        assert resposta.status_code in {404, 405}, (quem, slug)


@pytest.mark.parametrize("rota", DO_DOCUMENTO)
def test_restrito_nao_entrega_o_texto_a_quem_nao_passou(elenco: Elenco, rota: str) -> None:
    documento = assinado(elenco, nivel=1)
    resposta = entrar(elenco, "bia").get(endereco(rota, "campo-alto", documento.pk))
    assert resposta.status_code in {302, 404, 405}
    assert b"Defiro." not in resposta.content


@pytest.mark.parametrize("metodo", ["GET", "POST"])
@pytest.mark.parametrize("rota", [*DO_DOCUMENTO, *DO_PROCESSO, *SEM_DOCUMENTO])
def test_sem_entrar_nada_se_ve(elenco: Elenco, rota: str, metodo: str) -> None:
    documento = assinado(elenco)
    alvo = documento.processo_id if "<int:processo>" in rota else documento.pk
    resposta = pedir(Client(), endereco(rota, "campo-alto", alvo), metodo)
    assert resposta.status_code in {302, 405}
    if resposta.status_code == 302:
        assert resposta.url.startswith("/entrar/")


@pytest.mark.parametrize("metodo", ["GET", "POST"])
@pytest.mark.parametrize("rota", DO_PROCESSO)
def test_processo_de_outra_instituicao_nao_existe(elenco: Elenco, rota: str, metodo: str) -> None:
    processo = processo_de_ana(elenco)
    for slug in ("campo-alto", "serra-azul"):
        resposta = pedir(entrar(elenco, "caio"), endereco(rota, slug, processo.pk), metodo)
        assert resposta.status_code in {404, 405}


@pytest.mark.parametrize("numero", ["0", "9" * 18, "9" * 30])
def test_numeros_absurdos_sao_404(elenco: Elenco, numero: str) -> None:
    ana = entrar(elenco, "ana")
    assert ana.get(f"/campo-alto/documentos/{numero}/conteudo/").status_code == 404
    assert ana.get(f"/campo-alto/processos/{numero}/arquivos/").status_code == 404
