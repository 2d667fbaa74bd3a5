"""Arquivos: many files at once, described in one table, included together."""

from typing import IO, Any, cast

from django.contrib import messages
from django.http import HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.views.decorators.csrf import csrf_exempt, csrf_protect
from django.views.decorators.http import require_POST

from seiva.core.acoes import declarada
from seiva.core.erros import RegraViolada
from seiva.documentos.models import Recebido
from seiva.documentos.recepcao import (
    MEGA,
    NadaARecuperar,
    RecusaDeItem,
    descartar,
    incluir_recebidos,
    limites,
    receber,
    recebidos_de,
)
from seiva.processos.models import Processo
from seiva.web.acesso import Requisicao, servidor
from seiva.web.atos import recusar
from seiva.web.documentos.comum import (
    achar_processo,
    endereco,
    quer_json,
    sobre_o_processo,
)
from seiva.web.forms.documentos_arquivos import LinhaDeArquivo

_ENVELOPE = 2 * MEGA  # field names and boundaries around the files
_SEM_JAVASCRIPT = 4  # a plain form sends all its files in one request


@csrf_exempt
@servidor
def arquivos(requisicao: Requisicao, processo: int) -> HttpResponse:
    """The drop zone and the table; POST receives files, one (by script) or many.

    The token of the form is in the body, which is read only after its declared length was
    accepted: hence exempt here and protected inside.
    """
    alvo = achar_processo(requisicao, processo)
    if (recusa := _fechado(requisicao, alvo)) is not None:
        return recusa
    if requisicao.method != "POST":
        return _pagina(requisicao, alvo, linhas(requisicao, alvo))
    if (grande := _grande_demais(requisicao)) is not None:
        return grande
    receber_com_token: Any = csrf_protect(_receber)
    resposta: HttpResponse = receber_com_token(requisicao, alvo)
    return resposta


@servidor
@require_POST
def incluir(requisicao: Requisicao, processo: int) -> HttpResponse:
    """The table: every row becomes a document, or none does."""
    alvo = achar_processo(requisicao, processo)
    if (recusa := _fechado(requisicao, alvo)) is not None:
        return recusa
    if (fora := requisicao.POST.get("descartar", "")).isdecimal() and len(fora) < 18:
        descartar(requisicao.ator, alvo, int(fora))
        return redirect(endereco(requisicao, "arquivos_incluir", processo=alvo.pk))
    pedidos = {
        int(pk) for pk in requisicao.POST.getlist("recebido") if pk.isdecimal() and len(pk) < 18
    }
    formularios = [
        formulario
        for formulario in linhas(requisicao, alvo, requisicao.POST)
        if formulario.recebido.pk in pedidos
    ]
    if pedidos - {f.recebido.pk for f in formularios} or not pedidos:
        return _nada(requisicao, alvo)
    validos = [formulario.is_valid() for formulario in formularios]
    if all(validos):
        try:
            documentos = incluir_recebidos(
                requisicao.ator,
                processo=alvo,
                descricoes=[formulario.descricao() for formulario in formularios],
            )
        except NadaARecuperar:
            return _nada(requisicao, alvo)
        except RecusaDeItem as recusado:
            por_id = {f.recebido.pk: f for f in formularios}
            recusar(por_id[recusado.recebido_id], recusado.erro)
        else:
            quantos = len(documentos)
            messages.success(
                requisicao,
                f"{quantos} arquivos incluídos." if quantos > 1 else "Arquivo incluído.",
            )
            onde = endereco(requisicao, "processo", processo=alvo.pk)
            return redirect(f"{onde}?documento={documentos[-1].pk}")
    return _pagina(requisicao, alvo, formularios, status=422)


def soltar(requisicao: Requisicao, processo: Processo) -> dict[str, Any]:
    """What the drop zone needs (documento/_soltar.html)."""
    aceitos = limites()
    return {
        "url": endereco(requisicao, "arquivos_incluir", processo=processo.pk),
        "aceita": ",".join(f".{fim}" for fim in aceitos),
        "extensoes": ", ".join(aceitos),
        "limite_mb": max(aceitos.values(), default=0) // MEGA,
    }


def linhas(requisicao: Requisicao, processo: Processo, dados: Any = None) -> list[LinhaDeArquivo]:
    """One form for each file that waits."""
    esperando = recebidos_de(requisicao.ator, processo)
    return [LinhaDeArquivo(dados, recebido=item, processo=processo) for item in esperando]


def _receber(requisicao: Requisicao, processo: Processo) -> HttpResponse:
    recebidos: list[Recebido] = []
    recusas: list[str] = []
    for enviado in requisicao.FILES.getlist("arquivos"):
        try:
            recebidos.append(
                receber(
                    requisicao.ator,
                    processo=processo,
                    nome=enviado.name or "",
                    arquivo=cast(IO[bytes], enviado.file),
                    tamanho=enviado.size or 0,
                )
            )
        except RegraViolada as erro:
            recusas.append(erro.mensagem)
    if quer_json(requisicao):
        return _para_o_script(requisicao, processo, recebidos, recusas)
    for recusa in recusas:
        messages.error(requisicao, recusa)
    if not recebidos and not recusas:
        messages.warning(requisicao, "Escolha ao menos um arquivo.")
    return redirect(endereco(requisicao, "arquivos_incluir", processo=processo.pk))


def _para_o_script(
    requisicao: Requisicao, processo: Processo, recebidos: list[Recebido], recusas: list[str]
) -> HttpResponse:
    """One request for each file: the row to add to the table, or what to correct."""
    if recusas or not recebidos:
        mensagem = " ".join(recusas) or "Nenhum arquivo chegou. Tente de novo."
        return JsonResponse({"mensagem": mensagem}, status=422)
    formularios = [LinhaDeArquivo(recebido=item, processo=processo) for item in recebidos]
    pagina = render(requisicao, "documento/_linhas.html", {"linhas": formularios})
    return JsonResponse({"linhas": pagina.content.decode()}, status=201)


def _grande_demais(requisicao: Requisicao) -> HttpResponse | None:
    """413 when the declared length passes what could be accepted; the body is not read."""
    declarado = requisicao.headers.get("Content-Length", "")
    maior = max(limites().values(), default=0)
    quantos = 1 if quer_json(requisicao) else _SEM_JAVASCRIPT
    if (
        declarado.isdecimal()
        and len(declarado) < 18
        and int(declarado) <= maior * quantos + _ENVELOPE
    ):
        return None
    mensagem = (
        f"O envio passa do limite: cada arquivo tem até {maior // MEGA} MB. "
        "Reduza-o, divida-o em partes ou envie menos arquivos de cada vez."
    )
    if quer_json(requisicao):
        return JsonResponse({"mensagem": mensagem}, status=413)
    return render(requisicao, "erros/413.html", {"mensagem": mensagem}, status=413)


def _fechado(requisicao: Requisicao, alvo: Processo) -> HttpResponse | None:
    impedimento = declarada("incluir_arquivo").impedimento(requisicao.ator, alvo)
    if impedimento is None:
        return None
    if quer_json(requisicao):
        return JsonResponse({"mensagem": impedimento.mensagem}, status=422)
    messages.error(requisicao, impedimento.mensagem)
    return redirect(endereco(requisicao, "processo", processo=alvo.pk))


def _nada(requisicao: Requisicao, alvo: Processo) -> HttpResponse:
    messages.info(requisicao, "Estes arquivos já foram incluídos. Confira a árvore.")
    return redirect(endereco(requisicao, "processo", processo=alvo.pk))


def _pagina(
    requisicao: Requisicao, alvo: Processo, formularios: list[LinhaDeArquivo], status: int = 200
) -> HttpResponse:
    contexto = {
        "processo": sobre_o_processo(requisicao, alvo),
        "linhas": formularios,
        "recusado": status == 422,
        "soltar": soltar(requisicao, alvo),
        "incluir_url": endereco(requisicao, "arquivos_confirmar", processo=alvo.pk),
    }
    return render(requisicao, "documento/arquivos.html", contexto, status=status)
