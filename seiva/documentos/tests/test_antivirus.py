"""Files shown to the antivirus before anything is kept."""

import io
import socket
import tempfile
from pathlib import Path

import pytest
from django.test import override_settings

from seiva.documentos.models import Recebido
from seiva.documentos.recepcao import receber
from tests.apoio import recusado
from tests.elenco import Elenco
from tests.fabricas import autuar
from tests.feitos.clamd import EICAR, antivirus

pytestmark = pytest.mark.django_db


def mandar(cena: Elenco, conteudo: bytes, nome: str = "oficio.txt") -> Recebido:
    ator = cena.ator("ana")
    return receber(
        ator,
        processo=autuar(ator, cena.casa),
        nome=nome,
        arquivo=io.BytesIO(conteudo),
        tamanho=len(conteudo),
    )


def test_arquivo_limpo_entra_e_o_infectado_nao(cena: Elenco) -> None:
    with antivirus() as onde, override_settings(CLAMD=onde):
        assert mandar(cena, b"bom dia").sha256
        with recusado("conteudo_recusado") as recusa:
            mandar(cena, EICAR)
    assert "recusado pelo antivírus (Eicar-Signature)" in recusa.value.mensagem
    assert "“oficio.txt”" in recusa.value.mensagem
    assert Recebido.objects.count() == 1


def test_pelo_soquete_da_maquina(cena: Elenco) -> None:
    with tempfile.TemporaryDirectory() as pasta:
        caminho = str(Path(pasta) / "clamd.ctl")
        with antivirus(caminho) as onde, override_settings(CLAMD=onde):
            assert mandar(cena, b"bom dia").sha256
            with recusado("conteudo_recusado"):
                mandar(cena, b"a" * 600_000 + EICAR)


def test_antivirus_fora_do_ar_nao_deixa_entrar_e_diz_por_que(cena: Elenco) -> None:
    with override_settings(CLAMD="/nao/existe.ctl"), recusado("conteudo_recusado") as recusa:
        mandar(cena, b"bom dia")
    assert "o antivírus não está respondendo" in recusa.value.mensagem
    assert "Tente de novo" in recusa.value.mensagem
    assert not Recebido.objects.exists()


@pytest.mark.parametrize("resposta", [b"", b"stream: can't open ERROR\0", b"\xff\xfe"])
def test_resposta_que_nao_se_entende_nao_e_limpo(cena: Elenco, resposta: bytes) -> None:
    def fazer(ligacao: socket.socket) -> bytes:
        ligacao.recv(65536)
        return resposta

    with (
        antivirus(fazer=fazer) as onde,
        override_settings(CLAMD=onde),
        recusado("conteudo_recusado") as recusa,
    ):
        mandar(cena, b"bom dia")
    assert "não pôde ser verificado" in recusa.value.mensagem


def test_a_primeira_ligacao_perdida_se_tenta_de_novo(cena: Elenco) -> None:
    from tests.feitos.clamd import responder

    vezes: list[int] = []

    def fazer(ligacao: socket.socket) -> bytes:
        vezes.append(1)
        if len(vezes) == 1:
            raise ConnectionResetError
        return responder(ligacao)

    with antivirus(fazer=fazer) as onde, override_settings(CLAMD=onde):
        assert mandar(cena, b"bom dia").sha256
    assert len(vezes) == 2


@pytest.mark.parametrize("tamanho", [5000, 900_000], ids=["um pedaço", "muitos pedaços"])
def test_maior_do_que_o_antivirus_verifica_e_recusado(cena: Elenco, tamanho: int) -> None:
    def fazer(ligacao: socket.socket) -> bytes:
        from tests.feitos.clamd import responder

        return responder(ligacao, maximo=1000)

    with (
        antivirus(fazer=fazer) as onde,
        override_settings(CLAMD=onde),
        recusado("conteudo_recusado") as recusa,
    ):
        mandar(cena, b"a" * tamanho)
    assert "maior do que o antivírus" in recusa.value.mensagem


def test_sem_antivirus_configurado_nada_se_pergunta(cena: Elenco) -> None:
    with override_settings(CLAMD=""):
        assert mandar(cena, EICAR).sha256
