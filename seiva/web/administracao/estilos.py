"""How the documents of the institution look: choices, the sample beside them, the usual again."""

from typing import Any

from django.contrib import messages
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from seiva.core.erros import Conflito, RegraViolada
from seiva.documentos.acoes.estilizar import alterar_estilos, em_palavras, restaurar_estilos
from seiva.documentos.estilos import estilos_em_vigor
from seiva.documentos.imagens import imagem_guardada
from seiva.documentos.papel.escolhas import EstiloInvalido
from seiva.documentos.papel.estilos import Valores, aceitos, conferidos, em_texto
from seiva.documentos.papel.folha_de_estilos import avisos
from seiva.documentos.papel.previa import render_previa
from seiva.documentos.papel_de_modelo import dados_do_modelo, pagina_do_modelo
from seiva.documentos.regras.imagens import mostrar
from seiva.portas.folha import folha_de, folhas_de
from seiva.web.acesso import Requisicao, exigir_ato, servidor
from seiva.web.administracao.amostra import CORPO
from seiva.web.administracao.comum import endereco
from seiva.web.atos import recusar
from seiva.web.forms.estilos import Estilos


@require_http_methods(["GET", "HEAD", "POST"])
@servidor
def estilos(requisicao: Requisicao) -> HttpResponse:
    """Every choice on one page, with a sample that follows them."""
    exigir_ato(requisicao, "alterar_estilos")
    formulario = _formulario(requisicao)
    if formulario.is_valid() and _salvar(requisicao, formulario):
        messages.success(requisicao, "Estilos salvos: valem nos documentos ainda não assinados.")
        return redirect("estilos", requisicao.instituicao.slug)
    return _tela(requisicao, formulario)


def _salvar(requisicao: Requisicao, formulario: Estilos) -> bool:
    versao = formulario.cleaned_data["versao"]
    try:
        with transaction.atomic():
            alterar_estilos(requisicao.ator, valores=formulario.valores(), versao=versao)
    except Conflito as erro:
        # What the person chose stays; saving again goes ahead, over what the refusal tells.
        dados = requisicao.POST.copy()
        dados["versao"] = str(estilos_em_vigor().versao)
        formulario.data = dados
        recusar(formulario, erro)
    except RegraViolada as erro:
        recusar(formulario, erro)
    return not formulario.errors


@require_POST
@servidor
def previa(requisicao: Requisicao) -> HttpResponse:
    """The sample for the frame beside the form; htmx gets the frame with it, and the warnings."""
    exigir_ato(requisicao, "alterar_estilos")
    valores, problemas = _escolhidos(_formulario(requisicao))
    pagina = _pagina(requisicao, em_texto(valores))
    if not requisicao.headers.get("HX-Request"):
        return folha_de(HttpResponse(pagina))
    contexto = {"pagina": pagina, "problemas": [*problemas, *avisos(valores)]}
    return render(requisicao, "administracao/_folha.html", contexto)


@require_POST
@servidor
def amostra(requisicao: Requisicao) -> HttpResponse:
    """The sample as PDF, by the press that prints the documents."""
    exigir_ato(requisicao, "alterar_estilos")
    valores, _ = _escolhidos(_formulario(requisicao))
    dados = dados_do_modelo(requisicao.ator, CORPO, None, em_texto(valores))
    pronta = render_previa(dados, recursos=imagem_guardada)
    resposta = HttpResponse(pronta.pdf, content_type="application/pdf")
    resposta["Content-Disposition"] = 'inline; filename="estilos.pdf"'
    return resposta


@require_http_methods(["GET", "HEAD", "POST"])
@servidor
def restaurar(requisicao: Requisicao) -> HttpResponse:
    """What is lost, and the button that goes back to the usual look."""
    exigir_ato(requisicao, "restaurar_estilos")
    atual = estilos_em_vigor()
    if requisicao.method == "POST":
        visto = requisicao.POST.get("versao", "")
        versao = int(visto) if visto.isascii() and visto.isdigit() and len(visto) < 10 else -1
        try:
            restaurar_estilos(requisicao.ator, versao=versao)
            messages.success(requisicao, "Os documentos voltam a sair com a aparência de fábrica.")
        except RegraViolada as erro:
            messages.error(requisicao, erro.mensagem)
        return redirect("estilos", requisicao.instituicao.slug)
    contexto = {
        "secao": "administracao",
        "versao": atual.versao,
        "escolhas": em_palavras(aceitos(atual.valores)),
        "voltar_url": endereco(requisicao, "estilos"),
    }
    return render(requisicao, "administracao/estilos_restaurar.html", contexto)


def _formulario(requisicao: Requisicao) -> Estilos:
    atual = estilos_em_vigor()
    dados = requisicao.POST if requisicao.method == "POST" else None
    return Estilos(dados, valores=aceitos(atual.valores), versao=atual.versao)


def _escolhidos(formulario: Estilos) -> tuple[Valores, list[str]]:
    """What can be drawn of what is in the form, and what cannot."""
    formulario.is_valid()
    valores = formulario.valores()
    try:
        return conferidos(valores), []
    except EstiloInvalido as erro:
        return aceitos(valores), [erro.mensagem]


def _pagina(requisicao: Requisicao, linha: str) -> str:
    pagina = pagina_do_modelo(requisicao.ator, CORPO, None, folhas_de, linha)
    brasao = requisicao.instituicao.brasao
    url = endereco(requisicao, "brasao", sha256=brasao) if brasao else ""
    return mostrar(pagina, lambda sha256: url if sha256 == brasao else "")


def _tela(requisicao: Requisicao, formulario: Estilos) -> HttpResponse:
    atual = estilos_em_vigor()
    valores, _ = _escolhidos(formulario) if formulario.is_bound else (aceitos(atual.valores), [])
    contexto: dict[str, Any] = {
        "secao": "administracao",
        "form": formulario,
        "avisos": avisos(valores),
        "pagina": _pagina(requisicao, em_texto(valores)),
        "alterados": bool(aceitos(atual.valores)),
    }
    codigo = 422 if formulario.is_bound else 200
    return render(requisicao, "administracao/estilos.html", contexto, status=codigo)
