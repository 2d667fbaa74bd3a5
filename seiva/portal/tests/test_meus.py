"""Meus processos and meus dados: over every institution, only what is the person's."""

import json
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from seiva.core.acoes import _em_ato, declarada
from seiva.core.relogio import agora
from seiva.documentos.acessos import abrir_acesso
from seiva.documentos.acoes.externa import QuemAssina, liberar_assinatura_externa
from seiva.documentos.do_cidadao import refazer_lugares
from seiva.organizacao.models import ContaPropria, LugarDoCidadao
from seiva.participacao.acoes.contribuir import replicar_retencao
from seiva.participacao.tests.apoio import abrir as abrir_em_consulta
from seiva.participacao.tests.apoio import cidada, opinar, reter
from seiva.peticionamento.acoes.rascunhos import comecar_peticao
from seiva.peticionamento.tests.apoio import dora as do_pedido
from seiva.peticionamento.tests.apoio import poda
from seiva.processos.acoes.anotar import atualizar_andamento
from seiva.processos.models import AcessoExterno, Processo
from tests.elenco import SENHA, Casa, Elenco
from tests.fabricas import autuar, autuar_sigiloso, redigir

pytestmark = pytest.mark.django_db


@pytest.fixture
def dora(client: Client, elenco: Elenco) -> Client:
    client.force_login(elenco.contas["dora"])
    return client


def abrir(elenco: Elenco, casa: Casa, quem: str, integral: bool = True, **dados: Any) -> Processo:
    """A process of `casa`, opened by `quem` to Dora."""
    with elenco.em(casa):
        ator = elenco.ator(quem)
        fazer = autuar_sigiloso if dados.pop("sigiloso", False) else autuar
        processo = fazer(ator, casa, **dados)
        with _em_ato(declarada("atualizar_andamento")):
            atualizar_andamento(ator, processo=processo, texto="Acesso dado")
            abrir_acesso(
                processo,
                conta=elenco.contas["dora"],
                origem=AcessoExterno.Origem.CONCESSAO,
                integral=integral,
            )
        return processo


def ler(cliente: Client, endereco: str = "/meus/") -> str:
    resposta = cliente.get(endereco)
    assert resposta.status_code == 200
    corpo: str = resposta.content.decode()
    return corpo


def para_assinar(elenco: Elenco, email: str) -> None:
    with elenco.em(elenco.casa):
        ana = elenco.ator("ana")
        documento = redigir(ana, elenco.casa, autuar(ana, elenco.casa))
        quem = QuemAssina("Dora Luz", "71428793860", email, "Contratada")
        liberar_assinatura_externa(ana, documento=documento, quem=quem)


def test_ve_o_que_lhe_foi_aberto_em_todas_as_instituicoes(dora: Client, elenco: Elenco) -> None:
    um = abrir(elenco, elenco.casa, "ana", especificacao="Poda de árvore")
    outro = abrir(elenco, elenco.outra, "caio", nivel=1, especificacao="Minha licença")
    pagina = ler(dora)
    assert pagina.index("Prefeitura de Campo Alto") < pagina.index("Prefeitura de Serra Azul")
    for texto in (um.numero, outro.numero, "Poda de árvore", "Minha licença"):
        assert texto in pagina
    assert "Nada por enquanto" in ler(_outra_pessoa(elenco))


def _outra_pessoa(elenco: Elenco) -> Client:
    cliente = Client()
    cliente.force_login(elenco.contas["bia"])
    return cliente


def test_do_restrito_sem_acesso_integral_so_o_numero(dora: Client, elenco: Elenco) -> None:
    aberto = abrir(
        elenco, elenco.casa, "ana", integral=False, nivel=1, especificacao="Doença de outro"
    )
    pagina = ler(dora)
    assert aberto.numero in pagina
    assert "Doença de outro" not in pagina


def test_sigiloso_e_acesso_encerrado_nao_aparecem(dora: Client, elenco: Elenco) -> None:
    sigiloso = abrir(elenco, elenco.casa, "ana", sigiloso=True)
    encerrado = abrir(elenco, elenco.casa, "ana")
    with elenco.em(elenco.casa), _em_ato(declarada("atualizar_andamento")):
        atualizar_andamento(elenco.ator("ana"), processo=encerrado, texto="Fim")
        AcessoExterno.objects.filter(processo=encerrado).update(encerrado_em=agora())
    pagina = ler(dora)
    assert sigiloso.numero not in pagina
    assert encerrado.numero not in pagina


def test_o_que_espera_assinatura_vem_primeiro(dora: Client, elenco: Elenco) -> None:
    abrir(elenco, elenco.casa, "ana")
    para_assinar(elenco, "outro@exemplo.example")
    pagina = ler(dora)
    assert pagina.index("Esperam por você") < pagina.index("Prefeitura de Campo Alto</h2>")
    assert "Assinar Ofício" in pagina
    assert "/assinar/" in pagina


def test_a_contribuicao_nao_publicada_espera_a_resposta_de_quem_escreveu(
    dora: Client, elenco: Elenco
) -> None:
    with elenco.em(elenco.casa):
        ana = elenco.ator("ana")
        consulta = abrir_em_consulta(ana, elenco.casa)
        retida = reter(ana, opinar(cidada(elenco), consulta))
    pagina = ler(dora)
    assert "Responder por que não se publicou a sua contribuição" in pagina
    assert f'href="/campo-alto/consultas-publicas/{consulta.pk}/minhas/"' in pagina
    with elenco.em(elenco.casa):
        replicar_retencao(cidada(elenco), contribuicao=retida, texto="Trata, sim.")
    assert "não se publicou" not in ler(dora)


def test_o_primeiro_rascunho_numa_instituicao_ja_espera_ali(dora: Client, elenco: Elenco) -> None:
    with elenco.em(elenco.outra):
        cidada = do_pedido(elenco, elenco.outra)
        rascunho = comecar_peticao(cidada, versao=poda(elenco.outra))
    pagina = ler(dora)
    assert "Continuar o rascunho" in pagina
    assert f"/serra-azul/peticionar/{rascunho.chave}/dados/" in pagina


@pytest.mark.parametrize(("email", "mostra"), [("outro@x.example", False), ("", True)])
def test_cpf_so_digitado_nao_abre_o_que_foi_para_outro_email(
    dora: Client, elenco: Elenco, email: str, mostra: bool
) -> None:
    """Whoever typed Dora's CPF would read a document released to her."""
    ContaPropria.objects.create(conta=elenco.contas["dora"], aberta_em=agora())
    para_assinar(elenco, email or "dora@exemplo.example")
    assert ("Assinar Ofício" in ler(dora)) is mostra


def test_as_consultas_crescem_com_as_instituicoes_da_pessoa_e_com_mais_nada(
    dora: Client, elenco: Elenco
) -> None:
    def consultas() -> int:
        with CaptureQueriesContext(
            connection,
        ) as feitas:
            ler(dora)
        return len(feitas)

    ler(dora)
    abrir(elenco, elenco.casa, "ana")
    uma = consultas()
    for _ in range(4):
        abrir(elenco, elenco.casa, "ana")
        para_assinar(elenco, "dora@exemplo.example") if _ == 0 else None
    muitas = consultas()
    abrir(elenco, elenco.outra, "caio")
    # Into the scope, processes, documents, registration, out of the scope: for each institution.
    assert (uma, muitas - uma, consultas() - uma) == (16, 0, 10)


def test_a_lista_de_uma_instituicao_vai_por_paginas(
    dora: Client, elenco: Elenco, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("seiva.portal.meus.POR_PAGINA", 2)
    monkeypatch.setattr("seiva.portal.meus.POR_INSTITUICAO", 1)
    feitos = [abrir(elenco, elenco.casa, "ana").numero for _ in range(3)]
    assert "Ver todos em Prefeitura de Campo Alto" in ler(dora)
    resposta = dora.get("/meus/?em=campo-alto")
    assert [n in resposta.content.decode() for n in feitos] == [False, True, True]
    proxima = resposta.context["partes"][0]["pagina"]["proximos"]
    assert [n in ler(dora, proxima) for n in feitos] == [True, False, False]


def test_instituicao_em_que_nada_tem_nao_existe_para_a_pessoa(dora: Client, elenco: Elenco) -> None:
    assert dora.get("/meus/?em=campo-alto").status_code == 404


def test_o_mesmo_lugar_se_lembra_uma_vez(elenco: Elenco) -> None:
    for _ in range(2):
        abrir(elenco, elenco.casa, "ana")
    assert LugarDoCidadao.objects.filter(cpf="71428793860").count() == 1


def test_o_indice_se_refaz_do_que_a_instituicao_tem(dora: Client, elenco: Elenco) -> None:
    """As when an institution was brought in by a package."""
    aberto = abrir(elenco, elenco.casa, "ana")
    para_assinar(elenco, "dora@exemplo.example")
    LugarDoCidadao.objects.all().delete()
    assert aberto.numero not in ler(dora)
    with elenco.em(elenco.casa):
        refazer_lugares()
        refazer_lugares()
    assert aberto.numero in ler(dora)
    assert LugarDoCidadao.objects.count() == 1


def test_quem_nao_tem_lotacao_vai_para_meus_processos_e_servidor_para_a_mesa(
    client: Client, elenco: Elenco
) -> None:
    for quem, destino in (("dora", "/meus/"), ("ana", "/campo-alto/mesa/")):
        cliente = Client()
        dados = {"username": elenco.contas[quem].cpf, "password": SENHA}
        assert cliente.post("/entrar/", dados, follow=True).request["PATH_INFO"] == destino


def test_sem_entrar_nada_se_ve(client: Client) -> None:
    for endereco in ("/meus/", "/meus/dados/", "/meus/dados.json", "/conta/email/"):
        assert client.get(endereco).url.startswith("/entrar/")


def test_meus_dados_mostra_e_exporta_o_que_cada_uma_guarda(dora: Client, elenco: Elenco) -> None:
    abrir(elenco, elenco.casa, "ana")
    dora.post("/campo-alto/meu-cadastro/")
    pagina = ler(dora, "/meus/dados/")
    assert "Prefeitura de Campo Alto" in pagina
    assert "714.287.938-60" in pagina
    baixado = dora.get("/meus/dados.json")
    tudo = json.loads(baixado.content)
    assert tudo["conta"]["email"] == "dora@exemplo.example"
    (casa,) = tudo["instituicoes"]
    assert casa["processos_abertos_a_voce"] == 1
    assert casa["cadastro"] == "Aguardando conferência"


def test_o_cidadao_pede_cadastro_e_quem_administra_libera(dora: Client, elenco: Elenco) -> None:
    assert dora.post("/campo-alto/meu-cadastro/").status_code == 302
    assert "Aguardando conferência" in ler(dora, "/campo-alto/meu-cadastro/")
    assert dora.post("/campo-alto/meu-cadastro/").status_code == 422
    edu = Client()
    edu.force_login(elenco.contas["edu"])
    lista = edu.get("/campo-alto/administracao/cidadaos/")
    (linha,) = lista.context["linhas"]
    ficha = f"/campo-alto/administracao/cidadaos/{linha['cadastro'].pk}/"
    assert "Liberar cadastro" in ler(edu, ficha)
    assert edu.post(ficha, {"ato": "recusar_cadastro", "motivo": ""}).status_code == 422
    assert edu.post(ficha, {"ato": "liberar_cadastro"}).url == ficha
    assert "Liberado" in ler(dora, "/campo-alto/meu-cadastro/")
    ana = Client()
    ana.force_login(elenco.contas["ana"])
    assert ana.get("/campo-alto/administracao/cidadaos/").status_code == 403
