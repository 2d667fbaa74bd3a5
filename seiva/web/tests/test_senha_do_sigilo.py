"""The password on entering a process under sigilo, at every door that shows it."""

import re
from typing import Any

import pytest
from django.db import transaction
from django.http import HttpResponse
from django.test import Client, RequestFactory
from django.urls import get_resolver, resolve, reverse

from seiva.documentos.acoes.incluir import DadosDoDocumento, incluir_documento
from seiva.documentos.models import Documento
from seiva.processos.models import Processo
from seiva.web.acesso import servidor
from seiva.web.senha import exigir
from seiva.web.tests.apoio import caminho, contando, entrar, novo, texto, url
from tests.elenco import SENHA, Casa, Elenco
from tests.fabricas import assinar, autuar_sigiloso, redigir
from tests.isolamento.rotas import VALORES, _padroes

pytestmark = pytest.mark.django_db


@pytest.fixture
def sigiloso(elenco: Elenco) -> tuple[Processo, Documento]:
    """Ana's process under sigilo, with a signed document."""
    with elenco.em(elenco.casa):
        ana = elenco.ator("ana")
        processo = autuar_sigiloso(ana, elenco.casa, especificacao="Apuração no almoxarifado")
        documento = redigir(ana, elenco.casa, processo, texto="segredo-do-almoxarifado")
        assinar(ana, elenco.casa, documento)
    return processo, documento


def abrir(cliente: Client, casa: Casa, processo: Processo, senha: str = SENHA) -> Any:
    return cliente.post(caminho(casa, processo, "senha/"), {"senha": senha})


def test_a_senha_certa_abre_e_leva_aonde_se_ia(
    elenco: Elenco, sigiloso: tuple[Processo, Documento]
) -> None:
    casa, (processo, _) = elenco.casa, sigiloso
    ana = entrar(elenco, "ana")
    pedido = ana.get(caminho(casa, processo, "historico/"), follow=True)
    pagina = texto(pedido)
    assert "confirme que é você" in pagina
    assert "almoxarifado" not in pagina
    proxima = re.search(r'name="proxima" value="([^"]+)"', pagina)
    assert proxima is not None
    assert proxima[1] == caminho(casa, processo, "historico/")
    resposta = ana.post(caminho(casa, processo, "senha/"), {"senha": SENHA, "proxima": proxima[1]})
    assert resposta["Location"] == proxima[1]
    assert "almoxarifado" in texto(ana.get(proxima[1]))


def test_nenhum_endereco_do_processo_ou_de_seus_documentos_abre_sem_a_senha(
    elenco: Elenco, sigiloso: tuple[Processo, Documento]
) -> None:
    """The routes come from the resolver: a new one is covered the day it is born."""
    casa, (processo, documento) = elenco.casa, sigiloso
    ana, abertas, vistas = entrar(elenco, "ana"), [], 0
    ana.raise_request_exception = False
    valores = VALORES | {
        "instituicao": casa.instituicao.slug,
        "processo": processo.pk,
        "documento": documento.pk,
    }
    for padrao, tipos in _padroes(get_resolver()):
        a_senha = padrao.name in {"processo_senha", "documento_senha"}
        if not {"processo", "documento"} & set(tipos) or a_senha:
            continue
        if not set(tipos) <= set(valores):
            continue
        endereco = reverse(padrao.name, kwargs={nome: valores[nome] for nome in tipos})
        vistas += 1
        for resposta in (ana.get(endereco), ana.post(endereco, {})):
            if resposta.status_code != 405 and "/senha/" not in resposta.get("Location", ""):
                abertas.append((padrao.name, resposta.status_code))
        como_json = ana.get(endereco, headers={"Accept": "application/json"})
        if como_json.status_code not in {405, 423}:
            abertas.append((padrao.name, "json", como_json.status_code))
    assert abertas == []
    assert vistas > 25


def test_quem_nao_tem_credencial_recebe_a_mesma_resposta_do_que_nao_existe(
    elenco: Elenco, sigiloso: tuple[Processo, Documento]
) -> None:
    casa, (processo, documento) = elenco.casa, sigiloso
    for quem in ("fabio", "bia", "edu"):
        cliente = entrar(elenco, quem)
        for endereco in (
            caminho(casa, processo),
            caminho(casa, processo, "senha/"),
            caminho(casa, processo, "credenciais/"),
            url(casa, f"documentos/{documento.pk}/conteudo/"),
        ):
            assert cliente.get(endereco).status_code == 404, (quem, endereco)
            recusa = cliente.post(endereco, {"senha": SENHA}).status_code
            assert recusa in {404, 405}, (quem, endereco)


def test_voltar_a_mesa_e_sair_e_entrar_de_novo_pede_a_senha(
    elenco: Elenco, sigiloso: tuple[Processo, Documento]
) -> None:
    casa, (processo, _) = elenco.casa, sigiloso
    ana = entrar(elenco, "ana")
    abrir(ana, casa, processo)
    aberto = ana.get(caminho(casa, processo))
    assert aberto.status_code == 200
    assert aberto["Cache-Control"] == "private, no-store"
    assert ana.get(caminho(casa, processo, "historico/")).status_code == 200
    ana.get(url(casa, "mesa/"))
    assert "/senha/" in ana.get(caminho(casa, processo))["Location"]


def test_outro_processo_outra_sessao_ou_tempo_demais_pedem_a_senha(
    elenco: Elenco, sigiloso: tuple[Processo, Documento], settings: Any
) -> None:
    casa, (processo, _) = elenco.casa, sigiloso
    ana = entrar(elenco, "ana")
    abrir(ana, casa, processo)
    assert "/senha/" in entrar(elenco, "ana").get(caminho(casa, processo))["Location"]
    ana.get(caminho(casa, novo(elenco)))
    assert "/senha/" in ana.get(caminho(casa, processo))["Location"]
    settings.SIGILO_SEGUNDOS = 0
    abrir(ana, casa, processo)
    assert "/senha/" in ana.get(caminho(casa, processo))["Location"]


def test_senhas_erradas_somam_ate_um_limite(
    elenco: Elenco, sigiloso: tuple[Processo, Documento]
) -> None:
    casa, (processo, _) = elenco.casa, sigiloso
    ana = entrar(elenco, "ana")
    abrir(ana, casa, processo)
    for _ in range(10):
        errada = abrir(ana, casa, processo, "errada")
        assert errada.status_code == 422
        assert "A senha não confere." in texto(errada)
    assert abrir(ana, casa, processo).status_code == 429


def test_a_senha_nao_leva_a_outro_site(
    elenco: Elenco, sigiloso: tuple[Processo, Documento]
) -> None:
    casa, (processo, _) = elenco.casa, sigiloso
    ana = entrar(elenco, "ana")
    resposta = ana.post(
        caminho(casa, processo, "senha/"), {"senha": SENHA, "proxima": "https://mau.example/"}
    )
    assert resposta["Location"] == caminho(casa, processo)


def test_o_quadro_e_o_htmx_levam_a_pagina_inteira_a_senha(
    elenco: Elenco, sigiloso: tuple[Processo, Documento]
) -> None:
    casa, (processo, documento) = elenco.casa, sigiloso
    ana = entrar(elenco, "ana")
    endereco = url(casa, f"documentos/{documento.pk}/conteudo/")
    pagina = f"http://testserver{caminho(casa, processo)}"
    no_quadro = ana.get(endereco, headers={"Sec-Fetch-Dest": "iframe", "Referer": pagina})
    assert no_quadro["Location"].endswith(f"proxima=%2Fcampo-alto%2Fprocessos%2F{processo.pk}%2F")
    com_htmx = ana.get(endereco, headers={"HX-Request": "true"})
    assert com_htmx.status_code == 401
    assert "/senha/" in com_htmx["HX-Redirect"]


def test_a_visao_que_nao_tem_o_processo_no_endereco_tambem_sabe_exigir(
    elenco: Elenco, sigiloso: tuple[Processo, Documento], rf: RequestFactory
) -> None:
    casa, (processo, _) = elenco.casa, sigiloso

    def mostrar(requisicao: Any, numero: int) -> HttpResponse:
        exigir(requisicao, Processo.objects.localizaveis_por(requisicao.ator).um(pk=numero))
        return HttpResponse("conteúdo")

    visao = transaction.atomic(servidor(mostrar))
    ana = entrar(elenco, "ana")
    pedido = rf.get("/campo-alto/outro/1/")
    pedido.user, pedido.session = elenco.contas["ana"], ana.session  # type: ignore[attr-defined]
    pedido.resolver_match = resolve("/campo-alto/acervo-sigiloso/")
    partes = {"instituicao": casa.instituicao.slug, "numero": processo.pk}
    assert "/senha/" in visao(pedido, **partes)["Location"]
    abrir(ana, casa, processo)
    pedido.session = ana.session  # type: ignore[attr-defined]
    assert visao(pedido, **partes).content.decode() == "conteúdo"


def test_a_porta_nao_custa_consulta_a_quem_abre_um_processo_publico(elenco: Elenco) -> None:
    casa, processo = elenco.casa, novo(elenco)
    ana = entrar(elenco, "ana")
    ana.get(caminho(casa, processo))
    with contando() as captura:
        ana.get(caminho(casa, processo))
    sozinhas = [
        c["sql"]
        for c in captura.captured_queries
        if "processos_credencial" in c["sql"] and "organizacao_lotacao" not in c["sql"]
    ]
    assert len([s for s in sozinhas if s.startswith('SELECT "processos_credencial"')]) == 0


def test_o_documento_sigiloso_de_um_processo_publico_tambem_pede_a_senha(elenco: Elenco) -> None:
    casa, processo = elenco.casa, novo(elenco)
    with elenco.em(casa):
        casa.ferias.niveis = [0, 1, 2]
        casa.ferias.save()
        documento = incluir_documento(
            elenco.ator("ana"),
            processo=Processo.objects.get(pk=processo.pk),
            dados=DadosDoDocumento(tipo=casa.oficio, nivel=2, hipotese=casa.hipotese),
            conteudo="<p>segredo-ao-lado</p>",
        )
    ana = entrar(elenco, "ana")
    conteudo = url(casa, f"documentos/{documento.pk}/conteudo/")
    assert ana.get(caminho(casa, processo)).status_code == 200
    assert "/senha/" in ana.get(conteudo)["Location"]
    abrir(ana, casa, processo)
    assert ana.get(caminho(casa, processo)).status_code == 200
    assert "segredo-ao-lado" in texto(ana.get(conteudo))
    # Who may not know of it gets the answers of a process where nothing is under sigilo.
    fabio, comum = entrar(elenco, "fabio"), novo(elenco)
    assert fabio.get(conteudo).status_code == 404
    for ato in ("senha/", "credenciais/"):
        respostas = [fabio.get(caminho(casa, p, ato)) for p in (processo, comum)]
        corpos = [re.sub(r'value="[^"]*"|CSRFToken": "[^"]*"', "", texto(r)) for r in respostas]
        assert corpos[0] == corpos[1]
        assert respostas[0].status_code == respostas[1].status_code


def test_a_mesa_nao_conta_o_assunto_de_um_sigiloso_nem_ao_titular(
    elenco: Elenco, sigiloso: tuple[Processo, Documento]
) -> None:
    casa, (processo, _) = elenco.casa, sigiloso
    mesa = texto(entrar(elenco, "ana").get(url(casa, "mesa/")))
    assert processo.numero in mesa
    assert "Sigiloso" in mesa
    assert "almoxarifado" not in mesa
    alheia = texto(entrar(elenco, "fabio").get(url(casa, "mesa/")))
    assert processo.numero not in alheia


def test_de_uma_lista_nao_se_age_sobre_sigiloso(
    elenco: Elenco, sigiloso: tuple[Processo, Documento]
) -> None:
    casa, (processo, _) = elenco.casa, sigiloso
    endereco = url(casa, f"mesa/lote/concluir/?processo={processo.pk}")
    assert entrar(elenco, "ana").get(endereco).status_code == 404
