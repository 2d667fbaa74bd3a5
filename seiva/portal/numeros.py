"""The institution in numbers, for anyone: a page, and the same as open data."""

from typing import Any

from django.core.cache import cache
from django.http import HttpResponse, JsonResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from seiva.core.relogio import hoje
from seiva.estatisticas.consulta import situacao
from seiva.estatisticas.publico import DICIONARIO, LICENCA, Publico, publicar
from seiva.estatisticas.regras.supressao import K
from seiva.portas.acesso import RequisicaoPublica, publica
from seiva.portas.em_csv import em_csv

HORA = 3600


def _publicado(requisicao: RequisicaoPublica) -> tuple[Publico | None, Any]:
    """What is published now, read once for each counting; None before the first."""
    feita = situacao()
    if feita is None or feita.atualizado_em is None:
        return None, None
    dia = hoje()
    chave = f"numeros:{requisicao.instituicao.pk}:{feita.atualizado_em.timestamp()}:{dia:%Y%m}"
    publicado = cache.get(chave)
    if publicado is None:
        publicado = publicar(dia)
        cache.set(chave, publicado, HORA)
    return publicado, feita.atualizado_em


def _guardavel(resposta: HttpResponse) -> HttpResponse:
    resposta["Cache-Control"] = f"public, max-age={HORA}"
    return resposta


@require_safe
@publica
def numeros(requisicao: RequisicaoPublica) -> HttpResponse:
    """The page: what was done, in how long, what was saved."""
    publicado, quando = _publicado(requisicao)
    contexto = {
        "publico": publicado,
        "atualizado_em": quando,
        "k": K,
        "licenca": LICENCA,
        "dicionario": DICIONARIO,
    }
    return render(requisicao, "numeros/publico.html", contexto)


def _dados(publicado: Publico | None) -> list[dict[str, Any]]:
    """The rows of the open data; none before the first counting."""
    return [
        {"conjunto": conjunto, "chave": chave, "medida": medida, "valor": valor,
         "omitido": valor is None}
        for conjunto, chave, medida, valor in (publicado.linhas if publicado else [])
    ]  # fmt: skip


@require_safe
@publica
def numeros_json(requisicao: RequisicaoPublica) -> HttpResponse:
    """Open data, with licence, period and dictionary."""
    publicado, quando = _publicado(requisicao)
    periodo = publicado.periodo if publicado else None
    conteudo = {
        "instituicao": requisicao.instituicao.nome,
        "licenca": LICENCA,
        "atualizado_em": quando.isoformat() if quando else None,
        "de": periodo.de.isoformat() if periodo else None,
        "ate": periodo.ate.isoformat() if periodo else None,
        "dicionario": DICIONARIO,
        "dados": _dados(publicado),
    }
    parametros = {"ensure_ascii": False, "indent": 1}
    return _guardavel(JsonResponse(conteudo, json_dumps_params=parametros))


@require_safe
@publica
def numeros_csv(requisicao: RequisicaoPublica) -> HttpResponse:
    """Open data, one value a line; the dictionary is in the page and in the JSON."""
    publicado, _ = _publicado(requisicao)
    linhas = (
        (
            linha["conjunto"],
            linha["chave"],
            linha["medida"],
            "" if linha["valor"] is None else str(linha["valor"]).replace(".", ","),
            "sim" if linha["omitido"] else "não",
        )
        for linha in _dados(publicado)
    )
    resposta = HttpResponse(
        "".join(em_csv(DICIONARIO, linhas)), content_type="text/csv; charset=utf-8"
    )
    resposta["Content-Disposition"] = 'attachment; filename="numeros.csv"'
    return _guardavel(resposta)
