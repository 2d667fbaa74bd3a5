"""What the editor asks while somebody writes: images, standard texts, references, variables."""

from typing import Any

import pytest
from django.test import Client

from seiva.catalogo.models import TextoPadrao
from seiva.documentos.acoes.incluir import DadosDoDocumento, incluir_arquivo
from seiva.documentos.arquivos import guardar_arquivo
from seiva.documentos.models import Arquivo, Versao
from seiva.web.tests.apoio import entrar, texto
from seiva.web.tests.documentos import (
    JSON,
    do_documento,
    enviado,
    minuta,
    png,
    processo_de_ana,
)
from tests.elenco import Elenco
from tests.fabricas import autuar

pytestmark = pytest.mark.django_db


def test_imagem_e_reescrita_e_serve_a_quem_e_da_instituicao(elenco: Elenco) -> None:
    documento = minuta(elenco)
    ana = entrar(elenco, "ana")
    com_sobra = png() + b"<script>escondido</script>"
    onde = do_documento(elenco, documento, "imagem/")
    resposta = ana.post(onde, {"imagem": enviado("foto.png", com_sobra)}, headers=JSON)
    assert resposta.status_code == 201
    url = resposta.json()["url"]
    sha256 = url.removeprefix("arquivo:")
    servida = ana.get(f"/campo-alto/imagem/{sha256}/")
    assert servida["Content-Type"] == "image/png"
    assert b"escondido" not in servida.getvalue()
    assert entrar(elenco, "bia").get(f"/campo-alto/imagem/{sha256}/").status_code == 200
    assert entrar(elenco, "caio").get(f"/serra-azul/imagem/{sha256}/").status_code == 404
    assert Client().get(f"/campo-alto/imagem/{sha256}/").status_code == 302


@pytest.mark.parametrize(
    ("nome", "conteudo", "trecho"),
    [
        ("x.png", b"nada", "não é uma imagem"),
        ("x.svg", b"<svg xmlns='http://www.w3.org/2000/svg'/>", "não é uma imagem"),
        ("x.png", b"\x89PNG" + b"0" * (2 * 1024 * 1024), "passa de 2 MB"),
    ],
)
def test_imagem_impropria_e_recusada_com_o_motivo(
    elenco: Elenco, nome: str, conteudo: bytes, trecho: str
) -> None:
    documento = minuta(elenco)
    onde = do_documento(elenco, documento, "imagem/")
    resposta = entrar(elenco, "ana").post(onde, {"imagem": enviado(nome, conteudo)}, headers=JSON)
    assert resposta.status_code == 422
    assert trecho in resposta.json()["mensagem"]


def test_imagem_copiada_da_tela_volta_a_ser_a_guardada(elenco: Elenco) -> None:
    documento = minuta(elenco)
    ana = entrar(elenco, "ana")
    onde = do_documento(elenco, documento, "imagem/")
    url = ana.post(onde, {"imagem": enviado("f.png", png())}, headers=JSON).json()["url"]
    sha256 = url.removeprefix("arquivo:")
    ana.post(
        do_documento(elenco, documento, "salvar/"),
        {
            "versao_base": 1,
            "conteudo": f'<p><img src="/campo-alto/imagem/{sha256}/" alt="f"></p>',
        },
        headers=JSON,
    )
    with elenco.em(elenco.casa):
        salvo = Versao.objects.get(documento=documento, numero=2).conteudo
    assert f'src="{url}"' in salvo
    folha = texto(ana.get(do_documento(elenco, documento, "conteudo/")))
    assert f'src="/campo-alto/imagem/{sha256}/"' in folha


def test_arquivo_juntado_nao_se_serve_como_imagem_de_texto(elenco: Elenco) -> None:
    with elenco.em(elenco.casa):
        ana = elenco.ator("ana")
        foto = guardar_arquivo([png()], nome="foto.png", tipo_mime="image/png")
        incluir_arquivo(
            ana,
            processo=autuar(ana, elenco.casa),
            dados=DadosDoDocumento(tipo=elenco.casa.anexo, nivel=1, hipotese=elenco.casa.hipotese),
            arquivo=foto,
        )
        assert Arquivo.objects.filter(sha256=foto.sha256).count() == 1
    resposta = entrar(elenco, "bia").get(f"/campo-alto/imagem/{foto.sha256}/")
    assert resposta.status_code == 404


def test_textos_padrao_da_unidade_e_gerais(elenco: Elenco) -> None:
    casa = elenco.casa
    with elenco.em(casa):
        TextoPadrao.objects.create(nome="Geral", conteudo="<p>g</p><script>x</script>")
        TextoPadrao.objects.create(unidade=casa.unidades["RH"], nome="Meu", conteudo="<p>m</p>")
        TextoPadrao.objects.create(unidade=casa.unidades["TRIB"], nome="Alheio", conteudo="a")
    textos = entrar(elenco, "ana").get("/campo-alto/textos-padrao/", headers=JSON).json()
    assert [t["nome"] for t in textos] == ["Geral", "Meu"]
    assert textos[0]["conteudo"] == "<p>g</p>"


def referencia(elenco: Elenco, quem: str, numero: str) -> Any:
    return entrar(elenco, quem).get("/campo-alto/referencia/", {"q": numero}, headers=JSON)


def test_referencia_por_numero_de_processo_e_de_documento(elenco: Elenco) -> None:
    documento = minuta(elenco)
    achado = referencia(elenco, "ana", documento.numero_formatado).json()
    assert achado["tipo"] == "documento"
    assert achado["url"] == do_documento(elenco, documento)
    processo = processo_de_ana(elenco)
    achado = referencia(elenco, "ana", processo.numero).json()
    assert (achado["tipo"], achado["numero"]) == ("processo", processo.numero)


def test_referencia_a_minuta_alheia_nao_existe(elenco: Elenco) -> None:
    documento = minuta(elenco)
    assert referencia(elenco, "bia", documento.numero_formatado).status_code == 404
    assert referencia(elenco, "ana", "").status_code == 404
    assert referencia(elenco, "ana", "9" * 60).status_code == 404


def test_valores_das_variaveis_do_documento(elenco: Elenco) -> None:
    documento = minuta(elenco)
    valores = entrar(elenco, "ana").get(do_documento(elenco, documento, "variaveis/")).json()
    assert valores["processo"] == documento.processo.numero
    assert valores["autor"] == "Ana Prado"
