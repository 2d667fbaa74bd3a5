"""Acervo global: processes whose units all ended, and the act that gives them to one in force."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from seiva.core.paginacao import Ordem, Pagina, paginar
from seiva.core.relogio import hoje
from seiva.organizacao.models import Unidade
from seiva.processos.models import Processo
from seiva.processos.regras.busca_numero import normalizar_busca
from seiva.reorganizacao.acoes.entregar import entregar_acervo
from seiva.web.acesso import Requisicao, exigir_ato, servidor
from seiva.web.atos import tentar
from seiva.web.forms.reorganizar import EscolhaDeUnidade
from seiva.web.paginas import cursores, vizinhas

POR_PAGINA = 50


class Busca(forms.Form):
    """By the number, or how it begins."""

    use_required_attribute = False

    numero = forms.CharField(label="Número do processo", max_length=60, required=False)

    def clean_numero(self) -> str:
        """The digits to look for."""
        texto = self.cleaned_data["numero"].strip()
        digitos = normalizar_busca(texto) if texto else ""
        if digitos is None:
            raise forms.ValidationError("Escreva o número, ou ao menos os três primeiros dígitos.")
        return digitos


class Entrega(forms.Form):
    """Which ones, to whom, why."""

    use_required_attribute = False

    processos = forms.TypedMultipleChoiceField(
        label="Processos", coerce=int, error_messages={"required": "Marque ao menos um processo."}
    )
    unidade = EscolhaDeUnidade(
        None,
        label="Entregar à unidade",
        empty_label="Escolha…",
        error_messages={
            "required": "Escolha a unidade.",
            "invalid_choice": "Esta unidade não está em uso. Escolha outra.",
        },
    )
    motivo = forms.CharField(
        label="Motivo", max_length=200, error_messages={"required": "Escreva o motivo da entrega."}
    )

    def __init__(self, ids: list[int], *args: Any) -> None:
        super().__init__(*args)
        self.fields["processos"].choices = [(pk, pk) for pk in ids]  # type: ignore[attr-defined]
        unidades = Unidade.objects.ativas(hoje()).order_by("sigla")
        self.fields["unidade"].queryset = unidades  # type: ignore[attr-defined]


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@servidor
def acervo(requisicao: Requisicao) -> HttpResponse:
    """The list, a page at a time; what was marked in it is given by POST."""
    exigir_ato(requisicao, "entregar_acervo")
    busca = Busca(requisicao.GET)
    numero = busca.cleaned_data["numero"] if busca.is_valid() else ""
    pagina = _pagina(requisicao, numero)
    ids = [processo.pk for processo in pagina.linhas]
    if requisicao.method != "POST":
        return _tela(requisicao, busca, pagina, Entrega(ids))
    formulario = Entrega(_pedidos(requisicao), requisicao.POST)
    if formulario.is_valid():
        dados = formulario.cleaned_data
        quantos = tentar(formulario, lambda: entregar_acervo(requisicao.ator, **dados))
        if quantos is not None:
            que = "1 processo entregue" if quantos == 1 else f"{quantos} processos entregues"
            messages.success(requisicao, f"{que} a {dados['unidade'].sigla}.")
            return redirect("acervo_global", requisicao.instituicao.slug)
    return _tela(requisicao, busca, pagina, formulario)


def _pedidos(requisicao: Requisicao) -> list[int]:
    """The numbers that were posted, as they are: whether they exist is asked by the act."""
    brutos = requisicao.POST.getlist("processos")
    return [int(b) for b in brutos if b.isascii() and b.isdigit() and len(b) < 18]


def _pagina(requisicao: Requisicao, numero: str) -> Pagina[Processo]:
    achados = Processo.objects.marcados_por(requisicao.ator).do_acervo_global(hoje())
    if numero:
        achados = achados.filter(digitos__startswith=numero)
    achados = achados.select_related("tipo").com_siglas()
    return paginar(achados, (Ordem("pk", True),), tamanho=POR_PAGINA, **cursores(requisicao.GET))


def _linha(processo: Any) -> dict[str, Any]:
    """What the administrator may see: of what may not be read, number, type and level."""
    return {
        "processo": processo,
        "especificacao": processo.especificacao if processo._legivel else "",
        "siglas": ", ".join(processo._siglas),
        "aberto": processo._aberto,
    }


def _tela(
    requisicao: Requisicao, busca: Busca, pagina: Pagina[Processo], formulario: Entrega
) -> HttpResponse:
    numero = busca.data.get("numero", "")
    contexto = {
        "secao": "administracao",
        "busca": busca,
        "procurado": numero,
        "linhas": [_linha(processo) for processo in pagina.linhas],
        "marcados": set(_pedidos(requisicao)) if formulario.is_bound else set(),
        "form": formulario,
        "pagina": vizinhas(pagina, f"?{requisicao.GET.urlencode()}" if numero else "?"),
    }
    codigo = 422 if formulario.is_bound or busca.errors else 200
    return render(requisicao, "administracao/acervo.html", contexto, status=codigo)
