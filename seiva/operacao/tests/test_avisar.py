"""Notices: who sees which, until when, and dismissing one."""

from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from seiva.core.erros import SemPermissao
from seiva.core.relogio import agora
from seiva.operacao.acoes.avisar import (
    DadosDoAviso,
    dispensar_aviso,
    encerrar_aviso,
    publicar_aviso,
)
from seiva.operacao.avisos import avisos_de
from seiva.operacao.models import Aviso, DispensaDeAviso
from seiva.operacao.tests.apoio import operando
from seiva.organizacao.models import Instituicao
from tests.apoio import recusado
from tests.plataforma import Plataforma


def publicar(plataforma: Plataforma, **outros: Any) -> Aviso:
    with operando(plataforma) as ator:
        dados = DadosDoAviso(**({"titulo": "Parada", "texto": "Hoje às 22 h."} | outros))
        return publicar_aviso(ator, dados=dados)


def vistos(plataforma: Plataforma, quem: str = "ana") -> list[str]:
    elenco = plataforma.elenco
    casa = elenco.outra if quem == "caio" else elenco.casa
    with elenco.em(casa):
        return [aviso.titulo for aviso in avisos_de(elenco.ator(quem), casa.instituicao)]


def test_cada_um_ve_os_avisos_da_sua_instituicao(plataforma: Plataforma) -> None:
    Instituicao.objects.filter(slug="serra-azul").update(natureza="camara")
    plataforma.elenco.outra.instituicao.refresh_from_db()
    publicar(plataforma, titulo="Todas")
    publicar(plataforma, titulo="Câmaras", publico="naturezas", naturezas=["camara"], tom="urgente")
    publicar(plataforma, titulo="Uma", publico="escolhidas", instituicoes=["campo-alto"])
    amanha = agora() + timedelta(days=1)
    publicar(plataforma, titulo="Amanhã", inicio=amanha)
    assert vistos(plataforma, "ana") == ["Uma", "Todas"]
    assert vistos(plataforma, "caio") == ["Câmaras", "Todas"]


def test_dispensado_por_um_continua_para_os_outros(plataforma: Plataforma) -> None:
    aviso = publicar(plataforma)
    elenco = plataforma.elenco
    with elenco.em(elenco.casa):
        for _ in range(2):
            dispensar_aviso(elenco.ator("ana"), aviso=aviso)
        assert DispensaDeAviso.objects.count() == 1
    assert vistos(plataforma, "ana") == []
    assert vistos(plataforma, "bia") == ["Parada"]


def test_encerrado_nao_aparece_mais(plataforma: Plataforma) -> None:
    aviso = publicar(plataforma)
    futuro = publicar(plataforma, titulo="Depois", inicio=agora() + timedelta(days=9))
    with operando(plataforma) as ator:
        encerrar_aviso(ator, aviso=aviso)
        encerrar_aviso(ator, aviso=futuro)
        with recusado("aviso_encerrado"):
            encerrar_aviso(ator, aviso=aviso)
    assert vistos(plataforma) == []


@pytest.mark.parametrize(
    ("codigo", "campo", "outros"),
    [
        ("aviso_vazio", "titulo", {"titulo": " "}),
        ("aviso_vazio", "texto", {"texto": "\n"}),
        ("aviso_datas", "fim", {"fim": "ontem"}),
        ("aviso_janela", "janela_ate", {"janela_de": "ontem"}),
        ("aviso_janela", "janela_ate", {"janela_de": "amanha", "janela_ate": "ontem"}),
        ("aviso_sem_publico", "naturezas", {"publico": "naturezas", "naturezas": ["x"]}),
        ("aviso_sem_publico", "instituicoes", {"publico": "escolhidas"}),
        (
            "aviso_sem_publico",
            "instituicoes",
            {"publico": "escolhidas", "instituicoes": ["campo-alto", "nao-ha"]},
        ),
    ],
)
def test_recusas(plataforma: Plataforma, codigo: str, campo: str, outros: dict[str, Any]) -> None:
    dias = {"ontem": agora() - timedelta(days=1), "amanha": agora() + timedelta(days=1)}
    outros = {n: dias.get(v, v) if isinstance(v, str) else v for n, v in outros.items()}
    with recusado(codigo) as recusa:
        publicar(plataforma, **outros)
    assert recusa.value.campo == campo
    assert not Aviso.objects.exists()


def test_quem_nao_opera_nao_avisa(plataforma: Plataforma) -> None:
    with plataforma.elenco.em(plataforma.elenco.casa), pytest.raises(SemPermissao):
        edu = plataforma.elenco.ator("edu")
        publicar_aviso(edu, dados=DadosDoAviso("a", "b"))


def test_o_aviso_aparece_na_mesa_e_some_ao_dispensar_sem_scripts(plataforma: Plataforma) -> None:
    cliente = Client()
    cliente.force_login(plataforma.elenco.contas["ana"])
    cliente.get("/campo-alto/mesa/")
    with CaptureQueriesContext(connection) as sem_aviso:
        cliente.get("/campo-alto/mesa/")
    aviso = publicar(plataforma, texto="<b>Hoje</b>\u202e às 22 h.")
    with CaptureQueriesContext(connection) as com_aviso:
        pagina = cliente.get("/campo-alto/mesa/").content.decode()
    assert len(com_aviso) == len(sem_aviso) + 1
    assert 'role="region" aria-label="Avisos"' in pagina
    assert "&lt;b&gt;Hoje&lt;/b&gt; às 22 h." in pagina
    resposta = cliente.post(
        "/campo-alto/avisos/dispensar/", {"aviso": aviso.pk, "proxima": "/campo-alto/pesquisa/"}
    )
    assert resposta.headers["Location"] == "/campo-alto/pesquisa/"
    assert "Parada" not in cliente.get("/campo-alto/mesa/").content.decode()
    fora = cliente.post("/campo-alto/avisos/dispensar/", {"proxima": "https://x.example/"})
    assert fora.headers["Location"] == "/campo-alto/mesa/"
