"""Novo processo: one page, also without scripts; nothing typed is ever lost."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse, JsonResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.html import format_html
from django.views.decorators.http import require_http_methods, require_safe

from seiva.catalogo.models import TipoProcesso
from seiva.core.erros import RegraViolada, SemPermissao
from seiva.organizacao.acoes.cadastrar_pessoa import cadastrar_pessoa
from seiva.organizacao.models import Pessoa
from seiva.processos.acoes.autuar import DadosDeAutuacao, assuntos_sugeridos, autuar_processo
from seiva.processos.acoes.relacionar import relacionar_processo
from seiva.processos.models import Processo
from seiva.processos.regras.numeracao import Mascara
from seiva.web.acesso import Requisicao, servidor
from seiva.web.atos import recusar, tentar
from seiva.web.forms.processo import NovaPessoa, NovoProcesso, digitado, em_branco, sugestoes
from seiva.web.pessoas import documento_visivel, procurar_pessoas

PASSOS = ("tipo", "procurar", "acrescentar", "incluir")


@require_http_methods(["GET", "HEAD", "POST"])
@servidor
def novo(requisicao: Requisicao) -> HttpResponse:
    """Form of a new process. The buttons that only help (`passo`) keep everything typed."""
    ator = requisicao.ator
    if not ator.pode("processo.autuar"):
        raise SemPermissao("sem_permissao", "Seu perfil nesta unidade não inicia processos.")
    if requisicao.method != "POST":
        tipo = _tipo(requisicao.GET.get("tipo", ""))
        inicial = em_branco(
            tipo,
            assuntos_sugeridos(tipo) if tipo else [],
            relacionado=requisicao.GET.get("relacionado", ""),
        )
        return _tela(requisicao, NovoProcesso(initial=inicial, ator=ator))
    passo = requisicao.POST.get("passo") or requisicao.GET.get("passo", "")
    if passo in PASSOS:
        return _passo(requisicao, passo)
    return _autuar(requisicao)


def _tipo(valor: str) -> TipoProcesso | None:
    if not (valor.isascii() and valor.isdigit() and len(valor) < 18):
        return None
    tipo: TipoProcesso | None = TipoProcesso.objects.filter(pk=int(valor), ativo=True).first()
    return tipo


def _passo(requisicao: Requisicao, passo: str) -> HttpResponse:
    """Suggestions of the type, search of people, or a new person: then the form again."""
    dados = requisicao.POST
    inicial = digitado(dados)
    pessoa = NovaPessoa(dados if passo == "acrescentar" else None, prefix="pessoa")
    achadas: list[Pessoa] | None = None
    nova: Pessoa | None = None
    if passo == "tipo":
        tipo = _tipo(dados.get("tipo", ""))
        if tipo is not None:
            inicial |= sugestoes(tipo, assuntos_sugeridos(tipo))
    elif passo == "procurar":
        achadas = procurar_pessoas(dados.get("quem", ""))
    elif passo == "incluir":
        inicial["interessados"] = [*inicial["interessados"], *dados.getlist("achada")]
    elif (nova := _acrescentar(requisicao, pessoa)) is not None:
        inicial["interessados"] = [*inicial["interessados"], str(nova.pk)]
        pessoa = NovaPessoa(prefix="pessoa")
    formulario = NovoProcesso(initial=inicial, ator=requisicao.ator)
    # htmx swaps the fragment only when the answer is a success.
    codigo = 422 if pessoa.is_bound and not requisicao.headers.get("HX-Request") else 200
    return _tela(requisicao, formulario, pessoa=pessoa, achadas=achadas, nova=nova, status=codigo)


def _acrescentar(requisicao: Requisicao, pessoa: NovaPessoa) -> Pessoa | None:
    """Register who was typed; who has this document already is taken as is."""
    if not pessoa.is_valid():
        return None
    return tentar(
        pessoa,
        lambda: cadastrar_pessoa(
            requisicao.ator,
            nome=pessoa.cleaned_data["nome"],
            documento=pessoa.cleaned_data["documento"],
            tipo=requisicao.POST.get("pessoa-tipo", "PF"),
        ),
    )


def _autuar(requisicao: Requisicao) -> HttpResponse:
    """Send the form. Someone typed but not yet added counts as an interessado too."""
    dados: QueryDict = requisicao.POST.copy()
    pessoa = NovaPessoa(dados, prefix="pessoa")
    if dados.get("pessoa-nome", "").strip() or dados.get("pessoa-documento", "").strip():
        nova = _acrescentar(requisicao, pessoa)
        if nova is not None:
            dados.appendlist("interessados", str(nova.pk))
            dados["pessoa-nome"] = dados["pessoa-documento"] = ""
            pessoa = NovaPessoa(prefix="pessoa")
    else:
        pessoa = NovaPessoa(prefix="pessoa")
    formulario = NovoProcesso(dados, ator=requisicao.ator)
    if formulario.is_valid() and not (pessoa.is_bound and pessoa.errors):
        try:
            processo = _fazer(requisicao, formulario.cleaned_data)
        except RegraViolada as erro:
            recusar(formulario, erro)
        else:
            return redirect(
                "processo", instituicao=requisicao.instituicao.slug, processo=processo.pk
            )
    return _tela(requisicao, formulario, pessoa=pessoa, status=422)


def _fazer(requisicao: Requisicao, limpos: dict[str, Any]) -> Processo:
    ator = requisicao.ator
    relacionado, chave = limpos["relacionado"], limpos["chave"]
    ja_havia = chave is not None and Processo.objects.filter(chave=chave).exists()
    dados = DadosDeAutuacao(
        tipo=limpos["tipo"],
        nivel=limpos["nivel"],
        especificacao=limpos["especificacao"],
        interessados=list(limpos["interessados"]),
        assuntos=list(limpos["assuntos"]),
        hipotese=limpos["hipotese"],
        prioridade=limpos["prioridade"],
        observacao=limpos["observacao"],
        numero=limpos["numero"],
        chave=chave,
    )
    processo = autuar_processo(ator, dados=dados)
    if ja_havia:
        return processo
    messages.success(requisicao, format_html("Processo {} iniciado.", processo.numero))
    if relacionado:
        outro = Processo.objects.localizaveis_por(ator).um(pk=relacionado)
        relacionar_processo(ator, processo=processo, outro=outro)
    return processo


def _tela(
    requisicao: Requisicao,
    formulario: NovoProcesso,
    *,
    pessoa: NovaPessoa | None = None,
    achadas: list[Pessoa] | None = None,
    nova: Pessoa | None = None,
    status: int = 200,
) -> HttpResponse:
    slug = requisicao.instituicao.slug
    orgao = requisicao.lotacao.unidade.orgao
    relacionado = formulario["relacionado"].value()
    contexto = {
        "secao": "mesa",
        "form": formulario,
        "form_pessoa": pessoa or NovaPessoa(prefix="pessoa"),
        "tipo_da_pessoa": requisicao.POST.get("pessoa-tipo", "PF"),
        "acrescentada": nova.nome if nova is not None else "",
        "quem": requisicao.POST.get("quem", ""),
        "achadas": None
        if achadas is None
        else [(p.pk, p.nome, documento_visivel(p)) for p in achadas],
        "escolhidos": formulario.fields["interessados"].widget.choices,
        "url_do_tipo": "?passo=tipo",
        "url_de_acrescentar": "?passo=acrescentar",
        "pessoas_url": reverse("pessoas", args=[slug]),
        "orientacao": _orientacao(formulario),
        "modelo_do_numero": Mascara.ler(orgao.mascara).modelo,
        "relacionado": _relacionado(requisicao, str(relacionado or "")),
    }
    return render(requisicao, "processo/novo.html", contexto, status=status)


def _orientacao(formulario: NovoProcesso) -> str:
    tipo = _tipo(str(formulario["tipo"].value() or ""))
    return tipo.orientacao if tipo is not None else ""


def _relacionado(requisicao: Requisicao, valor: str) -> Processo | None:
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
