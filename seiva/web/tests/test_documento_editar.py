"""The editor's page, saving, conflicts and what the editor asks while somebody writes."""

from typing import Any

import pytest
from django.test import Client

from seiva.documentos.acoes.salvar import salvar_documento
from seiva.documentos.models import Documento, Versao
from seiva.web.tests.apoio import entrar, texto
from seiva.web.tests.documentos import (
    JSON,
    assinado,
    do_documento,
    enviar,
    ler,
    minuta,
)
from tests.elenco import Elenco
from tests.fabricas import assinar

pytestmark = pytest.mark.django_db


def salvar(
    cliente: Client,
    elenco: Elenco,
    documento: Documento,
    conteudo: str,
    base: int = 1,
    **resto: Any,
) -> Any:
    return cliente.post(
        do_documento(elenco, documento, "salvar/"),
        {"conteudo": conteudo, "versao_base": base},
        **resto,
    )


def corpo(elenco: Elenco, documento: Documento) -> str:
    with elenco.em(elenco.casa):
        atual = Documento.objects.get(pk=documento.pk)
        return Versao.objects.get(documento=atual, numero=atual.versao_atual).conteudo


def de_outro(elenco: Elenco, documento: Documento, texto_: str = "<p>De Fábio.</p>") -> None:
    with elenco.em(elenco.casa):
        salvar_documento(elenco.ator("fabio"), documento=documento, conteudo=texto_, versao_base=1)


def test_a_pagina_mostra_a_folha_como_sera_impressa(elenco: Elenco) -> None:
    documento = minuta(elenco)
    pagina = texto(entrar(elenco, "ana").get(do_documento(elenco, documento, "editar/")))
    assert "papel-cabecalho" in pagina
    assert f"OFÍCIO Nº {documento.numero_no_tipo}" in pagina
    assert "&lt;p&gt;Defiro.&lt;/p&gt;" in pagina
    assert 'data-salvar-url="/campo-alto/documentos/' in pagina


def test_salvar_em_json_diz_versao_e_hora(elenco: Elenco) -> None:
    documento = minuta(elenco)
    resposta = salvar(entrar(elenco, "ana"), elenco, documento, "<p>Novo.</p>", headers=JSON)
    assert resposta.status_code == 200
    assert resposta.json()["versao"] == 2
    assert len(resposta.json()["salvo_em"]) == len("14:03:00")
    assert corpo(elenco, documento) == "<p>Novo.</p>"


def test_sem_javascript_salvar_volta_ao_editor(elenco: Elenco) -> None:
    documento = minuta(elenco)
    resposta = salvar(entrar(elenco, "ana"), elenco, documento, "<p>Novo.</p>")
    assert resposta.status_code == 302
    assert resposta.url == do_documento(elenco, documento, "editar/")


def test_script_e_estilo_nao_entram_no_documento(elenco: Elenco) -> None:
    documento = minuta(elenco)
    ataque = (
        '<p onclick="x()">Oi<script>alert(1)</script>'
        '<img src="https://fora.example/x.png"><iframe src="//fora"></iframe></p>'
        '<a href="javascript:alert(1)">clique</a>'
    )
    salvar(entrar(elenco, "ana"), elenco, documento, ataque, headers=JSON)
    salvo = corpo(elenco, documento)
    for proibido in ("script", "onclick", "fora.example", "iframe", "javascript"):
        assert proibido not in salvo
    assert "Oi" in salvo


def test_o_mesmo_texto_nao_faz_versao_nova(elenco: Elenco) -> None:
    documento = minuta(elenco)
    resposta = salvar(entrar(elenco, "ana"), elenco, documento, "<p>Defiro.</p>", headers=JSON)
    assert resposta.json()["versao"] == 1


def test_quem_salva_por_cima_de_outro_recebe_os_dois_textos(elenco: Elenco) -> None:
    documento = minuta(elenco)
    de_outro(elenco, documento)
    resposta = salvar(entrar(elenco, "ana"), elenco, documento, "<p>De Ana.</p>", headers=JSON)
    assert resposta.status_code == 409
    assert resposta.json()["autor"] == "Fábio Neves"
    assert resposta.json()["versao"] == 2
    assert resposta.json()["conteudo"] == "<p>De Fábio.</p>"
    assert corpo(elenco, documento) == "<p>De Fábio.</p>"


def test_sem_javascript_o_conflito_e_uma_pagina_com_as_escolhas(elenco: Elenco) -> None:
    documento = minuta(elenco)
    de_outro(elenco, documento)
    ana = entrar(elenco, "ana")
    resposta = salvar(ana, elenco, documento, "<p>De Ana.</p>")
    pagina = texto(resposta)
    assert resposta.status_code == 409
    assert "&lt;p&gt;De Ana.&lt;/p&gt;" in pagina
    assert 'name="versao_base" value="2"' in pagina
    assert salvar(ana, elenco, documento, "<p>De Ana.</p>", base=2).status_code == 302
    assert corpo(elenco, documento) == "<p>De Ana.</p>"


def test_sessao_vencida_responde_401_ao_editor(elenco: Elenco) -> None:
    documento = minuta(elenco)
    assert salvar(Client(), elenco, documento, "<p>x</p>", headers=JSON).status_code == 401
    assert "/entrar/" in salvar(Client(), elenco, documento, "<p>x</p>").url


def test_pedido_incompleto_nao_salva(elenco: Elenco) -> None:
    documento = minuta(elenco)
    onde = do_documento(elenco, documento, "salvar/")
    resposta = entrar(elenco, "ana").post(onde, {"conteudo": "<p>x</p>"}, headers=JSON)
    assert resposta.status_code == 400
    assert resposta.json()["mensagem"]


def test_texto_grande_demais_e_recusado_com_o_motivo(elenco: Elenco) -> None:
    documento = minuta(elenco)
    grande = "<p>" + "palavra " * 300_000 + "</p>"
    resposta = salvar(entrar(elenco, "ana"), elenco, documento, grande, headers=JSON)
    assert resposta.status_code == 422
    assert "2 MB" in resposta.json()["mensagem"]


def test_outra_unidade_nao_edita(elenco: Elenco) -> None:
    documento = assinado(elenco)
    enviar(elenco, documento.processo, manter_aberto=True)
    bia = entrar(elenco, "bia")
    assert bia.get(do_documento(elenco, documento, "editar/")).status_code == 302
    resposta = salvar(bia, elenco, documento, "<p>x</p>", headers=JSON)
    assert resposta.status_code == 422
    assert "Só editam a unidade que gerou" in resposta.json()["mensagem"]


def test_editar_assinado_pergunta_antes(elenco: Elenco) -> None:
    documento = assinado(elenco)
    ana = entrar(elenco, "ana")
    pagina = texto(ana.get(do_documento(elenco, documento, "editar/")))
    assert "Editar cancela as assinaturas" in pagina
    assert "Ana Prado" in pagina
    recusa = salvar(ana, elenco, documento, "<p>x</p>", headers=JSON)
    assert recusa.status_code == 422
    assert ler(elenco, documento.pk).assinado


def confirmar(cliente: Client, elenco: Elenco, documento: Documento) -> str:
    """Confirm that the signatures go; the address where the editor will save."""
    pergunta = cliente.get(do_documento(elenco, documento, "editar/"))
    congelado = pergunta.context["congelado"].pk
    pagina = cliente.get(do_documento(elenco, documento, f"editar/?derrubar={congelado}"))
    assert "cancela as assinaturas" in texto(pagina)
    endereco: str = pagina.context["editor"]["salvar_url"]
    return endereco


def test_confirmado_a_primeira_alteracao_derruba_as_assinaturas(elenco: Elenco) -> None:
    documento = assinado(elenco)
    ana = entrar(elenco, "ana")
    onde = confirmar(ana, elenco, documento)
    assert ler(elenco, documento.pk).assinado
    resposta = ana.post(onde, {"conteudo": "<p>Outro.</p>", "versao_base": 1}, headers=JSON)
    assert resposta.status_code == 200
    assert ler(elenco, documento.pk).minuta


def test_a_confirmacao_nao_vale_para_assinaturas_feitas_depois_dela(elenco: Elenco) -> None:
    documento = assinado(elenco)
    ana = entrar(elenco, "ana")
    onde = confirmar(ana, elenco, documento)
    ana.post(onde, {"conteudo": "<p>Dois.</p>", "versao_base": 1}, headers=JSON)
    with elenco.em(elenco.casa):
        assinar(elenco.ator("fabio"), elenco.casa, ler(elenco, documento.pk))
    resposta = ana.post(onde, {"conteudo": "<p>Três.</p>", "versao_base": 2}, headers=JSON)
    assert resposta.status_code == 422
    assert ler(elenco, documento.pk).assinado


def test_caneta_preta_nao_se_edita(elenco: Elenco) -> None:
    documento = assinado(elenco)
    enviar(elenco, documento.processo, manter_aberto=True)
    resposta = entrar(elenco, "ana").get(do_documento(elenco, documento, "editar/"), follow=True)
    assert "já foi visto fora da unidade ou enviado" in texto(resposta)
