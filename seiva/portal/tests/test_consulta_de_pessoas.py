"""Nobody is looked for: the words of a person's name do not find the acts that concern her."""

import json
from xml.dom.minidom import parseString

import pytest
from django.test import Client

from seiva.documentos.models import Documento
from seiva.organizacao.models import Pessoa
from seiva.portal.tests.apoio import texto
from tests.elenco import Elenco
from tests.fabricas import assinar, autuar, redigir


def _de(elenco: Elenco, nome: str, documento: str, tipo: str = "PF") -> Documento:
    with elenco.em(elenco.casa):
        ana = elenco.ator("ana")
        pessoa = Pessoa.objects.create(tipo=tipo, nome=nome, documento=documento)
        processo = autuar(ana, elenco.casa, interessados=[pessoa])
        feito = redigir(ana, elenco.casa, processo, f"<p>Concedo a {nome} o jazigo.</p>")
        assinar(ana, elenco.casa, feito)
        return feito


@pytest.mark.parametrize(
    "q", ["Zulmira Quintela", "jazigo Zulmira Quintela", "zulmi* quint*", "Zulmira", "Quintelas"]
)
def test_o_nome_de_quem_tem_interesse_nao_acha_os_seus_atos(
    elenco: Elenco, client: Client, q: str
) -> None:
    feito = _de(elenco, "Zulmira da Rocha Quintela", "11144477735")
    onde = f"/campo-alto/documento/{feito.numero}/"
    for caminho in ("/campo-alto/consulta/", "/consulta/", "/campo-alto/consulta.rss"):
        assert onde not in texto(client.get(caminho, {"q": q}))
    assert json.loads(client.get("/campo-alto/consulta.json", {"q": q}).content)["items"] == []


@pytest.mark.parametrize("q", ["jazigo", "jazigo Rocha Miúda"])
def test_as_palavras_do_assunto_acham(elenco: Elenco, client: Client, q: str) -> None:
    feito = _de(elenco, "Zulmira da Rocha Quintela", "11144477735")
    with elenco.em(elenco.casa):
        ana = elenco.ator("ana")
        outro = redigir(ana, elenco.casa, feito.processo, "<p>Jazigo da rua Rocha Miúda.</p>")
        assinar(ana, elenco.casa, outro)
    for caminho in ("/campo-alto/consulta/", "/consulta/"):
        achados = texto(client.get(caminho, {"q": q}))
        assert f"/campo-alto/documento/{outro.numero}/" in achados


def test_uma_empresa_se_procura_pelo_nome(elenco: Elenco, client: Client) -> None:
    feito = _de(elenco, "Padaria Aurora LTDA", "11222333000181", "PJ")
    achados = texto(client.get("/campo-alto/consulta/", {"q": "Padaria Aurora"}))
    assert f"/campo-alto/documento/{feito.numero}/" in achados


@pytest.mark.parametrize(
    "q", ["a\x0bb", "a\x00b", "\ufffe", "<![CDATA[", "&#0;", "\u202eoã\u00adç"]
)
def test_o_feed_de_palavras_estranhas_continua_xml(elenco: Elenco, client: Client, q: str) -> None:
    resposta = client.get("/campo-alto/consulta.rss", {"q": q})
    assert resposta.status_code == 200
    assert parseString(resposta.content).documentElement.tagName == "rss"  # noqa: S318
    assert client.get("/campo-alto/consulta.json", {"q": q}).status_code == 200
