"""Conducting a consultation: the queue of moderation, dates, report, answer."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from seiva.core.acoes import acoes_possiveis, declarada
from seiva.core.erros import NaoEncontrado
from seiva.core.modelos import chave
from seiva.core.paginacao import Ordem, paginar
from seiva.participacao.acoes.conduzir import cancelar_consulta, prorrogar_consulta
from seiva.participacao.acoes.moderar import marca, publicar_contribuicao, reter_contribuicao
from seiva.participacao.acoes.responder import (
    escrever_resposta,
    leva_anexo,
    publicar_resposta,
    relatar_contribuicoes,
)
from seiva.participacao.models import ConsultaPublica, Contribuicao, Trecho
from seiva.participacao.vista import situacao
from seiva.portas.paginas import cursores, vizinhas
from seiva.web.acesso import Requisicao, servidor
from seiva.web.atos import tentar
from seiva.web.consultas.abrir import achar_processo
from seiva.web.consultas.respostas import respostas_de
from seiva.web.documentos.comum import sobre_o_processo
from seiva.web.forms.consultas import (
    Cancelar,
    Confirmar,
    Prorrogar,
    Publicar,
    Relatar,
    Responder,
    Reter,
)

NA_FILA, OUTRAS = 20, 20


@dataclass
class Tela:
    """What the request is about, and the form that was refused, by the act that it asked for."""

    requisicao: Requisicao
    consulta: ConsultaPublica
    recusados: dict[str, forms.Form] = field(default_factory=dict)

    def contribuicao(self, formulario: forms.Form) -> Contribuicao:
        desta = Contribuicao.objects.da_consulta(self.consulta)
        achada: Contribuicao = desta.um(pk=chave(formulario.cleaned_data["contribuicao"]))
        return achada


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@servidor
def conduzir(requisicao: Requisicao, processo: int, consulta: int) -> HttpResponse:
    """One consultation, for who conducts it; each POST is one act (`ato`)."""
    alvo = achar_processo(requisicao, processo)
    desta = ConsultaPublica.objects.visiveis_por(requisicao.ator).do_processo(alvo)
    tela = Tela(requisicao, desta.um(pk=chave(consulta)))
    if requisicao.method == "POST":
        nome = requisicao.POST.get("ato", "")
        if nome not in _ATOS:
            raise NaoEncontrado
        monta, faz, dito = _ATOS[nome]
        formulario = monta(requisicao)
        if formulario.is_valid() and _feito(tela, faz, formulario):
            messages.success(requisicao, dito)
            slug = requisicao.instituicao.slug
            return redirect("consulta_conduzir", slug, alvo.pk, tela.consulta.pk)
        tela.recusados[nome] = formulario
    return _desenhar(tela)


def _feito(tela: Tela, faz: Callable[[Tela, forms.Form], Any], formulario: forms.Form) -> bool:
    """Whether the act was done; what it refused is on the form."""

    def uma_vez() -> bool:
        faz(tela, formulario)
        return True

    return tentar(formulario, uma_vez) is True


def _desenhar(tela: Tela) -> HttpResponse:
    requisicao, consulta, ator = tela.requisicao, tela.consulta, tela.requisicao.ator
    todas = Contribuicao.objects.da_consulta(consulta).select_related("trecho")
    fila = todas.a_moderar()
    pagina = paginar(
        todas.exclude(situacao="retirada").exclude(pk__in=fila.order_by().values("pk")),
        [Ordem("pk", True)],
        tamanho=OUTRAS,
        **cursores(requisicao.GET),
    )
    pode = set(acoes_possiveis(ator, consulta, sobre="consulta"))
    contexto = {
        "secao": "mesa",
        "processo": sobre_o_processo(requisicao, consulta.processo),
        "consulta": consulta,
        "situacao": situacao(consulta),
        "modera": _modera(tela),
        "fila": [_linha(tela, c) for c in fila[:NA_FILA]],
        "na_fila": fila.count(),
        "outras": [_linha(tela, c) for c in pagina.linhas],
        "pagina": vizinhas(pagina, requisicao.path),
        "pode": pode,
        "forms": _formularios(tela),
        "respostas": respostas_de(tela) if "escrever_resposta" in pode else [],
        "com_anexo": "relatar_contribuicoes" in pode and leva_anexo(consulta),
        "recusados": list(tela.recusados.values()),
    }
    codigo = 422 if tela.recusados else 200
    return render(requisicao, "consultas/conduzir.html", contexto, status=codigo)


def _modera(tela: Tela) -> bool:
    """Whether contributions may be decided on: asked of one of them, as the act will be."""
    alguma = Contribuicao(consulta=tela.consulta)
    ato = declarada("publicar_contribuicao")
    return ato.impedimento(tela.requisicao.ator, alguma) is None


def _linha(tela: Tela, contribuicao: Contribuicao) -> dict[str, Any]:
    """A contribution with the forms of the two decisions."""
    inicial = {"contribuicao": contribuicao.pk, "vista": marca(contribuicao)}
    reter = tela.recusados.get("reter")
    if reter is None or reter["contribuicao"].value() != str(contribuicao.pk):
        reter = Reter(initial=inicial, auto_id=f"r{contribuicao.numero}_%s")
    publicar = Publicar(initial=inicial, auto_id=f"p{contribuicao.numero}_%s")
    return {"contribuicao": contribuicao, "publicar": publicar, "reter": reter}


def _formularios(tela: Tela) -> dict[str, forms.Form]:
    ator = tela.requisicao.ator
    vazios: dict[str, forms.Form] = {
        "prorrogar": Prorrogar(auto_id="prorrogar_%s"),
        "cancelar": Cancelar(auto_id="cancelar_%s"),
        "relatar": Relatar(ator, auto_id="relatar_%s"),
    }
    return vazios | {nome: f for nome, f in tela.recusados.items() if nome in vazios}


def _responder(tela: Tela, formulario: forms.Form) -> Any:
    ordem = formulario.cleaned_data["trecho"]
    trecho = Trecho.objects.um(consulta=tela.consulta, ordem=ordem) if ordem else None
    return escrever_resposta(
        tela.requisicao.ator,
        consulta=tela.consulta,
        trecho=trecho,
        texto=formulario.cleaned_data["texto"],
    )


def _decidir(ato: Callable[..., Any]) -> Callable[[Tela, forms.Form], Any]:
    def faz(tela: Tela, formulario: forms.Form) -> Any:
        pedido = {k: v for k, v in formulario.cleaned_data.items() if k != "contribuicao"}
        alvo = tela.contribuicao(formulario)
        return ato(tela.requisicao.ator, contribuicao=alvo, **pedido)

    return faz


def _sobre(ato: Callable[..., Any]) -> Callable[[Tela, forms.Form], Any]:
    return lambda tela, f: ato(tela.requisicao.ator, consulta=tela.consulta, **f.cleaned_data)


_Monta = Callable[[Requisicao], forms.Form]
_Faz = Callable[[Tela, forms.Form], Any]
_ATOS: dict[str, tuple[_Monta, _Faz, str]] = {
    "publicar": (
        lambda r: Publicar(r.POST),
        _decidir(publicar_contribuicao),
        "Contribuição publicada.",
    ),
    "reter": (
        lambda r: Reter(r.POST, auto_id="reter_%s"),
        _decidir(reter_contribuicao),
        "Contribuição não publicada. Quem escreveu vê o motivo.",
    ),
    "prorrogar": (
        lambda r: Prorrogar(r.POST, auto_id="prorrogar_%s"),
        _sobre(prorrogar_consulta),
        "Consulta prorrogada.",
    ),
    "cancelar": (
        lambda r: Cancelar(r.POST, auto_id="cancelar_%s"),
        _sobre(cancelar_consulta),
        "Consulta cancelada.",
    ),
    "relatar": (
        lambda r: Relatar(r.ator, r.POST, auto_id="relatar_%s"),
        _sobre(relatar_contribuicoes),
        "Relatório incluído no processo, como minuta: confira o texto e assine.",
    ),
    "responder": (
        lambda r: Responder(r.POST, auto_id="responder_%s"),
        _responder,
        "Resposta guardada. Ela só aparece para todos quando você publicar.",
    ),
    "publicar_resposta": (
        lambda r: Confirmar(r.POST),
        _sobre(publicar_resposta),
        "Resposta da administração publicada.",
    ),
}
