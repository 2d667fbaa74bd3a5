"""The servant's pages of notices: serving, following, taking back; without scripts."""

import pytest
from django.test import Client
from django.urls import reverse

from seiva.intimacoes.acoes.cumprir import cumprir_por_consulta
from seiva.intimacoes.models import Destinatario, Indisponibilidade, TipoDeIntimacao
from seiva.intimacoes.tests.apoio import assinado, cidadao, intimar, tipo_de_intimacao
from tests.elenco import Elenco
from tests.fabricas import autuar, redigir

pytestmark = pytest.mark.django_db


def cliente_de(elenco: Elenco, nome: str, unidade: str) -> Client:
    cliente = Client()
    cliente.force_login(elenco.contas[nome])
    sessao = cliente.session
    sessao["unidades"] = {str(elenco.casa.instituicao.pk): elenco.casa.unidades[unidade].pk}
    sessao.save()
    return cliente


@pytest.fixture
def ana(elenco: Elenco) -> Client:
    return cliente_de(elenco, "ana", "RH")


def endereco(nome: str, **partes: int) -> str:
    return reverse(nome, kwargs={"instituicao": "campo-alto", **partes})


def test_da_acao_do_documento_a_lista_do_processo(elenco: Elenco, ana: Client) -> None:
    with elenco.em(elenco.casa):
        documento = assinado(elenco.ator("ana"), elenco.casa)
        tipo = tipo_de_intimacao(elenco.casa)
    url = endereco("documento_intimar", documento=documento.pk)
    processo = endereco("processo", processo=documento.processo_id)
    assert url in ana.get(f"{processo}?documento={documento.pk}").content.decode()
    assert "Por que esta data?" in ana.get(url).content.decode()
    dados = {"tipo": tipo.pk, "cpfs": "714.287.938-60", "mensagem": ""}
    resposta = ana.post(url, dados, follow=True)
    lista = endereco("processo_intimacoes", processo=documento.processo_id)
    assert resposta.redirect_chain == [(lista, 302)]
    pagina = resposta.content.decode()
    assert "Dora Luz" in pagina
    assert "Por abrir" in pagina
    assert elenco.contas["dora"].cpf not in pagina
    assert lista in ana.get(processo).content.decode()


def test_quem_nao_tem_conta_e_dito_no_campo_com_o_que_foi_digitado(
    elenco: Elenco, ana: Client
) -> None:
    with elenco.em(elenco.casa):
        documento = assinado(elenco.ator("ana"), elenco.casa)
        tipo = tipo_de_intimacao(elenco.casa)
    url = endereco("documento_intimar", documento=documento.pk)
    resposta = ana.post(url, {"tipo": tipo.pk, "cpfs": "52998224725", "mensagem": "Venha."})
    assert resposta.status_code == 422
    assert "Ainda não tem conta" in resposta.content.decode()
    assert "Venha." in resposta.content.decode()


def test_da_minuta_nao_se_intima_nem_pelo_endereco(elenco: Elenco, ana: Client) -> None:
    with elenco.em(elenco.casa):
        autora = elenco.ator("ana")
        minuta = redigir(autora, elenco.casa, autuar(autora, elenco.casa))
    url = endereco("documento_intimar", documento=minuta.pk)
    assert ana.get(url).status_code == 422
    assert (
        url not in ana.get(endereco("documento", documento=minuta.pk), follow=True).content.decode()
    )


def test_a_lista_mostra_a_certidao_e_o_prazo_explicado(elenco: Elenco, ana: Client) -> None:
    with elenco.em(elenco.casa):
        (alvo,) = intimar(elenco)
        cumprir_por_consulta(cidadao(elenco), alvo=alvo)
    pagina = ana.get(
        endereco("processo_intimacoes", processo=alvo.intimacao.processo_id)
    ).content.decode()
    assert "Certidão" in pagina
    assert "Dia 1:" in pagina
    assert "Cancelar a intimação" not in pagina


def test_cancela_com_motivo(elenco: Elenco, ana: Client) -> None:
    with elenco.em(elenco.casa):
        (alvo,) = intimar(elenco)
    url = endereco("processo_intimacoes", processo=alvo.intimacao.processo_id)
    assert ana.post(url, {"destinatario": alvo.pk, "motivo": ""}).status_code == 422
    assert ana.post(url, {"destinatario": alvo.pk, "motivo": "Engano"}).status_code == 302
    with elenco.em(elenco.casa):
        assert Destinatario.objects.get().motivo_cancelamento == "Engano"


def test_quem_nao_le_o_processo_nao_ve_as_intimacoes(elenco: Elenco) -> None:
    with elenco.em(elenco.casa):
        documento = assinado(elenco.ator("ana"), elenco.casa, nivel=1)
        intimar(elenco, documento=documento)
    bia = cliente_de(elenco, "bia", "TRIB")
    url = endereco("processo_intimacoes", processo=documento.processo_id)
    assert bia.get(url).status_code == 404


def test_a_administracao_cria_tipos_prazos_e_indisponibilidades(elenco: Elenco) -> None:
    edu = cliente_de(elenco, "edu", "GAB")

    def criar(cadastro: str, **dados: object) -> int:
        url = f"/campo-alto/administracao/{cadastro}/novo/"
        return int(edu.post(url, dados).status_code)

    tipo = {"nome": "Exigência", "resposta": "exigida", "contagem": "U", "quantidade": 10}
    assert criar("tipos-de-intimacao", **tipo, certidao=elenco.casa.anexo.pk) == 302
    assert criar("tipos-de-intimacao", **tipo | {"quantidade": 0}) == 422
    assert criar("prazos-tacitos", tipo="", dias=15) == 302
    assert criar("prazos-tacitos", tipo="", dias=12) == 422
    fora = {"inicio": "2026-03-16", "fim": "2026-03-16", "motivo": "Pane", "prorroga": "on"}
    assert criar("indisponibilidades", **fora) == 302
    assert criar("indisponibilidades", **fora | {"fim": "2026-03-15"}) == 422
    with elenco.em(elenco.casa):
        assert TipoDeIntimacao.objects.get().quantidade == 10
        assert Indisponibilidade.objects.get().prorroga
