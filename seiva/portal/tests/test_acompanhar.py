"""The page of who follows a process, and the links of its messages."""

import re
from datetime import timedelta

import pytest
from django.core.cache import cache
from django.test import Client

from seiva.acompanhamento.links import CONFIRMAR, SAIR, segredo_para
from seiva.acompanhamento.models import Inscricao
from seiva.acompanhamento.tests.apoio import VERA, pedir, por_sob_sigilo, seguir
from seiva.core.relogio import agora, como_em
from seiva.estatisticas.atualizar import atualizar
from seiva.portal.acompanhar import ENVIADO
from seiva.portal.tests.apoio import texto
from seiva.processos.acoes.concluir import concluir_processo
from seiva.processos.acoes.enviar import enviar_processo
from seiva.processos.models import Processo
from tests.elenco import Elenco
from tests.fabricas import autuar

NO_BANCO = pytest.mark.django_db


@pytest.fixture
def processo(elenco: Elenco) -> Processo:
    cache.clear()
    with elenco.em(elenco.casa):
        return autuar(elenco.ator("ana"), elenco.casa)


def endereco(processo: Processo, resto: str = "") -> str:
    return f"/campo-alto/processo/{processo.digitos}/acompanhar/{resto}"


@NO_BANCO
def test_qualquer_pessoa_le_onde_esta_e_o_que_houve(cidadao: Client, processo: Processo) -> None:
    pagina = cidadao.get(endereco(processo))
    corpo = texto(pagina)
    assert pagina.status_code == 200
    assert "Está na unidade Recursos Humanos desde" in corpo
    assert "O processo foi aberto." in corpo
    assert "Histórico oficial" in corpo
    assert "Processo público gerado" in corpo
    assert "poucos processos deste tipo" in corpo
    assert "art. 7º, I" in corpo
    assert len(pagina.content) < 30_000


@NO_BANCO
def test_o_que_nao_existe_e_o_sigiloso_respondem_igual(
    cidadao: Client, elenco: Elenco, processo: Processo
) -> None:
    with elenco.em(elenco.casa):
        por_sob_sigilo(processo)
    respostas = [
        cidadao.get(caminho)
        for caminho in (endereco(processo), "/campo-alto/processo/999/acompanhar/")
    ]
    assert [r.status_code for r in respostas] == [404, 404]
    avisos = cidadao.post(endereco(processo, "avisar/"), {"email": VERA})
    assert avisos.status_code == 404


@NO_BANCO
def test_o_processo_de_outra_instituicao_nao_se_le_por_esta(
    cidadao: Client, elenco: Elenco, processo: Processo
) -> None:
    with elenco.em(elenco.outra):
        for _ in range(2):
            alheio = autuar(elenco.ator("caio"), elenco.outra, especificacao="Segredo alheio")
    pagina = cidadao.get(endereco(alheio))
    assert pagina.status_code == 404


@pytest.mark.django_db(transaction=True)
def test_com_casos_bastantes_ha_media_previsao_e_proximo_passo(
    cidadao: Client, elenco: Elenco
) -> None:
    cache.clear()
    casa = elenco.casa
    with elenco.em(casa), como_em(agora() - timedelta(days=60)):
        ana = elenco.ator("ana")
        velhos = [autuar(ana, casa) for _ in range(12)]
    with elenco.em(casa), como_em(agora() - timedelta(days=51)):
        for velho in velhos:
            enviar_processo(ana, processo=velho, destinos=[casa.unidades["TRIB"]])
    with elenco.em(casa), como_em(agora() - timedelta(days=31)):
        bia = elenco.ator("bia")
        for velho in velhos:
            concluir_processo(bia, processo=velho)
    with elenco.em(casa):
        novo = autuar(ana, casa)
    atualizar(casa.instituicao.pk)
    corpo = texto(cidadao.get(endereco(novo)))
    dias = re.search(r"Processos como este levam, em geral, (\d+) dias nesta etapa", corpo)
    assert dias, corpo
    assert 8 <= int(dias[1]) <= 10
    assert "pelo menos 10 processos deste tipo concluídos nos últimos 12 meses" in corpo
    assert "Deve terminar por volta de" in corpo
    assert "não um prazo nem uma promessa" in corpo
    assert "costumam seguir para Tributação" in corpo
    assert "12 casos" not in corpo


@NO_BANCO
def test_o_pedido_responde_igual_a_quem_ja_acompanha(
    cidadao: Client, elenco: Elenco, processo: Processo
) -> None:
    with elenco.em(elenco.casa):
        seguir(processo)
    ditos = []
    for email in (VERA, "nova@exemplo.example"):
        resposta = cidadao.post(endereco(processo, "avisar/"), {"email": email}, follow=True)
        assert resposta.redirect_chain == [(f"/campo-alto/processo/{processo.digitos}/", 302)]
        ditos.append(ENVIADO in texto(resposta))
    assert ditos == [True, True]
    with elenco.em(elenco.casa):
        assert Inscricao.objects.count() == 2


@NO_BANCO
@pytest.mark.parametrize(
    "dados", [{"email": ""}, {"email": "vera"}, {"email": VERA, "site": "http://spam.example"}]
)
def test_o_pedido_errado_volta_com_o_que_foi_digitado(
    cidadao: Client, elenco: Elenco, processo: Processo, dados: dict[str, str]
) -> None:
    resposta = cidadao.post(endereco(processo, "avisar/"), dados)
    assert resposta.status_code == 422
    assert f'value="{dados["email"]}"' in texto(resposta) or not dados["email"]
    with elenco.em(elenco.casa):
        assert not Inscricao.objects.exists()


@NO_BANCO
def test_quem_insiste_espera(cidadao: Client, processo: Processo) -> None:
    estados = [
        cidadao.post(endereco(processo, "avisar/"), {"email": VERA}).status_code for _ in range(6)
    ]
    assert estados == [302] * 5 + [429]


@NO_BANCO
def test_abrir_o_endereco_nao_confirma_o_botao_sim(
    cidadao: Client, elenco: Elenco, processo: Processo
) -> None:
    with elenco.em(elenco.casa):
        segredo = segredo_para(CONFIRMAR, pedir(processo))
    caminho = f"/campo-alto/acompanhar/{segredo}/confirmar/"
    assert "Confirmar e-mail" in texto(cidadao.get(caminho))
    with elenco.em(elenco.casa):
        assert Inscricao.objects.get().confirmada_em is None
    assert "Confirmado." in texto(cidadao.post(caminho))
    assert "Confirmado." in texto(cidadao.get(caminho))
    with elenco.em(elenco.casa):
        assert Inscricao.objects.get().confirmada_em is not None


@NO_BANCO
def test_a_confirmacao_vencida_diz_o_que_fazer(
    cidadao: Client, elenco: Elenco, processo: Processo
) -> None:
    with elenco.em(elenco.casa), como_em(agora() - timedelta(days=3)):
        segredo = segredo_para(CONFIRMAR, pedir(processo))
    resposta = cidadao.post(f"/campo-alto/acompanhar/{segredo}/confirmar/")
    assert resposta.status_code == 422
    assert "Peça de novo" in texto(resposta)


@NO_BANCO
def test_um_clique_sai_sem_sessao_nem_ficha(elenco: Elenco, processo: Processo) -> None:
    with elenco.em(elenco.casa):
        segredo = segredo_para(SAIR, seguir(processo))
    caminho = f"/campo-alto/acompanhar/{segredo}/sair/"
    leitor = Client(enforce_csrf_checks=True)  # a program that reads mail has no cookie
    assert "Não quero mais avisos" in texto(leitor.get(caminho))
    with elenco.em(elenco.casa):
        assert Inscricao.objects.count() == 1
    resposta = Client(enforce_csrf_checks=True).post(
        caminho, "List-Unsubscribe=One-Click", "application/x-www-form-urlencoded"
    )
    assert resposta.status_code == 200
    with elenco.em(elenco.casa):
        assert Inscricao.objects.count() == 0
    de_novo = leitor.post(caminho, {})
    assert de_novo.status_code == 404
    assert "Este endereço não vale mais" in texto(de_novo)


@NO_BANCO
def test_o_endereco_de_um_sigiloso_sai_sem_dizer_qual_e(
    cidadao: Client, elenco: Elenco, processo: Processo
) -> None:
    with elenco.em(elenco.casa):
        inscricao = pedir(processo)
        por_sob_sigilo(processo)
        confirmar, sair = (segredo_para(assunto, inscricao) for assunto in (CONFIRMAR, SAIR))
    pagina = cidadao.get(f"/campo-alto/acompanhar/{confirmar}/confirmar/")
    assert pagina.status_code == 404
    saida = cidadao.get(f"/campo-alto/acompanhar/{sair}/sair/")
    for resposta in (pagina, saida):
        assert processo.numero not in texto(resposta)
    assert cidadao.post(f"/campo-alto/acompanhar/{sair}/sair/").status_code == 200


@NO_BANCO
def test_o_segredo_de_uma_instituicao_nao_serve_em_outra(
    cidadao: Client, elenco: Elenco, processo: Processo
) -> None:
    with elenco.em(elenco.casa):
        inscricao = seguir(processo)
    for assunto, verbo in ((CONFIRMAR, "confirmar"), (SAIR, "sair")):
        alheio = f"/{elenco.outra.instituicao.slug}/acompanhar/{segredo_para(assunto, inscricao)}"
        assert cidadao.post(f"{alheio}/{verbo}/").status_code == 404
    with elenco.em(elenco.casa):
        assert Inscricao.objects.count() == 1
