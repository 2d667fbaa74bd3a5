"""Novo processo, from the form to the open process."""

import re
import uuid

import pytest

from seiva.catalogo.models import AssuntoSugerido
from seiva.organizacao.models import Pessoa
from seiva.processos.models import Processo
from seiva.web.tests.apoio import entrar, texto, url
from tests.elenco import Elenco

pytestmark = pytest.mark.django_db
NOVO = "processos/novo/"


def formulario(elenco: Elenco, **troca: object) -> dict[str, object]:
    casa = elenco.casa
    return {
        "chave": str(uuid.uuid4()),
        "tipo": casa.ferias.pk,
        "especificacao": "Férias de janeiro",
        "nivel": 0,
        "interessados": [casa.maria.pk],
    } | troca


def processos(elenco: Elenco) -> list[Processo]:
    with elenco.em(elenco.casa):
        return list(Processo.objects.order_by("pk"))


def test_iniciar_processo_leva_a_sua_pagina(elenco: Elenco) -> None:
    ana = entrar(elenco, "ana")
    resposta = ana.post(url(elenco.casa, NOVO), formulario(elenco))
    (processo,) = processos(elenco)
    assert resposta.headers["Location"] == url(elenco.casa, f"processos/{processo.pk}/")
    pagina = texto(ana.get(resposta.headers["Location"]))
    assert processo.numero in pagina
    assert "Maria de Souza" in pagina


def test_o_mesmo_formulario_enviado_duas_vezes_e_um_processo(elenco: Elenco) -> None:
    ana = entrar(elenco, "ana")
    dados = formulario(elenco)
    primeira = ana.post(url(elenco.casa, NOVO), dados)
    segunda = ana.post(url(elenco.casa, NOVO), dados)
    assert primeira.headers["Location"] == segunda.headers["Location"]
    assert len(processos(elenco)) == 1


def test_restringir_sem_hipotese_e_recusado_ao_lado_do_campo_com_tudo_que_foi_digitado(
    elenco: Elenco,
) -> None:
    ana = entrar(elenco, "ana")
    dados = formulario(elenco, nivel=1, observacao="ver pasta azul")
    resposta = ana.post(url(elenco.casa, NOVO), dados)
    assert resposta.status_code == 422
    pagina = texto(resposta)
    assert "Escolha a hipótese legal que permite restringir o acesso." in pagina
    assert 'value="Férias de janeiro"' in pagina
    assert "ver pasta azul" in pagina
    assert f'<option value="{elenco.casa.maria.pk}" selected>Maria de Souza</option>' in pagina
    assert not processos(elenco)


def test_numero_informado_com_digito_errado_diz_qual_era_esperado(elenco: Elenco) -> None:
    ana = entrar(elenco, "ana")
    dados = formulario(elenco, numero="3106.01.0000001/2026-00")
    resposta = ana.post(url(elenco.casa, NOVO), dados)
    assert resposta.status_code == 422
    assert "dígito verificador" in texto(resposta)


def test_acrescentar_pessoa_mantem_o_que_foi_digitado_e_nao_abre_processo(elenco: Elenco) -> None:
    ana = entrar(elenco, "ana")
    nova = {
        "passo": "acrescentar",
        "pessoa-nome": "José Lima",
        "pessoa-documento": "390.533.447-05",
    }
    resposta = ana.post(url(elenco.casa, NOVO), formulario(elenco, **nova))
    with elenco.em(elenco.casa):
        jose = Pessoa.objects.get(documento="39053344705")
    pagina = texto(resposta)
    assert f'<option value="{jose.pk}" selected>José Lima</option>' in pagina
    assert 'value="Férias de janeiro"' in pagina
    assert not processos(elenco)


def test_cpf_ja_cadastrado_e_aproveitado_em_vez_de_repetido(elenco: Elenco) -> None:
    ana = entrar(elenco, "ana")
    nova = {
        "passo": "acrescentar",
        "pessoa-nome": "Maria S.",
        "pessoa-documento": "529.982.247-25",
        "interessados": [],
    }
    resposta = ana.post(url(elenco.casa, NOVO), formulario(elenco, **nova))
    assert "Maria de Souza" in texto(resposta)
    with elenco.em(elenco.casa):
        assert Pessoa.objects.count() == 1


def test_cpf_com_digito_errado_e_explicado(elenco: Elenco) -> None:
    ana = entrar(elenco, "ana")
    nova = {"passo": "acrescentar", "pessoa-nome": "José", "pessoa-documento": "390.533.447-06"}
    resposta = ana.post(url(elenco.casa, NOVO), formulario(elenco, **nova))
    assert resposta.status_code == 422
    assert "os dígitos verificadores não conferem" in texto(resposta)
    assert 'value="390.533.447-06"' in texto(resposta)


def test_pessoa_digitada_mas_nao_acrescentada_entra_ao_iniciar(elenco: Elenco) -> None:
    ana = entrar(elenco, "ana")
    ana.post(url(elenco.casa, NOVO), formulario(elenco, **{"pessoa-nome": "José Lima"}))
    with elenco.em(elenco.casa):
        (processo,) = Processo.objects.all()
        nomes = set(processo.interessados.values_list("pessoa__nome", flat=True))
    assert nomes == {"Maria de Souza", "José Lima"}


def test_procurar_pessoa_funciona_sem_scripts(elenco: Elenco) -> None:
    ana = entrar(elenco, "ana")
    dados = formulario(elenco, passo="procurar", quem="SOUZA", interessados=[])
    pagina = texto(ana.post(url(elenco.casa, NOVO), dados))
    assert "***.982.247-**" in pagina
    marcada = formulario(elenco, passo="incluir", achada=[elenco.casa.maria.pk], interessados=[])
    pagina = texto(ana.post(url(elenco.casa, NOVO), marcada))
    assert f'<option value="{elenco.casa.maria.pk}" selected>Maria de Souza</option>' in pagina


def test_o_tipo_sugere_assunto_nivel_e_hipotese(elenco: Elenco) -> None:
    casa = elenco.casa
    with elenco.em(casa):
        AssuntoSugerido.objects.create(tipo=casa.sindicancia, assunto=casa.assunto)
    ana = entrar(elenco, "ana")
    pagina = texto(ana.get(url(casa, f"{NOVO}?tipo={casa.sindicancia.pk}")))
    assert f'<option value="{casa.assunto.pk}" selected>' in pagina
    assert f'<option value="{casa.hipotese.pk}" selected>' in pagina
    assert re.search(r'<input type="radio" name="nivel" value="1"[^>]* checked', pagina)


def test_a_hipotese_do_tipo_nao_acompanha_o_nivel_publico(elenco: Elenco) -> None:
    """It is the one for who restricts; hidden beside a public level, it refused the process."""
    with elenco.em(elenco.casa):
        elenco.casa.ferias.hipotese_sugerida = elenco.casa.hipotese
        elenco.casa.ferias.save()
    ana = entrar(elenco, "ana")
    pagina = texto(ana.get(url(elenco.casa, f"processos/novo/?tipo={elenco.casa.ferias.pk}")))
    assert f'<option value="{elenco.casa.hipotese.pk}" selected>' not in pagina


def test_sem_assunto_escolhido_vale_o_do_tipo(elenco: Elenco) -> None:
    casa = elenco.casa
    with elenco.em(casa):
        AssuntoSugerido.objects.create(tipo=casa.ferias, assunto=casa.assunto)
    entrar(elenco, "ana").post(url(casa, NOVO), formulario(elenco))
    with elenco.em(casa):
        (processo,) = Processo.objects.all()
        assert [a.assunto for a in processo.assuntos.all()] == [casa.assunto]


def test_tipos_mais_usados_na_unidade_vem_primeiro(elenco: Elenco) -> None:
    ana = entrar(elenco, "ana")
    ana.post(url(elenco.casa, NOVO), formulario(elenco))
    pagina = texto(ana.get(url(elenco.casa, NOVO)))
    assert '<optgroup label="Mais usados na unidade">' in pagina


def test_pessoa_de_outra_instituicao_nao_entra(elenco: Elenco) -> None:
    ana = entrar(elenco, "ana")
    dados = formulario(elenco, interessados=[elenco.outra.maria.pk])
    assert ana.post(url(elenco.casa, NOVO), dados).status_code == 422
    assert not processos(elenco)


def test_quem_e_de_outra_instituicao_nao_acha_a_pagina(elenco: Elenco) -> None:
    caio = entrar(elenco, "caio")
    assert caio.get(url(elenco.casa, NOVO)).status_code == 404


def test_busca_de_pessoas_mostra_cpf_mascarado(elenco: Elenco) -> None:
    ana = entrar(elenco, "ana")
    achadas = ana.get(url(elenco.casa, "pessoas/"), {"q": "mari"}).json()["resultados"]
    assert achadas == [
        {"id": str(elenco.casa.maria.pk), "texto": "Maria de Souza", "detalhe": "***.982.247-**"}
    ]
