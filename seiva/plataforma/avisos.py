"""Notices to servants: those in force and past, a new one, and ending one."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from seiva.core.erros import RegraViolada
from seiva.core.paginacao import Ordem, paginar
from seiva.core.relogio import agora
from seiva.operacao.acoes.avisar import encerrar_aviso, publicar_aviso
from seiva.operacao.models import Aviso
from seiva.organizacao.models import Instituicao, Natureza
from seiva.plataforma.acesso import RequisicaoDoOperador, operador
from seiva.plataforma.endereco import cursores, vizinhas
from seiva.plataforma.forms import NovoAviso
from seiva.portas.atos import tentar

POR_PAGINA = 30


@require_safe
@operador
def lista(requisicao: RequisicaoDoOperador) -> HttpResponse:
    """Every notice, the newest first."""
    pagina = paginar(
        Aviso.objects.select_related("criado_por"),
        [Ordem("id", True)],
        tamanho=POR_PAGINA,
        **cursores(requisicao.GET),
    )
    contexto = {
        "secao": "avisos",
        "linhas": _mostrar(pagina.linhas),
        "pagina": vizinhas(pagina, "?"),
    }
    return render(requisicao, "plataforma/avisos.html", contexto)


@operador
def novo(requisicao: RequisicaoDoOperador) -> HttpResponse:
    """The form of a notice."""
    if requisicao.method != "POST":
        formulario = NovoAviso(initial={"publico": "todas", "tom": "informacao"})
        return _formulario(requisicao, formulario)
    formulario = NovoAviso(requisicao.POST)
    if formulario.is_valid():
        dados = formulario.dados()
        if tentar(formulario, lambda: publicar_aviso(requisicao.ator, dados=dados)) is not None:
            messages.success(requisicao, "Aviso publicado.")
            return redirect("plataforma_avisos")
    return _formulario(requisicao, formulario, status=422)


@require_POST
@operador
def encerrar(requisicao: RequisicaoDoOperador) -> HttpResponse:
    """Stop showing a notice."""
    chave = requisicao.POST.get("aviso", "")
    aviso = Aviso.objects.filter(pk=chave).first() if _chave(chave) else None
    try:
        if aviso is not None:
            encerrar_aviso(requisicao.ator, aviso=aviso)
            messages.success(requisicao, "Aviso encerrado.")
    except RegraViolada as recusa:
        messages.error(requisicao, recusa.mensagem)
    return redirect("plataforma_avisos")


def _chave(texto: str) -> bool:
    return texto.isdecimal() and len(texto) < 19


def _formulario(
    requisicao: RequisicaoDoOperador, formulario: NovoAviso, status: int = 200
) -> HttpResponse:
    contexto = {"secao": "avisos", "form": formulario}
    return render(requisicao, "plataforma/aviso_novo.html", contexto, status=status)


def _mostrar(avisos: list[Aviso]) -> list[dict[str, object]]:
    instante, nomes = agora(), dict(Natureza.choices)
    chaves = {chave for aviso in avisos for chave in aviso.instituicoes}
    casas = dict(Instituicao.objects.filter(pk__in=chaves).values_list("pk", "nome"))
    linhas = []
    for aviso in avisos:
        para = [nomes[n] for n in aviso.naturezas if n in nomes]
        para += [casas[chave] for chave in aviso.instituicoes if chave in casas]
        fim = aviso.fim is not None and aviso.fim <= instante
        estado = "encerrado" if fim else "a começar" if aviso.inicio > instante else "no ar"
        linhas.append({"aviso": aviso, "para": ", ".join(para) or "Todas", "estado": estado})
    return linhas
