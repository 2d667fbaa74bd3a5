"""The page of the bars: without scripts, from the suggestions to the public address."""

import re

import pytest
from django.test import Client
from django.urls import reverse

from seiva.documentos.acoes.incluir import DadosDoDocumento, incluir_arquivo
from seiva.documentos.arquivos import guardar_arquivo
from seiva.documentos.models import Documento, VersaoPublica
from seiva.documentos.tests.apoio_de_tarjas import com_pdf, publicar
from tests.apoio import executar_tarefas
from tests.elenco import SENHA, Elenco
from tests.fabricas import autuar
from tests.feitos.pdf_marcado import com_frases, tem

pytestmark = pytest.mark.django_db
CPF = "529.982.247-25"


@pytest.fixture
def ana(elenco: Elenco) -> Client:
    cliente = Client()
    cliente.force_login(elenco.contas["ana"])
    sessao = cliente.session
    casa = elenco.casa
    sessao["unidades"] = {str(casa.instituicao.pk): casa.unidades["RH"].pk}
    sessao.save()
    return cliente


def restrito(elenco: Elenco) -> Documento:
    """A file with a CPF and a sentence that anybody may read."""
    with elenco.em(elenco.casa):
        ana = elenco.ator("ana", "RH")
        arquivo = guardar_arquivo(
            [com_frases(f"Requerente com CPF {CPF}", "Defiro o pedido de manilhas")],
            nome="pedido.pdf",
            tipo_mime="application/pdf",
        )
        dados = DadosDoDocumento(tipo=elenco.casa.anexo, nivel=1, hipotese=elenco.casa.hipotese)
        return incluir_arquivo(ana, processo=autuar(ana, elenco.casa), dados=dados, arquivo=arquivo)


def endereco(elenco: Elenco, nome: str, **partes: int) -> str:
    return reverse(nome, kwargs={"instituicao": elenco.casa.instituicao.slug, **partes})


def campos_vazios(pagina: str) -> dict[str, str]:
    """The management of the lines, as the form has it."""
    return dict(re.findall(r'name="(t-[A-Z_]+)" value="(\d+)"', pagina))


def guardar(ana: Client, url: str, elenco: Elenco) -> None:
    """Accept every suggestion of the page."""
    pagina = ana.get(url).content.decode()
    sugestoes = re.findall(r'name="sugestao" value="([^"]+)"', pagina)
    assert sugestoes
    assert CPF in pagina
    resposta = ana.post(
        url,
        campos_vazios(pagina)
        | {"ato": "guardar", "sugestao": sugestoes, "hipotese_geral": elenco.casa.hipotese.pk},
    )
    assert resposta.status_code == 302, resposta.content.decode()


def test_da_sugestao_aceita_ao_endereco_publico(elenco: Elenco, ana: Client) -> None:
    documento = restrito(elenco)
    url = endereco(elenco, "tarjas", documento=documento.pk)
    publica = endereco(elenco, "versao_publica", publicado=documento.numero)
    guardar(ana, url, elenco)
    assert ana.get(endereco(elenco, "tarjas_folha", documento=documento.pk)).status_code == 200
    assert ana.post(url, {"ato": "gerar"}).status_code == 302
    executar_tarefas()
    assert Client().get(publica).status_code == 404
    previa = ana.get(endereco(elenco, "tarjas_previa", documento=documento.pk))
    visto = b"".join(previa.streaming_content)  # type: ignore[arg-type]
    with elenco.em(elenco.casa):
        revisao = VersaoPublica.objects.get(documento=documento).revisao
    dados = {
        "ato": "publicar",
        "tipo": elenco.casa.oficio.pk,
        "cargo": elenco.casa.cargo.pk,
        "senha": SENHA,
        "revisao": revisao,
    }
    assert ana.post(url, dados | {"senha": "outra"}).status_code == 422
    assert ana.post(url, dados).status_code == 302
    resposta = Client().get(publica)
    entregue = b"".join(resposta.streaming_content)  # type: ignore[arg-type]
    assert entregue == visto
    assert not tem(entregue, CPF)
    assert tem(entregue, "manilhas")
    processo = endereco(elenco, "processo", processo=documento.processo_id)
    assert publica in ana.get(f"{processo}?documento={documento.pk}").content.decode()


def test_tarja_digitada_fora_da_pagina_volta_com_o_erro_e_o_que_se_digitou(
    elenco: Elenco, ana: Client
) -> None:
    documento = restrito(elenco)
    url = endereco(elenco, "tarjas", documento=documento.pk)
    dados = campos_vazios(ana.get(url).content.decode()) | {"ato": "guardar"}
    lados = {"t-0-x": "10", "t-0-y": "10", "t-0-largura": "0", "t-0-altura": "5"}
    resposta = ana.post(url, dados | lados | {"t-0-motivo": "Dado bancário"})
    assert resposta.status_code == 422
    assert "fora da página" in resposta.content.decode()
    assert "Dado bancário" in resposta.content.decode()
    lados["t-0-largura"] = "30"
    assert ana.post(url, dados | lados).status_code == 302
    with elenco.em(elenco.casa):
        tarja = VersaoPublica.objects.get(documento=documento).tarjas.get()
        assert (tarja.x, tarja.largura) == (10_000, 30_000)


def test_so_a_unidade_do_documento_tem_a_pagina_das_tarjas(elenco: Elenco, ana: Client) -> None:
    documento = restrito(elenco)
    bia = Client()
    bia.force_login(elenco.contas["bia"])
    for rota in ("tarjas", "tarjas_folha", "tarjas_previa"):
        url = endereco(elenco, rota, documento=documento.pk)
        assert bia.get(url).status_code == 404
        assert Client().get(url).status_code == 302
    assert ana.get(endereco(elenco, "tarjas_previa", documento=documento.pk)).status_code == 404


def test_outra_unidade_acha_na_arvore_a_versao_publica(elenco: Elenco) -> None:
    with elenco.em(elenco.casa):
        ana = elenco.ator("ana", "RH")
        documento = com_pdf(ana, elenco.casa, autuar(ana, elenco.casa))
        publicar(ana, elenco.casa, documento)
    bia = Client()
    bia.force_login(elenco.contas["bia"])
    processo = endereco(elenco, "processo", processo=documento.processo_id)
    pagina = bia.get(f"{processo}?documento={documento.pk}").content.decode()
    assert "versão pública" in pagina
    assert endereco(elenco, "versao_publica", publicado=documento.numero) in pagina
    assert "não está aberto para você" in pagina
