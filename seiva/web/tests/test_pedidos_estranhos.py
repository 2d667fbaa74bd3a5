"""What browsers, robots and forgotten tabs send: no page of the house breaks or loses text."""

import re

import pytest
from django.test import Client

from seiva.web.tests.apoio import entrar, texto, url
from tests.elenco import SENHA, Elenco
from tests.fabricas import autuar

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("pagina", ["mesa/", "processos/novo/", "pesquisa/", "pessoas/?q=ana"])
def test_head_responde_como_get(elenco: Elenco, pagina: str) -> None:
    cliente = entrar(elenco, "ana")
    assert cliente.head(url(elenco.casa, pagina)).status_code == 200


@pytest.mark.parametrize("aba", ["", "historico/", "interessados/", "acesso/"])
def test_head_nas_abas_do_processo(elenco: Elenco, aba: str) -> None:
    with elenco.em(elenco.casa):
        processo = autuar(elenco.ator("ana"), elenco.casa)
    endereco = url(elenco.casa, f"processos/{processo.pk}/{aba}")
    assert entrar(elenco, "ana").head(endereco).status_code == 200


@pytest.mark.parametrize("caminho", ["/sair/", "/campo-alto/mesa/lote/"])
def test_metodo_errado_tem_pagina_explicada(elenco: Elenco, caminho: str) -> None:
    resposta = entrar(elenco, "ana").get(caminho)
    assert resposta.status_code == 405
    assert resposta["Allow"] == "POST"
    assert "Este endereço só recebe formulários" in texto(resposta)


@pytest.mark.parametrize("nome", ["%00", "zzz", "A" * 64, "é" * 64])
def test_imagem_que_nao_existe_e_404(elenco: Elenco, nome: str) -> None:
    assert entrar(elenco, "ana").get(url(elenco.casa, f"imagem/{nome}/")).status_code == 404


def test_nenhum_link_da_pagina_de_trabalho_e_vazio(elenco: Elenco) -> None:
    pagina = texto(entrar(elenco, "ana").get(url(elenco.casa, "mesa/")))
    assert not re.findall(r'<(?:a|form)\b[^>]*(?:href|action)=""', pagina)


def test_os_enderecos_do_menu_existem(elenco: Elenco) -> None:
    cliente = entrar(elenco, "ana")
    pagina = texto(cliente.get(url(elenco.casa, "mesa/")))
    for endereco in set(re.findall(r'href="(/[^"#]*)', pagina)):
        if not endereco.startswith("/estaticos/"):
            assert cliente.get(endereco).status_code in {200, 302}, endereco


def test_quem_acerta_a_senha_nunca_e_barrado(client: Client, elenco: Elenco) -> None:
    for _ in range(12):
        dados = {"username": "11144477735", "password": SENHA}
        assert client.post("/entrar/", dados).status_code == 302


def _de_aba_velha(elenco: Elenco, endereco: str, dados: dict, **cabecalhos: str) -> str:
    """Body of the answer to a form whose token is of a session that is gone."""
    cliente = Client(enforce_csrf_checks=True)
    cliente.force_login(elenco.contas["ana"])
    resposta = cliente.post(endereco, dados | {"csrfmiddlewaretoken": "x" * 64}, headers=cabecalhos)
    assert resposta.status_code == 403
    return texto(resposta)


def test_formulario_de_aba_velha_volta_com_o_que_foi_digitado(elenco: Elenco) -> None:
    with elenco.em(elenco.casa):
        processo = autuar(elenco.ator("ana"), elenco.casa)
    endereco = url(elenco.casa, f"processos/{processo.pk}/anotar/")
    digitado = {"texto": 'Ligar "amanhã" <b>', "senha": "segredo"}
    pagina = _de_aba_velha(elenco, endereco, digitado, origin="http://testserver")
    assert f'action="{endereco}"' in pagina
    assert 'name="texto" value="Ligar &quot;amanhã&quot; &lt;b&gt;"' in pagina
    assert "segredo" not in pagina
    assert "Enviar de novo" in pagina


@pytest.mark.parametrize("origem", ["https://mal.example", "null", ""])
def test_formulario_de_outro_site_nao_e_devolvido(elenco: Elenco, origem: str) -> None:
    endereco = url(elenco.casa, "processos/novo/")
    pagina = _de_aba_velha(elenco, endereco, {"especificacao": "isca"}, origin=origem)
    assert "isca" not in pagina
    assert "Enviar de novo" not in pagina


def test_entrar_com_formulario_velho_mostra_a_entrada(elenco: Elenco) -> None:
    cliente = Client(enforce_csrf_checks=True)
    resposta = cliente.post("/entrar/?next=/campo-alto/mesa/", {"username": "x", "password": "y"})
    assert (resposta.status_code, resposta.url) == (302, "/entrar/?next=/campo-alto/mesa/")


def test_sem_sessao_o_envio_leva_de_volta_a_pagina_do_formulario(
    client: Client, elenco: Elenco
) -> None:
    mesa = url(elenco.casa, "mesa/")
    resposta = client.post(
        url(elenco.casa, "mesa/lote/"),
        {},
        headers={"referer": f"http://testserver{mesa}?caixa=meus"},
    )
    assert resposta.url == f"/entrar/?next={mesa}%3Fcaixa%3Dmeus"
    novo = url(elenco.casa, "processos/novo/")
    alheio = client.post(novo, {}, headers={"referer": "https://mal.example/x"})
    assert alheio.url == f"/entrar/?next={novo}"


def test_trecho_pedido_sem_sessao_leva_a_pagina_inteira_para_a_entrada(
    client: Client, elenco: Elenco
) -> None:
    novo = url(elenco.casa, "processos/novo/")
    cabecalhos = {"hx-request": "true", "referer": f"http://testserver{novo}"}
    resposta = client.post(f"{novo}?passo=tipo", {}, headers=cabecalhos)
    assert resposta.status_code == 401
    assert resposta["HX-Redirect"] == f"/entrar/?next={novo}"


NUMEROS_RUINS = ["9" * 5000, "9" * 20, "²", "-1", "\x00", "1 OR 1=1"]


@pytest.mark.parametrize("ruim", NUMEROS_RUINS)
def test_numero_absurdo_no_pedido_nao_quebra_pagina(elenco: Elenco, ruim: str) -> None:
    with elenco.em(elenco.casa):
        processo = autuar(elenco.ator("ana"), elenco.casa)
    cliente = entrar(elenco, "ana")

    def daqui(caminho: str) -> str:
        return url(elenco.casa, caminho)

    um = f"processos/{processo.pk}"
    for caminho, campo in (
        ("mesa/", "pessoa"),
        ("mesa/", "tipo"),
        ("processos/novo/", "tipo"),
        ("processos/novo/", "relacionado"),
        (f"{um}/", "documento"),
        (f"{um}/documentos/incluir/", "tipo"),
        ("mesa/lote/enviar/", "processo"),
        ("pesquisa/", "tipo"),
        ("conferir/", "codigo_verificador"),
    ):
        assert cliente.get(daqui(caminho), {campo: ruim}).status_code < 500, (caminho, campo)
    for caminho, campo in (
        (f"{um}/enviar/", "destinos"),
        (f"{um}/atribuir/", "pessoa"),
        (f"{um}/arquivos/incluir/", "recebido"),
        (f"{um}/arquivos/incluir/", "descartar"),
        ("processos/novo/", "interessados"),
        ("processos/novo/", "assuntos"),
        ("mesa/lote/", "processo"),
    ):
        resposta = cliente.post(daqui(caminho), {campo: ruim, "acao": "enviar"})
        assert resposta.status_code < 500, (caminho, campo)
    assert cliente.post("/unidade/", {"unidade": ruim}).status_code < 500
