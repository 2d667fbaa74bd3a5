"""The numbering of an órgão: the next number as it would be, and the change."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from seiva.core.erros import RegraViolada
from seiva.core.modelos import chave
from seiva.organizacao.models import Orgao
from seiva.processos.acoes.mudar_numeracao import Previa, ja_numerou, mudar_numeracao, prever
from seiva.web.acesso import Requisicao, servidor
from seiva.web.administracao.comum import endereco, exigir_administrador
from seiva.web.atos import tentar


class Numeracao(forms.Form):
    """Code and mask."""

    use_required_attribute = False

    codigo = forms.CharField(label="Código do órgão", required=False, max_length=10)
    mascara = forms.CharField(
        label="Formato da numeração",
        max_length=200,
        error_messages={"required": "Escreva o formato."},
    )
    ciente = forms.BooleanField(
        label="Estou ciente: os números já dados não mudam, e os próximos seguem o novo formato",
        required=False,
    )


@require_http_methods(["GET", "HEAD", "POST"])
@servidor
def numeracao(requisicao: Requisicao, orgao: int) -> HttpResponse:
    """See the next number; change how the next ones are given."""
    alvo: Orgao = Orgao.objects.um(pk=chave(orgao))
    exigir_administrador(requisicao)
    atual = {"codigo": alvo.codigo, "mascara": alvo.mascara}
    formulario = Numeracao(requisicao.POST or None, initial=atual)
    ver = "ver" in requisicao.POST
    if formulario.is_valid() and not ver:
        dados = formulario.cleaned_data
        if tentar(formulario, lambda: mudar_numeracao(requisicao.ator, orgao=alvo, **dados)):
            messages.success(requisicao, f"Numeração de {alvo.sigla} salva.")
            return redirect(
                endereco(requisicao, "cadastro_item", cadastro="orgaos", registro=alvo.pk)
            )
    escrito = requisicao.POST or atual
    contexto = {
        "secao": "administracao",
        "orgao": alvo,
        "form": formulario,
        "ja": ja_numerou(alvo),
        **_exemplo(alvo, escrito.get("codigo", ""), escrito.get("mascara", "")),
    }
    codigo = 422 if formulario.errors else 200
    return render(requisicao, "gente/numeracao.html", contexto, status=codigo)


def _exemplo(orgao: Orgao, codigo: str, mascara: str) -> dict[str, Any]:
    """The next number with these words, or what is wrong with them. Nothing is saved."""
    como_seria = Orgao(
        pk=orgao.pk,
        instituicao_id=orgao.instituicao_id,
        sigla=orgao.sigla,
        codigo=codigo.strip()[:10],
        mascara=mascara[:200],
    )
    previa: Previa | None = None
    recusa = ""
    if not mascara.strip():
        return {"previa": None, "recusa": ""}
    try:
        previa = prever(como_seria, ja_numerou(orgao) if orgao.pk else 0)
    except RegraViolada as erro:
        recusa = erro.mensagem
    return {"previa": previa, "recusa": recusa}


@require_safe
@servidor
def exemplo(requisicao: Requisicao) -> HttpResponse:
    """The part of the page with the next number, for what is being typed."""
    exigir_administrador(requisicao)
    pedido = requisicao.GET
    orgao = Orgao(instituicao_id=requisicao.instituicao.pk)
    if pedido.get("orgao", "").isdecimal():
        orgao = Orgao.objects.um(pk=chave(int(pedido["orgao"][:19])))
    contexto = _exemplo(orgao, pedido.get("codigo", ""), pedido.get("mascara", ""))
    return render(requisicao, "gente/_exemplo.html", contexto)
