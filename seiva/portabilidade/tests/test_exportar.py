"""Exportar tudo: asked for with a password, made by a job, kept for some days."""

import resource
import zipfile
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.test import Client

from seiva.core.relogio import agora
from seiva.organizacao.models import Alteracao
from seiva.portabilidade import deposito
from seiva.portabilidade.acoes.exportar import exportar_instituicao
from seiva.portabilidade.models import Reinicio, Saida
from seiva.portabilidade.preparar import preparar
from seiva.portabilidade.tarefas import varrer
from tests.apoio import executar_tarefas, recusado
from tests.elenco import SENHA, Elenco
from tests.fabricas import assinar, autuar, redigir

pytestmark = pytest.mark.django_db


@pytest.fixture
def feita(elenco: Elenco) -> Saida:
    """A package of a small house, asked for by its administrator and made."""
    with elenco.em(elenco.casa):
        ana = elenco.ator("ana")
        assinar(ana, elenco.casa, redigir(ana, elenco.casa, autuar(ana, elenco.casa)))
        saida = exportar_instituicao(elenco.ator("edu"), senha=SENHA)
    executar_tarefas()
    with elenco.em(elenco.casa):
        saida.refresh_from_db()
    return saida


def entrar(elenco: Elenco, quem: str) -> Client:
    cliente = Client()
    cliente.force_login(elenco.contas[quem])
    return cliente


def test_o_pacote_pedido_fica_pronto_e_o_pedido_no_registro(elenco: Elenco, feita: Saida) -> None:
    assert (feita.estado, feita.erro, feita.faltas) == ("pronto", "", [])
    with deposito.abrir(feita.deposito) as aberto, zipfile.ZipFile(aberto) as zip_:
        assert zip_.testzip() is None
        assert any(nome.startswith("campo-alto/data/processos/") for nome in zip_.namelist())
    with elenco.em(elenco.casa):
        entrada = Alteracao.objects.get(cadastro="portabilidade.saida")
        assert (entrada.verbo, entrada.conta_id) == ("criou", elenco.contas["edu"].pk)


def test_quem_nao_administra_nao_exporta(cena: Elenco) -> None:
    with recusado("sem_permissao"):
        exportar_instituicao(cena.ator("ana"), senha=SENHA)


def test_a_senha_errada_nao_exporta(cena: Elenco) -> None:
    with recusado("senha_incorreta"):
        exportar_instituicao(cena.ator("edu"), senha="outra")
    assert not Saida.objects.exists()


def test_um_pacote_de_cada_vez(cena: Elenco) -> None:
    exportar_instituicao(cena.ator("edu"), senha=SENHA)
    with recusado("ja_em_preparo"):
        exportar_instituicao(cena.ator("edu"), senha=SENHA)


def test_a_pagina_pede_o_pacote_e_o_entrega(elenco: Elenco) -> None:
    cliente = entrar(elenco, "edu")
    assert "sigiloso" in cliente.get("/campo-alto/administracao/exportar/").content.decode()
    negada: Any = cliente.post("/campo-alto/administracao/exportar/", {"senha": "errada"})
    assert negada.status_code == 422
    cliente.post("/campo-alto/administracao/exportar/", {"senha": SENHA})
    executar_tarefas()
    with elenco.em(elenco.casa):
        saida = Saida.objects.get()
    arquivo: Any = cliente.get(f"/campo-alto/administracao/exportar/{saida.pk}/arquivo/")
    assert len(b"".join(arquivo.streaming_content)) == saida.tamanho
    with elenco.em(elenco.casa):
        assert Alteracao.objects.filter(verbo="alterou", objeto_id=saida.pk).count() == 1


def test_a_pagina_e_de_quem_administra(elenco: Elenco, feita: Saida) -> None:
    cliente = entrar(elenco, "ana")
    for fim in (
        "exportar/",
        f"exportar/{feita.pk}/",
        f"exportar/{feita.pk}/arquivo/",
        "reiniciar/",
    ):
        assert cliente.get(f"/campo-alto/administracao/{fim}").status_code == 403


def test_o_arquivo_some_depois_dos_dias_e_a_linha_fica(elenco: Elenco, feita: Saida) -> None:
    nome = feita.deposito
    with elenco.em(elenco.casa):
        Saida.objects.update(vence_em=agora())
    varrer.func(timestamp=0)
    with elenco.em(elenco.casa):
        feita.refresh_from_db()
    assert feita.deposito == ""
    with pytest.raises(FileNotFoundError):
        deposito.abrir(nome)
    resposta = entrar(elenco, "edu").get(f"/campo-alto/administracao/exportar/{feita.pk}/arquivo/")
    assert resposta.status_code == 404


def test_o_executor_que_morreu_e_seguido_por_outro_que_comeca_de_novo(elenco: Elenco) -> None:
    with elenco.em(elenco.casa):
        saida = exportar_instituicao(elenco.ator("edu"), senha=SENHA)
        Saida.objects.update(estado="fazendo", feitas=3, total=9)
    executar_tarefas()
    with elenco.em(elenco.casa):
        saida.refresh_from_db()
    assert (saida.estado, saida.feitas, saida.total) == ("pronto", 1, 1)


def test_o_disco_cheio_se_diz_e_nada_fica(elenco: Elenco, settings: Any) -> None:
    """No file of this process may grow: what a full disk does."""
    with elenco.em(elenco.casa):
        ana = elenco.ator("ana")
        assinar(ana, elenco.casa, redigir(ana, elenco.casa, autuar(ana, elenco.casa)))
    executar_tarefas()
    with elenco.em(elenco.casa):
        saida = exportar_instituicao(elenco.ator("edu"), senha=SENHA)
    antes = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (40_000, antes[1]))
    try:
        preparar(elenco.casa.instituicao.pk, saida.pk)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, antes)
    with elenco.em(elenco.casa):
        saida.refresh_from_db()
    assert (saida.estado, saida.deposito) == ("falhou", "") and "espaço" in saida.erro
    assert list(Path(settings.AUTOS_PASTA).glob("autos-*")) == []
    with elenco.em(elenco.casa):
        exportar_instituicao(elenco.ator("edu"), senha=SENHA)  # may be asked for again


def test_a_instituicao_que_fecha_para_recomecar_nao_sai(elenco: Elenco) -> None:
    """The command asks too: half a house is no package."""
    with elenco.em(elenco.casa):
        edu = elenco.ator("edu")
        Reinicio.objects.create(conta_id=edu.conta_id, unidade_id=edu.unidade_id, pedido_em=agora())
    with pytest.raises(CommandError, match="reiniciada"):
        call_command("exportar_instituicao", "campo-alto", "/nao/existe.zip")
