"""The register of a process: changing it, and relating it to others."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from seiva.catalogo.models import NivelAcesso
from seiva.core.acoes import declarada
from seiva.core.erros import RegraViolada
from seiva.pesquisa.busca import pelo_numero
from seiva.processos.acoes.alterar import DadosDoCadastro, alterar_processo
from seiva.processos.acoes.relacionar import relacionar_processo, remover_relacao
from seiva.processos.models import Processo
from seiva.web.acesso import Requisicao, servidor
from seiva.web.atos import tentar
from seiva.web.ficha import buscar
from seiva.web.forms.processo import Cadastro, NovaPessoa, digitado
from seiva.web.painel import relacionados
from seiva.web.passos import acrescentar, passo_de, quem_entra


@require_http_methods(["GET", "HEAD", "POST"])
@servidor
def alterar(requisicao: Requisicao, processo: int) -> HttpResponse:
    """Change type, especificação, interessados, subjects, level and priority."""
    alvo = buscar(requisicao, processo)
    exigir(requisicao, alvo, "alterar_processo")
    if requisicao.method != "POST":
        atual = Cadastro(initial=_atual(alvo), ator=requisicao.ator, processo=alvo)
        return _tela(requisicao, alvo, atual)
    passo = passo_de(requisicao)
    if passo:
        quem = quem_entra(requisicao, passo)
        inicial = digitado(requisicao.POST) | {"interessados": quem.interessados}
        formulario = Cadastro(initial=inicial, ator=requisicao.ator, processo=alvo)
        return _tela(requisicao, alvo, formulario, status=quem.status, **quem.contexto)
    return _gravar(requisicao, alvo)


def _gravar(requisicao: Requisicao, alvo: Processo) -> HttpResponse:
    dados, pessoa = acrescentar(requisicao)
    formulario = Cadastro(dados, ator=requisicao.ator, processo=alvo)
    if formulario.is_valid() and not pessoa.errors:
        limpos = formulario.cleaned_data
        cadastro = DadosDoCadastro(
            tipo=limpos["tipo"],
            nivel=limpos["nivel"],
            especificacao=limpos["especificacao"],
            hipotese=limpos["hipotese"],
            grau=limpos.get("grau") if limpos["nivel"] == NivelAcesso.SIGILOSO else None,
            prioridade=limpos["prioridade"],
            interessados=list(limpos["interessados"]),
            assuntos=list(limpos["assuntos"]),
        )
        feito = tentar(
            formulario, lambda: alterar_processo(requisicao.ator, processo=alvo, dados=cadastro)
        )
        if feito is not None:
            messages.success(requisicao, "Cadastro alterado.")
            slug = requisicao.instituicao.slug
            return redirect("processo", instituicao=slug, processo=alvo.pk)
    return _tela(requisicao, alvo, formulario, status=422, form_pessoa=pessoa)


def exigir(requisicao: Requisicao, alvo: Processo, acao: str) -> None:
    """The same answer that the act would give, before asking anyone to fill a form."""
    erro = declarada(acao).impedimento(requisicao.ator, alvo)
    if erro is not None:
        raise erro


def _atual(processo: Processo) -> dict[str, Any]:
    return {
        "tipo": processo.tipo_id,
        "especificacao": processo.especificacao,
        "nivel": processo.nivel,
        "hipotese": processo.hipotese_id,
        "grau": processo.grau_id,
        "prioridade": processo.prioridade,
        "interessados": list(processo.interessados.values_list("pessoa_id", flat=True)),
        "assuntos": list(processo.assuntos.values_list("assunto_id", flat=True)),
    }


def _tela(
    requisicao: Requisicao, alvo: Processo, formulario: Cadastro, *, status: int = 200, **mais: Any
) -> HttpResponse:
    slug = requisicao.instituicao.slug
    contexto = {
        "secao": "mesa",
        "form": formulario,
        "form_pessoa": NovaPessoa(prefix="pessoa"),
        "processo": alvo,
        "pessoas_url": reverse("pessoas", args=[slug]),
        "url_de_acrescentar": "?passo=acrescentar",
        "voltar_url": reverse("processo", args=[slug, alvo.pk]),
        "achadas": None,
    }
    return render(requisicao, "processo/alterar.html", contexto | mais, status=status)


class FormularioDeRelacao(forms.Form):
    use_required_attribute = False

    outro = forms.CharField(
        label="Número do outro processo",
        max_length=60,
        error_messages={"required": "Escreva o número do outro processo."},
    )


@require_http_methods(["GET", "HEAD", "POST"])
@servidor
def relacionar(requisicao: Requisicao, processo: int) -> HttpResponse:
    """Relate by number, remove a relation that the unit made, or begin a related process."""
    alvo = buscar(requisicao, processo)
    exigir(requisicao, alvo, "relacionar_processo")
    if "remover" in requisicao.POST:
        _remover(requisicao, alvo)
        return redirect(requisicao.path)
    formulario = FormularioDeRelacao(requisicao.POST or None)
    if formulario.is_bound and formulario.is_valid():
        outro = tentar(formulario, lambda: _relacionar(requisicao, alvo, formulario))
        if outro is not None:
            messages.success(requisicao, f"Relacionado a {outro.numero}.")
            slug = requisicao.instituicao.slug
            return redirect("processo", instituicao=slug, processo=alvo.pk)
    return _tela_de_relacao(requisicao, alvo, formulario)


def _tela_de_relacao(
    requisicao: Requisicao, alvo: Processo, formulario: FormularioDeRelacao
) -> HttpResponse:
    slug = requisicao.instituicao.slug
    contexto = {
        "secao": "mesa",
        "form": formulario,
        "processo": alvo,
        "relacionados": relacionados(requisicao.ator, alvo, slug),
        "voltar_url": reverse("processo", args=[slug, alvo.pk]),
        "novo_url": f"{reverse('processo_novo', args=[slug])}?relacionado={alvo.pk}",
        "pode_iniciar": requisicao.ator.pode("processo.autuar"),
    }
    codigo = 422 if formulario.is_bound else 200
    return render(requisicao, "processo/relacionar.html", contexto, status=codigo)


def _relacionar(
    requisicao: Requisicao, alvo: Processo, formulario: FormularioDeRelacao
) -> Processo:
    achado = pelo_numero(requisicao.ator, formulario.cleaned_data["outro"])
    if achado.processo is None:
        mensagem = achado.aviso or "Não há processo com este número. Confira os algarismos."
        raise RegraViolada("processo_inexistente", mensagem, campo="outro")
    relacionar_processo(requisicao.ator, processo=alvo, outro=achado.processo)
    return achado.processo


def _remover(requisicao: Requisicao, alvo: Processo) -> None:
    outros = Processo.objects.localizaveis_por(requisicao.ator)
    outro = outros.um(pk=requisicao.POST["remover"])
    remover_relacao(requisicao.ator, processo=alvo, outro=outro)
    messages.success(requisicao, f"Relacionamento com {outro.numero} removido.")
