"""Acesso externo of a process: who from outside reads it, opening it to one more, cancelling."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from seiva.core.acoes import declarada
from seiva.core.erros import NaoEncontrado
from seiva.documentos.acoes.acesso import cancelar_acesso, conceder_acesso
from seiva.documentos.models import ConcessaoDeAcesso, DocumentoDoAcesso
from seiva.processos.legibilidade import legivel
from seiva.processos.models import Processo
from seiva.processos.situacao import situacao_de
from seiva.web.acesso import Requisicao, servidor
from seiva.web.atos import tentar
from seiva.web.ficha import buscar
from seiva.web.forms.acesso_externo import AbrirAcesso, CancelarAcesso, oferecidos
from seiva.web.processos import chegar, montar_quadro
from seiva.web.vistas import FORMULARIOS, pedidos_de, responder

LISTADAS, NUMEROS = 200, 20


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@servidor
def acesso_externo(requisicao: Requisicao, processo: int) -> HttpResponse:
    """Who from outside was let in, and the acts over that."""
    alvo = buscar(requisicao, processo)
    if alvo.sigiloso or not legivel(requisicao.ator, alvo):
        raise NaoEncontrado
    chegar(requisicao.ator, alvo)
    if requisicao.method != "POST":
        return _tela(requisicao, alvo)
    ato = requisicao.POST.get("ato", "")
    if ato not in _ATOS:
        raise NaoEncontrado
    formulario, fazer = _ATOS[ato](requisicao, alvo)
    dito = tentar(formulario, lambda: fazer() if formulario.is_valid() else None)
    if dito is None:
        return _tela(requisicao, alvo, formulario)
    messages.success(requisicao, dito)
    slug = requisicao.instituicao.slug
    return redirect("processo_acesso_externo", instituicao=slug, processo=alvo.pk)


def _abrir(requisicao: Requisicao, alvo: Processo) -> tuple[Any, Callable[[], str]]:
    formulario = AbrirAcesso(requisicao.POST, escolhas=oferecidos(requisicao.ator, alvo))

    def fazer() -> str:
        dada = conceder_acesso(requisicao.ator, processo=alvo, novo=formulario.novo())
        return f"Acesso aberto a {dada.nome}. O endereço vai para {dada.email}."

    return formulario, fazer


def _cancelar(requisicao: Requisicao, alvo: Processo) -> tuple[Any, Callable[[], str]]:
    formulario = CancelarAcesso(requisicao.POST)

    def fazer() -> str:
        dados = formulario.cleaned_data
        dada = ConcessaoDeAcesso.objects.do_processo(alvo).um(pk=dados["concessao"])
        cancelar_acesso(requisicao.ator, processo=alvo, concessao=dada, motivo=dados["motivo"])
        return f"Cancelado o acesso de {dada.nome}."

    return formulario, fazer


_ATOS: dict[str, Callable[[Requisicao, Processo], tuple[Any, Callable[[], str]]]] = {
    "abrir": _abrir,
    "cancelar": _cancelar,
    **dict.fromkeys(FORMULARIOS, responder),
}


def _tela(requisicao: Requisicao, alvo: Processo, recusado: Any = None) -> HttpResponse:
    ator = requisicao.ator
    impedimento = declarada("conceder_acesso").impedimento(ator, alvo)
    formulario: Any = None
    if impedimento is None:
        formulario = recusado if isinstance(recusado, AbrirAcesso) else _formulario(ator, alvo)
    concessoes = list(ConcessaoDeAcesso.objects.do_processo(alvo)[:LISTADAS])
    documentos = _documentos_de(concessoes)
    linhas = [_linha(requisicao, alvo, c, documentos.get(c.acesso_id, [])) for c in concessoes]
    contexto = montar_quadro(requisicao, alvo, "processo_acesso", True) | {
        "form": formulario,
        "recusado": recusado,
        "impedimento": impedimento.mensagem if impedimento else "",
        "vistas": pedidos_de(alvo, recusado, responde=impedimento is None),
        "valendo": [linha for linha in linhas if linha["c"].valendo],
        "encerradas": [linha for linha in linhas if not linha["c"].valendo],
    }
    codigo = 422 if recusado else 200
    return render(requisicao, "processo/acesso_externo.html", contexto, status=codigo)


def _formulario(ator: Any, alvo: Processo) -> AbrirAcesso:
    return AbrirAcesso(escolhas=oferecidos(ator, alvo))


def _linha(
    requisicao: Requisicao, alvo: Processo, concessao: ConcessaoDeAcesso, numeros: list[str]
) -> dict[str, Any]:
    ator = requisicao.ator
    minha = concessao.acesso.unidade_id == ator.unidade_id
    daqui = minha or situacao_de(ator, alvo).aberta_aqui
    return {
        "c": concessao,
        "numeros": numeros[:NUMEROS],
        "mais": max(0, len(numeros) - NUMEROS),
        "cancelavel": daqui and ator.pode("acesso.conceder"),
    }


def _documentos_de(concessoes: list[ConcessaoDeAcesso]) -> dict[int, list[str]]:
    """Numbers of the documents that each access lists."""
    achados: dict[int, list[str]] = {}
    for item in DocumentoDoAcesso.objects.dos_acessos([c.acesso_id for c in concessoes]):
        achados.setdefault(item.acesso_id, []).append(item.documento.numero_formatado)
    return achados
