"""Credential of signature, by the pages: given, opened with the password, signed, taken back."""

import re
import uuid
from typing import Any

import pytest
from django.test import Client
from django.urls import get_resolver, reverse

from seiva.auditoria.models import RegistroDeLeitura
from seiva.blocos.contagens import recebidos
from seiva.documentos.acoes.alterar import alterar_documento
from seiva.documentos.acoes.credenciar import conceder_credencial_assinatura
from seiva.documentos.acoes.incluir import DadosDoDocumento
from seiva.documentos.models import Assinatura, CredencialDeAssinatura, Documento
from seiva.organizacao.models import Lotacao
from seiva.web.tests.apoio import caminho, contando, dar_senha, entrar, texto, tipos, url
from tests.apoio import executar_tarefas
from tests.elenco import SENHA, Casa, Elenco
from tests.fabricas import assinar, autuar_sigiloso, redigir
from tests.isolamento.rotas import VALORES, _padroes

pytestmark = pytest.mark.django_db


@pytest.fixture
def minuta(elenco: Elenco) -> Documento:
    """Ana's draft under sigilo; its name in the tree tells what it is about."""
    casa = elenco.casa
    with elenco.em(casa):
        ana = elenco.ator("ana")
        processo = autuar_sigiloso(ana, casa, especificacao="Apuração no almoxarifado")
        documento = redigir(ana, casa, processo, texto="segredo-da-minuta")
        redigir(ana, casa, processo, texto="segredo-ao-lado")
        dados = DadosDoDocumento(
            tipo=casa.oficio, nome_na_arvore="Suspeita", descricao="Desvio de pneus"
        )
        return alterar_documento(ana, documento=documento, dados=dados)


def dar(elenco: Elenco, documento: Documento, quem: str = "bia", unidade: str = "TRIB") -> None:
    with elenco.em(elenco.casa):
        conceder_credencial_assinatura(
            elenco.ator("ana"),
            documento=documento,
            conta=elenco.contas[quem],
            unidade=elenco.casa.unidades[unidade],
        )


def de(casa: Casa, documento: Documento, parte: str = "") -> str:
    return url(casa, f"documentos/{documento.pk}/{parte}")


def abrir(cliente: Client, casa: Casa, documento: Documento, senha: str = SENHA) -> Any:
    return cliente.post(de(casa, documento, "senha/"), {"senha": senha})


def dela(elenco: Elenco) -> CredencialDeAssinatura:
    with elenco.em(elenco.casa):
        credencial: CredencialDeAssinatura = CredencialDeAssinatura.objects.get()
        return credencial


def assinado(casa: Casa) -> dict[str, Any]:
    return {"senha": SENHA, "cargo": casa.cargo.pk, "versao_lida": 1}


def test_conceder_e_cassar_pela_pagina(elenco: Elenco, minuta: Documento) -> None:
    casa, ana = elenco.casa, entrar(elenco, "ana")
    dar_senha(ana, casa, minuta.processo)
    pagina = texto(ana.get(caminho(casa, minuta.processo) + f"?documento={minuta.pk}"))
    onde = de(casa, minuta, "credenciais/")
    assert onde in pagina
    assert "Credencial de assinatura" in pagina
    with elenco.em(casa):
        lotacao = Lotacao.objects.get(conta=elenco.contas["bia"]).pk
    vazio = ana.post(onde, {"ato": "conceder"})
    assert vazio.status_code == 422
    assert "Escolha a pessoa." in texto(vazio)
    feito = texto(ana.post(onde, {"ato": "conceder", "pessoa": lotacao}, follow=True))
    assert "Credencial concedida a Bia Lemos, em TRIB." in feito
    assert f'value="{lotacao}"' not in feito
    do_processo = texto(ana.get(caminho(casa, minuta.processo, "credenciais/")))
    assert "Credenciais de assinatura" in do_processo
    assert f"documento {minuta.numero_formatado}" in do_processo
    cassar = {"ato": "cassar", "credencial": dela(elenco).pk}
    assert "Credencial de Bia Lemos cassada." in texto(ana.post(onde, cassar, follow=True))
    de_novo = ana.post(onde, cassar)
    assert de_novo.status_code == 422
    assert "já se encerrou" in texto(de_novo)
    assert tipos(elenco, minuta.processo)[-2:] == [
        "credencial_assinatura_concedida",
        "credencial_assinatura_cassada",
    ]


def test_na_fila_ha_o_tipo_e_os_numeros_e_nada_mais(elenco: Elenco, minuta: Documento) -> None:
    casa, bia = elenco.casa, entrar(elenco, "bia")
    assert minuta.processo.numero not in texto(bia.get(url(casa, "para-assinar/")))
    dar(elenco, minuta)
    with elenco.em(casa):
        assert [recebidos(elenco.ator(quem))["documentos"] for quem in ("bia", "edu")] == [1, 0]
    fila = texto(bia.get(url(casa, "para-assinar/")))
    for dito in ("Ofício 1/", minuta.numero_formatado, minuta.processo.numero):
        assert dito in fila
    for segredo in ("Suspeita", "pneus", "almoxarifado", "Férias", f"/{minuta.processo_id}/"):
        assert segredo not in fila, segredo
    assert minuta.processo.numero in texto(bia.get(url(casa, "para-assinar/?de=")))
    for recorte in ("processos", "blocos"):
        so_um = texto(bia.get(url(casa, f"para-assinar/?de={recorte}")))
        assert minuta.processo.numero not in so_um


def test_pede_a_senha_abre_so_o_documento_e_registra_a_leitura(
    elenco: Elenco, minuta: Documento
) -> None:
    casa, bia = elenco.casa, entrar(elenco, "bia")
    dar(elenco, minuta)
    onde = de(casa, minuta, "assinar/")
    pedida = bia.get(onde, follow=True)
    assert pedida.redirect_chain[-1][0].startswith(de(casa, minuta, "senha/"))
    for segredo in ("Suspeita", "segredo", "almoxarifado"):
        assert segredo not in texto(pedida)
    assert "não confere" in texto(abrir(bia, casa, minuta, "errada"))
    proxima = re.search(r'name="proxima" value="([^"]+)"', texto(pedida))
    assert proxima is not None
    dentro = bia.post(de(casa, minuta, "senha/"), {"senha": SENHA, "proxima": proxima[1]})
    assert dentro["Location"] == onde
    pagina = bia.get(onde)
    assert pagina["Cache-Control"] == "private, no-store"
    assert "Renunciar à credencial" in texto(pagina)
    assert caminho(casa, minuta.processo) not in texto(pagina)
    assert "/editar/" not in texto(pagina)
    assert "segredo-da-minuta" in texto(bia.get(de(casa, minuta, "conteudo/")))
    assert bia.get(de(casa, minuta))["Location"] == onde
    assert bia.get(de(casa, minuta, "previa/")).content.startswith(b"%PDF")
    with elenco.em(casa):
        lidas = RegistroDeLeitura.objects.filter(conta=elenco.contas["bia"])
        assert {(r.documento_id, r.especie) for r in lidas} == {
            (minuta.pk, "conteudo"),
            (minuta.pk, "previa"),
        }
    # Back in the queue, or at the table, it is closed again.
    for saida in ("para-assinar/", "mesa/"):
        assert bia.get(onde).status_code == 200
        bia.get(url(casa, saida))
        assert "/senha/" in bia.get(onde)["Location"]
        abrir(bia, casa, minuta)


def test_nenhum_outro_endereco_do_documento_ou_do_processo_responde(
    elenco: Elenco, minuta: Documento
) -> None:
    """The routes come from the resolver: what shows the document alone is written here."""
    seus = {"documento", "documento_assinar", "documento_conteudo", "documento_previa"}
    seus |= {"documento_senha", "documento_renunciar", "documento_pdf"}
    casa, bia = elenco.casa, entrar(elenco, "bia")
    dar(elenco, minuta)
    bia.raise_request_exception = False
    valores = VALORES | {"instituicao": casa.instituicao.slug, "documento": minuta.pk}
    valores |= {"processo": minuta.processo_id}
    abertas, vistas = [], 0
    for padrao, dados in _padroes(get_resolver()):
        if not {"processo", "documento"} & set(dados) or not set(dados) <= set(valores):
            continue
        if padrao.name in seus:
            continue
        endereco = reverse(padrao.name, kwargs={nome: valores[nome] for nome in dados})
        vistas += 1
        if "documento" in dados:
            abrir(bia, casa, minuta)  # asking for another process closed it
        for resposta in (bia.get(endereco), bia.post(endereco, {})):
            if resposta.status_code not in {404, 405}:
                abertas.append((padrao.name, resposta.status_code))
    assert abertas == []
    assert vistas > 40
    for busca in (minuta.numero_formatado, minuta.processo.numero, "segredo", "almoxarifado"):
        pagina = texto(bia.get(url(casa, "pesquisa/"), {"q": busca}))
        assert f"documento={minuta.pk}" not in pagina
        assert f"/processos/{minuta.processo_id}/" not in pagina
    assert bia.get(url(casa, "referencia/"), {"q": minuta.numero_formatado}).status_code == 404


def test_assinar_encerra_e_volta_a_fila(elenco: Elenco, minuta: Documento) -> None:
    casa, bia = elenco.casa, entrar(elenco, "bia")
    dar(elenco, minuta)
    abrir(bia, casa, minuta)
    bia.get(de(casa, minuta, "conteudo/"))
    feito = bia.post(de(casa, minuta, "assinar/"), assinado(casa), follow=True)
    assert "assinado." in texto(feito)
    assert feito.redirect_chain[-1][0] == url(casa, "para-assinar/")
    assert "Nada para assinar" in texto(feito)
    for parte in ("", "assinar/", "conteudo/", "pdf/", "senha/"):
        assert bia.get(de(casa, minuta, parte)).status_code == 404, parte
    assert dela(elenco).fim == "usada"
    executar_tarefas()
    ana = entrar(elenco, "ana")
    dar_senha(ana, casa, minuta.processo)
    assert "Bia Lemos" in texto(ana.get(caminho(casa, minuta.processo, "historico/")))


def test_ve_quem_ja_assinou_e_o_pdf_com_os_selos(elenco: Elenco, minuta: Documento) -> None:
    casa, bia = elenco.casa, entrar(elenco, "bia")
    with elenco.em(casa):
        assinar(elenco.ator("ana"), casa, minuta)
    executar_tarefas()
    dar(elenco, minuta)
    abrir(bia, casa, minuta)
    pagina = texto(bia.get(de(casa, minuta, "assinar/")))
    assert "Já assinaram" in pagina
    assert "Ana Prado, Agente Administrativo" in pagina
    pdf = bia.get(de(casa, minuta, "pdf/"))
    assert b"".join(pdf.streaming_content).startswith(b"%PDF")  # type: ignore[attr-defined]


def test_no_lote_assina_com_os_outros_e_do_assinado_resta_o_numero(
    elenco: Elenco, minuta: Documento
) -> None:
    casa, bia = elenco.casa, entrar(elenco, "bia")
    with elenco.em(casa):
        trib = elenco.ator("bia")
        processo = autuar_sigiloso(trib, casa)
        da_casa = redigir(trib, casa, processo)
    dar(elenco, minuta)
    onde, pks = url(casa, "para-assinar/assinar/"), [minuta.pk, da_casa.pk]
    pedida = bia.get(onde, {"documento": pks})
    assert pedida["Location"].startswith(de(casa, minuta, "senha/"))
    abrir(bia, casa, minuta)
    pagina = texto(bia.get(onde, {"documento": pks}))
    assert "Suspeita" in pagina  # open, and in sight
    bia.get(de(casa, minuta, "conteudo/"))
    dar_senha(bia, casa, processo)
    bia.get(de(casa, da_casa, "conteudo/"))
    na_vez_do_outro = texto(bia.get(onde, {"documento": pks, "ver": da_casa.pk}))
    assert "Suspeita" not in na_vez_do_outro
    dados = assinado(casa) | {"documento": pks, "chave": uuid.uuid4()}
    lote = texto(bia.post(onde, dados, follow=True))
    assert "2 documentos assinados." in lote
    assert minuta.numero_formatado in lote
    for segredo in ("Suspeita", minuta.processo.numero, f"documentos/{minuta.pk}/"):
        assert segredo not in lote
    with elenco.em(casa):
        assert set(Assinatura.objects.values_list("documento", flat=True)) == set(pks)


def test_renunciar_e_perder_por_cassacao(elenco: Elenco, minuta: Documento) -> None:
    casa, bia = elenco.casa, entrar(elenco, "bia")
    dar(elenco, minuta)
    onde = de(casa, minuta, "renunciar/")
    assert "/senha/" in bia.post(onde)["Location"]
    abrir(bia, casa, minuta)
    assert bia.get(onde).status_code == 405
    assert "Você renunciou" in texto(bia.post(onde, follow=True))
    assert bia.post(onde).status_code == 404
    assert dela(elenco).fim == "renunciada"
    assert bia.get(de(casa, minuta, "assinar/")).status_code == 404


def test_quem_nao_a_tem_e_o_que_nao_existe_recebem_a_mesma_resposta(
    elenco: Elenco, minuta: Documento
) -> None:
    casa = elenco.casa
    dar(elenco, minuta)
    for quem in ("fabio", "edu"):
        cliente = entrar(elenco, quem)
        for parte in ("", "assinar/", "conteudo/", "previa/", "senha/", "credenciais/"):
            respostas = [
                cliente.get(url(casa, f"documentos/{pk}/{parte}")) for pk in (minuta.pk, 10**9)
            ]
            assert {r.status_code for r in respostas} == {404}, (quem, parte)


def test_a_fila_de_quem_nao_tem_sigilosos_custa_as_mesmas_consultas(
    elenco: Elenco, minuta: Documento
) -> None:
    bia, onde = entrar(elenco, "bia"), url(elenco.casa, "para-assinar/")
    bia.get(onde)
    with contando() as antes:
        bia.get(onde)
    dar(elenco, minuta)
    with contando() as depois:
        bia.get(onde)
    marca = [c["sql"] for c in depois.captured_queries if "credencialdeassinatura" in c["sql"]]
    assert len(depois) - len(antes) <= 3  # marks of read, blocks, and which are by credential
    assert len(marca) == 3  # the header, the queue, and which are by credential
