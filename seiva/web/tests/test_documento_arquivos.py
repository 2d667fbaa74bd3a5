"""Arquivos: received one by one or many at once, described, included together."""

import re
from datetime import timedelta

import pytest
import time_machine
from django.test import Client

from seiva.core.relogio import agora
from seiva.core.storage import abrir
from seiva.documentos.tarefas import varrer_recebidos
from seiva.processos.acoes.concluir import concluir_processo
from seiva.web.tests.apoio import entrar, texto
from seiva.web.tests.arquivos import confirmar, incluidos, linha, mandar, recebidos, tabela
from seiva.web.tests.documentos import (
    JSON,
    do_processo,
    enviado,
    enviar,
    png,
    processo_de_ana,
)
from tests.corpus import CORPUS
from tests.elenco import Elenco

pytestmark = pytest.mark.django_db


def test_sem_javascript_muitos_de_uma_vez_caem_na_tabela(elenco: Elenco) -> None:
    processo, ana = processo_de_ana(elenco), entrar(elenco, "ana")
    bons = [enviado("simples.odt"), enviado("termo-designacao.pdf"), enviado("foto.png", png())]
    resposta = ana.post(
        do_processo(elenco, processo, "arquivos/"),
        {"arquivos": [*bons, enviado("pdf-invalido.pdf")]},
        follow=True,
    )
    pagina = texto(resposta)
    assert [r.nome for r in recebidos(elenco)] == [
        "simples.odt",
        "termo-designacao.pdf",
        "foto.png",
    ]
    assert "“pdf-invalido.pdf” não é um PDF, embora o nome diga que é. Confira" in pagina
    assert pagina.count("data-recebido>") == 3
    assert incluidos(elenco, processo) == []


def test_por_script_cada_arquivo_responde_a_sua_linha(elenco: Elenco) -> None:
    processo, ana = processo_de_ana(elenco), entrar(elenco, "ana")
    resposta = mandar(ana, elenco, processo, enviado("simples.odt"), headers=JSON)
    assert resposta.status_code == 201
    assert resposta.json()["linhas"].count("<tr") == 1
    assert "Tipo: simples.odt" in resposta.json()["linhas"]
    recusa = mandar(ana, elenco, processo, enviado("protegido-senha-test.pdf"), headers=JSON)
    assert recusa.status_code == 422
    assert "protegido por senha" in recusa.json()["mensagem"]


def test_tipo_e_numero_vem_adivinhados_do_nome(elenco: Elenco) -> None:
    processo, ana = processo_de_ana(elenco), entrar(elenco, "ana")
    conteudo = (CORPUS / "formulario.pdf").read_bytes()
    mandar(ana, elenco, processo, enviado("OFICIO_12-2026 semad.pdf", conteudo))
    [recebido] = recebidos(elenco)
    assert recebido.tipo_sugerido_id == elenco.casa.oficio.pk
    pagina = texto(ana.get(do_processo(elenco, processo, "arquivos/")))
    assert 'value="12/2026"' in pagina
    assert 'value="semad"' in pagina


def test_incluir_a_tabela_faz_um_documento_por_arquivo_e_esvazia_a_espera(elenco: Elenco) -> None:
    processo, ana = processo_de_ana(elenco), entrar(elenco, "ana")
    mandar(ana, elenco, processo, enviado("simples.odt"), enviado("termo-designacao.pdf"))
    resposta = confirmar(ana, elenco, processo, tabela(elenco, numero="7/2026"))
    feitos = incluidos(elenco, processo)
    assert resposta.url.endswith(f"?documento={feitos[-1].pk}")
    assert [d.arquivo.nome for d in feitos] == ["simples.odt", "termo-designacao.pdf"]
    assert all(d.numero_no_tipo == "7/2026" for d in feitos)
    assert recebidos(elenco) == []
    with abrir(elenco.casa.instituicao.pk, feitos[1].arquivo.sha256) as guardado:
        assert guardado.read() == (CORPUS / "termo-designacao.pdf").read_bytes()


def test_enviar_a_tabela_duas_vezes_nao_duplica(elenco: Elenco) -> None:
    processo, ana = processo_de_ana(elenco), entrar(elenco, "ana")
    mandar(ana, elenco, processo, enviado("simples.odt"))
    dados = tabela(elenco)
    confirmar(ana, elenco, processo, dados)
    de_novo = confirmar(ana, elenco, processo, dados)
    assert de_novo.status_code == 302
    assert len(incluidos(elenco, processo)) == 1


def test_uma_linha_recusada_nao_inclui_nenhuma_e_guarda_o_digitado(elenco: Elenco) -> None:
    processo, ana = processo_de_ana(elenco), entrar(elenco, "ana")
    mandar(ana, elenco, processo, enviado("simples.odt"), enviado("termo-designacao.pdf"))
    primeiro, segundo = recebidos(elenco)
    dados = tabela(elenco, nome_na_arvore="guardado") | linha(
        segundo, elenco, formato="D", nome_na_arvore="guardado"
    )
    resposta = confirmar(ana, elenco, processo, dados)
    pagina = texto(resposta)
    assert resposta.status_code == 422
    assert "Diga com o que o documento digitalizado foi conferido" in pagina
    assert pagina.count('value="guardado"') == 2
    assert incluidos(elenco, processo) == []
    dados |= linha(segundo, elenco, formato="D", conferencia=elenco.casa.conferencia.pk)
    assert confirmar(ana, elenco, processo, dados).status_code == 302
    digitalizado = incluidos(elenco, processo)[1]
    assert digitalizado.formato == "D"
    assert digitalizado.conferencia_id == elenco.casa.conferencia.pk
    assert primeiro.nome == "simples.odt"


@pytest.mark.parametrize(
    ("troca", "trecho"),
    [
        ({"tipo": ""}, "obrigatório"),
        ({"data": "2999-01-01"}, "não pode ser futura"),
        ({"data": "ontem"}, "Escreva a data"),
        ({"nivel": "1"}, "Escolha a hipótese legal"),
        ({"nivel": "2"}, "válida"),
    ],
)
def test_linha_incompleta_diz_o_que_falta(
    elenco: Elenco, troca: dict[str, str], trecho: str
) -> None:
    processo, ana = processo_de_ana(elenco), entrar(elenco, "ana")
    mandar(ana, elenco, processo, enviado("simples.odt"))
    resposta = confirmar(ana, elenco, processo, tabela(elenco, **troca))
    assert resposta.status_code == 422
    assert trecho in texto(resposta)
    assert incluidos(elenco, processo) == []


def test_tirar_da_lista(elenco: Elenco) -> None:
    processo, ana = processo_de_ana(elenco), entrar(elenco, "ana")
    mandar(ana, elenco, processo, enviado("simples.odt"), enviado("termo-designacao.pdf"))
    primeiro = recebidos(elenco)[0]
    confirmar(ana, elenco, processo, tabela(elenco) | {"descartar": primeiro.pk})
    assert [r.nome for r in recebidos(elenco)] == ["termo-designacao.pdf"]
    assert incluidos(elenco, processo) == []


def test_o_envio_exige_o_token_do_formulario(elenco: Elenco) -> None:
    processo = processo_de_ana(elenco)
    cliente = Client(enforce_csrf_checks=True)
    cliente.force_login(elenco.contas["ana"])
    onde = do_processo(elenco, processo, "arquivos/")
    assert cliente.post(onde, {"arquivos": [enviado("simples.odt")]}).status_code == 403
    pagina = cliente.get(onde)
    token = re.search(r'csrfmiddlewaretoken" value="(\w+)"', texto(pagina))
    assert token
    com_token = {"arquivos": [enviado("simples.odt")], "csrfmiddlewaretoken": token[1]}
    assert cliente.post(onde, com_token).status_code == 302
    assert len(recebidos(elenco)) == 1


def test_o_que_um_mandou_outro_nao_ve_nem_inclui(elenco: Elenco) -> None:
    processo = processo_de_ana(elenco)
    mandar(entrar(elenco, "ana"), elenco, processo, enviado("simples.odt"))
    fabio = entrar(elenco, "fabio")
    assert "simples.odt" not in texto(fabio.get(do_processo(elenco, processo, "arquivos/")))
    confirmar(fabio, elenco, processo, tabela(elenco))
    assert incluidos(elenco, processo) == []
    outro = processo_de_ana(elenco)
    confirmar(entrar(elenco, "ana"), elenco, outro, tabela(elenco))
    assert incluidos(elenco, outro) == []


def test_quem_nao_tem_o_processo_aberto_nao_manda(elenco: Elenco) -> None:
    processo = processo_de_ana(elenco)
    bia = entrar(elenco, "bia")
    recusa = mandar(bia, elenco, processo, enviado("simples.odt"), headers=JSON)
    assert recusa.status_code == 422
    assert entrar(elenco, "caio").get(do_processo(elenco, processo, "arquivos/")).status_code == 404
    enviar(elenco, processo)
    assert mandar(bia, elenco, processo, enviado("simples.odt"), headers=JSON).status_code == 201
    assert Client().get(do_processo(elenco, processo, "arquivos/")).status_code == 302


def test_processo_concluido_no_meio_do_caminho_nao_recebe(elenco: Elenco) -> None:
    processo, ana = processo_de_ana(elenco), entrar(elenco, "ana")
    mandar(ana, elenco, processo, enviado("simples.odt"))
    dados = tabela(elenco)
    with elenco.em(elenco.casa):
        concluir_processo(elenco.ator("ana"), processo=processo)
    confirmar(ana, elenco, processo, dados)
    assert incluidos(elenco, processo) == []


def test_o_que_espera_mais_de_um_dia_e_esquecido(elenco: Elenco) -> None:
    processo, ana = processo_de_ana(elenco), entrar(elenco, "ana")
    mandar(ana, elenco, processo, enviado("simples.odt"))
    varrer_recebidos.func(timestamp=0)
    assert len(recebidos(elenco)) == 1
    dados = tabela(elenco)
    with time_machine.travel(agora() + timedelta(hours=25), tick=False):
        varrer_recebidos.func(timestamp=0)
        assert recebidos(elenco) == []
        novo = entrar(elenco, "ana")
        confirmar(novo, elenco, processo, dados)
    assert incluidos(elenco, processo) == []


def test_descartar_da_unidade_errada_nao_apaga(elenco: Elenco) -> None:
    processo = processo_de_ana(elenco)
    mandar(entrar(elenco, "ana"), elenco, processo, enviado("simples.odt"))
    [recebido] = recebidos(elenco)
    confirmar(entrar(elenco, "fabio"), elenco, processo, {"descartar": recebido.pk})
    assert len(recebidos(elenco)) == 1
