"""Conferir um documento: by codes, by file, and what is never told."""

import pytest
from django.test import Client

from seiva.documentos.acoes.excluir import cancelar_documento, excluir_documento
from seiva.documentos.acoes.salvar import salvar_documento
from seiva.documentos.chaves import chaveiro_publico
from seiva.documentos.models import Documento
from seiva.documentos.papel.chave_publica import ler_chaves_publicas
from seiva.documentos.papel.verificar import verificar_pdf
from seiva.portal.tests.apoio import assinado, codigos, conferir, corpo, pdf_de, texto
from seiva.processos.acoes.enviar import enviar_processo
from tests.apoio import executar_tarefas
from tests.elenco import Elenco
from tests.fabricas import assinar, autuar, redigir

pytestmark = pytest.mark.django_db


def test_documento_publico_e_integro_diz_quem_assinou_e_abre_o_pdf(
    elenco: Elenco, cidadao: Client
) -> None:
    documento = assinado(elenco)
    dados = codigos(elenco, documento)
    executar_tarefas()
    pagina = texto(conferir(cidadao, dados))
    for esperado in (
        "Íntegro",
        "Ana Prado",
        "Agente Administrativo",
        documento.processo.numero,
        f"OFÍCIO Nº {documento.numero_no_tipo}",
        "Recursos Humanos",
    ):
        assert esperado in pagina
    pdf = cidadao.get("/campo-alto/conferir/arquivo/", dados)
    assert pdf["Content-Type"] == "application/pdf"
    with elenco.em(elenco.casa):
        assert verificar_pdf(corpo(pdf), chaveiro_publico()).intacto


def test_codigos_mal_copiados_ainda_servem(elenco: Elenco, cidadao: Client) -> None:
    documento = assinado(elenco)
    dados = codigos(elenco, documento)
    crc = dados["codigo_crc"]
    torto = {
        "codigo_verificador": f" nº {documento.numero} ",
        "codigo_crc": f"{crc[:4].lower()} - {crc[4:].replace('0', 'o').replace('1', 'l')}",
    }
    assert conferir(cidadao, torto).status_code == 200


def test_a_pagina_geral_acha_a_instituicao_pelo_numero(elenco: Elenco, cidadao: Client) -> None:
    dados = codigos(elenco, assinado(elenco))
    resposta = cidadao.get("/conferir/", dados)
    assert resposta.url.startswith("/campo-alto/conferir/?codigo_verificador=")
    assert texto(cidadao.get("/conferir/")).count("Código verificador") == 1


def test_codigo_errado_e_numero_inexistente_tem_a_mesma_resposta(
    elenco: Elenco, cidadao: Client
) -> None:
    dados = codigos(elenco, assinado(elenco))
    errado = conferir(cidadao, dados | {"codigo_crc": "00000000"})
    inexistente = conferir(cidadao, dados | {"codigo_verificador": "9999999"})
    de_fora = conferir(cidadao, dados, slug="serra-azul")
    assert errado.status_code == inexistente.status_code == de_fora.status_code == 404
    assert texto(errado) == texto(inexistente)
    assert "Nenhum documento com esses códigos" in texto(de_fora)
    geral = cidadao.get("/conferir/", dados | {"codigo_verificador": "9999999"})
    assert geral.status_code == 404


@pytest.mark.parametrize(
    ("verificador", "crc"),
    [("", ""), ("abc", "12345678"), ("123", "xyz"), ("123", "123456789"), ("9" * 40, "12345678")],
)
def test_codigo_que_nao_pode_ser_um_codigo_e_dito_no_campo(
    elenco: Elenco, cidadao: Client, verificador: str, crc: str
) -> None:
    resposta = conferir(cidadao, {"codigo_verificador": verificador, "codigo_crc": crc})
    assert resposta.status_code == 422
    assert "Falta corrigir" in texto(resposta)


def test_minuta_nao_se_confere(elenco: Elenco, cidadao: Client) -> None:
    with elenco.em(elenco.casa):
        ana = elenco.ator("ana")
        documento = redigir(ana, elenco.casa, autuar(ana, elenco.casa))
    dados = {"codigo_verificador": documento.numero_formatado, "codigo_crc": "00000000"}
    assert conferir(cidadao, dados).status_code == 404


def test_assinado_ha_pouco_ja_confere_e_o_pdf_vem_depois(elenco: Elenco, cidadao: Client) -> None:
    dados = codigos(elenco, assinado(elenco))
    pagina = texto(conferir(cidadao, dados))
    assert "Assinado há pouco" in pagina
    assert "Abrir o documento" not in pagina
    assert cidadao.get("/campo-alto/conferir/arquivo/", dados).status_code == 404


def test_restrito_diz_que_existe_com_a_hipotese_e_nao_mostra_o_conteudo(
    elenco: Elenco, cidadao: Client
) -> None:
    dados = codigos(elenco, assinado(elenco, nivel=1))
    executar_tarefas()
    pagina = texto(conferir(cidadao, dados))
    assert "Íntegro" in pagina
    assert "Informação pessoal (Lei 12.527/2011, art. 31)" in pagina
    assert "pode pedi-lo à unidade que o emitiu (RH)" in pagina
    assert "Defiro" not in pagina
    assert "conferir/arquivo" not in pagina
    assert cidadao.get("/campo-alto/conferir/arquivo/", dados).status_code == 404


def test_cancelado_diz_que_nao_vale_e_por_que(elenco: Elenco, cidadao: Client) -> None:
    documento = assinado(elenco)
    dados = codigos(elenco, documento)
    executar_tarefas()
    with elenco.em(elenco.casa):
        ana = elenco.ator("ana")
        enviar_processo(
            ana,
            processo=documento.processo,
            destinos=[elenco.casa.unidades["TRIB"]],
            manter_aberto=True,
        )
        cancelar_documento(ana, documento=documento, motivo="Juntado por engano")
    pagina = texto(conferir(cidadao, dados))
    assert "Cancelado" in pagina
    assert "Juntado por engano" in pagina
    assert "assinatura válida" not in pagina
    assert cidadao.get("/campo-alto/conferir/arquivo/", dados).status_code == 404


def test_excluido_diz_que_existiu_e_nao_vale(elenco: Elenco, cidadao: Client) -> None:
    documento = assinado(elenco)
    dados = codigos(elenco, documento)
    with elenco.em(elenco.casa):
        excluir_documento(elenco.ator("ana"), documento=documento)
    assert "Excluído" in texto(conferir(cidadao, dados))
    assert cidadao.get("/campo-alto/conferir/arquivo/", dados).status_code == 404


def test_substituido_vale_para_os_codigos_antigos_e_nao_para_os_novos(
    elenco: Elenco, cidadao: Client
) -> None:
    documento = assinado(elenco)
    antigos = codigos(elenco, documento)
    with elenco.em(elenco.casa):
        ana = elenco.ator("ana")
        salvar_documento(
            ana,
            documento=documento,
            conteudo="<p>Indefiro.</p>",
            versao_base=1,
            derrubar_assinaturas=True,
        )
        assinar(ana, elenco.casa, Documento.objects.get(pk=documento.pk))
    executar_tarefas()
    novos = codigos(elenco, documento)
    assert novos["codigo_crc"] != antigos["codigo_crc"]
    assert "Substituído" in texto(conferir(cidadao, antigos))
    assert "Íntegro" in texto(conferir(cidadao, novos))
    assert cidadao.get("/campo-alto/conferir/arquivo/", antigos).status_code == 404


def test_abrir_o_pdf_pela_conferencia_fixa_o_documento(elenco: Elenco, cidadao: Client) -> None:
    documento = assinado(elenco)
    dados = codigos(elenco, documento)
    executar_tarefas()
    conferir(cidadao, dados)
    with elenco.em(elenco.casa):
        assert not Documento.objects.get(pk=documento.pk).visto_fora
    corpo(cidadao.get("/campo-alto/conferir/arquivo/", dados))
    with elenco.em(elenco.casa):
        assert Documento.objects.get(pk=documento.pk).visto_fora


def test_quem_tenta_muitos_codigos_espera(elenco: Elenco, cidadao: Client) -> None:
    dados = codigos(elenco, assinado(elenco))
    for numero in range(30):
        conferir(cidadao, dados | {"codigo_crc": f"{numero:08d}"})
    resposta = conferir(cidadao, dados)
    assert resposta.status_code == 429
    assert int(resposta["Retry-After"]) > 0
    assert cidadao.get("/campo-alto/conferir/").status_code == 200
    outro = cidadao.get("/campo-alto/conferir/", dados, REMOTE_ADDR="10.0.0.9")
    assert outro.status_code == 200


def test_quem_tem_os_codigos_certos_confere_uma_pilha_de_documentos(
    elenco: Elenco, cidadao: Client
) -> None:
    dados = codigos(elenco, assinado(elenco))
    executar_tarefas()
    for _ in range(31):
        assert conferir(cidadao, dados).status_code == 200
        assert cidadao.get("/conferir/", dados).status_code == 302
        assert cidadao.get("/campo-alto/conferir/arquivo/", dados).status_code == 200


def test_chave_publica_e_a_que_confere_os_arquivos(elenco: Elenco, cidadao: Client) -> None:
    pdf = pdf_de(elenco, cidadao, assinado(elenco))
    resposta = cidadao.get("/campo-alto/chave-publica.json")
    assert resposta["Content-Type"] == "application/json"
    assert verificar_pdf(pdf, ler_chaves_publicas(resposta.content)).intacto
    pagina = texto(cidadao.get("/campo-alto/conferir/chave/"))
    assert "python -m seiva.verificar" in pagina
    assert ler_chaves_publicas(resposta.content)[0].kid in pagina


def test_instituicao_que_nunca_assinou_publica_chave_vazia(elenco: Elenco, cidadao: Client) -> None:
    resposta = cidadao.get("/serra-azul/chave-publica.json")
    assert resposta.status_code == 200
    assert resposta.json() == {"formato": "seiva-chave/1", "chaves": []}
    assert cidadao.get("/nao-existe/conferir/").status_code == 404
