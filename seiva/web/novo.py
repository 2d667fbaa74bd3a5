"""Novo processo: one page, also without scripts; nothing typed is ever lost."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from seiva.catalogo.models import NivelAcesso, TipoProcesso
from seiva.core.erros import SemPermissao
from seiva.processos.acoes.autuar import DadosDeAutuacao, assuntos_sugeridos, autuar_processo
from seiva.processos.acoes.relacionar import relacionar_processo
from seiva.processos.models import Processo
from seiva.processos.regras.numeracao import Mascara
from seiva.web.acesso import Requisicao, servidor
from seiva.web.atos import tentar
from seiva.web.forms.processo import NovaPessoa, NovoProcesso, digitado, em_branco, sugestoes
from seiva.web.passos import acrescentar, passo_de, quem_entra
from seiva.web.pessoas import documento_visivel, procurar_pessoas


@require_http_methods(["GET", "HEAD", "POST"])
@servidor
def novo(requisicao: Requisicao) -> HttpResponse:
    """Form of a new process. The buttons that only help (`passo`) keep everything typed."""
    if not requisicao.ator.pode("processo.autuar"):
        raise SemPermissao("sem_permissao", "Seu perfil nesta unidade não inicia processos.")
    if requisicao.method != "POST":
        return _tela(requisicao, NovoProcesso(initial=_inicial(requisicao), ator=requisicao.ator))
    passo = passo_de(requisicao)
    return _passo(requisicao, passo) if passo else _autuar(requisicao)


def _inicial(requisicao: Requisicao) -> dict[str, Any]:
    tipo = _tipo(requisicao.GET.get("tipo", ""))
    assuntos = assuntos_sugeridos(tipo) if tipo is not None else []
    return em_branco(tipo, assuntos, relacionado=requisicao.GET.get("relacionado", ""))


def _tipo(valor: str) -> TipoProcesso | None:
    if not (valor.isascii() and valor.isdigit() and len(valor) < 18):
        return None
    tipo: TipoProcesso | None = TipoProcesso.objects.filter(pk=int(valor), ativo=True).first()
    return tipo


def _passo(requisicao: Requisicao, passo: str) -> HttpResponse:
    """Suggestions of the type, or a step about people: then the form again."""
    inicial = digitado(requisicao.POST)
    quem = quem_entra(requisicao, passo)
    inicial["interessados"] = quem.interessados
    tipo = _tipo(requisicao.POST.get("tipo", ""))
    if passo == "tipo" and tipo is not None:
        inicial |= sugestoes(tipo, assuntos_sugeridos(tipo))
    formulario = NovoProcesso(initial=inicial, ator=requisicao.ator)
    return _tela(requisicao, formulario, status=quem.status, **quem.contexto)


def _autuar(requisicao: Requisicao) -> HttpResponse:
    dados, pessoa = acrescentar(requisicao)
    formulario = NovoProcesso(dados, ator=requisicao.ator)
    if formulario.is_valid() and not pessoa.errors:
        processo = tentar(formulario, lambda: _fazer(requisicao, formulario.cleaned_data))
        if processo is not None:
            slug = requisicao.instituicao.slug
            return redirect("processo", instituicao=slug, processo=processo.pk)
    return _tela(requisicao, formulario, status=422, form_pessoa=pessoa)


def _fazer(requisicao: Requisicao, limpos: dict[str, Any]) -> Processo:
    ator, chave = requisicao.ator, limpos["chave"]
    ja_havia = chave is not None and Processo.objects.do_formulario(chave).exists()
    dados = DadosDeAutuacao(
        tipo=limpos["tipo"],
        nivel=limpos["nivel"],
        especificacao=limpos["especificacao"],
        interessados=list(limpos["interessados"]),
        assuntos=list(limpos["assuntos"]),
        hipotese=limpos["hipotese"],
        grau=limpos.get("grau") if limpos["nivel"] == NivelAcesso.SIGILOSO else None,
        prioridade=limpos["prioridade"],
        observacao=limpos["observacao"],
        numero=limpos["numero"],
        chave=chave,
    )
    processo = autuar_processo(ator, dados=dados)
    if not ja_havia:
        messages.success(requisicao, f"Processo {processo.numero} iniciado.")
        outro = _relacionado(requisicao, str(limpos["relacionado"] or ""))
        if outro is not None:
            relacionar_processo(ator, processo=processo, outro=outro)
    return processo


def _tela(
    requisicao: Requisicao, formulario: NovoProcesso, *, status: int = 200, **mais: Any
) -> HttpResponse:
    tipo = _tipo(str(formulario["tipo"].value() or ""))
    orgao = requisicao.lotacao.unidade.orgao
    contexto = {
        "secao": "mesa",
        "form": formulario,
        "form_pessoa": NovaPessoa(prefix="pessoa"),
        "achadas": None,
        "url_do_tipo": "?passo=tipo",
        "url_de_acrescentar": "?passo=acrescentar",
        "pessoas_url": reverse("pessoas", args=[requisicao.instituicao.slug]),
        "orientacao": tipo.orientacao if tipo is not None else "",
        "modelo_do_numero": Mascara.ler(orgao.mascara).modelo,
        "relacionado": _relacionado(requisicao, str(formulario["relacionado"].value() or "")),
    }
    return render(requisicao, "processo/novo.html", contexto | mais, status=status)


def _relacionado(requisicao: Requisicao, valor: str) -> Processo | None:
    """The process that the new one is born related to, when the actor may know of it."""
    if not (valor.isascii() and valor.isdigit() and len(valor) < 18):
        return None
    visiveis = Processo.objects.localizaveis_por(requisicao.ator)
    outro: Processo | None = visiveis.filter(pk=int(valor)).first()
    return outro


@require_safe
@servidor
def pessoas(requisicao: Requisicao) -> JsonResponse:
    """People by name, CPF or CNPJ, for the type-ahead."""
    achadas = procurar_pessoas(requisicao.GET.get("q", ""))
    resultados = [
        {"id": str(p.pk), "texto": p.nome, "detalhe": documento_visivel(p)} for p in achadas
    ]
    return JsonResponse({"resultados": resultados})
