"""What the public pages cost, and what they may not lose for costing little."""

from io import BytesIO

import pytest
import segno
from django.conf import settings
from django.test import Client

from seiva.acompanhamento.tests.apoio import por_sob_sigilo
from seiva.documentos.models import Documento
from seiva.organizacao.models import Cargo, Pessoa
from seiva.pesquisa.publica import PRIMEIROS
from seiva.portal.tests.apoio import assinado, texto
from seiva.web.tests.apoio import contando
from tests.apoio import executar_tarefas
from tests.elenco import Elenco
from tests.fabricas import assinar, autuar, redigir

pytestmark = pytest.mark.django_db


def pagina_do_processo(documento: Documento) -> str:
    return f"/campo-alto/processo/{documento.processo.digitos}/"


def test_o_qr_e_uma_imagem_do_endereco_que_o_navegador_guarda(
    elenco: Elenco, cidadao: Client
) -> None:
    endereco = pagina_do_processo(assinado(elenco))
    resposta = cidadao.get(f"{endereco}qr.svg")
    assert resposta["Content-Type"] == "image/svg+xml"
    assert resposta["Cache-Control"] == "public, max-age=86400"
    certo = segno.make(f"{settings.URL_BASE}{endereco}", error="m")
    esperado = BytesIO()
    certo.save(esperado, kind="svg", scale=4, border=2)
    assert resposta.content == esperado.getvalue()
    de_novo = cidadao.get(f"{endereco}qr.svg", headers={"if-none-match": resposta["ETag"]})
    assert de_novo.status_code == 304


def test_o_que_nao_se_pode_conhecer_nao_tem_qr(elenco: Elenco, cidadao: Client) -> None:
    documento = assinado(elenco)
    with elenco.em(elenco.casa):
        por_sob_sigilo(documento.processo)
    assert cidadao.get(f"{pagina_do_processo(documento)}qr.svg").status_code == 404
    assert cidadao.get("/campo-alto/processo/123/qr.svg").status_code == 404


def test_a_pagina_do_processo_custa_poucas_perguntas(elenco: Elenco, cidadao: Client) -> None:
    """Entering, leaving, and nine about the process: no more when it has more documents."""
    documento = assinado(elenco)
    endereco = pagina_do_processo(documento)
    contagens = []
    for _ in range(2):
        cidadao.get(endereco)  # what is kept for an hour
        with contando() as feitas:
            cidadao.get(endereco)
        contagens.append(len(feitas))
        with elenco.em(elenco.casa):
            ana = elenco.ator("ana")
            assinar(ana, elenco.casa, redigir(ana, elenco.casa, documento.processo))
    assert contagens == [13, 13]


def test_o_processo_achado_pelo_assunto_aparece_atras_de_muitos_achados_so_pelo_nome(
    elenco: Elenco, cidadao: Client
) -> None:
    """Of the latest ones with the word, the first have it only in who has interest."""
    with elenco.em(elenco.casa):
        ana = elenco.ator("ana")
        pessoa = Pessoa.objects.create(tipo="PF", nome="Rosa Ribeiro", documento="11144477735")
        certo = autuar(ana, elenco.casa, especificacao="Canteiro de rosa")
        outros = [
            autuar(ana, elenco.casa, interessados=[pessoa], especificacao="Licença")
            for _ in range(PRIMEIROS + 1)
        ]
    executar_tarefas()
    pagina = texto(cidadao.get("/campo-alto/consulta/", {"q": "rosa"}))
    assert certo.digitos in pagina
    assert not any(outro.digitos in pagina for outro in outros)


def test_os_filtros_mostram_as_listas_e_guardam_o_escolhido(
    elenco: Elenco, cidadao: Client
) -> None:
    with elenco.em(elenco.casa):
        Cargo.objects.create(nome='Chefe de <b>"nada"</b>')
        Cargo.objects.create(nome="Ajudante")
    ferias = elenco.casa.ferias.pk
    pagina = texto(cidadao.get("/campo-alto/consulta/", {"tipo": ferias}))
    assert f'<option value="{ferias}" selected>Férias</option>' in pagina
    assert pagina.count('<option value="" selected>Todos</option>') == 3
    assert "Chefe de &lt;b&gt;&quot;nada&quot;&lt;/b&gt;</option>" in pagina
    assert pagina.index(">Ajudante<") < pagina.index(">Chefe de ")
    for ruim in ("99999999", "x", "1 OR 1=1"):
        assert "Esta opção não existe mais." in texto(
            cidadao.get("/campo-alto/consulta/", {"tipo": ruim})
        )
