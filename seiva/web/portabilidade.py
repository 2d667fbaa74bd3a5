"""Pages by which an institution takes everything away, or begins its pilot again."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from seiva.core.erros import NaoEncontrado, RegraViolada, SemPermissao
from seiva.core.limites import contar, devolver
from seiva.portabilidade import deposito
from seiva.portabilidade.acoes.exportar import (
    ADMINISTRAR,
    baixar_instituicao,
    exportar_instituicao,
)
from seiva.portabilidade.acoes.reiniciar import reiniciar_piloto
from seiva.portabilidade.consulta import o_que_sai, o_que_some, saidas
from seiva.portabilidade.models import Saida
from seiva.portas.bytes import servir_aberto
from seiva.web.acesso import Requisicao, servidor
from seiva.web.forms.portabilidade import ConfirmarComSenha, ReiniciarPiloto

TENTATIVAS = {"maximo": 10, "segundos": 300}


def _exigir_administrador(requisicao: Requisicao) -> None:
    if not requisicao.ator.pode(ADMINISTRAR):
        raise SemPermissao("sem_permissao", "Isto é de quem administra a instituição.")


def _com_senha(requisicao: Requisicao, formulario: Any, ato: Any) -> Any:
    """Call `ato(dados)`; what it refuses goes to the form. Only wrong passwords add up."""
    if not formulario.is_valid():
        return None
    quem = str(requisicao.conta.pk)
    contar("mudanca", quem, **TENTATIVAS)
    try:
        feito = ato(formulario.cleaned_data)
    except RegraViolada as recusa:
        formulario.add_error(
            recusa.campo if recusa.campo in formulario.fields else None, recusa.mensagem
        )
        if recusa.codigo == "senha_incorreta":
            return None
        feito = None
    devolver("mudanca", quem, segundos=TENTATIVAS["segundos"])
    return feito


@servidor
def exportar(requisicao: Requisicao) -> HttpResponse:
    """What goes out, the packages made, and the form that asks for another."""
    _exigir_administrador(requisicao)
    formulario = ConfirmarComSenha(requisicao.POST or None)
    pedida = _com_senha(
        requisicao, formulario, lambda dados: exportar_instituicao(requisicao.ator, **dados)
    )
    if pedida is not None:
        messages.success(requisicao, "Pacote pedido. Ele aparece nesta página quando ficar pronto.")
        return redirect("exportar_instituicao", instituicao=requisicao.instituicao.slug)
    feitas = saidas()
    em_curso = next((saida for saida in feitas if saida.em_curso), None)
    contexto = {
        "form": formulario,
        "saidas": [_linha(requisicao, saida) for saida in feitas if not saida.em_curso],
        "trabalho": _trabalho(requisicao, em_curso) if em_curso else None,
        "numeros": o_que_sai(),
    }
    codigo = 422 if formulario.is_bound and formulario.errors else 200
    return render(requisicao, "portabilidade/exportar.html", contexto, status=codigo)


@require_safe
@servidor
def andamento(requisicao: Requisicao, saida: int) -> HttpResponse:
    """How a package in the making goes: a part of the page for htmx, else the page."""
    pedida: Saida = Saida.objects.um(pk=saida)  # absent or of another house: 404 before 403
    _exigir_administrador(requisicao)
    if not requisicao.headers.get("HX-Request"):
        return redirect("exportar_instituicao", instituicao=requisicao.instituicao.slug)
    contexto = {"trabalho": _trabalho(requisicao, pedida)}
    return render(requisicao, "componentes/progresso.html", contexto)


@require_safe
@servidor
def arquivo(requisicao: Requisicao, saida: int) -> HttpResponseBase:
    """The package itself, while it is kept. The log of administration tells who took it."""
    pedida = baixar_instituicao(requisicao.ator, saida=Saida.objects.um(pk=saida))
    try:
        aberto = deposito.abrir(pedida.deposito)
    except FileNotFoundError as erro:
        raise NaoEncontrado from erro
    return servir_aberto(
        requisicao, aberto, pedida.tamanho, "application/zip", pedida.nome, na_tela=False
    )


@servidor
def reiniciar(requisicao: Requisicao) -> HttpResponse:
    """The new beginning of a pilot: what goes, what stays, the address typed and the password."""
    _exigir_administrador(requisicao)
    formulario = ReiniciarPiloto(requisicao.POST or None)
    feito = _com_senha(
        requisicao, formulario, lambda dados: reiniciar_piloto(requisicao.ator, **dados)
    )
    if feito is not None:
        messages.success(requisicao, "Reinício começado. A casa abre de novo em instantes.")
        return redirect("inicio")
    contexto = {"form": formulario, "quadro": o_que_some(requisicao.instituicao)}
    codigo = 422 if formulario.is_bound else 200
    return render(requisicao, "portabilidade/reiniciar.html", contexto, status=codigo)


def _endereco(requisicao: Requisicao, rota: str, saida: Saida) -> str:
    return reverse(rota, args=[requisicao.instituicao.slug, saida.pk])


def _linha(requisicao: Requisicao, saida: Saida) -> dict[str, Any]:
    guardada = bool(saida.deposito)
    return {
        "saida": saida,
        "baixar_url": _endereco(requisicao, "pacote_arquivo", saida) if guardada else "",
    }


def _trabalho(requisicao: Requisicao, saida: Saida) -> dict[str, Any]:
    """Progress as `componentes/progresso.html` reads it."""
    quanto = f"{saida.feitas} de {saida.total} partes" if saida.total else "lendo as tabelas"
    return {
        "titulo": "Preparo do pacote",
        "texto": f"Preparando… {quanto}." if saida.estado == "fazendo" else "Na fila para preparo.",
        "porcento": min(99, 100 * saida.feitas // saida.total) if saida.total else None,
        "url": _endereco(requisicao, "pacote_andamento", saida),
        "pronto": saida.estado == "pronto",
        "link": {
            "url": _endereco(requisicao, "pacote_arquivo", saida),
            "rotulo": "Baixar o pacote",
        },
        "falhou": saida.erro or None,
    }
