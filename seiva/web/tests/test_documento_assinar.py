"""Assinar, one document or many, and the queue."""

from typing import Any
from uuid import uuid4

import pytest
from django.test import Client

from seiva.documentos.acoes.excluir import excluir_documento
from seiva.documentos.acoes.salvar import salvar_documento
from seiva.documentos.models import Assinatura, Documento
from seiva.organizacao.models import Titularidade
from seiva.processos.acoes.concluir import concluir_processo
from seiva.web.tests.apoio import contando, entrar, texto
from seiva.web.tests.documentos import (
    assinado,
    assinar_na_tela,
    do_documento,
    enviar,
    ler,
    minuta,
    processo_de_ana,
)
from tests.elenco import SENHA, Elenco
from tests.fabricas import redigir

pytestmark = pytest.mark.django_db


def assinaturas(elenco: Elenco, documento: Documento) -> int:
    with elenco.em(elenco.casa):
        return Assinatura.objects.filter(documento=documento).count()


def test_assinar_volta_ao_processo_com_o_documento_aberto(elenco: Elenco) -> None:
    documento = minuta(elenco)
    resposta = assinar_na_tela(entrar(elenco, "ana"), elenco, documento)
    assert resposta.status_code == 302
    assert resposta.url.endswith(f"?documento={documento.pk}")
    assert ler(elenco, documento.pk).assinado


def test_a_pagina_mostra_o_que_sera_assinado_e_os_cargos_da_pessoa(elenco: Elenco) -> None:
    documento = minuta(elenco)
    pagina = texto(entrar(elenco, "ana").get(do_documento(elenco, documento, "assinar/")))
    assert f'src="{do_documento(elenco, documento, "conteudo/")}"' in pagina
    assert "Agente Administrativo" in pagina
    assert 'name="versao_lida" value="1"' in pagina


def test_senha_errada_fica_ao_lado_do_campo_e_nao_e_repetida(elenco: Elenco) -> None:
    documento = minuta(elenco)
    resposta = assinar_na_tela(entrar(elenco, "ana"), elenco, documento, senha="outra-senha")
    assert resposta.status_code == 422
    assert "A senha não confere" in texto(resposta)
    assert "outra-senha" not in texto(resposta)
    assert ler(elenco, documento.pk).minuta


def test_dez_senhas_erradas_e_a_decima_primeira_tentativa_espera(elenco: Elenco) -> None:
    documento = minuta(elenco)
    ana = entrar(elenco, "ana")
    for _ in range(10):
        assert assinar_na_tela(ana, elenco, documento, senha="x").status_code == 422
    resposta = assinar_na_tela(ana, elenco, documento)
    assert resposta.status_code == 429
    assert int(resposta["Retry-After"]) > 0
    assert ler(elenco, documento.pk).minuta
    assert assinar_na_tela(entrar(elenco, "fabio"), elenco, documento).status_code == 302


def test_assinar_muitos_documentos_certos_nao_esbarra_no_limite(elenco: Elenco) -> None:
    processo = processo_de_ana(elenco)
    ana = entrar(elenco, "ana")
    for _ in range(12):
        with elenco.em(elenco.casa):
            documento = redigir(elenco.ator("ana"), elenco.casa, processo)
        assert assinar_na_tela(ana, elenco, documento).status_code == 302


def test_texto_que_mudou_depois_de_aberto_nao_e_assinado(elenco: Elenco) -> None:
    documento = minuta(elenco)
    with elenco.em(elenco.casa):
        salvar_documento(
            elenco.ator("fabio"), documento=documento, conteudo="<p>Não.</p>", versao_base=1
        )
    ana = entrar(elenco, "ana")
    assert "mudou depois que você o abriu" in texto(assinar_na_tela(ana, elenco, documento))
    sem_leitura = assinar_na_tela(ana, elenco, documento, versao_lida="")
    assert sem_leitura.status_code == 422
    assert ler(elenco, documento.pk).minuta


def test_cargo_alheio_e_recusado(elenco: Elenco) -> None:
    documento = minuta(elenco)
    resposta = assinar_na_tela(entrar(elenco, "ana"), elenco, documento, cargo="999999")
    assert resposta.status_code == 422
    assert ler(elenco, documento.pk).minuta


def test_sem_cargo_a_pagina_explica(elenco: Elenco) -> None:
    documento = minuta(elenco)
    with elenco.em(elenco.casa):
        Titularidade.objects.filter(conta=elenco.contas["ana"]).delete()
    pagina = texto(entrar(elenco, "ana").get(do_documento(elenco, documento, "assinar/")))
    assert "não tem cargo registrado" in pagina
    assert 'name="senha"' not in pagina


def test_dois_assinam_e_ninguem_assina_duas_vezes(elenco: Elenco) -> None:
    documento = assinado(elenco)
    assert assinar_na_tela(entrar(elenco, "fabio"), elenco, documento).status_code == 302
    de_novo = entrar(elenco, "ana").get(do_documento(elenco, documento, "assinar/"), follow=True)
    assert "Você já assinou este documento" in texto(de_novo)
    assert assinaturas(elenco, documento) == 2


@pytest.mark.parametrize(
    ("corpo", "trecho"),
    [
        ("<p>Emoji \U0001f9a0\U000e0041 raro \ue123</p>", "não podem ser impressos"),
        (f'<p><img src="arquivo:{"0" * 64}" alt="x"></p>', "Imagem não encontrada"),
    ],
)
def test_o_que_nao_se_imprime_e_dito_antes_de_assinar(
    elenco: Elenco, corpo: str, trecho: str
) -> None:
    documento = minuta(elenco)
    with elenco.em(elenco.casa):
        salvar_documento(elenco.ator("ana"), documento=documento, conteudo=corpo, versao_base=1)
    resposta = assinar_na_tela(entrar(elenco, "ana"), elenco, ler(elenco, documento.pk))
    assert resposta.status_code == 422
    assert trecho in texto(resposta)
    assert ler(elenco, documento.pk).minuta


def test_outra_unidade_e_processo_fechado_nao_assinam(elenco: Elenco) -> None:
    documento = minuta(elenco)
    assert assinar_na_tela(entrar(elenco, "bia"), elenco, documento).status_code == 404
    with elenco.em(elenco.casa):
        concluir_processo(elenco.ator("ana"), processo=documento.processo)
    resposta = entrar(elenco, "ana").get(do_documento(elenco, documento, "assinar/"), follow=True)
    assert "não está aberto na sua unidade" in texto(resposta)


def lote(cliente: Client, documentos: list[Documento], **dados: Any) -> Any:
    corpo = {"documento": [d.pk for d in documentos], "senha": SENHA, "chave": uuid4()} | dados
    return cliente.post("/campo-alto/para-assinar/assinar/", corpo, follow=True)


def tres(elenco: Elenco) -> list[Documento]:
    processo = processo_de_ana(elenco)
    with elenco.em(elenco.casa):
        return [redigir(elenco.ator("ana"), elenco.casa, processo) for _ in range(3)]


def abrir(cliente: Client, elenco: Elenco, *documentos: Documento) -> None:
    for documento in documentos:
        cliente.get(do_documento(elenco, documento, "conteudo/"))


def test_a_fila_tem_as_minutas_da_minha_unidade_e_mais_nenhuma(elenco: Elenco) -> None:
    meus = tres(elenco)
    alheia = minuta(elenco, quem="bia")
    fechada = minuta(elenco)
    with elenco.em(elenco.casa):
        concluir_processo(elenco.ator("ana"), processo=fechada.processo)
        excluir_documento(elenco.ator("ana"), documento=meus[2])
    pagina = texto(entrar(elenco, "ana").get("/campo-alto/para-assinar/"))
    assert [f"({d.numero_formatado})" in pagina for d in [*meus, alheia, fechada]] == [
        True,
        True,
        False,
        False,
        False,
    ]


def test_a_fila_se_pagina_por_chave_com_consultas_contadas(elenco: Elenco) -> None:
    processo = processo_de_ana(elenco)
    with elenco.em(elenco.casa):
        todos = [redigir(elenco.ator("ana"), elenco.casa, processo) for _ in range(52)]
    ana = entrar(elenco, "ana")
    with contando() as com_muitos:
        primeira = texto(ana.get("/campo-alto/para-assinar/"))
    assert primeira.count('name="documento"') == 50
    assert f"depois={todos[49].pk}" in primeira
    with contando() as com_poucos:
        segunda = texto(ana.get(f"/campo-alto/para-assinar/?depois={todos[49].pk}"))
    assert segunda.count('name="documento"') == 2
    assert len(com_muitos) == len(com_poucos)


def test_assina_de_uma_vez_so_o_que_foi_lido(elenco: Elenco) -> None:
    documentos = tres(elenco)
    ana = entrar(elenco, "ana")
    abrir(ana, elenco, *documentos[:2])
    pagina = texto(lote(ana, documentos, cargo=elenco.casa.cargo.pk))
    assert "2 documentos assinados" in pagina
    assert f"({documentos[2].numero_formatado}) não foi assinado: leia" in pagina
    assert [ler(elenco, d.pk).assinado for d in documentos] == [True, True, False]


def test_lido_e_mudado_depois_nao_entra_no_lote(elenco: Elenco) -> None:
    documentos = tres(elenco)
    ana = entrar(elenco, "ana")
    abrir(ana, elenco, *documentos)
    with elenco.em(elenco.casa):
        salvar_documento(
            elenco.ator("fabio"), documento=documentos[0], conteudo="<p>Não.</p>", versao_base=1
        )
    pagina = texto(lote(ana, documentos, cargo=elenco.casa.cargo.pk))
    assert "mudou depois que você o abriu" in pagina
    assert [ler(elenco, d.pk).assinado for d in documentos] == [False, True, True]


def test_senha_errada_no_lote_nao_assina_nenhum_e_conta_uma_vez(elenco: Elenco) -> None:
    documentos = tres(elenco)
    ana = entrar(elenco, "ana")
    abrir(ana, elenco, *documentos)
    resposta = lote(ana, documentos, cargo=elenco.casa.cargo.pk, senha="x")
    assert resposta.status_code == 422
    assert "A senha não confere" in texto(resposta)
    assert not any(ler(elenco, d.pk).assinado for d in documentos)
    for _ in range(9):
        lote(ana, documentos, cargo=elenco.casa.cargo.pk, senha="x")
    assert lote(ana, documentos, cargo=elenco.casa.cargo.pk).status_code == 429


def test_lote_com_documento_alheio_ou_vazio_nao_assina_nada(elenco: Elenco) -> None:
    alheio = minuta(elenco, quem="bia")
    ana = entrar(elenco, "ana")
    assert "Escolha ao menos um" in texto(lote(ana, [alheio], cargo=elenco.casa.cargo.pk))
    assert "Escolha ao menos um" in texto(lote(ana, []))
    assert ler(elenco, alheio.pk).minuta


def test_o_lote_se_le_um_a_um(elenco: Elenco) -> None:
    documentos = tres(elenco)
    consulta = "&".join(f"documento={d.pk}" for d in documentos)
    onde = f"/campo-alto/para-assinar/assinar/?{consulta}&ver={documentos[1].pk}"
    pagina = texto(entrar(elenco, "ana").get(onde))
    assert "2 de 3" in pagina
    assert f'src="{do_documento(elenco, documentos[1], "conteudo/")}"' in pagina
    assert f"ver={documentos[0].pk}" in pagina
    assert f"ver={documentos[2].pk}" in pagina


def test_o_ultimo_cargo_usado_vem_escolhido(elenco: Elenco) -> None:
    from seiva.organizacao.models import Cargo
    from tests.elenco import INICIO

    with elenco.em(elenco.casa):
        outro = Cargo.objects.create(nome="Chefe de Seção")
        Titularidade.objects.create(conta=elenco.contas["ana"], cargo=outro, inicio=INICIO)
    documentos = tres(elenco)
    ana = entrar(elenco, "ana")
    assinar_na_tela(ana, elenco, documentos[0], cargo=outro.pk)
    pagina = ana.get(do_documento(elenco, documentos[1], "assinar/"))
    assert pagina.context["form"]["cargo"].value() == outro.pk


def test_enviado_com_minuta_a_minuta_segue_so_na_fila_de_quem_a_escreveu(elenco: Elenco) -> None:
    documento = minuta(elenco)
    enviar(elenco, documento.processo, manter_aberto=True)
    numero = f"({documento.numero_formatado})"
    assert numero in texto(entrar(elenco, "ana").get("/campo-alto/para-assinar/"))
    assert numero not in texto(entrar(elenco, "bia").get("/campo-alto/para-assinar/"))
