"""Pessoas e lotações: who works here, and the same as CSV."""

from collections.abc import Iterator
from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.db import transaction
from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from seiva.core.ator import Ator
from seiva.core.paginacao import paginar
from seiva.core.tenancy import escopo
from seiva.organizacao.acoes.cadastrar_servidor import DadosDaPessoa, cadastrar_servidor
from seiva.organizacao.gente import (
    ORDEM,
    Ficha,
    Procura,
    com_lugares,
    ficha_de,
    procurar_gente,
)
from seiva.organizacao.pessoas import pessoas_que_contam
from seiva.organizacao.regras.documentos_pessoais import DocumentoInvalido, formatar
from seiva.portas.em_csv import baixar, em_csv
from seiva.web.acesso import Requisicao, servidor
from seiva.web.administracao.comum import endereco, exigir_administrador
from seiva.web.atos import tentar
from seiva.web.forms.servidores import FiltrosDeGente, NovaPessoa
from seiva.web.paginas import cursores, vizinhas

POR_PAGINA = 50
LOTE = 300
# The same columns that the import reads: the list goes out, is corrected and comes back.
COLUNAS = ("Nome", "CPF", "E-mail", "Unidade", "Perfil", "Cargo", "Início", "Fim")


@require_safe
@servidor
def gente(requisicao: Requisicao) -> HttpResponse:
    """People of the institution, by name."""
    exigir_administrador(requisicao)
    filtros = FiltrosDeGente(requisicao.GET)
    contas = com_lugares(procurar_gente(filtros.procura()))
    pagina = paginar(contas, ORDEM, tamanho=POR_PAGINA, **cursores(requisicao.GET))
    base, consulta = endereco(requisicao, "gente"), _consulta(requisicao)
    contexto = {
        "secao": "administracao",
        "filtros": filtros,
        "filtrado": bool(consulta),
        "fichas": [ficha_de(conta) for conta in pagina.linhas],
        "pagina": vizinhas(pagina, f"{base}?{consulta}" if consulta else base),
        "lista_url": base,
        "csv_url": f"{endereco(requisicao, 'gente_csv')}?{consulta}",
        "contam": pessoas_que_contam(),
    }
    return render(requisicao, "gente/lista.html", contexto)


def _consulta(requisicao: Requisicao) -> str:
    nomes = ("texto", "unidade", "perfil", "situacao")
    return urlencode([(n, requisicao.GET[n]) for n in nomes if requisicao.GET.get(n)])


@require_safe
@servidor
def exportar(requisicao: Requisicao) -> HttpResponseBase:
    """The list as CSV, a line for each lotação, streamed."""
    exigir_administrador(requisicao)
    procura = FiltrosDeGente(requisicao.GET).procura()
    return baixar(em_csv(COLUNAS, _todas(requisicao.ator, procura)), "pessoas.csv")


def _todas(ator: Ator, procura: Procura) -> Iterator[list[Any]]:
    """Runs while the answer goes out: each part opens its own scope."""
    depois = ""
    while True:
        with transaction.atomic(), escopo(ator.instituicao_id):
            pagina = paginar(
                com_lugares(procurar_gente(procura)), ORDEM, tamanho=LOTE, depois=depois
            )
            linhas = [linha for conta in pagina.linhas for linha in _linhas(ficha_de(conta))]
        yield from linhas
        depois = pagina.proxima
        if not depois:
            return


def _linhas(ficha: Ficha) -> list[list[Any]]:
    cargos = "; ".join(t.cargo.nome for t in ficha.cargos_em_vigor)
    try:
        cpf = formatar(ficha.conta.cpf)
    except DocumentoInvalido:  # of an account older than the rule
        cpf = ficha.conta.cpf
    return [
        [
            ficha.conta.nome,
            cpf,
            ficha.conta.email,
            lotacao.unidade.sigla,
            lotacao.perfil.nome,
            cargos,
            f"{lotacao.inicio:%d/%m/%Y}",
            f"{lotacao.fim:%d/%m/%Y}" if lotacao.fim else "",
        ]
        for lotacao in ficha.lotacoes
    ]


@require_http_methods(["GET", "HEAD", "POST"])
@servidor
def nova(requisicao: Requisicao) -> HttpResponse:
    """A person found by the CPF, or invited."""
    exigir_administrador(requisicao)
    formulario = NovaPessoa(requisicao.POST or None, casa=requisicao.instituicao)
    if formulario.is_valid():
        limpos = dict(formulario.cleaned_data)
        dados = DadosDaPessoa(limpos.pop("nome"), limpos.pop("cpf"), limpos.pop("email"))
        conta = tentar(
            formulario, lambda: cadastrar_servidor(requisicao.ator, dados=dados, **limpos)
        )
        if conta is not None:
            messages.success(requisicao, f"{conta.nome} tem lugar na instituição.")
            return redirect(endereco(requisicao, "servidor", conta=conta.pk))
    contexto = {"secao": "administracao", "form": formulario}
    codigo = 422 if formulario.is_bound else 200
    return render(requisicao, "gente/nova.html", contexto, status=codigo)
