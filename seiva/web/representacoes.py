"""Representações a conferir: who declared that represents a company, and what is decided."""

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from seiva.core.acoes import acoes_possiveis
from seiva.core.erros import SemPermissao
from seiva.core.modelos import chave
from seiva.organizacao.permissoes import CONFERIR_REPRESENTACAO
from seiva.organizacao.regras.documentos_pessoais import mascarar_cpf
from seiva.processos.models import Processo
from seiva.representacao.acoes.declarar import aprovar_representacao, recusar_representacao
from seiva.representacao.models import Representacao
from seiva.web.acesso import Requisicao, servidor
from seiva.web.atos import tentar
from seiva.web.por_estado import por_estado

APROVAR, RECUSAR = "aprovar_representacao", "recusar_representacao"


class Decisao(forms.Form):
    """Which act; the reason, of a refusal."""

    use_required_attribute = False

    ato = forms.ChoiceField(choices=[(APROVAR, APROVAR), (RECUSAR, RECUSAR)])
    motivo = forms.CharField(label="Motivo", max_length=300, required=False)


def exigir_quem_confere(requisicao: Requisicao) -> None:
    """Refuse who was not given the permission."""
    if not requisicao.ator.pode(CONFERIR_REPRESENTACAO):
        raise SemPermissao("sem_permissao", "Seu perfil nesta unidade não confere representações.")


@require_safe
@servidor
def representacoes_por_conferir(requisicao: Requisicao) -> HttpResponse:
    """Those of one state, the latest first; at first, those that wait."""
    exigir_quem_confere(requisicao)
    estados, no_estado = Representacao.Estado, Representacao.objects.legais_no_estado
    contexto = por_estado(requisicao, estados, no_estado, inicial=estados.PENDENTE)
    contexto["linhas"] = [{"r": r, "cpf": mascarar_cpf(r.conta.cpf)} for r in contexto["linhas"]]
    return render(requisicao, "representacoes_da_casa/lista.html", contexto)


@require_http_methods(["GET", "HEAD", "POST"])
@servidor
def representacao_conferir(requisicao: Requisicao, representacao: int) -> HttpResponse:
    """One declaration: who, which company, the signed document, and what may be decided."""
    alvo: Representacao = Representacao.objects.legais_no_estado("").um(pk=chave(representacao))
    exigir_quem_confere(requisicao)
    formulario = Decisao(requisicao.POST or None)
    if formulario.is_valid() and _decidir(requisicao, alvo, formulario):
        messages.success(requisicao, "Salvo. A pessoa recebe um aviso por e-mail.")
        return redirect("representacoes_por_conferir", requisicao.instituicao.slug)
    atos = acoes_possiveis(requisicao.ator, alvo, sobre="representacao")
    contexto = {
        "r": alvo,
        "form": formulario,
        "cpf": mascarar_cpf(alvo.conta.cpf),
        "documento_url": _documento_url(requisicao, alvo),
        "atos": [(atos[nome], nome == RECUSAR) for nome in (APROVAR, RECUSAR) if nome in atos],
    }
    codigo = 422 if requisicao.method == "POST" else 200
    return render(requisicao, "representacoes_da_casa/uma.html", contexto, status=codigo)


def _decidir(
    requisicao: Requisicao, alvo: Representacao, formulario: Decisao
) -> Representacao | None:
    ator, limpo = requisicao.ator, formulario.cleaned_data
    if limpo["ato"] == APROVAR:
        return tentar(formulario, lambda: aprovar_representacao(ator, representacao=alvo))
    return tentar(
        formulario,
        lambda: recusar_representacao(ator, representacao=alvo, motivo=limpo["motivo"]),
    )


def _documento_url(requisicao: Requisicao, alvo: Representacao) -> str:
    """The signed declaration in its process, for who reads it; "" for other units."""
    processo = alvo.documento.processo_id
    if not Processo.objects.legiveis_por(requisicao.ator).filter(pk=processo).exists():
        return ""
    pagina = reverse("processo", args=[requisicao.instituicao.slug, processo])
    return f"{pagina}?documento={alvo.documento_id}"
