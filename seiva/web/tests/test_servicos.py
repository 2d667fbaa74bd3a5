"""The editor of services and the public pages: plain POST, refusals on the page, few questions."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from seiva.servicos.models import Servico
from seiva.servicos.tests.apoio import administrador_de, servico_novo, servico_publicado
from seiva.servicos.versoes import em_edicao
from tests.elenco import Elenco

pytestmark = pytest.mark.django_db


@pytest.fixture
def edu(elenco: Elenco) -> Client:
    cliente = Client()
    cliente.force_login(elenco.contas["edu"])
    return cliente


def escrito(resposta: Any) -> dict[str, Any]:
    """What a browser would send of the editor, from its forms."""
    dados: dict[str, Any] = {}
    for nome in ("form", "campos", "documentos"):
        formulario = resposta.context[nome]
        partes = [formulario] if nome == "form" else [formulario.management_form, *formulario]
        for parte in partes:
            for caixa in parte:
                valor = caixa.value()
                if valor is None or valor is False:
                    continue
                dados[caixa.html_name] = getattr(valor, "pk", "on" if valor is True else valor)
    return dados


def editor(elenco: Elenco, servico: Servico) -> str:
    return reverse("servico_editar", args=[elenco.casa.instituicao.slug, servico.pk])


def do_elenco(elenco: Elenco, fazer: Any = servico_novo, **muda: Any) -> Servico:
    with elenco.em(elenco.casa):
        servico: Servico = fazer(administrador_de(elenco.casa), elenco.casa, **muda)
        return servico


def test_o_editor_grava_o_que_mostra_sem_mudar_nada(elenco: Elenco, edu: Client) -> None:
    servico = do_elenco(elenco)
    url = editor(elenco, servico)
    resposta = edu.post(url, escrito(edu.get(url)))
    assert resposta.status_code == 302
    with elenco.em(elenco.casa):
        assert Servico.objects.um(pk=servico.pk).revisao == 1


def test_acrescentar_descer_e_tirar_campo_sao_botoes(elenco: Elenco, edu: Client) -> None:
    servico = do_elenco(elenco)
    url = editor(elenco, servico)

    def chaves(ordem: str) -> list[str]:
        resposta = edu.post(url, escrito(edu.get(url)) | {"fazer": ordem})
        assert resposta["Location"].endswith("#campos")
        with elenco.em(elenco.casa):
            return [campo["chave"] for campo in em_edicao(servico).campos]

    assert chaves("campos:novo:") == ["campo-1", "campo-2", "campo-3"]
    assert chaves("campos:descer:0") == ["campo-2", "campo-1", "campo-3"]
    assert chaves("campos:tirar:1") == ["campo-2", "campo-3"]
    assert chaves("campos:subir:99") == ["campo-2", "campo-3"]
    assert chaves("campos:fugir:0") == ["campo-2", "campo-3"]


def test_o_recusado_volta_com_o_que_se_escreveu(elenco: Elenco, edu: Client) -> None:
    servico = do_elenco(elenco)
    url = editor(elenco, servico)
    dados = escrito(edu.get(url)) | {"titulo": "", "resumo": "Escrito à mão"}
    resposta = edu.post(url, dados)
    assert resposta.status_code == 422
    assert "Escreva o nome do serviço." in resposta.text
    assert "Escrito à mão" in resposta.text


def test_o_conflito_e_dito_e_salvar_de_novo_vale(elenco: Elenco, edu: Client) -> None:
    servico = do_elenco(elenco)
    url = editor(elenco, servico)
    velho = escrito(edu.get(url))
    edu.post(url, velho | {"resumo": "Da outra pessoa"})
    resposta = edu.post(url, velho | {"resumo": "O meu"})
    assert resposta.status_code == 422
    assert "Edu Maia mudou este serviço" in resposta.text
    assert edu.post(url, escrito(resposta)).status_code == 302
    with elenco.em(elenco.casa):
        assert em_edicao(servico).resumo == "O meu"


@pytest.mark.parametrize(
    "dados",
    [
        {},
        {"campos-TOTAL_FORMS": "x"},
        {"campos-TOTAL_FORMS": "9999", "campos-INITIAL_FORMS": "0"},
        {"campos-0-tipo": "senha"},
        {"tipo_processo": "999999", "unidade": "999999", "hipotese": "x\x00"},
        {"unidade_pela": "campo-99"},
        {"revisao": "-1"},
    ],
)
def test_o_hostil_nao_quebra_o_editor(elenco: Elenco, edu: Client, dados: dict[str, str]) -> None:
    servico = do_elenco(elenco)
    url = editor(elenco, servico)
    completo = escrito(edu.get(url)) | dados if dados else {}
    assert edu.post(url, completo).status_code == 422
    assert edu.post(f"{url}previa/", completo).status_code == 200


def test_a_previa_nao_grava_e_mostra_o_formulario(elenco: Elenco, edu: Client) -> None:
    servico = do_elenco(elenco)
    url = editor(elenco, servico)
    dados = escrito(edu.get(url)) | {"descricao": "Novo <script>x</script>"}
    resposta = edu.post(f"{url}previa/", dados, headers={"HX-Request": "true"})
    assert "Novo &lt;script&gt;" in resposta.text
    assert "Ponto de referência" in resposta.text
    assert "<html" not in resposta.text
    with elenco.em(elenco.casa):
        assert "Novo" not in em_edicao(servico).descricao


def test_publicar_incompleto_diz_o_que_falta(elenco: Elenco, edu: Client) -> None:
    slug = elenco.casa.instituicao.slug
    edu.post(reverse("servico_novo", args=[slug]), {"titulo": "Vazio", "tema": "outros"})
    with elenco.em(elenco.casa):
        servico = Servico.objects.get()
    url = reverse("servico_ato", args=[slug, servico.pk, "publicar"])
    resposta = edu.post(url, {"revisao": "1"}, follow=True)
    assert "Falta a unidade que recebe o pedido." in resposta.text
    assert edu.post(reverse("servico_ato", args=[slug, servico.pk, "apagar"])).status_code == 404


def test_quem_nao_administra_nao_ve_o_editor(elenco: Elenco) -> None:
    servico = do_elenco(elenco)
    ana = Client()
    ana.force_login(elenco.contas["ana"])
    assert ana.get(editor(elenco, servico)).status_code == 403
    slug = elenco.casa.instituicao.slug
    for rota in ("servicos_admin", "servicos_csv", "servico_novo", "servicos_galeria"):
        assert ana.get(reverse(rota, args=[slug])).status_code == 403, rota


def test_a_lista_filtra_e_sai_em_csv(elenco: Elenco, edu: Client) -> None:
    do_elenco(elenco, titulo="=Poda")
    do_elenco(elenco, servico_publicado, titulo="Tapa-buraco")
    url = reverse("servicos_admin", args=[elenco.casa.instituicao.slug])
    assert "Tapa-buraco" not in edu.get(url, {"situacao": "rascunho"}).text
    csv = edu.get(reverse("servicos_csv", args=[elenco.casa.instituicao.slug]))
    texto = b"".join(csv.streaming_content).decode()  # type: ignore[attr-defined]
    assert "'=Poda;" in texto and "Publicado;1;Não;tapa-buraco" in texto


def test_a_carta_e_publica_procura_e_mostra_so_o_publicado(
    elenco: Elenco, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    do_elenco(elenco, titulo="Só rascunho")
    for titulo in ("Poda de árvore", "Vacinação"):
        do_elenco(elenco, servico_publicado, titulo=titulo)
    anonimo, slug = Client(), elenco.casa.instituicao.slug
    with django_assert_max_num_queries(8):
        resposta = anonimo.get(reverse("servicos", args=[slug]))
    assert "Vacinação" in resposta.text and "Só rascunho" not in resposta.text
    achado = anonimo.get(reverse("servicos", args=[slug]), {"q": "VACINACAO"})
    assert [grupo[1][0]["titulo"] for grupo in achado.context["grupos"]] == ["Vacinação"]
    for hostil in ({"q": "\x00%'"}, {"tema": "x"}, {"depois": "lixo"}):
        assert anonimo.get(reverse("servicos", args=[slug]), hostil).status_code == 200


def test_a_pagina_do_servico_e_texto_simples_e_leve(elenco: Elenco) -> None:
    servico = do_elenco(elenco, servico_publicado)
    slug = elenco.casa.instituicao.slug
    resposta = Client().get(reverse("servico", args=[slug, servico.slug]))
    for dito in ("Até 20 dias úteis", "Gratuito.", "Gabinete do Prefeito", "JPG, PNG"):
        assert dito in resposta.text
    assert "&lt;b&gt;Não corte&lt;/b&gt;" in resposta.text
    assert resposta.context["pedir"] == reverse("peticionar", args=[slug, servico.slug])
    assert "Pedir este serviço" in resposta.text
    assert len(resposta.content) < 30_000


def test_o_rascunho_e_o_retirado_nao_tem_pagina(elenco: Elenco) -> None:
    servico = do_elenco(elenco)
    slug = elenco.casa.instituicao.slug
    assert Client().get(reverse("servico", args=[slug, servico.slug])).status_code == 404
