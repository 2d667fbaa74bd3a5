"""Incluir documento, the door "Escrever aqui"."""

import uuid
from typing import Any

import pytest

from seiva.catalogo.models import ModeloDocumento, TextoPadrao, TipoDocumento
from seiva.documentos.models import Documento, Versao
from seiva.processos.acoes.concluir import concluir_processo
from seiva.processos.models import Processo
from seiva.web.tests.apoio import entrar, texto
from seiva.web.tests.documentos import do_processo, enviar, minuta, processo_de_ana
from tests.elenco import Elenco

pytestmark = pytest.mark.django_db


def dados(elenco: Elenco, **troca: Any) -> dict[str, Any]:
    return {
        "chave": str(uuid.uuid4()),
        "tipo": elenco.casa.oficio.pk,
        "inicio": "branco",
        "nivel": "0",
    } | troca


def incluir(elenco: Elenco, processo: Processo, quem: str = "ana", **troca: Any) -> Any:
    onde = do_processo(elenco, processo, "documentos/incluir/")
    return entrar(elenco, quem).post(onde, dados(elenco, **troca))


def incluidos(elenco: Elenco, processo: Processo) -> list[Documento]:
    with elenco.em(elenco.casa):
        return list(Documento.objects.filter(processo=processo).order_by("pk"))


def conteudo(elenco: Elenco, documento: Documento) -> str:
    with elenco.em(elenco.casa):
        return Versao.objects.get(documento=documento, numero=1).conteudo


def test_incluir_abre_o_editor_da_minuta(elenco: Elenco) -> None:
    processo = processo_de_ana(elenco)
    resposta = incluir(elenco, processo, descricao="Férias de janeiro", nome_na_arvore="férias")
    [documento] = incluidos(elenco, processo)
    assert resposta.status_code == 302
    assert resposta.url == f"/campo-alto/documentos/{documento.pk}/editar/"
    assert documento.minuta
    assert (documento.descricao, documento.nome_na_arvore) == ("Férias de janeiro", "férias")


def test_a_pagina_oferece_so_tipos_que_se_escrevem_aqui(elenco: Elenco) -> None:
    processo = processo_de_ana(elenco)
    onde = do_processo(elenco, processo, "documentos/incluir/")
    pagina = texto(entrar(elenco, "ana").get(onde))
    assert "Ofício" in pagina
    assert ">Anexo<" not in pagina
    assert "Escrever aqui" in pagina
    assert "Arquivos" in pagina


def test_o_modelo_do_tipo_traz_as_variaveis_preenchidas(elenco: Elenco) -> None:
    with elenco.em(elenco.casa):
        ModeloDocumento.objects.create(
            tipo=elenco.casa.oficio,
            nome="Comunicação",
            corpo="<p>Ofício @numero@ no processo @processo@, por @autor@ (@cargo@). "
            "Para @destinatario@.</p>",
        )
    processo = processo_de_ana(elenco)
    incluir(elenco, processo, inicio="modelo")
    [documento] = incluidos(elenco, processo)
    corpo = conteudo(elenco, documento)
    assert f"Ofício {documento.numero_no_tipo} no processo {processo.numero}" in corpo
    assert "Ana Prado (Agente Administrativo)" in corpo
    assert "@destinatario@" in corpo


def test_nome_do_processo_com_html_entra_como_texto(elenco: Elenco) -> None:
    with elenco.em(elenco.casa):
        ModeloDocumento.objects.create(
            tipo=elenco.casa.oficio, nome="M", corpo="<p>@especificacao@</p>"
        )
    processo = processo_de_ana(elenco, especificacao="<script>alert(1)</script>")
    incluir(elenco, processo, inicio="modelo")
    [documento] = incluidos(elenco, processo)
    assert conteudo(elenco, documento) == "<p>&lt;script&gt;alert(1)&lt;/script&gt;</p>"


def test_modelo_de_outro_tipo_e_recusado_ao_lado_do_campo(elenco: Elenco) -> None:
    with elenco.em(elenco.casa):
        despacho = TipoDocumento.objects.create(nome="Despacho")
        modelo = ModeloDocumento.objects.create(tipo=despacho, nome="D", corpo="<p>x</p>")
    processo = processo_de_ana(elenco)
    resposta = incluir(elenco, processo, inicio="modelo", modelo=modelo.pk)
    assert resposta.status_code == 422
    assert "Este modelo é de Despacho" in texto(resposta)
    assert incluidos(elenco, processo) == []


def test_texto_padrao_da_unidade_serve_e_o_de_outra_nao(elenco: Elenco) -> None:
    casa = elenco.casa
    with elenco.em(casa):
        meu = TextoPadrao.objects.create(
            unidade=casa.unidades["RH"], nome="A", conteudo="<p>Daqui.</p>"
        )
        alheio = TextoPadrao.objects.create(
            unidade=casa.unidades["TRIB"], nome="B", conteudo="<p>De lá.</p>"
        )
    processo = processo_de_ana(elenco)
    assert incluir(elenco, processo, inicio="texto", texto=alheio.pk).status_code == 422
    incluir(elenco, processo, inicio="texto", texto=meu.pk)
    [documento] = incluidos(elenco, processo)
    assert conteudo(elenco, documento) == "<p>Daqui.</p>"


def test_copia_de_outro_documento_so_do_que_se_pode_ler(elenco: Elenco) -> None:
    meu = minuta(elenco, "Texto meu.")
    alheio = minuta(elenco, "Minuta de outra unidade.", quem="bia")
    processo = processo_de_ana(elenco)
    recusa = incluir(elenco, processo, inicio="documento", referencia=alheio.numero_formatado)
    assert recusa.status_code == 422
    assert "entre os que você pode ler" in texto(recusa)
    incluir(elenco, processo, inicio="documento", referencia=meu.numero_formatado)
    [documento] = incluidos(elenco, processo)
    assert conteudo(elenco, documento) == "<p>Texto meu.</p>"


def test_numero_informado_e_obrigatorio_so_para_tipos_que_o_pedem(elenco: Elenco) -> None:
    with elenco.em(elenco.casa):
        lei = TipoDocumento.objects.create(nome="Lei", numeracao="informada")
    processo = processo_de_ana(elenco)
    recusa = incluir(elenco, processo, tipo=lei.pk)
    assert recusa.status_code == 422
    assert "Informe o número do Lei" in texto(recusa)
    incluir(elenco, processo, tipo=lei.pk, numero="1.234")
    [documento] = incluidos(elenco, processo)
    assert documento.numero_no_tipo == "1.234"


def test_restrito_sem_hipotese_e_recusado_e_guarda_o_que_foi_digitado(elenco: Elenco) -> None:
    processo = processo_de_ana(elenco)
    resposta = incluir(elenco, processo, nivel="1", descricao="guardada")
    assert resposta.status_code == 422
    pagina = texto(resposta)
    assert "Escolha a hipótese legal" in pagina
    assert 'value="guardada"' in pagina
    incluir(elenco, processo, nivel="1", hipotese=elenco.casa.hipotese.pk)
    [documento] = incluidos(elenco, processo)
    assert documento.nivel == 1


def test_o_mesmo_formulario_enviado_duas_vezes_faz_um_documento(elenco: Elenco) -> None:
    processo = processo_de_ana(elenco)
    chave = str(uuid.uuid4())
    primeira = incluir(elenco, processo, chave=chave)
    segunda = incluir(elenco, processo, chave=chave)
    assert primeira.url == segunda.url
    assert len(incluidos(elenco, processo)) == 1


def test_a_chave_de_um_nao_da_acesso_ao_documento_de_outro(elenco: Elenco) -> None:
    processo = processo_de_ana(elenco)
    chave = str(uuid.uuid4())
    incluir(elenco, processo, chave=chave)
    resposta = incluir(elenco, processo, quem="fabio", chave=chave)
    assert resposta.status_code == 422
    assert len(incluidos(elenco, processo)) == 1


def test_processo_fechado_na_unidade_nao_recebe_documento(elenco: Elenco) -> None:
    processo = processo_de_ana(elenco)
    with elenco.em(elenco.casa):
        concluir_processo(elenco.ator("ana"), processo=processo)
    resposta = incluir(elenco, processo)
    assert resposta.status_code in {302, 422}
    assert incluidos(elenco, processo) == []


def test_outra_unidade_sem_o_processo_nao_inclui(elenco: Elenco) -> None:
    processo = processo_de_ana(elenco)
    incluir(elenco, processo, quem="bia")
    assert incluidos(elenco, processo) == []
    enviar(elenco, processo, manter_aberto=True)
    incluir(elenco, processo, quem="bia")
    assert len(incluidos(elenco, processo)) == 1


def test_processo_de_outra_instituicao_nao_existe(elenco: Elenco) -> None:
    processo = processo_de_ana(elenco)
    caio = entrar(elenco, "caio")
    assert caio.get(f"/serra-azul/processos/{processo.pk}/documentos/incluir/").status_code == 404
    assert caio.get(f"/campo-alto/processos/{processo.pk}/documentos/incluir/").status_code == 404
