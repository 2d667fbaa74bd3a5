"""Arquivos: many files at once, described in one table, included together."""

from typing import IO, Any, cast

from django.contrib import messages
from django.http import HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.views.decorators.csrf import csrf_exempt, csrf_protect
from django.views.decorators.http import require_POST

from seiva.core.acoes import declarada
from seiva.core.erros import RegraViolada
from seiva.documentos.models import Documento, Recebido
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
    endereco_no_processo,
    inteiro,
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
    if (fora := inteiro(requisicao.POST.get("descartar"))) is not None:
        descartar(requisicao.ator, alvo, fora)
        return redirect(endereco(requisicao, "arquivos_incluir", processo=alvo.pk))
    formularios = _pedidos(requisicao, alvo)
    validos = [formulario.is_valid() for formulario in formularios]
    if not all(validos):
        return _pagina(requisicao, alvo, formularios, status=422)
    try:
        documentos = _incluir(requisicao, alvo, formularios)
    except NadaARecuperar as recado:
        messages.info(requisicao, recado.mensagem)
        return redirect(endereco(requisicao, "processo", processo=alvo.pk))
    if not documentos:
        return _pagina(requisicao, alvo, formularios, status=422)
    quantos = len(documentos)
    feito = f"{quantos} arquivos incluídos." if quantos > 1 else "Arquivo incluído."
    messages.success(requisicao, feito)
    return redirect(endereco_no_processo(requisicao, documentos[-1]))


def _pedidos(requisicao: Requisicao, alvo: Processo) -> list[LinhaDeArquivo]:
    """The rows that were posted; none when one of them does not wait any more."""
    pedidos = {inteiro(pk) for pk in requisicao.POST.getlist("recebido")}
    todas = linhas(requisicao, alvo, requisicao.POST)
    formularios = [linha for linha in todas if linha.recebido.pk in pedidos]
    return formularios if len(formularios) == len(pedidos) else []


def _incluir(
    requisicao: Requisicao, alvo: Processo, formularios: list[LinhaDeArquivo]
) -> list[Documento]:
    """Include them all, or none: the row that a rule refused says why."""
    try:
        return incluir_recebidos(
            requisicao.ator,
            processo=alvo,
            descricoes=[formulario.descricao() for formulario in formularios],
        )
    except RecusaDeItem as recusado:
        por_id = {formulario.recebido.pk: formulario for formulario in formularios}
        recusar(por_id[recusado.recebido_id], recusado.erro)
        return []


def soltar(requisicao: Requisicao, processo: Processo) -> dict[str, Any]:
    """What the drop zone needs (componentes/soltar.html)."""
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
    return [
        LinhaDeArquivo(dados, ator=requisicao.ator, recebido=item, processo=processo)
        for item in esperando
    ]


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
    formularios = [
        LinhaDeArquivo(ator=requisicao.ator, recebido=item, processo=processo) for item in recebidos
    ]
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
