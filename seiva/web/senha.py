"""The password of who enters a process under sigilo: asked at the door, whatever the page.

`servidor` calls `conferir` for every view that names a process or a document, so no view can
forget it. It costs no query: the question rides on the one that reads the lotações.
"""

import time
from datetime import date
from typing import Any
from urllib.parse import urlencode

from django.conf import settings
from django.db.models import OuterRef, Subquery
from django.http import HttpResponse, HttpResponseBase, JsonResponse
from django.shortcuts import redirect
from django.urls import reverse

from seiva.core.ator import Ator
from seiva.core.erros import ErroDaCasa
from seiva.core.modelos import MAIOR_CHAVE
from seiva.core.preparadas import PreparadaDeObjetos
from seiva.core.relogio import hoje
from seiva.core.tenancy import instituicao_atual
from seiva.documentos.models import CredencialDeAssinatura
from seiva.organizacao.acesso import lotacoes_de, vigentes_da_conta
from seiva.organizacao.models import Conta, Lotacao
from seiva.processos.models import Credencial, Processo

_CHAVE = "sigilo"

# Reading one of these is having left the process.
_SAIR = frozenset({"mesa", "pesquisa"})
_QUADROS = frozenset({"iframe", "frame", "object", "embed"})
_AVISO = "Confirme sua senha para continuar no que é sigiloso, em outra aba."


def _com_o_sigilo(ator: Ator, qual: str, *, conta: int, dia: date, nomeado: int) -> Any:
    guardados = Credencial.objects.que_exigem_senha(**{qual: nomeado})
    meus = guardados.filter(conta_id=conta, unidade_id=OuterRef("unidade_id"))
    perguntas = {"sob_sigilo": Subquery(meus.values("processo_id")[:1])}
    if qual == "documento":
        dadas = CredencialDeAssinatura.objects.que_exigem_senha(nomeado)
        minhas = dadas.filter(conta_id=conta, unidade_id=OuterRef("unidade_id"))
        perguntas["so_para_assinar"] = Subquery(minhas.values("documento_id")[:1])
    return vigentes_da_conta(ator, conta=conta, dia=dia).annotate(**perguntas)


_lotacoes_com_o_sigilo = PreparadaDeObjetos(_com_o_sigilo)


def lotacoes_de_quem_entra(conta: Conta, partes: dict[str, Any]) -> list[Lotacao]:
    """`lotacoes_de`, each with the process under sigilo that the address names (`sob_sigilo`),
    or the document that is there to be signed by a credential (`so_para_assinar`).

    Only of who holds a credential in that unit: for the others the page does not exist anyway.
    """
    qual = "documento" if partes.get("documento") is not None else "processo"
    nomeado = partes.get(qual)
    if not isinstance(nomeado, int) or not 0 < nomeado <= MAIOR_CHAVE:
        return lotacoes_de(conta)
    ator = Ator.publico(instituicao_atual())
    return _lotacoes_com_o_sigilo(ator, qual, conta=conta.pk, dia=hoje(), nomeado=nomeado)


def conferir(requisicao: Any) -> HttpResponse | None:
    """None to go on; else the way to the password, in whatever form the caller can follow."""
    processo = getattr(requisicao.lotacao, "sob_sigilo", None)
    documento = None if processo else getattr(requisicao.lotacao, "so_para_assinar", None)
    if processo is None and documento is None:
        _sair_se_foi_embora(requisicao)
        return None
    if _aberto(requisicao, processo, documento):
        return None
    return pedir(requisicao, processo, documento)


class SenhaExigida(ErroDaCasa):
    """Raised by `exigir`; `servidor` answers with the way to the password."""

    def __init__(self, processo: int | None, documento: int | None = None) -> None:
        super().__init__("Confirme a senha para entrar no processo sigiloso.")
        self.processo, self.documento = processo, documento


def exigir(requisicao: Any, processo: Processo) -> None:
    """For a view whose address names neither the process nor a document of it (a comment, a file
    made of the process): stop here until the password is given. Call it before showing anything.
    """
    if processo.sigiloso and not _aberto(requisicao, processo.pk):
        raise SenhaExigida(processo.pk)


def exigir_do_documento(requisicao: Any, documento: int) -> None:
    """The same, of a document that is there to be signed by a credential of signature."""
    if not _aberto(requisicao, None, documento):
        raise SenhaExigida(None, documento)


def selar(requisicao: Any, resposta: HttpResponseBase) -> HttpResponseBase:
    """What is under sigilo is not kept by the browser: going back does not show it again."""
    lotacao = requisicao.lotacao
    if getattr(lotacao, "sob_sigilo", None) or getattr(lotacao, "so_para_assinar", None):
        resposta["Cache-Control"] = "private, no-store"
    return resposta


def abrir(requisicao: Any, processo: int | None, documento: int | None = None) -> None:
    """Remember in the session that the password was given, in this unit: for one process, or for
    one document alone."""
    requisicao.session[_CHAVE] = {
        "casa": requisicao.instituicao.pk,
        "unidade": requisicao.lotacao.unidade_id,
        "processo": processo,
        "documento": documento,
        "ate": int(time.time()) + settings.SIGILO_SEGUNDOS,
    }


def aberto(requisicao: Any, processo: int | None, documento: int | None = None) -> bool:
    """Whether the password was given, in this session and unit, and still holds."""
    dado = requisicao.session.get(_CHAVE) or {}
    aqui = (requisicao.instituicao.pk, requisicao.lotacao.unidade_id, processo, documento)
    de = tuple(dado.get(chave) for chave in ("casa", "unidade", "processo", "documento"))
    return aqui == de and int(dado.get("ate", 0)) > time.time()


def _aberto(requisicao: Any, processo: int | None, documento: int | None = None) -> bool:
    """Being there keeps it open; the session is written at most once a minute."""
    if not aberto(requisicao, processo, documento):
        return False
    resta = requisicao.session[_CHAVE]["ate"] - time.time()
    if resta < settings.SIGILO_SEGUNDOS - 60:
        abrir(requisicao, processo, documento)
    return True


def _sair_se_foi_embora(requisicao: Any) -> None:
    """Back at the table or the queue, or at another process: entering again asks again."""
    if _CHAVE not in requisicao.session or requisicao.method != "GET":
        return
    onde, dado = requisicao.resolver_match, requisicao.session[_CHAVE]
    outro = onde.kwargs.get("processo") != dado.get("processo")
    na_fila = onde.url_name == "para_assinar" and dado.get("documento") is not None
    if onde.url_name in _SAIR or na_fila or (onde.url_name == "processo" and outro):
        del requisicao.session[_CHAVE]


def pedir(requisicao: Any, processo: int | None, documento: int | None = None) -> HttpResponse:
    """The way to the password, and from there back to what was asked."""
    if requisicao.headers.get("Accept", "").startswith("application/json"):
        return JsonResponse({"mensagem": _AVISO}, status=423)
    from seiva.web.acesso import de_onde_veio

    num_quadro = requisicao.headers.get("Sec-Fetch-Dest", "") in _QUADROS
    volta = de_onde_veio(requisicao, da_pagina=num_quadro)
    rota, alvo = ("processo_senha", processo) if processo else ("documento_senha", documento)
    endereco = reverse(rota, args=[requisicao.instituicao.slug, alvo])
    destino = f"{endereco}?{urlencode({'proxima': volta})}"
    if requisicao.headers.get("HX-Request"):
        return HttpResponse(status=401, headers={"HX-Redirect": destino})
    return redirect(destino)


def minutos() -> int:
    """For how long the process stays open without use."""
    return int(settings.SIGILO_SEGUNDOS) // 60
