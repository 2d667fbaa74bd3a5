"""The list of a register: search, order, filters, pages, and the same as CSV."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any
from urllib.parse import urlencode

from django.db import transaction
from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.views.decorators.http import require_safe

from seiva.core.ator import Ator
from seiva.core.paginacao import Ordem, paginar
from seiva.core.tenancy import escopo
from seiva.organizacao.cadastros import Cadastro, Coluna, achar_cadastro
from seiva.organizacao.cadastros.linhas import Procura, ordem_de, procurar
from seiva.organizacao.cadastros.valores import legivel, ligados
from seiva.portas.em_csv import baixar, em_csv
from seiva.web.acesso import Requisicao, servidor
from seiva.web.administracao.comum import do_cadastro, endereco, exigir_administrador
from seiva.web.administracao.formularios import Filtros
from seiva.web.administracao.telas import tela_de
from seiva.web.paginas import cursores, vizinhas

POR_PAGINA = 50
LOTE = 200


@dataclass(frozen=True)
class Cabecalho:
    """Head of a column: where clicking leads, and how the list is ordered by it now."""

    rotulo: str
    url: str = ""
    sentido: str = ""


@dataclass(frozen=True)
class Linha:
    """One entry in the list."""

    url: str
    em_uso: bool
    celulas: list[tuple[str, str]]


@require_safe
@servidor
def lista(requisicao: Requisicao, cadastro: str) -> HttpResponse:
    """Entries of a register, a page at a time."""
    achado = achar_cadastro(cadastro)
    exigir_administrador(requisicao)
    filtros = Filtros(achado, requisicao.GET)
    procura = filtros.procura()
    ordem = ordem_de(achado, procura.ordem)
    linhas = procurar(achado, procura)
    pagina = paginar(linhas, ordem, tamanho=POR_PAGINA, **cursores(requisicao.GET))
    base = endereco(requisicao, "cadastro", cadastro=cadastro)
    consulta = _consulta(requisicao, "ordem")
    contexto = do_cadastro(requisicao, achado) | {
        "filtros": filtros,
        "filtrado": bool(_consulta(requisicao)),
        "cabecalhos": _cabecalhos(achado, ordem, base, _consulta(requisicao)),
        "linhas": [_linha(requisicao, achado, registro) for registro in pagina.linhas],
        "pagina": vizinhas(pagina, f"{base}?{consulta}" if consulta else base),
        "csv_url": f"{endereco(requisicao, 'cadastro_csv', cadastro=cadastro)}?{consulta}",
        "ordem_atual": procura.ordem,
        "botoes": [(r, endereco(requisicao, rota)) for r, rota in tela_de(achado).botoes],
    }
    return render(requisicao, "administracao/lista.html", contexto)


def _consulta(requisicao: Requisicao, *mais: str) -> str:
    """The filters in the address, without the place in the list."""
    pares = [
        (nome, valor)
        for nome, valor in requisicao.GET.items()
        if valor and (nome in mais or nome in {"texto", "situacao"} or nome.startswith("f-"))
    ]
    return urlencode(pares)


def colunas_de(cadastro: Cadastro) -> list[Coluna]:
    """The columns of the list, each with its words."""
    declaradas = [Coluna(c) if isinstance(c, str) else c for c in cadastro.colunas]
    return [Coluna(c.nome, c.rotulo or cadastro.rotulo(c.nome), c.texto) for c in declaradas]


def _cabecalhos(
    cadastro: Cadastro, ordem: tuple[Ordem, ...], base: str, consulta: str
) -> list[Cabecalho]:
    ordenaveis = {o.lstrip("-") for o in cadastro.ordens}
    resposta = []
    for coluna in colunas_de(cadastro):
        if coluna.nome not in ordenaveis:
            resposta.append(Cabecalho(coluna.rotulo))
            continue
        atual = ordem[0].campo == coluna.nome
        sentido = ("descending" if ordem[0].decrescente else "ascending") if atual else ""
        proxima = f"-{coluna.nome}" if sentido == "ascending" else coluna.nome
        junta = f"&{consulta}" if consulta else ""
        resposta.append(Cabecalho(coluna.rotulo, f"{base}?ordem={proxima}{junta}", sentido))
    return resposta


def _linha(requisicao: Requisicao, cadastro: Cadastro, registro: Any) -> Linha:
    url = endereco(requisicao, "cadastro_item", cadastro=cadastro.chave, registro=registro.pk)
    celulas = [(c.rotulo, em_celula(cadastro, c, registro)) for c in colunas_de(cadastro)]
    return Linha(url, cadastro.usa(registro), celulas)


def em_celula(cadastro: Cadastro, coluna: Coluna, registro: Any) -> str:
    """What a cell says, as text."""
    valor = coluna.texto(registro) if coluna.texto else legivel(cadastro, registro, coluna.nome)
    return por_extenso(valor)


def por_extenso(valor: Any) -> str:
    """A value in the words of a page or a spreadsheet."""
    if valor is None or valor == "":
        return ""
    if isinstance(valor, bool):
        return "Sim" if valor else "Não"
    if isinstance(valor, date):
        return f"{valor:%d/%m/%Y}"
    return "; ".join(map(str, valor)) if isinstance(valor, list) else str(valor)


@require_safe
@servidor
def exportar(requisicao: Requisicao, cadastro: str) -> HttpResponseBase:
    """Every entry that answers to the filters, with every field, as CSV, streamed."""
    achado = achar_cadastro(cadastro)
    exigir_administrador(requisicao)
    procura = Filtros(achado, requisicao.GET).procura()
    situacao = ["Em uso"] if achado.encerra else []
    colunas = [*(achado.rotulo(c.nome) for c in achado.campos), *situacao]
    linhas = em_csv(colunas, _todas(requisicao.ator, achado, procura))
    return baixar(linhas, f"{cadastro}.csv")


def _todas(ator: Ator, cadastro: Cadastro, procura: Procura) -> Iterator[list[Any]]:
    """Runs while the answer goes out: each part opens its own scope."""
    depois, ordem = "", ordem_de(cadastro, procura.ordem)
    while True:
        with transaction.atomic(), escopo(ator.instituicao_id):
            achadas = procurar(cadastro, procura)
            pagina = paginar(achadas, ordem, tamanho=LOTE, depois=depois)
            parte = [_valores(cadastro, registro) for registro in pagina.linhas]
        yield from parte
        depois = pagina.proxima
        if not depois:
            return


def _valores(cadastro: Cadastro, registro: Any) -> list[Any]:
    valores = []
    for campo in cadastro.campos:
        lista = ligados(registro, campo.ligacao) if campo.ligacao else None
        bruto = getattr(registro, campo.nome, None) if not campo.ligacao else None
        dia = isinstance(bruto, date)
        valores.append(
            por_extenso(bruto if dia else legivel(cadastro, registro, campo.nome, lista))
        )
    return [*valores, *([por_extenso(cadastro.usa(registro))] if cadastro.encerra else [])]
