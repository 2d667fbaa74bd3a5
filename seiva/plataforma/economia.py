"""Savings and times of all institutions, and the prices suggested to them."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from seiva.core.erros import NaoEncontrado, RegraViolada
from seiva.core.relogio import hoje
from seiva.estatisticas import economia
from seiva.estatisticas.acoes.ajustar import sugerir_parametros
from seiva.estatisticas.plataforma import MOSTRADAS, conjunto
from seiva.estatisticas.regras.economia import REPORTADO
from seiva.plataforma.acesso import RequisicaoDoOperador, operador
from seiva.portas.numeros import (
    FiltroDeNumeros,
    FormularioDeParametros,
    achar,
    arquivo_de,
    consulta_de,
)


@require_safe
@operador
def inicio(requisicao: RequisicaoDoOperador) -> HttpResponse:
    """What all the institutions moved to electronic, and what that saved."""
    filtro = FiltroDeNumeros(requisicao.GET)
    valido = filtro.is_valid()
    recorte = filtro.recorte()
    valores, precos = economia.precos()
    aqui = reverse("plataforma_economia")
    contexto = {
        "secao": "economia",
        "filtro": filtro,
        "filtrado": bool(requisicao.GET),
        "aqui": aqui,
        "arquivos": aqui,
        "consulta": consulta_de(recorte),
        "recorte": recorte,
        "todas": conjunto(recorte.periodo, valores),
        "precos": precos,
        "reportado": REPORTADO,
    }
    modelo = "plataforma/economia.html"
    return render(requisicao, modelo, contexto, status=200 if valido else 422)


@require_safe
@operador
def exportar(requisicao: RequisicaoDoOperador, painel: str, formato: str) -> HttpResponse:
    """One panel as CSV or PNG; the table of institutions comes whole."""
    if formato not in ("csv", "png"):
        raise NaoEncontrado
    filtro = FiltroDeNumeros(requisicao.GET)
    filtro.is_valid()
    todas = conjunto(
        filtro.recorte().periodo,
        economia.precos()[0],
        None if painel == "instituicoes" else MOSTRADAS,
    )
    return arquivo_de(achar([*todas.paineis, todas.instituicoes], painel), formato, hoje())


@operador
def sugerir(requisicao: RequisicaoDoOperador) -> HttpResponse:
    """The prices suggested to institutions that wrote none."""
    formulario = FormularioDeParametros(requisicao.POST or None, instance=economia.proprios())
    if requisicao.method == "POST" and formulario.is_valid():
        try:
            sugerir_parametros(requisicao.ator, valores=formulario.valores())
            messages.success(requisicao, "Preços sugeridos guardados.")
            return redirect("plataforma_economia")
        except RegraViolada as recusa:
            formulario.add_error(recusa.campo or None, recusa.mensagem)
    contexto = {
        "secao": "economia",
        "form": formulario,
        "precos": economia.precos()[1],
        "voltar": reverse("plataforma_economia"),
    }
    status = 422 if formulario.errors else 200
    return render(requisicao, "plataforma/precos.html", contexto, status=status)
