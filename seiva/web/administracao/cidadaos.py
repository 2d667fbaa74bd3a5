"""Cadastro de cidadãos: who asked to be known by the institution, and what was decided."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from seiva.core.acoes import acoes_possiveis
from seiva.core.modelos import chave
from seiva.organizacao.acoes.decidir_cadastro import (
    desativar_cadastro,
    liberar_cadastro,
    reativar_cadastro,
    recusar_cadastro,
)
from seiva.organizacao.models import CadastroExterno
from seiva.organizacao.regras.documentos_pessoais import mascarar_cpf
from seiva.organizacao.seguranca.govbr import nivel_de
from seiva.web.acesso import Requisicao, servidor
from seiva.web.administracao.comum import endereco, exigir_administrador
from seiva.web.atos import tentar
from seiva.web.por_estado import por_estado

ATOS: dict[str, Callable[..., CadastroExterno]] = {
    "liberar_cadastro": liberar_cadastro,
    "recusar_cadastro": recusar_cadastro,
    "desativar_cadastro": desativar_cadastro,
    "reativar_cadastro": reativar_cadastro,
}
COM_MOTIVO = {"recusar_cadastro", "desativar_cadastro"}


class Decisao(forms.Form):
    """Which act, and the reason of those that need one."""

    use_required_attribute = False

    ato = forms.ChoiceField(choices=[(nome, nome) for nome in ATOS])
    motivo = forms.CharField(label="Motivo", max_length=300, required=False)


@require_safe
@servidor
def cidadaos(requisicao: Requisicao) -> HttpResponse:
    """Those of one state, the latest first; at first, those who wait."""
    exigir_administrador(requisicao)
    estados, no_estado = CadastroExterno.Estado, CadastroExterno.objects.no_estado
    contexto = por_estado(requisicao, estados, no_estado, inicial=estados.PENDENTE)
    linhas = [{"cadastro": c, "cpf": mascarar_cpf(c.conta.cpf)} for c in contexto["linhas"]]
    contexto |= {"secao": "administracao", "linhas": linhas}
    return render(requisicao, "administracao/cidadaos.html", contexto)


@require_http_methods(["GET", "HEAD", "POST"])
@servidor
def cidadao(requisicao: Requisicao, cidadao: int) -> HttpResponse:
    """One registration: who the person is, and the acts over it."""
    alvo: CadastroExterno = CadastroExterno.objects.no_estado("").um(pk=chave(cidadao))
    exigir_administrador(requisicao)
    formulario = Decisao(requisicao.POST or None)
    if formulario.is_valid() and _decidir(requisicao, alvo, formulario):
        messages.success(requisicao, "Salvo.")
        return redirect(endereco(requisicao, "cidadao", cidadao=alvo.pk))
    atos = acoes_possiveis(requisicao.ator, alvo, sobre="cadastro")
    contexto = {
        "secao": "administracao",
        "cadastro": alvo,
        "form": formulario,
        "cpf": mascarar_cpf(alvo.conta.cpf),
        "nivel": nivel_de(alvo.conta),
        "atos": [(p, nome in COM_MOTIVO) for nome, p in atos.items() if p.permitida],
    }
    codigo = 422 if requisicao.method == "POST" else 200
    return render(requisicao, "administracao/cidadao.html", contexto, status=codigo)


def _decidir(requisicao: Requisicao, alvo: CadastroExterno, formulario: Decisao) -> Any:
    nome = formulario.cleaned_data["ato"]
    dados = {"motivo": formulario.cleaned_data["motivo"]} if nome in COM_MOTIVO else {}
    return tentar(formulario, lambda: ATOS[nome](requisicao.ator, cadastro=alvo, **dados))
