"""Every address of the product, asked with another institution's ids, answers as an absent one.

The routes come from the resolver, so a new one is covered the day it is born. A route whose
address needs a parameter unknown here fails until someone says how to get such an object
(`OBJETOS`) or that it is no object at all (`VALORES`).
"""

import re
from typing import Any
from urllib.parse import quote

import pytest
from django.http import HttpResponse
from django.test import Client

from tests.elenco import Elenco
from tests.isolamento.povoar_adesao import na_plataforma
from tests.isolamento.rotas import (
    AUSENTES,
    CONSULTAS,
    DE_ARQUIVO,
    DO_CIDADAO,
    INSTITUICAO,
    OBJETOS,
    PUBLICAS,
    VALORES,
    Rota,
    objetos_de,
    rotas,
)
from tests.plataforma import Plataforma


def test_toda_rota_so_usa_parametros_que_este_teste_conhece() -> None:
    conhecidos = {INSTITUICAO, *OBJETOS, *VALORES}
    desconhecidas = {r.nome: set(r.parametros) - conhecidos for r in rotas()}
    assert {n: p for n, p in desconhecidas.items() if p} == {}
    assert len(rotas()) > 10


def test_todo_endereco_com_objeto_diz_de_que_instituicao_e() -> None:
    """An object is always asked inside an institution: no address reaches it by the id alone."""
    soltas = [
        r.nome
        for r in rotas()
        if set(r.parametros) & set(OBJETOS) and INSTITUICAO not in r.parametros
    ]
    assert soltas == []


@pytest.fixture
def objetos(elenco: Elenco) -> dict[str, dict[str, Any]]:
    """Parameters for our institution, for the other one, and for nothing at all."""
    return {
        "nossa": objetos_de(elenco, elenco.casa, "ana"),
        "alheia": objetos_de(elenco, elenco.outra, "caio"),
    }


@pytest.fixture
def ana(elenco: Elenco) -> Client:
    cliente = Client(raise_request_exception=False)
    cliente.force_login(elenco.contas["ana"])
    return cliente


def _corpo(resposta: HttpResponse) -> bytes:
    if resposta.streaming:
        return b"".join(resposta.streaming_content)  # type: ignore[arg-type]
    return resposta.content


def _resumo(resposta: HttpResponse, endereco: str) -> tuple[int, str, str]:
    """Status, place to go and body, without the address that was asked and one-time tokens."""
    corpo = _corpo(resposta).decode(errors="replace")
    local = resposta.headers.get("Location", "")
    for forma in (endereco, quote(endereco, safe="")):
        corpo, local = (texto.replace(forma, "<endereço>") for texto in (corpo, local))
    corpo = re.sub(r'(csrfmiddlewaretoken" value=|"X-CSRFToken": )"[^"]+"', "", corpo)
    return resposta.status_code, local, corpo


def _respostas(cliente: Client, rota: Rota, valores: dict[str, Any]) -> dict[str, Any]:
    endereco = rota.endereco(valores)
    pedidos = _pedidos(cliente, endereco)
    return {metodo: _resumo(resposta, endereco) for metodo, resposta in pedidos.items()}


def _pedidos(cliente: Client, endereco: str) -> dict[str, HttpResponse]:
    return {
        "GET": cliente.get(endereco),
        "POST": cliente.post(endereco, {}),
        "GET htmx": cliente.get(endereco, headers={"HX-Request": "true"}),
    }


def _de_outra(rota: Rota, parametro: str, alheia: dict[str, Any]) -> Any:
    """The object of the other institution that this route could show."""
    externo = parametro == "documento" and rota.nome in DE_ARQUIVO
    return alheia["externo" if externo else parametro]


@pytest.mark.django_db
def test_o_objeto_de_outra_instituicao_responde_como_o_que_nao_existe(
    ana: Client, objetos: dict[str, dict[str, Any]]
) -> None:
    diferentes, anonimo = [], Client(raise_request_exception=False)
    for rota in rotas():
        for parametro in set(rota.parametros) & set(OBJETOS):
            nossa = {nome: valor for nome, valor in objetos["nossa"].items() if nome != "externo"}
            ausente = nossa | {parametro: AUSENTES[rota.parametros[parametro]]}
            alheio = nossa | {parametro: _de_outra(rota, parametro, objetos["alheia"])}
            for cliente in (ana, anonimo):
                respostas = [_respostas(cliente, rota, v) for v in (ausente, alheio)]
                estados = {resumo[0] for resumo in respostas[0].values()}
                if respostas[0] != respostas[1] or not estados <= {302, 401, 404, 405}:
                    diferentes.append((rota.nome, parametro, estados))
    assert not diferentes, diferentes


@pytest.mark.django_db
def test_a_instituicao_onde_nao_atuo_responde_como_a_que_nao_existe(
    ana: Client, objetos: dict[str, dict[str, Any]]
) -> None:
    diferentes = []
    for rota in rotas():
        if INSTITUICAO not in rota.parametros or rota.nome in PUBLICAS | DO_CIDADAO:
            continue
        respostas = [
            _respostas(ana, rota, objetos["alheia"] | {INSTITUICAO: slug})
            for slug in (objetos["alheia"][INSTITUICAO], AUSENTES["slug"])
        ]
        estados = {resumo[0] for resumo in respostas[0].values()}
        if respostas[0] != respostas[1] or not estados <= {404, 405}:
            diferentes.append((rota.nome, estados))
    assert not diferentes, diferentes


@pytest.fixture
def otto(plataforma: Plataforma) -> Client:
    """The operator of the platform: the console's addresses exist for him alone."""
    cliente = Client(raise_request_exception=False)
    cliente.force_login(plataforma.operador)
    return cliente


@pytest.mark.django_db
def test_com_os_proprios_objetos_todo_endereco_existe(
    ana: Client, otto: Client, plataforma: Plataforma, objetos: dict[str, dict[str, Any]]
) -> None:
    """Else the tests above would be satisfied by pages that are never found."""
    perdidas, nossa = [], objetos["nossa"] | na_plataforma(plataforma)
    for rota in rotas():
        quem = otto if rota.do_operador else ana
        estados = {
            metodo: resposta.status_code
            for metodo, resposta in _pedidos(quem, rota.endereco(nossa)).items()
        }
        if set(estados.values()) <= {404, 405} or 500 in estados.values():
            perdidas.append((rota.nome, estados))
    assert not perdidas, perdidas


@pytest.mark.django_db
def test_o_console_so_existe_para_quem_opera_a_plataforma(
    ana: Client, otto: Client, objetos: dict[str, dict[str, Any]]
) -> None:
    for rota in (rota for rota in rotas() if rota.do_operador):
        for metodo, resposta in _pedidos(ana, rota.endereco(objetos["nossa"])).items():
            assert resposta.status_code in {404, 405}, (rota.nome, metodo)


@pytest.mark.django_db
def test_quem_nao_entrou_so_le_as_paginas_publicas(objetos: dict[str, dict[str, Any]]) -> None:
    anonimo, abertas = Client(raise_request_exception=False), []
    for rota in rotas():
        if rota.do_operador or (INSTITUICAO in rota.parametros and rota.nome not in PUBLICAS):
            for metodo, resposta in _pedidos(anonimo, rota.endereco(objetos["nossa"])).items():
                vai_entrar = resposta.headers.get("Location", "").startswith("/entrar/")
                if resposta.status_code not in {401, 405} and not vai_entrar:
                    abertas.append((rota.nome, metodo, resposta.status_code))
    assert not abertas, abertas


@pytest.mark.django_db
def test_o_objeto_de_outra_instituicao_na_consulta_responde_como_o_que_nao_existe(
    ana: Client, objetos: dict[str, dict[str, Any]]
) -> None:
    conhecidas = {rota.nome: rota for rota in rotas()}
    for nome, (_, nenhum) in CONSULTAS.items():
        alheio = objetos["nossa"] | {f"?{nome}": objetos["alheia"][f"?{nome}"]}
        ausente = objetos["nossa"] | {f"?{nome}": nenhum}
        respostas = [_respostas(ana, conhecidas[nome], valores) for valores in (alheio, ausente)]
        assert respostas[0] == respostas[1], nome
