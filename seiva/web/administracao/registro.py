"""One entry of a register: new, changed, put out of use, taken out; and its history."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from seiva.core.acoes import acoes_possiveis, declarada
from seiva.core.erros import NaoEncontrado, RegraViolada
from seiva.core.modelos import chave
from seiva.documentos.estilos import linha_em_vigor
from seiva.documentos.regras.variaveis import VARIAVEIS
from seiva.organizacao.acoes.alterar_registro import alterar_registro
from seiva.organizacao.acoes.criar_registro import criar_registro
from seiva.organizacao.acoes.desativar_registro import desativar_registro
from seiva.organizacao.acoes.excluir_registro import excluir_registro
from seiva.organizacao.acoes.reativar_registro import reativar_registro
from seiva.organizacao.cadastros import Cadastro, achar_cadastro
from seiva.organizacao.cadastros.conflito import MudouAntes
from seiva.organizacao.models import Alteracao
from seiva.portas.folha import papel_de
from seiva.web.acesso import Requisicao, servidor
from seiva.web.administracao.alteracoes import contar
from seiva.web.administracao.comum import do_cadastro, endereco, exigir_administrador
from seiva.web.administracao.formularios import FormularioDoRegistro, depois_do_conflito
from seiva.web.administracao.previa import CAMPOS
from seiva.web.administracao.telas import tela_de
from seiva.web.atos import tentar

ULTIMAS = 10
ATOS: dict[str, tuple[Callable[..., Any], str]] = {
    "desativar": (desativar_registro, "fora de uso"),
    "reativar": (reativar_registro, "em uso de novo"),
    "excluir": (excluir_registro, "excluído"),
}


@require_http_methods(["GET", "HEAD", "POST"])
@servidor
def novo(requisicao: Requisicao, cadastro: str) -> HttpResponse:
    """A new entry."""
    achado = achar_cadastro(cadastro)
    exigir_administrador(requisicao)
    formulario = FormularioDoRegistro(achado, dados=requisicao.POST or None)
    if formulario.is_valid():
        valores = formulario.valores()
        feito = tentar(
            formulario,
            lambda: criar_registro(requisicao.ator, cadastro=achado, valores=valores),
        )
        if feito is not None:
            messages.success(requisicao, f"Criado: {feito}.")
            return redirect(endereco(requisicao, "cadastro", cadastro=cadastro))
    return _tela(requisicao, achado, formulario)


@require_http_methods(["GET", "HEAD", "POST"])
@servidor
def item(requisicao: Requisicao, cadastro: str, registro: int) -> HttpResponse:
    """An entry, to read and to change."""
    achado, alvo = buscar(requisicao, cadastro, registro)
    formulario = FormularioDoRegistro(achado, alvo, requisicao.POST or None)
    if formulario.is_valid():
        try:
            feito = tentar(formulario, lambda: _salvar(requisicao, alvo, formulario))
        except _Conflito as conflito:
            return _tela(requisicao, achado, depois_do_conflito(formulario, conflito.erro))
        if feito is not None:
            messages.success(requisicao, f"Salvo: {feito}.")
            return redirect(endereco(requisicao, "cadastro", cadastro=cadastro))
    return _tela(requisicao, achado, formulario)


class _Conflito(Exception):  # noqa: N818
    """Carries `MudouAntes` past the form, that would take it for any refusal."""

    def __init__(self, erro: MudouAntes) -> None:
        self.erro = erro


def _salvar(requisicao: Requisicao, alvo: Any, formulario: FormularioDoRegistro) -> Any:
    try:
        return alterar_registro(
            requisicao.ator,
            registro=alvo,
            valores=formulario.valores(),
            versao=formulario.vista,
        )
    except MudouAntes as erro:
        raise _Conflito(erro) from erro


def buscar(requisicao: Requisicao, cadastro: str, registro: int) -> tuple[Cadastro, Any]:
    """The register and the entry of an address; then whether the person administers."""
    achado = achar_cadastro(cadastro)
    alvo = achado.modelo.objects.um(pk=chave(registro))
    exigir_administrador(requisicao)
    return achado, alvo


def _tela(
    requisicao: Requisicao, cadastro: Cadastro, formulario: FormularioDoRegistro
) -> HttpResponse:
    alvo = formulario.registro
    contexto = do_cadastro(requisicao, cadastro) | {
        "form": formulario,
        "registro": alvo,
        "tela": tela_de(cadastro),
        "previa_url": endereco(requisicao, "cadastro_previa", cadastro=cadastro.chave),
        "variaveis": VARIAVEIS,
        "texto_rico": CAMPOS.get(cadastro.chave, ""),
    }
    if contexto["texto_rico"]:
        contexto["papel_css_url"] = papel_de(linha_em_vigor())
    if alvo is not None:
        contexto |= _do_registro(requisicao, cadastro, alvo)
    codigo = 422 if formulario.is_bound else 200
    return render(requisicao, "administracao/registro.html", contexto, status=codigo)


def _do_registro(requisicao: Requisicao, cadastro: Cadastro, alvo: Any) -> dict[str, Any]:
    """State, acts and last changes of an entry."""
    historico = Alteracao.objects.do_objeto(cadastro.nome_do_modelo, alvo.pk)
    ultimas = list(historico.select_related("unidade")[: ULTIMAS + 1])
    partes = {"cadastro": cadastro.chave, "registro": alvo.pk}
    todas = endereco(requisicao, "alteracoes")
    return {
        "em_uso": cadastro.usa(alvo),
        "atos": acoes_possiveis(requisicao.ator, alvo, sobre="registro"),
        "urls_dos_atos": {
            ato: endereco(requisicao, "cadastro_ato", verbo=ato, **partes) for ato in ATOS
        },
        "historico": [contar(requisicao, mudanca) for mudanca in ultimas[:ULTIMAS]],
        "historico_url": f"{todas}?cadastro={cadastro.nome_do_modelo}&registro={alvo.pk}"
        if len(ultimas) > ULTIMAS
        else "",
    }


@require_http_methods(["GET", "HEAD", "POST"])
@servidor
def ato(requisicao: Requisicao, cadastro: str, registro: int, verbo: str) -> HttpResponse:
    """Put out of use, in use again, or take out: what will happen, and the act."""
    if verbo not in ATOS:
        raise NaoEncontrado
    achado, alvo = buscar(requisicao, cadastro, registro)
    impedimento = declarada(f"{verbo}_registro").impedimento(requisicao.ator, alvo)
    if impedimento is not None:
        messages.error(requisicao, impedimento.mensagem)
        return redirect("cadastro_item", requisicao.instituicao.slug, cadastro, registro)
    if requisicao.method == "POST":
        return _fazer(requisicao, achado, alvo, verbo)
    contexto = do_cadastro(requisicao, achado) | {"registro": alvo, "verbo": verbo}
    return render(requisicao, "administracao/ato.html", contexto)


def _fazer(requisicao: Requisicao, cadastro: Cadastro, alvo: Any, verbo: str) -> HttpResponse:
    funcao, resultado = ATOS[verbo]
    rotulo = str(alvo)
    try:
        with transaction.atomic():
            funcao(requisicao.ator, registro=alvo)
    except RegraViolada as erro:
        return _recusado(requisicao, cadastro, alvo, verbo, erro)
    messages.success(requisicao, f"{rotulo}: {resultado}.")
    return redirect(endereco(requisicao, "cadastro", cadastro=cadastro.chave))


def _recusado(
    requisicao: Requisicao, cadastro: Cadastro, alvo: Any, verbo: str, erro: RegraViolada
) -> HttpResponse:
    """Why not; where another page solves it, with the way there."""
    slug = requisicao.instituicao.slug
    saida = tela_de(cadastro).saidas.get(erro.codigo)
    if saida is None:
        messages.error(requisicao, erro.mensagem)
        return redirect("cadastro_item", slug, cadastro.chave, alvo.pk)
    rotulo, rota, como = saida
    link = {"rotulo": rotulo, "url": f"{reverse(rota, args=[slug, como])}?unidade={alvo.pk}"}
    contexto = do_cadastro(requisicao, cadastro) | {
        "registro": alvo,
        "verbo": verbo,
        "recusa": erro.mensagem,
        "saida": link,
    }
    return render(requisicao, "administracao/ato.html", contexto, status=422)
