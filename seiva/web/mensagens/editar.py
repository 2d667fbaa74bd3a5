"""One e-mail of the system: to read, to change, to see with examples, to try on oneself."""

from typing import Any

from django.contrib import messages
from django.db import transaction
from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from seiva.core.erros import RegraViolada
from seiva.organizacao.acoes.alterar_mensagem import alterar_mensagem
from seiva.organizacao.acoes.provar_mensagem import provar_mensagem
from seiva.organizacao.acoes.restaurar_mensagem import restaurar_mensagem
from seiva.organizacao.cadastros.conflito import MudouAntes
from seiva.organizacao.correio.compor import montar
from seiva.organizacao.correio.da_casa import foto, versao_da_mensagem
from seiva.organizacao.correio.especies import Especie, achar_especie
from seiva.organizacao.correio.html import em_paragrafos
from seiva.organizacao.models import Alteracao, TextoDeMensagem
from seiva.organizacao.regras.mensagens import MAIOR_ASSUNTO, MAIOR_CORPO, problemas, usadas
from seiva.web.acesso import Requisicao, servidor
from seiva.web.administracao.alteracoes import contar
from seiva.web.administracao.comum import endereco, exigir_administrador
from seiva.web.atos import recusar, tentar
from seiva.web.forms.mensagens import Texto

ULTIMAS = 5


def _buscar(requisicao: Requisicao, codigo: str) -> Especie:
    """The kind that an address names, then whether the person administers."""
    especie = achar_especie(codigo, plataforma=requisicao.instituicao.plataforma)
    exigir_administrador(requisicao)
    return especie


@require_http_methods(["GET", "HEAD", "POST"])
@servidor
def mensagem(requisicao: Requisicao, mensagem: str) -> HttpResponse:
    """The text in force, and the form that changes it."""
    especie = _buscar(requisicao, mensagem)
    if requisicao.method != "POST":
        return _tela(requisicao, especie, _formulario(especie))
    formulario = Texto(requisicao.POST)
    if formulario.is_valid():
        try:
            feito = tentar(formulario, lambda: _salvar(requisicao, especie, formulario))
        except _Conflito as conflito:
            depois = _depois_do_conflito(especie, formulario, conflito.erro)
            return _tela(requisicao, especie, depois, 422)
        if feito is not None:
            messages.success(requisicao, "Salvo: vale da próxima mensagem em diante.")
            return redirect(endereco(requisicao, "mensagem", mensagem=mensagem))
    return _tela(requisicao, especie, formulario, 422)


class _Conflito(Exception):  # noqa: N818
    """Carries `MudouAntes` past the form, that would take it for any refusal."""

    def __init__(self, erro: MudouAntes) -> None:
        self.erro = erro


def _salvar(requisicao: Requisicao, especie: Especie, formulario: Texto) -> TextoDeMensagem:
    limpos = formulario.cleaned_data
    try:
        return alterar_mensagem(
            requisicao.ator,
            especie=especie,
            assunto=limpos["assunto"],
            corpo=limpos["corpo"],
            versao=limpos["versao_vista"] or 0,
        )
    except MudouAntes as erro:
        raise _Conflito(erro) from erro


def _formulario(especie: Especie) -> Texto:
    atual = foto(especie, _da_casa(especie) or TextoDeMensagem())
    return Texto(initial=atual | {"versao_vista": versao_da_mensagem(especie)})


def _depois_do_conflito(especie: Especie, formulario: Texto, erro: MudouAntes) -> Texto:
    """What the person wrote stays, what only the other changed comes in; saving again goes on."""
    bruto: Any = formulario.data
    dados: QueryDict = bruto.copy()
    atual = _formulario(especie).initial
    for nome in erro.deles:
        dados[nome] = atual[nome]
    dados["versao_vista"] = str(atual["versao_vista"])
    outro = Texto(dados)
    recusar(outro, RegraViolada(erro.codigo, erro.mensagem))
    return outro


def _da_casa(especie: Especie) -> TextoDeMensagem | None:
    achado: TextoDeMensagem | None = TextoDeMensagem.objects.filter(especie=especie.codigo).first()
    return achado


def _tela(
    requisicao: Requisicao, especie: Especie, formulario: Texto, codigo: int = 200
) -> HttpResponse:
    texto = _da_casa(especie)
    proprio = texto is not None and texto.proprio
    rota = {"mensagem": especie.codigo}
    contexto = {
        "secao": "administracao",
        "especie": especie,
        "form": formulario,
        "proprio": proprio,
        "vale": texto is None or not proprio or especie.serve(texto.assunto, texto.corpo),
        "historico": _historico(requisicao, texto),
        "lista_url": endereco(requisicao, "mensagens"),
        "mensagem_url": endereco(requisicao, "mensagem", **rota),
        "previa_url": endereco(requisicao, "mensagem_previa", **rota),
        "prova_url": endereco(requisicao, "mensagem_prova", **rota),
        "restaurar_url": endereco(requisicao, "mensagem_restaurar", **rota),
        "previa": _previa(
            requisicao, especie, formulario["assunto"].value(), formulario["corpo"].value()
        ),
    }
    return render(requisicao, "mensagens/mensagem.html", contexto, status=codigo)


def _historico(requisicao: Requisicao, texto: TextoDeMensagem | None) -> list[Any]:
    if texto is None:
        return []
    linhas = Alteracao.objects.do_objeto(texto._meta.label_lower, texto.pk)
    return [contar(requisicao, m) for m in linhas.select_related("unidade")[:ULTIMAS]]


def _previa(
    requisicao: Requisicao, especie: Especie, assunto: str | None, corpo: str | None
) -> dict[str, Any]:
    """The message with examples; what is wrong stays as it was written, and is told above."""
    assunto, corpo = (assunto or "")[: MAIOR_ASSUNTO * 2], (corpo or "")[: MAIOR_CORPO * 2]
    exemplos = {v.nome: v.exemplo for v in especie.variaveis}
    estranhas = (usadas(assunto) | usadas(corpo)) - set(especie.nomes)
    valores = exemplos | {nome: f"{{{{ {nome} }}}}" for nome in estranhas}
    pronta = montar(requisicao.instituicao, assunto, corpo, valores)
    return {
        "mensagem": pronta,
        "corpo": em_paragrafos(pronta.texto),
        "problemas": [f"Assunto: {p.mensagem}" for p in problemas(assunto, especie.nomes)]
        + [str(p) for p in problemas(corpo, especie.nomes)]
        + [f"Falta {v.escrita} no texto." for v in especie.faltam(corpo)],
    }


@require_POST
@servidor
def previa(requisicao: Requisicao, mensagem: str) -> HttpResponse:
    """The message with examples as it is being written; without htmx, the whole page again."""
    especie = _buscar(requisicao, mensagem)
    formulario = Texto(requisicao.POST)
    if not requisicao.headers.get("HX-Request"):
        return _tela(requisicao, especie, formulario)
    escrito = requisicao.POST
    pronta = _previa(requisicao, especie, escrito.get("assunto"), escrito.get("corpo"))
    return render(requisicao, "mensagens/_previa.html", {"previa": pronta})


@require_POST
@servidor
def prova(requisicao: Requisicao, mensagem: str) -> HttpResponse:
    """The text in force goes to the person's own address."""
    especie = _buscar(requisicao, mensagem)
    para = provar_mensagem(requisicao.ator, especie=especie)
    messages.success(requisicao, f"A prova vai a {para}, com valores de exemplo.")
    return redirect(endereco(requisicao, "mensagem", mensagem=mensagem))


@require_POST
@servidor
def restaurar(requisicao: Requisicao, mensagem: str) -> HttpResponse:
    """The first text again."""
    especie = _buscar(requisicao, mensagem)
    with transaction.atomic():
        havia = restaurar_mensagem(requisicao.ator, especie=especie)
    feito = "Voltou o texto inicial. O que a instituição tinha escrito fica em “O que mudou”."
    messages.success(requisicao, feito if havia else "O texto já era o inicial.")
    return redirect(endereco(requisicao, "mensagem", mensagem=mensagem))
