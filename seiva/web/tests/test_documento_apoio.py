"""What the editor asks while somebody writes: images, standard texts, references, variables."""

from typing import Any

import pytest
from django.test import Client

from seiva.catalogo.models import TextoPadrao
from seiva.documentos.acoes.credenciar import conceder_credencial_assinatura
from seiva.documentos.acoes.excluir import cancelar_documento
from seiva.documentos.acoes.incluir import DadosDoDocumento, incluir_arquivo
from seiva.documentos.acoes.salvar import salvar_documento
from seiva.documentos.arquivos import guardar_arquivo
from seiva.documentos.models import Arquivo, Documento, Versao
from seiva.documentos.receber_imagem import guardar_imagem
from seiva.web.tests.apoio import entrar, texto
from seiva.web.tests.documentos import (
    JSON,
    do_documento,
    enviado,
    ler,
    minuta,
    png,
    processo_de_ana,
)
from tests.elenco import SENHA, Elenco
from tests.fabricas import assinar, autuar, autuar_sigiloso, redigir

pytestmark = pytest.mark.django_db


def receber(cliente: Client, elenco: Elenco, documento: Documento, bruto: bytes) -> dict[str, str]:
    """Send a picture; answers what the editor hears."""
    onde = do_documento(elenco, documento, "imagem/")
    resposta = cliente.post(onde, {"imagem": enviado("foto.png", bruto)}, headers=JSON)
    assert resposta.status_code == 201
    ouvido: dict[str, str] = resposta.json()
    return ouvido


def gravar(cliente: Client, elenco: Elenco, documento: Documento, base: int, html: str) -> None:
    dados = {"versao_base": base, "conteudo": html}
    resposta = cliente.post(do_documento(elenco, documento, "salvar/"), dados, headers=JSON)
    assert resposta.status_code == 200


def test_imagem_e_reescrita_e_quem_a_enviou_a_ve_antes_de_salvar(elenco: Elenco) -> None:
    documento, outra = minuta(elenco), minuta(elenco)
    ana = entrar(elenco, "ana")
    ouvido = receber(ana, elenco, documento, png() + b"<script>escondido</script>")
    servida = ana.get(ouvido["mostrar"])
    assert servida["Content-Type"] == "image/png"
    assert b"escondido" not in servida.getvalue()
    assert Client().get(ouvido["mostrar"]).status_code == 302
    # The pass is of one person, for one image of one document.
    assert entrar(elenco, "fabio").get(ouvido["mostrar"]).status_code == 404
    assert ana.get(ouvido["mostrar"].split("?")[0]).status_code == 404
    alheio = ouvido["mostrar"].replace(f"/{documento.pk}/", f"/{outra.pk}/")
    assert ana.get(alheio).status_code == 404


def test_a_imagem_segue_o_texto_que_a_mostra(elenco: Elenco) -> None:
    """Drafts and their versions, the unit's own; signed, whoever reads the document."""
    documento = minuta(elenco)
    ana, bia = entrar(elenco, "ana"), entrar(elenco, "bia")
    antiga = receber(ana, elenco, documento, png((9, 9)))["url"]
    atual = receber(ana, elenco, documento, png())["url"]
    gravar(ana, elenco, documento, 1, f'<p><img src="{antiga}" alt="a"></p>')
    gravar(ana, elenco, documento, 2, f'<p><img src="{atual}" alt="b"></p>')

    def ve(cliente: Client, url: str, casa: str = "campo-alto") -> int:
        sha256 = url.removeprefix("arquivo:")
        endereco = f"/{casa}/documentos/{documento.pk}/imagem/{sha256}/"
        return int(cliente.get(endereco).status_code)

    assert [ve(ana, antiga), ve(ana, atual), ve(bia, atual)] == [200, 200, 404]
    with elenco.em(elenco.casa):
        assinar(elenco.ator("ana"), elenco.casa, documento)
    assert [ve(bia, atual), ve(bia, antiga), ve(ana, antiga)] == [200, 404, 200]
    assert ve(bia, f"arquivo:{'0' * 64}") == ve(bia, "arquivo:nada") == 404
    assert ve(entrar(elenco, "caio"), atual, "serra-azul") == 404
    with elenco.em(elenco.casa):
        cancelar_documento(elenco.ator("ana"), documento=ler(elenco, documento.pk), motivo="Erro.")
    assert ve(ana, atual) == 404


def test_quem_so_tem_credencial_para_assinar_ve_a_imagem_do_que_assina(elenco: Elenco) -> None:
    """The image is behind the password, as the document that shows it."""
    with elenco.em(elenco.casa):
        ana = elenco.ator("ana")
        documento = redigir(ana, elenco.casa, autuar_sigiloso(ana, elenco.casa))
        imagem = guardar_imagem(png())
        salvar_documento(
            ana,
            documento=documento,
            versao_base=1,
            conteudo=f'<p><img src="arquivo:{imagem.sha256}" alt="mapa"></p>',
        )
        trib = elenco.casa.unidades["TRIB"]
        bia = elenco.contas["bia"]
        conceder_credencial_assinatura(ana, documento=documento, conta=bia, unidade=trib)
    cliente = entrar(elenco, "bia")
    onde = do_documento(elenco, documento, f"imagem/{imagem.sha256}/")
    assert "/senha/" in cliente.get(onde)["Location"]
    cliente.post(do_documento(elenco, documento, "senha/"), {"senha": SENHA})
    assert onde in texto(cliente.get(do_documento(elenco, documento, "conteudo/")))
    vista = cliente.get(onde)
    assert (vista.status_code, vista["Content-Type"]) == (200, "image/png")
    assert cliente.get(onde.replace(imagem.sha256, "0" * 64)).status_code == 404


def test_imagem_de_texto_padrao_se_ve_onde_ele_pode_entrar(elenco: Elenco) -> None:
    documento = minuta(elenco)
    with elenco.em(elenco.casa):
        carimbo = guardar_arquivo([png()], nome="carimbo.png", tipo_mime="image/png").sha256
        conteudo = f'<p><img src="arquivo:{carimbo}" alt="Carimbo"></p>'
        TextoPadrao.objects.create(nome="Carimbo", conteudo=conteudo)
    endereco = do_documento(elenco, documento, f"imagem/{carimbo}/")
    assert entrar(elenco, "ana").get(endereco).status_code == 200
    assert entrar(elenco, "bia").get(endereco).status_code == 404


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
    ouvido = receber(ana, elenco, documento, png())
    url = ouvido["url"]
    gravar(ana, elenco, documento, 1, f'<p><img src="{ouvido["mostrar"]}" alt="f"></p>')
    with elenco.em(elenco.casa):
        salvo = Versao.objects.get(documento=documento, numero=2).conteudo
    assert f'src="{url}"' in salvo
    folha = texto(ana.get(do_documento(elenco, documento, "conteudo/")))
    assert f'src="{ouvido["mostrar"].split("?")[0]}"' in folha


def test_arquivo_juntado_nao_se_serve_como_imagem_de_texto(elenco: Elenco) -> None:
    documento = minuta(elenco)
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
    navegador = entrar(elenco, "ana")
    gravar(navegador, elenco, documento, 1, f'<p><img src="arquivo:{foto.sha256}" alt=""></p>')
    endereco = do_documento(elenco, documento, f"imagem/{foto.sha256}/")
    assert navegador.get(endereco).status_code == 404


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
