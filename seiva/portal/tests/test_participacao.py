"""The public pages of consultations: reading, writing from a phone, open data."""

import json
from typing import Any
from uuid import uuid4

import pytest
from django.core.cache import cache
from django.test import Client

from seiva.core.relogio import como_em
from seiva.documentos.acoes.alterar import alterar_documento
from seiva.documentos.acoes.incluir import DadosDoDocumento
from seiva.participacao.models import ConsultaPublica
from seiva.participacao.tests.apoio import abrir, cidada, opinar, reter
from seiva.portal.tests.apoio import texto
from tests.elenco import Elenco

pytestmark = pytest.mark.django_db


@pytest.fixture
def consulta(elenco: Elenco) -> ConsultaPublica:
    cache.clear()
    with elenco.em(elenco.casa):
        return abrir(elenco.ator("ana"), elenco.casa)


def endereco(consulta: ConsultaPublica, resto: str = "") -> str:
    return f"/campo-alto/consultas-publicas/{consulta.pk}/{resto}"


def como_dora(elenco: Elenco) -> Client:
    cliente = Client()
    cliente.force_login(elenco.contas["dora"])
    return cliente


def envio(**outros: Any) -> dict[str, str]:
    return {"texto": "Abram mais cedo.", "com_nome": "", "chave": str(uuid4())} | outros


def test_qualquer_pessoa_le_o_texto_por_partes(
    cidadao: Client, elenco: Elenco, consulta: ConsultaPublica
) -> None:
    with elenco.em(elenco.casa):
        opinar(cidada(elenco), consulta, "<b>Cedo</b> demais", ordem=2)
        reter(elenco.ator("ana"), opinar(cidada(elenco), consulta, "Coisa retida"))
    lista, pagina = cidadao.get("/campo-alto/consultas-publicas/"), cidadao.get(endereco(consulta))
    assert "Feiras livres" in texto(lista) and "Aberta" in texto(lista)
    corpo = texto(pagina)
    assert pagina.status_code == 200 and "Art. 1º" in corpo and "1 contribuição" in corpo
    assert "&lt;b&gt;Cedo&lt;/b&gt; demais" in corpo
    assert "Coisa retida" not in corpo and "Dora" not in corpo
    trecho = texto(cidadao.get(endereco(consulta, "trecho/2/")))
    assert "As feiras funcionam" in trecho and "O que você pensa deste trecho?" in trecho
    assert cidadao.get(endereco(consulta, "trecho/99/")).status_code == 404


def test_quem_nao_entrou_escreve_entra_e_nada_se_perde(
    elenco: Elenco, consulta: ConsultaPublica
) -> None:
    cliente, pagina = Client(), endereco(consulta, "trecho/2/")
    mandada = cliente.post(pagina, envio(texto="Sem conta ainda"))
    assert mandada.status_code == 302 and mandada["Location"].startswith("/entrar/?next=")
    cliente.force_login(elenco.contas["dora"])
    assert "Sem conta ainda" in texto(cliente.get(pagina))
    assert "Sem conta ainda" not in texto(cliente.get(endereco(consulta, "trecho/1/")))
    feita = cliente.post(pagina, envio(texto="Sem conta ainda"))
    assert feita["Location"] == endereco(consulta, "minhas/")
    assert "Sem conta ainda" in texto(cliente.get(feita["Location"]))
    assert ">Sem conta ainda</textarea>" not in texto(cliente.get(pagina))


def test_a_recusa_devolve_o_que_se_escreveu(elenco: Elenco, consulta: ConsultaPublica) -> None:
    cliente = como_dora(elenco)
    vazia = cliente.post(endereco(consulta, "trecho/0/"), envio(texto="  "))
    assert vazia.status_code == 422
    with como_em(consulta.fecha_em):
        tarde = cliente.post(endereco(consulta, "trecho/0/"), envio(texto="Cheguei tarde"))
    assert tarde.status_code == 422 and "já terminou" in texto(tarde)


def test_a_propria_pessoa_ve_o_motivo_responde_e_retira(
    elenco: Elenco, consulta: ConsultaPublica
) -> None:
    cliente, minhas = como_dora(elenco), endereco(consulta, "minhas/")
    with elenco.em(elenco.casa):
        feita = opinar(cidada(elenco), consulta)
        reter(elenco.ator("ana"), feita, motivo="dados", explicacao="Traz o telefone do vizinho.")
    corpo = texto(cliente.get(minhas))
    assert "dados pessoais de outra pessoa" in corpo and "telefone do vizinho" in corpo
    base = f"/campo-alto/consultas-publicas/contribuicoes/{feita.pk}"
    assert cliente.post(f"{base}/replicar/", {"replica": " "}).status_code == 422
    assert cliente.post(f"{base}/replicar/", {"replica": "É o meu."}).status_code == 302
    assert "É o meu." in texto(cliente.get(minhas))
    with como_em(consulta.fecha_em):
        tarde = cliente.post(f"{base}/retirar/", follow=True)
    assert "já terminou" in texto(tarde)
    assert cliente.post(f"{base}/retirar/").status_code == 302
    assert "Retirada por quem escreveu" in texto(cliente.get(minhas))
    outra = Client()
    outra.force_login(elenco.contas["bia"])
    assert outra.post(f"{base}/retirar/").status_code == 404
    assert "É o meu." not in texto(outra.get(minhas))
    assert Client().get(minhas).status_code == 302


def test_os_dados_abertos_nao_trazem_nomes(
    cidadao: Client, elenco: Elenco, consulta: ConsultaPublica
) -> None:
    with elenco.em(elenco.casa):
        opinar(cidada(elenco), consulta, "=SOMA(1)", ordem=2, com_nome=True)
        reter(elenco.ator("ana"), opinar(cidada(elenco), consulta, "Coisa retida"))
    planilha = texto(cidadao.get(endereco(consulta, "contribuicoes.csv")))
    assert "'=SOMA(1)" in planilha and "Art. 1º" in planilha
    resposta = cidadao.get(endereco(consulta, "contribuicoes.json"))
    itens = json.loads(resposta.content)["contribuicoes"]
    assert [(i["numero"], i["trecho"]) for i in itens] == [(1, 2)]
    for corpo in (planilha, texto(resposta)):
        assert "Dora" not in corpo and "retida" not in corpo
    assert cidadao.get(endereco(consulta, "contribuicoes.xml")).status_code == 404


def test_o_que_deixa_de_ser_publico_some_das_paginas(
    cidadao: Client, elenco: Elenco, consulta: ConsultaPublica
) -> None:
    with elenco.em(elenco.casa):
        opinar(cidada(elenco), consulta)
        alterar_documento(
            elenco.ator("ana"),
            documento=consulta.documento,
            dados=DadosDoDocumento(tipo=elenco.casa.oficio, nivel=1, hipotese=elenco.casa.hipotese),
        )
    for resto in ("", "trecho/2/", "contribuicoes.csv", "contribuicoes.json"):
        assert cidadao.get(endereco(consulta, resto)).status_code == 404, resto
    assert "Feiras livres" not in texto(cidadao.get("/campo-alto/consultas-publicas/"))
    assert "Feiras livres" not in texto(cidadao.get("/campo-alto/"))


def test_a_casa_e_o_documento_levam_a_consulta_aberta(
    cidadao: Client, consulta: ConsultaPublica
) -> None:
    casa = texto(cidadao.get("/campo-alto/"))
    assert "Diga o que você pensa" in casa and endereco(consulta) in casa
    assert '/campo-alto/servicos/">' in casa
    documento = texto(cidadao.get(f"/campo-alto/documento/{consulta.documento.numero}/"))
    assert endereco(consulta) in documento


def test_um_texto_longo_vem_por_paginas_leves_e_com_numero_fixo_de_perguntas(
    cidadao: Client, elenco: Elenco, django_assert_max_num_queries: Any
) -> None:
    cache.clear()
    longo = "".join(f'<p class="artigo">Artigo {"palavra " * 80}</p>' for _ in range(60))
    with elenco.em(elenco.casa):
        consulta = abrir(elenco.ator("ana"), elenco.casa, texto=longo)
        for ordem in range(1, 21):
            for _ in range(3):
                opinar(cidada(elenco), consulta, "Opinião comprida " * 200, ordem=ordem)
    with django_assert_max_num_queries(20):
        pagina = cidadao.get(endereco(consulta))
    assert len(pagina.content) < 100_000
    assert "Art. 20." in texto(pagina) and "Art. 21." not in texto(pagina)
    assert "3 contribuições" in texto(pagina) and "Próximos" in texto(pagina)
