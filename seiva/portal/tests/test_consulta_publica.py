"""Consultar without login: what is found, what is told of what is closed, and what is never told."""

import json
import re
from typing import Any
from xml.etree import ElementTree

import pytest
from django.test import Client

from seiva.catalogo.models import NivelAcesso
from seiva.core.relogio import agora
from seiva.documentos.acoes.salvar import salvar_documento
from seiva.documentos.models import Documento
from seiva.organizacao.models import Cargo, Instituicao, Pessoa
from seiva.pesquisa.documentos import FiltrosDeDocumento, achar_documentos
from seiva.pesquisa.publica import tem_cpf
from seiva.portal.tests.apoio import assinado, corpo, texto
from tests.apoio import executar_tarefas
from tests.elenco import Elenco
from tests.fabricas import assinar, autuar, redigir

pytestmark = pytest.mark.django_db


def _processo(documento: Documento) -> str:
    return f"/campo-alto/processo/{documento.processo.digitos}/"


def _restrito(elenco: Elenco) -> Documento:
    return assinado(elenco, nivel=NivelAcesso.RESTRITO, especificacao="Laudo")


def test_a_pagina_do_processo_diz_onde_esta_quem_tem_interesse_e_abre_os_documentos(
    elenco: Elenco, cidadao: Client
) -> None:
    documento = assinado(elenco)
    resposta = cidadao.get(_processo(documento))
    pagina = texto(resposta)
    for esperado in (
        documento.processo.numero,
        "Recursos Humanos (RH)",
        f'href="/campo-alto/documento/{documento.numero}/"',
        f'src="{_processo(documento)}qr.svg"',
        "Disponível em: http",
        'rel="canonical"',
    ):
        assert esperado in pagina
    assert "noindex" not in pagina
    assert len(resposta.content) < 40_000
    ato = texto(cidadao.get(f"/campo-alto/documento/{documento.numero}/"))
    assert "Ana Prado" in ato
    assert f"documento nº {documento.numero_formatado}" in ato


def test_quem_abre_o_texto_sem_entrar_congela_o_documento(elenco: Elenco, cidadao: Client) -> None:
    documento = assinado(elenco)
    cidadao.get(_processo(documento))
    with elenco.em(elenco.casa):
        assert not Documento.objects.um(pk=documento.pk).visto_fora
    folha = cidadao.get(f"/campo-alto/documento/{documento.numero}/conteudo/")
    assert "sandbox" in folha["Content-Security-Policy"]
    with elenco.em(elenco.casa):
        assert Documento.objects.um(pk=documento.pk).visto_fora


def test_o_pdf_aberto_pelo_publico_e_o_selado(elenco: Elenco, cidadao: Client) -> None:
    documento = assinado(elenco)
    endereco = f"/campo-alto/documento/{documento.numero}/arquivo/"
    assert cidadao.get(endereco).status_code == 202
    executar_tarefas()
    assert corpo(cidadao.get(endereco)).startswith(b"%PDF")


def test_minuta_nao_existe_para_o_publico(elenco: Elenco, cidadao: Client) -> None:
    with elenco.em(elenco.casa):
        ana = elenco.ator("ana")
        minuta = redigir(ana, elenco.casa, autuar(ana, elenco.casa))
    assert minuta.numero_formatado not in texto(cidadao.get(_processo(minuta)))
    for parte in ("", "conteudo/", "arquivo/"):
        assert cidadao.get(f"/campo-alto/documento/{minuta.numero}/{parte}").status_code == 404


def test_o_restrito_aparece_como_existente_com_a_hipotese_e_como_pedir_acesso(
    elenco: Elenco, cidadao: Client
) -> None:
    documento = _restrito(elenco)
    pagina = texto(cidadao.get(_processo(documento)))
    with elenco.em(elenco.casa):
        assert str(documento.processo.hipotese) in pagina
    assert "Como pedir acesso" in pagina
    assert "noindex" in pagina
    assert "Laudo" not in pagina
    assert "Interessados" not in pagina
    ato = texto(cidadao.get(f"/campo-alto/documento/{documento.numero}/"))
    assert "não pode ser mostrado" in ato
    assert "Ana Prado" not in ato
    for parte in ("conteudo/", "arquivo/"):
        assert cidadao.get(f"/campo-alto/documento/{documento.numero}/{parte}").status_code == 404


def test_o_processo_de_uma_casa_nao_abre_no_endereco_de_outra(
    elenco: Elenco, cidadao: Client
) -> None:
    documento = assinado(elenco)
    for caminho in (
        f"/serra-azul/processo/{documento.processo.digitos}/",
        f"/serra-azul/documento/{documento.numero}/",
        f"/serra-azul/documento/{documento.numero}/conteudo/",
    ):
        assert cidadao.get(caminho).status_code == 404


def test_o_historico_do_publico_e_o_oficial_e_o_do_restrito_nao_tem_nomes(
    elenco: Elenco, cidadao: Client
) -> None:
    publico, restrito = assinado(elenco), _restrito(elenco)
    assert "Ana Prado" in texto(cidadao.get(f"{_processo(publico)}historico/"))
    fechado = cidadao.get(f"{_processo(restrito)}historico/")
    assert fechado.status_code == 200
    assert "Ana Prado" not in texto(fechado)


def test_palavras_acham_o_ato_publico_e_o_numero_leva_a_ele(
    elenco: Elenco, cidadao: Client
) -> None:
    documento = assinado(elenco, especificacao="Poda de árvores na praça")
    _restrito(elenco)
    pagina = texto(cidadao.get("/campo-alto/consulta/", {"q": "podas arvore"}))
    assert f"/campo-alto/processo/{documento.processo.digitos}/" in pagina
    assert "<mark>" in pagina
    nada = texto(cidadao.get("/campo-alto/consulta/", {"q": "laudo"}))
    assert "Nada encontrado" in nada
    for numero, destino in (
        (documento.processo.numero, _processo(documento)),
        (documento.numero_formatado, f"/campo-alto/documento/{documento.numero}/"),
    ):
        assert cidadao.get("/campo-alto/consulta/", {"q": numero})["Location"] == destino


def test_a_plataforma_leva_o_numero_do_documento_a_sua_casa_e_pergunta_onde_procurar_palavras(
    elenco: Elenco, cidadao: Client
) -> None:
    documento = assinado(elenco)
    achado = cidadao.get("/consulta/", {"q": documento.numero_formatado})
    assert achado["Location"] == f"/campo-alto/documento/{documento.numero}/"
    with elenco.em(elenco.casa):
        ana = elenco.ator("ana")
        minuta = redigir(ana, elenco.casa, autuar(ana, elenco.casa))
    assert cidadao.get("/consulta/", {"q": minuta.numero_formatado}).status_code == 200
    pagina = texto(cidadao.get("/consulta/", {"q": "poda"}))
    assert 'href="/campo-alto/consulta/?q=poda"' in pagina
    assert 'href="/serra-azul/consulta/?q=poda"' in pagina
    so_uma = cidadao.get("/consulta/", {"q": "poda", "onde": "SERRA azul"})
    assert so_uma["Location"] == "/serra-azul/consulta/?q=poda"


def test_pessoas_nao_se_procuram_pelo_nome_nem_pelo_cpf(elenco: Elenco, cidadao: Client) -> None:
    with elenco.em(elenco.casa):
        ana = elenco.ator("ana")
        pessoa = Pessoa.objects.create(tipo="PF", nome="Zulmira Quintela", documento="11144477735")
        processo = autuar(
            ana, elenco.casa, interessados=[pessoa], especificacao="Férias de Zulmira"
        )
        assinar(ana, elenco.casa, redigir(ana, elenco.casa, processo))
    for caminho in ("/campo-alto/consulta/", "/consulta/"):
        for cpf in ("111.444.777-35", "11144477735", "processos de 111444777-35"):
            pagina = texto(cidadao.get(caminho, {"q": cpf}))
            assert "não se procura por CPF" in pagina
    assert processo.digitos not in texto(cidadao.get("/campo-alto/consulta/", {"q": "Zulmira"}))
    pagina = texto(cidadao.get(f"/campo-alto/processo/{processo.digitos}/"))
    assert "Zulmira Quintela" in pagina  # in the act in which she takes part
    assert "111.444.777-35" not in pagina
    assert "11144477735" not in pagina


@pytest.mark.parametrize(
    ("escrito", "e"),
    [("111.444.777-35", True), ("cpf 11144477735", True), ("111.444.777-36", False)]
    + [("111 444 777 35", True), ("111-444-777-35", True), ("1114447*", True), ("2026*", False)]
    + [("2026/11144477735000", False), ("férias", False), ("", False)],
)
def test_cpf_se_reconhece_no_meio_do_texto(escrito: str, e: bool) -> None:
    assert tem_cpf(escrito) is e


def test_a_consulta_continua_por_rss_e_json_com_identidade_estavel(
    elenco: Elenco, cidadao: Client
) -> None:
    documento = assinado(elenco)
    consulta = {"q": documento.numero_no_tipo}
    rss = cidadao.get("/campo-alto/consulta.rss", consulta)
    itens = ElementTree.fromstring(rss.content).findall("channel/item")  # noqa: S314
    endereco = f"http://127.0.0.1:8000/campo-alto/documento/{documento.numero}/"
    assert [item.findtext("guid") for item in itens] == [endereco]
    feed: Any = json.loads(cidadao.get("/campo-alto/consulta.json", consulta).content)
    assert [item["id"] for item in feed["items"]] == [endereco]
    de_novo = cidadao.get(
        "/campo-alto/consulta.rss", consulta, headers={"If-None-Match": rss["ETag"]}
    )
    assert de_novo.status_code == 304
    sem_palavras: Any = json.loads(cidadao.get("/campo-alto/consulta.json").content)
    assert documento.processo.digitos in sem_palavras["items"][0]["id"]
    cpf: Any = json.loads(cidadao.get("/campo-alto/consulta.json", {"q": "11144477735"}).content)
    assert cpf["items"] == []


def test_os_mapas_listam_so_processos_publicos_de_quem_esta_em_atividade(
    elenco: Elenco, cidadao: Client
) -> None:
    publico, restrito = assinado(elenco), _restrito(elenco)
    robos = texto(cidadao.get("/robots.txt"))
    assert "Sitemap: http://127.0.0.1:8000/campo-alto/sitemap.xml" in robos
    assert "/campo-alto/" in texto(cidadao.get("/sitemap.xml"))
    meses = re.findall(r"<loc>[^<]*(/campo-alto/sitemap/[^<]+)</loc>", _mapa(cidadao))
    listados = "".join(texto(cidadao.get(mes)) for mes in meses)
    assert publico.processo.digitos in listados
    assert restrito.processo.digitos not in listados
    Instituicao.objects.filter(slug="campo-alto").update(suspensa_em=agora())
    assert "<loc>" not in _mapa(cidadao)
    assert publico.processo.digitos not in "".join(texto(cidadao.get(mes)) for mes in meses)
    assert "campo-alto" not in texto(cidadao.get("/robots.txt"))


def _mapa(cidadao: Client) -> str:
    return texto(cidadao.get("/campo-alto/sitemap.xml"))


def test_a_pagina_pedida_de_novo_sem_mudar_nao_volta_inteira(
    elenco: Elenco, cidadao: Client
) -> None:
    endereco = f"/campo-alto/documento/{assinado(elenco).numero}/"
    primeira = cidadao.get(endereco)
    assert primeira["Cache-Control"] == "public, max-age=60"
    assert not primeira.has_header("Last-Modified")  # who signs later changes it as well
    assert cidadao.get(endereco, headers={"If-None-Match": primeira["ETag"]}).status_code == 304


def test_quem_pergunta_demais_espera(elenco: Elenco, cidadao: Client) -> None:
    for _ in range(60):
        cidadao.get("/campo-alto/consulta/", {"q": "x"})
    assert cidadao.get("/campo-alto/consulta/", {"q": "x"}).status_code == 429


def test_o_visitante_chega_a_uma_pagina_e_quem_trabalha_a_sua_mesa(
    elenco: Elenco, cidadao: Client
) -> None:
    documento = assinado(elenco)
    plataforma, casa = cidadao.get("/"), cidadao.get("/campo-alto/")
    assert 'href="/campo-alto/"' in texto(plataforma)
    assert documento.processo.digitos in texto(casa)
    assert max(len(plataforma.content), len(casa.content)) < 30_000
    cidadao.force_login(elenco.contas["ana"])
    assert cidadao.get("/")["Location"] == "/campo-alto/mesa/"
    assert cidadao.get("/campo-alto/")["Location"] == "/campo-alto/mesa/"
    assert cidadao.get("/serra-azul/").status_code == 200


def test_muitos_documentos_vem_por_paginas_e_a_consulta_tem_numero_fixo_de_perguntas(
    elenco: Elenco, cidadao: Client, django_assert_max_num_queries: Any
) -> None:
    documento = assinado(elenco)
    with elenco.em(elenco.casa):
        ana = elenco.ator("ana")
        for _ in range(2):
            assinar(ana, elenco.casa, redigir(ana, elenco.casa, documento.processo))
    cidadao.get(_processo(documento))  # what is kept for an hour
    with django_assert_max_num_queries(13):
        cidadao.get(_processo(documento))
    with django_assert_max_num_queries(13):
        cidadao.get("/campo-alto/consulta/", {"q": "oficio"})


def test_procura_se_pelo_cargo_de_quem_assinou_e_nunca_pela_pessoa(
    elenco: Elenco, cidadao: Client
) -> None:
    documento = assinado(elenco)
    do_processo = f'href="/campo-alto/documento/{documento.numero}/"'
    with elenco.em(elenco.casa):
        outro = Cargo.objects.create(nome="Prefeita Municipal")
    achado = texto(cidadao.get("/campo-alto/consulta/", {"cargo": elenco.casa.cargo.pk}))
    assert do_processo in achado and 'name="cargo"' in achado
    nenhum = texto(cidadao.get("/campo-alto/consulta/", {"cargo": outro.pk}))
    assert do_processo not in nenhum and "Nada encontrado" in nenhum
    ausente = texto(cidadao.get("/campo-alto/consulta/", {"cargo": "99999999"}))
    assert "Esta opção não existe mais." in ausente


def test_cancelada_a_assinatura_o_cargo_deixa_de_achar(elenco: Elenco, cidadao: Client) -> None:
    documento = assinado(elenco)
    with elenco.em(elenco.casa):
        salvar_documento(
            elenco.ator("ana"),
            documento=Documento.objects.um(pk=documento.pk),
            conteudo="<p>Outro texto.</p>",
            versao_base=1,
            derrubar_assinaturas=True,
        )
        filtros = FiltrosDeDocumento(cargo=elenco.casa.cargo.nome)
        assert achar_documentos(elenco.ator("ana"), "", filtros).chaves == []
