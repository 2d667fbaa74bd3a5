"""Importar uma instituição: by the operator, with a password; refused with the whole list."""

import io
from datetime import timedelta
from pathlib import Path

import pytest
from django.core.files.storage import default_storage
from django.test import Client
from django.utils import timezone

from seiva.core import storage
from seiva.core.relogio import como_em
from seiva.organizacao.models import Alteracao, Instituicao
from seiva.portabilidade import deposito
from seiva.portabilidade.acoes.importar import importar_instituicao
from seiva.portabilidade.models import Importacao
from seiva.portabilidade.saida.fazer import fazer_pacote
from seiva.portabilidade.tarefas import varrer
from tests.apoio import executar_tarefas, recusado
from tests.elenco import SENHA, Elenco
from tests.fabricas import assinar, autuar, redigir
from tests.plataforma import Plataforma

pytestmark = pytest.mark.django_db


@pytest.fixture
def pacote(plataforma: Plataforma, tmp_path: Path) -> bytes:
    """A package of a house whose CNPJ nobody here has any more."""
    elenco = plataforma.elenco
    with elenco.em(elenco.casa):
        ana = elenco.ator("ana")
        assinar(ana, elenco.casa, redigir(ana, elenco.casa, autuar(ana, elenco.casa)))
    executar_tarefas()
    caminho = fazer_pacote(
        elenco.casa.instituicao.pk, tmp_path, "2026-11-23T12:00:00-03:00"
    ).caminho
    Instituicao.objects.update(cnpj="")
    return caminho.read_bytes()


def operar(plataforma: Plataforma) -> Client:
    cliente = Client()
    cliente.force_login(plataforma.operador)
    return cliente


def enviar(cliente: Client, pacote: bytes, **resto: str) -> int:
    dados = {"senha": SENHA, "endereco": "campo-novo"} | resto
    arquivo = io.BytesIO(pacote)
    arquivo.name = "campo-alto.zip"
    return int(cliente.post("/plataforma/importar/", dados | {"pacote": arquivo}).status_code)


def test_o_operador_traz_o_pacote_e_ve_que_chegou(plataforma: Plataforma, pacote: bytes) -> None:
    cliente = operar(plataforma)
    assert enviar(cliente, pacote) == 302
    executar_tarefas()
    with plataforma.aberta():
        feita = Importacao.objects.get()
        assert (feita.estado, feita.problemas, feita.chegou) == ("pronto", [], "campo-novo")
        assert Alteracao.objects.filter(cadastro="portabilidade.importacao").count() == 1
    assert "chegou" in cliente.get("/plataforma/importar/").content.decode()
    assert Client().get("/campo-novo/conferir/").status_code == 200
    with pytest.raises(FileNotFoundError):
        deposito.abrir(feita.deposito or "1/pacotes/nada.zip")


def test_o_que_nao_confere_aparece_em_lista_e_nada_muda(
    plataforma: Plataforma, pacote: bytes
) -> None:
    cliente, antes = operar(plataforma), Instituicao.objects.count()
    for ruim in (pacote[:-100], b"nem zip", pacote.replace(b"campo-alto/data/contas", b"x" * 22)):
        enviar(cliente, ruim)
        executar_tarefas()
        with plataforma.aberta():
            feita = Importacao.objects.latest("pk")
            assert feita.estado == "falhou" and feita.problemas
    assert "recusado" in cliente.get("/plataforma/importar/").content.decode()
    assert Instituicao.objects.count() == antes


def test_o_endereco_ocupado_e_recusado(plataforma: Plataforma, pacote: bytes) -> None:
    enviar(operar(plataforma), pacote, endereco="serra-azul")
    executar_tarefas()
    with plataforma.aberta():
        assert any("serra-azul" in p for p in Importacao.objects.get().problemas)


def test_a_segunda_execucao_do_mesmo_trabalho_nao_faz_nada(
    plataforma: Plataforma, pacote: bytes
) -> None:
    from seiva.portabilidade.receber import receber

    enviar(operar(plataforma), pacote)
    executar_tarefas()
    with plataforma.aberta():
        feita = Importacao.objects.get()
    receber(plataforma.casa.instituicao.pk, feita.pk)
    with plataforma.aberta():
        assert Importacao.objects.get().estado == "pronto"


@pytest.mark.parametrize("falta", ["senha", "pacote"])
def test_o_formulario_pede_o_que_falta(plataforma: Plataforma, falta: str) -> None:
    dados = {"senha": SENHA, "pacote": io.BytesIO(b"x")}
    del dados[falta]
    assert operar(plataforma).post("/plataforma/importar/", dados).status_code == 422


def test_a_senha_errada_nao_importa(plataforma: Plataforma) -> None:
    assert enviar(operar(plataforma), b"x", senha="outra") == 422
    with plataforma.aberta():
        assert not Importacao.objects.exists()


def test_quem_nao_opera_a_plataforma_nao_importa(cena: Elenco) -> None:
    with recusado("sem_permissao"):
        importar_instituicao(cena.ator("edu"), senha=SENHA, pacote=io.BytesIO(b"x"), nome="x.zip")


def test_os_bytes_de_uma_importacao_que_morreu_se_recolhem(plataforma: Plataforma) -> None:
    """Only after a day: an import under way has bytes and no institution yet."""
    ausente = 987_654
    guardado = storage.guardar(ausente, [b"de uma casa que nao chegou"])
    nome = storage.caminho(ausente, guardado.sha256)
    varrer.func(timestamp=0)
    assert default_storage.exists(nome)
    with como_em(timezone.now() + timedelta(days=2)):
        varrer.func(timestamp=0)
    assert not default_storage.exists(nome)
