"""Everything that one institution can send, repeated with the numbers of another one.

Two institutions are filled. The pages of the first are asked as each kind of user; every field of
every form, every query of every link and every argument of every job that carries a number of a
row is sent again twice: with the number of a row of the other institution, and with one that
nobody has. Both answers must be the same, and no answer may carry a word of the other one.
"""

import copy
import difflib
import io
import re
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from django.db import connection, transaction
from django.http import HttpResponse
from django.test import Client
from procrastinate.contrib.django import app

from tests import elenco, plataforma
from tests.elenco import Elenco
from tests.isolamento.faixas import Trocas, separar
from tests.isolamento.formularios import Envio, envios
from tests.isolamento.povoar import modelos_do_inquilino
from tests.isolamento.povoar_adesao import na_plataforma
from tests.isolamento.rotas import INSTITUICAO, objetos_de, rotas
from tests.plataforma import Plataforma

MARCA = "ALHEIA"
VARIAVEIS = re.compile(r"[0-9a-f]{8}-[0-9a-f-]{27}|[0-9a-fA-F]{16,}|\d+")
FICHAS = re.compile(r'(csrfmiddlewaretoken" value=|"X-CSRFToken": |name="chave" value=)"[^"]+"')


class Mundo:
    """Two institutions, and how to turn a number of the first into one of the second."""

    def __init__(self, plataforma: Plataforma, faixas: dict[int, str]) -> None:
        self.plataforma, self.elenco = plataforma, plataforma.elenco
        casas = (self.elenco.casa, "ana"), (self.elenco.outra, "caio")
        self.nossa, _ = [objetos_de(self.elenco, casa, quem) for casa, quem in casas]
        self.nossa |= na_plataforma(plataforma)
        self._marcar()
        self.trocas = Trocas(faixas, self.elenco.outra.instituicao.pk)
        with self.elenco.em(self.elenco.outra):
            self.trocas._alheios()

    def _marcar(self) -> None:
        """Write a word in the texts of the other institution that nobody else has."""
        with self.elenco.em(self.elenco.outra), connection.cursor() as cursor:
            for modelo in modelos_do_inquilino():
                for campo in modelo._meta.local_concrete_fields:
                    if campo.name not in {"nome", "especificacao", "descricao", "texto", "motivo"}:
                        continue
                    with _sem_rastro(deixar=True):
                        cursor.execute(
                            f'UPDATE "{modelo._meta.db_table}" SET "{campo.column}" = '
                            f"left(\"{campo.column}\" || ' {MARCA}', %s)",
                            [campo.max_length or 10_000],
                        )


@contextmanager
def _sem_rastro(*, deixar: bool = False) -> Iterator[None]:
    """A savepoint: kept when `deixar` and nothing failed, else undone. Refusals are let go."""
    ponto = transaction.savepoint()
    try:
        yield
    except Exception:
        transaction.savepoint_rollback(ponto)
        if not deixar:
            raise
    else:
        (transaction.savepoint_commit if deixar else transaction.savepoint_rollback)(ponto)


@pytest.fixture(scope="module")
def mundo_de_todos(
    django_db_setup: None, django_db_blocker: Any, url_super: str
) -> Iterator[Mundo]:
    """Filled once, inside a transaction that is never committed."""
    with django_db_blocker.unblock(), transaction.atomic():
        faixas = separar(url_super)
        yield Mundo(plataforma.montar(elenco.montar()), faixas)
        transaction.set_rollback(True)


@pytest.fixture
def mundo(mundo_de_todos: Mundo) -> Iterator[Mundo]:
    """As it was made. Without `django_db`, which would end the transaction of all."""
    with transaction.atomic():
        yield mundo_de_todos
        transaction.set_rollback(True)


def _cliente(conta: Any) -> Client:
    cliente = Client(raise_request_exception=False)
    cliente.force_login(conta)
    return cliente


def _quem(mundo: Mundo) -> dict[str, Client]:
    contas = mundo.elenco.contas
    return {
        "servidora": _cliente(contas["ana"]),
        "administrador": _cliente(contas["edu"]),
        "operador": _cliente(mundo.plataforma.operador),
        "cidadã": _cliente(contas["dora"]),
        "ninguém": Client(raise_request_exception=False),
    }


def _corpo(resposta: HttpResponse) -> bytes:
    if not resposta.streaming:
        return resposta.content
    bruto = b"".join(resposta.streaming_content)  # type: ignore[arg-type]
    resposta.streaming_content = iter([bruto])  # type: ignore[attr-defined]
    return bruto


def _textos(corpo: bytes) -> Iterator[bytes]:
    """What is inside a body, also when it is a package."""
    yield corpo
    if corpo[:2] == b"PK":
        with zipfile.ZipFile(io.BytesIO(corpo)) as pacote:
            for nome in pacote.namelist():
                yield pacote.read(nome)


def _resumo(resposta: HttpResponse, valor: str) -> tuple[int, str, str]:
    corpo = _corpo(resposta)
    for texto in _textos(corpo):
        assert MARCA.encode() not in texto
    legivel = FICHAS.sub("", corpo.decode(errors="replace").replace(valor, "<número>"))
    local = resposta.headers.get("Location", "").replace(valor, "<número>")
    return resposta.status_code, VARIAVEIS.sub("#", local), VARIAVEIS.sub("#", legivel)


def _enviar(cliente: Client, envio: Envio, campo: str, valor: str) -> tuple[int, str, str]:
    dados, biscoitos = envio.com(campo, valor), copy.deepcopy(cliente.cookies)
    with _sem_rastro():
        pedir = cliente.get if envio.metodo == "GET" else cliente.post
        resumo = _resumo(pedir(envio.endereco, dados), valor)
    cliente.cookies = biscoitos  # with the messages of the page before
    return resumo


def _diferenca(uma: tuple[Any, ...], outra: tuple[Any, ...]) -> list[str]:
    """What differs, line by line."""
    linhas = difflib.unified_diff(str(uma[2]).split("\n"), str(outra[2]).split("\n"), n=0)
    return [f"{uma[:2]} {outra[:2]}", *list(linhas)[2:12]]


def _paginas(mundo: Mundo, cliente: Client, quem: str) -> Iterator[tuple[str, str, str]]:
    """(route, address, body) of everything that this user can open."""
    for rota in rotas():
        if set(rota.parametros) - set(mundo.nossa):
            continue  # `test_enderecos` does not let it be forgotten
        endereco = rota.endereco(mundo.nossa)
        with _sem_rastro():
            resposta = cliente.get(endereco)
            corpo = _corpo(resposta)
        for texto in _textos(corpo):
            # The operator sees the names of the institutions: that is what the console is for.
            assert quem == "operador" or MARCA.encode() not in texto, endereco
        if resposta.headers.get("Content-Type", "").startswith("text/html"):
            yield rota.nome, endereco, corpo.decode()


@pytest.mark.parametrize("quem", ["servidora", "administrador", "operador", "cidadã", "ninguém"])
def test_todo_campo_com_o_numero_de_outra_instituicao_responde_como_o_que_ninguem_tem(
    mundo: Mundo, quem: str
) -> None:
    cliente, feitos, diferentes = _quem(mundo)[quem], set(), []
    for rota, endereco, corpo in _paginas(mundo, cliente, quem):
        for envio in envios(corpo, endereco):
            for campo, valor in envio.valores:
                troca = mundo.trocas.de(valor)
                forma = (re.sub(r"\d+", "#", envio.endereco), envio.metodo, campo)
                if troca is None or forma in feitos:
                    continue
                feitos.add(forma)
                respostas = [_enviar(cliente, envio, campo, numero) for numero in troca]
                if respostas[0] != respostas[1]:
                    diferentes.append((rota, *forma, _diferenca(*respostas)))
    assert not diferentes, diferentes
    esperados = {"servidora": 40, "administrador": 20, "operador": 1}
    assert len(feitos) >= esperados.get(quem, 0), (quem, len(feitos))


def _executar(tarefa: str, argumentos: dict[str, Any]) -> str:
    """What happens to a job: nothing, or how it fails."""
    with _sem_rastro():
        try:
            with transaction.atomic():
                app.tasks[tarefa].func(**argumentos)
        except Exception as erro:
            return f"{type(erro).__name__}: {VARIAVEIS.sub('#', str(erro))}"
    return ""


def test_toda_tarefa_com_o_numero_de_outra_instituicao_acaba_como_a_do_que_ninguem_tem(
    mundo: Mundo,
) -> None:
    """The jobs are those that filling both institutions enqueued: each kind, each argument."""
    diferentes, feitas = [], set()
    for tarefa, argumentos in mundo.nossa["tarefas"]:
        for nome, valor in argumentos.items():
            troca = None if nome == "instituicao_id" else mundo.trocas.de(str(valor))
            if troca is None or (tarefa, nome) in feitas:
                continue
            feitas.add((tarefa, nome))
            finais = [_executar(tarefa, argumentos | {nome: int(numero)}) for numero in troca]
            if finais[0] != finais[1]:
                diferentes.append((tarefa, nome, finais))
    assert not diferentes, diferentes
    assert len(feitas) >= 5, feitas


def test_cada_pagina_da_outra_instituicao_e_como_a_que_nao_existe_para_cada_pessoa(
    mundo: Mundo,
) -> None:
    publicas = {rota.nome for rota in rotas() if INSTITUICAO not in rota.parametros}
    for quem, cliente in _quem(mundo).items():
        for rota in rotas():
            desconhecidos = set(rota.parametros) - set(mundo.nossa)
            if rota.nome in publicas or quem == "ninguém" or desconhecidos:
                continue
            valores = mundo.nossa | {INSTITUICAO: mundo.elenco.outra.instituicao.slug}
            with _sem_rastro():
                resposta = cliente.get(rota.endereco(valores))
                for texto in _textos(_corpo(resposta)):
                    if resposta.status_code == 200:
                        continue
                    assert MARCA.encode() not in texto, (quem, rota.nome)


def _mudar(elenco: Elenco, comando: str) -> int:
    """Rows that a command touches as the application's role in our scope."""
    with elenco.em(elenco.casa), connection.cursor() as cursor:
        cursor.execute(comando)
        return int(cursor.rowcount)


def test_pelo_papel_da_aplicacao_nada_da_outra_se_le_muda_ou_apaga(mundo: Mundo) -> None:
    alheia = mundo.elenco.outra.instituicao.pk
    tocadas = []
    for modelo in modelos_do_inquilino():
        tabela = modelo._meta.db_table
        if tabela == "documentos_numerodedocumento":
            continue  # issues numbers to the whole installation
        for comando in (
            f'SELECT 1 FROM "{tabela}" WHERE instituicao_id = {alheia}',
            f'UPDATE "{tabela}" SET instituicao_id = instituicao_id WHERE instituicao_id = {alheia}',
            f'DELETE FROM "{tabela}" WHERE instituicao_id = {alheia}',
        ):
            with _sem_rastro(deixar=True):
                if _mudar(mundo.elenco, comando):
                    tocadas.append(comando)
    assert not tocadas, tocadas
