"""Background jobs: what waits, what failed and why, and trying again."""

from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from seiva.core.erros import NaoEncontrado, RegraViolada
from seiva.operacao import fila
from seiva.operacao.acoes.repetir import cancelar_tarefa, repetir_tarefa, repetir_tarefas
from seiva.organizacao.models import Instituicao
from seiva.plataforma.acesso import RequisicaoDoOperador, operador
from seiva.plataforma.forms import FiltrosDeTarefas

POR_PAGINA = 50


@require_safe
@operador
def lista(requisicao: RequisicaoDoOperador) -> HttpResponse:
    """Jobs that are not done, the newest first; failed ones with their error."""
    formulario = FiltrosDeTarefas(requisicao.GET)
    formulario.is_valid()
    filtro, achou = _filtro(formulario.cleaned_data)
    antes_de = _inteiro(requisicao.GET.get("depois"))
    achadas = fila.listar(filtro, antes_de=antes_de, tamanho=POR_PAGINA + 1) if achou else []
    consulta = urlencode({k: v for k, v in formulario.cleaned_data.items() if v})
    sobrou, achadas = len(achadas) > POR_PAGINA, achadas[:POR_PAGINA]
    contexto = {
        "secao": "tarefas",
        "form": formulario,
        "resumo": fila.resumo(),
        "linhas": _com_instituicao(achadas),
        "nomes": fila.nomes(),
        "filtrado": bool(consulta),
        "consulta": consulta,
        "pagina": {"proximos": f"?{consulta}&depois={achadas[-1].id}" if sobrou else ""},
    }
    return render(requisicao, "plataforma/tarefas.html", contexto)


@require_POST
@operador
def ato(requisicao: RequisicaoDoOperador) -> HttpResponse:
    """Try one again, try all of a name again, or cancel; then back to the same list."""
    try:
        with transaction.atomic():
            messages.success(requisicao, _fazer(requisicao))
    except RegraViolada as recusa:
        messages.error(requisicao, recusa.mensagem)
    except NaoEncontrado:
        messages.error(requisicao, "Esta tarefa não está mais na fila.")
    consulta = requisicao.POST.get("consulta", "")
    resposta = redirect("plataforma_tarefas")
    if consulta:
        resposta["Location"] += f"?{consulta}"
    return resposta


def _fazer(requisicao: RequisicaoDoOperador) -> str:
    ator, dados = requisicao.ator, requisicao.POST
    if nome := dados.get("repetir_todas"):
        quantas = repetir_tarefas(ator, nome=nome[:128])
        return f"{quantas} de volta à fila." if quantas else "Nenhuma com falha desse nome."
    job = _inteiro(dados.get("repetir"))
    if job is not None:
        repetir_tarefa(ator, job=job)
        return "A tarefa voltou à fila."
    job = _inteiro(dados.get("cancelar"))
    if job is None:
        raise NaoEncontrado
    cancelar_tarefa(ator, job=job)
    return "A tarefa foi cancelada."


def _inteiro(texto: Any) -> int | None:
    texto = str(texto or "")
    return int(texto) if texto.isdecimal() and len(texto) < 19 else None


def _filtro(dados: dict[str, Any]) -> tuple[fila.Filtro, bool]:
    """The filter, and whether its institution exists."""
    slug = dados.get("instituicao", "")
    casa = Instituicao.objects.filter(slug=slug).first() if slug else None
    filtro = fila.Filtro(dados.get("estado", ""), dados.get("nome", ""), casa.pk if casa else None)
    return filtro, casa is not None or not slug


def _com_instituicao(tarefas: list[fila.Tarefa]) -> list[dict[str, Any]]:
    chaves = {tarefa.instituicao for tarefa in tarefas if tarefa.instituicao}
    casas = Instituicao.objects.in_bulk(chaves) if chaves else {}
    return [{"tarefa": t, "instituicao": casas.get(t.instituicao)} for t in tarefas]
