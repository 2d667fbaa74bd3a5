"""Pages of the log of readings."""

from typing import Any
from urllib.parse import urlencode

from django.http import HttpResponse, StreamingHttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from seiva.auditoria.consulta import (
    ORDEM,
    exportada,
    leituras_da_instituicao,
    leituras_do_processo,
    mostrar,
)
from seiva.auditoria.titular import instituicoes_que_me_conhecem, quem_viu
from seiva.core.erros import NaoEncontrado, SemPermissao
from seiva.core.paginacao import Pagina, paginar
from seiva.organizacao.models import Conta, Instituicao
from seiva.portas.alcance import conta_inteira
from seiva.portas.em_csv import baixar
from seiva.portas.leituras import anotar_lido
from seiva.processos.legibilidade import legivel
from seiva.web.acesso import Requisicao, servidor
from seiva.web.auditoria_csv import leituras_em_csv
from seiva.web.ficha import buscar
from seiva.web.forms.auditoria import FiltrosDeLeituras
from seiva.web.paginas import cursores, vizinhas
from seiva.web.processos import chegar, montar_quadro

POR_PAGINA = 50
POR_INSTITUICAO = 20
ADMINISTRAR = "instituicao.administrar"


def exigir_administrador(requisicao: Requisicao) -> None:
    if not requisicao.ator.pode(ADMINISTRAR):
        raise SemPermissao(
            "sem_permissao",
            "A auditoria de leituras é de quem administra a instituição. De um processo que "
            "você lê, abra a aba Quem leu.",
        )


@require_safe
@servidor
def leituras(requisicao: Requisicao) -> HttpResponse:
    """The log of the institution, newest first, for its administrator."""
    exigir_administrador(requisicao)
    return _pagina_de_leituras(requisicao, FiltrosDeLeituras(requisicao.ator, requisicao.GET))


def _pagina_de_leituras(requisicao: Requisicao, formulario: FiltrosDeLeituras) -> HttpResponse:
    valido = formulario.is_valid()
    pagina: Pagina[Any] = Pagina([], "", "")
    if valido:
        registros = leituras_da_instituicao(formulario.filtros()).para_mostrar()
        pagina = paginar(registros, ORDEM, tamanho=POR_PAGINA, **cursores(requisicao.GET))
    consulta = _sem_cursor(requisicao)
    slug = requisicao.instituicao.slug
    contexto = {
        "secao": "auditoria",
        "form": formulario,
        "linhas": mostrar(requisicao.ator, pagina.linhas),
        "pagina": vizinhas(pagina, consulta),
        "filtrado": consulta != "?",
        "csv_url": reverse("auditoria_csv", args=[slug]) + consulta if valido else "",
        "limpar_url": reverse("auditoria", args=[slug]),
    }
    return render(requisicao, "auditoria/leituras.html", contexto, status=200 if valido else 422)


@require_safe
@servidor
def exportar(requisicao: Requisicao) -> StreamingHttpResponse | HttpResponse:
    """The same list as CSV, streamed. Exporting is itself logged, before the first byte."""
    exigir_administrador(requisicao)
    formulario = FiltrosDeLeituras(requisicao.ator, requisicao.GET)
    if not formulario.is_valid():
        return _pagina_de_leituras(requisicao, formulario)
    filtros = formulario.filtros()
    anotar_lido(requisicao, exportada(filtros))
    return baixar(leituras_em_csv(requisicao.ator, filtros), "leituras.csv")


@require_safe
@servidor
def quem_leu(requisicao: Requisicao, processo: int) -> HttpResponse:
    """Who read a process that is not public: for everyone who may read it."""
    alvo = buscar(requisicao, processo)
    chegar(requisicao.ator, alvo)
    if not legivel(requisicao.ator, alvo):
        raise NaoEncontrado
    quadro = montar_quadro(requisicao, alvo, "processo_leituras", True)
    registros = leituras_do_processo(requisicao.ator, alvo).para_mostrar()
    pagina = paginar(registros, ORDEM, tamanho=POR_PAGINA, **cursores(requisicao.GET))
    contexto = quadro | {
        "linhas": mostrar(requisicao.ator, pagina.linhas),
        "pagina": vizinhas(pagina, requisicao.path),
    }
    return render(requisicao, "processo/leituras.html", contexto)


@conta_inteira
@never_cache
@require_safe
def quem_viu_meus_dados(requisicao: Any) -> HttpResponse:
    """Who read what concerns the person logged in, in each institution that knows them."""
    conta: Conta = requisicao.user
    conhecem = instituicoes_que_me_conhecem(conta)
    slug = requisicao.GET.get("em", "")
    so_uma = [casa for casa in conhecem if casa.slug == slug]
    if slug and not so_uma:
        raise NaoEncontrado
    contexto = {
        "partes": [_parte(requisicao, conta, casa, bool(slug)) for casa in so_uma or conhecem],
        "uma": bool(slug),
    }
    return render(requisicao, "auditoria/quem_viu.html", contexto)


def _parte(
    requisicao: Any, conta: Conta, instituicao: Instituicao, inteira: bool
) -> dict[str, Any]:
    """One institution: its last readings, or one page of all of them."""
    tamanho = POR_PAGINA if inteira else POR_INSTITUICAO
    lugar = cursores(requisicao.GET) if inteira else {}
    achado = quem_viu(conta, instituicao, tamanho=tamanho, **lugar)
    url = f"{reverse('quem_viu')}?{urlencode({'em': instituicao.slug})}"
    pagina: Pagina[Any] = Pagina([], achado.anterior, achado.proxima)
    return {
        "instituicao": instituicao,
        "linhas": achado.linhas,
        "pagina": vizinhas(pagina, url) if inteira else {},
        "todas_url": url if achado.proxima and not inteira else "",
        "eu": conta.pk,
    }


def _sem_cursor(requisicao: Requisicao) -> str:
    """The same filters, from the start of the list."""
    atuais = {k: v for k, v in requisicao.GET.items() if k not in {"depois", "antes"} and v}
    return f"?{urlencode(atuais)}"
