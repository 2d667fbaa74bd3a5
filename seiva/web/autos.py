"""Gerar PDF, Gerar ZIP: choosing, waiting and taking the file away."""

from django.contrib import messages
from django.http import HttpResponse, HttpResponseBase, HttpResponseRedirect
from django.shortcuts import render
from django.utils.timezone import localtime
from django.views.decorators.http import require_http_methods, require_safe

from seiva.autos import deposito
from seiva.autos.acoes.exportar import exportar_processo, refazer_exportacao
from seiva.autos.conteudo import conteudo_ainda_legivel
from seiva.autos.models import Exportacao
from seiva.autos.pdf.livro import NaoDeuCerto, SemEspaco
from seiva.autos.preparar import QUEBROU, SEM_ESPACO, falhar, preparar_na_hora
from seiva.core.erros import NaoEncontrado, RegraViolada
from seiva.core.relogio import agora
from seiva.documentos.models import Documento
from seiva.portas.bytes import servir_aberto
from seiva.portas.leituras import anotar_leitura, anotar_leituras
from seiva.processos.legibilidade import legivel
from seiva.processos.models import Processo
from seiva.web.acesso import Requisicao, servidor
from seiva.web.documentos.comum import endereco, inteiro, sobre_o_processo
from seiva.web.ficha import buscar
from seiva.web.processos import chegar
from seiva.web.telas_de_autos import escolha, trabalho

TIPOS = {"pdf": "application/pdf", "zip": "application/zip"}


class Veja(HttpResponseRedirect):
    """303: what was asked for is at another address (RFC 9110, section 15.4.4)."""

    status_code = 303


@require_http_methods(["GET", "HEAD", "POST"])
@servidor
def gerar(requisicao: Requisicao, processo: int, formato: str) -> HttpResponse:
    """The page that asks which documents; POST without the page's own mark means all of them."""
    alvo = _alvo(requisicao, processo)
    erro = ""
    if requisicao.method == "POST":
        try:
            return _pedir(requisicao, alvo, formato)
        except RegraViolada as recusa:
            erro = recusa.mensagem
    contexto = escolha(requisicao, alvo, formato) | {"erro": erro}
    return render(requisicao, "autos/gerar.html", contexto, status=422 if erro else 200)


@require_http_methods(["GET", "HEAD", "POST"])
@servidor
def direto(requisicao: Requisicao, processo: int, formato: str) -> HttpResponse:
    """The file in one address: leads to it when it is small or ready, else to who prepares it."""
    return _pedir(requisicao, _alvo(requisicao, processo), formato)


@require_http_methods(["GET", "HEAD", "POST"])
@servidor
def exportacao(requisicao: Requisicao, processo: int, exportacao: int) -> HttpResponse:
    """How the making goes; POST tries again what failed."""
    alvo = _alvo(requisicao, processo)
    feita = _minha(requisicao, alvo, exportacao)
    if feita.vence_em <= agora():
        return _venceu(requisicao, feita)
    if requisicao.method == "POST":
        refazer_exportacao(requisicao.ator, processo=alvo, exportacao=feita)
        return Veja(requisicao.path)
    perguntando = bool(requisicao.headers.get("HX-Request"))
    modelo = "autos/_trabalho.html" if perguntando else "autos/preparo.html"
    contexto = {
        "secao": "mesa",
        "processo": sobre_o_processo(requisicao, alvo),
        "exportacao": feita,
        "trabalho": trabalho(requisicao, feita),
    }
    return render(requisicao, modelo, contexto)


@require_safe
@servidor
def arquivo(requisicao: Requisicao, processo: int, exportacao: int) -> HttpResponseBase:
    """The file, to whom asked for it, while everything inside may still be read."""
    alvo = _alvo(requisicao, processo)
    feita = _minha(requisicao, alvo, exportacao)
    if feita.vence_em <= agora():
        return _venceu(requisicao, feita)
    if not conteudo_ainda_legivel(requisicao.ator, feita):
        raise NaoEncontrado
    if feita.na_hora and not feita.pronta and not feita.falhou:
        feita = _na_hora(requisicao, feita)
    if not feita.pronta:
        return Veja(endereco(requisicao, "exportacao", processo=alvo.pk, exportacao=feita.pk))
    return _entregar(requisicao, feita)


def _entregar(requisicao: Requisicao, feita: Exportacao) -> HttpResponseBase:
    """The one place where a whole process leaves the house."""
    try:
        aberto = deposito.abrir(feita.deposito)
    except FileNotFoundError as erro:
        raise NaoEncontrado from erro
    anotar_leitura(requisicao, feita.processo)
    dentro = Documento.objects.legiveis_por(requisicao.ator).com_chaves(feita.conteudos)
    anotar_leituras(requisicao, dentro)
    tipo = TIPOS[feita.formato]
    return servir_aberto(requisicao, aberto, feita.tamanho, tipo, feita.nome, na_tela=False)


def _alvo(requisicao: Requisicao, pk: int) -> Processo:
    """A process that the actor may read; any other is as if it did not exist."""
    alvo = buscar(requisicao, pk)
    if not legivel(requisicao.ator, alvo):
        raise NaoEncontrado
    chegar(requisicao.ator, alvo)
    return alvo


def _minha(requisicao: Requisicao, alvo: Processo, pk: int) -> Exportacao:
    minhas = Exportacao.objects.pedidas_por(requisicao.ator).do_processo(alvo)
    feita: Exportacao = minhas.um(pk=pk)
    return feita


def _venceu(requisicao: Requisicao, feita: Exportacao) -> HttpResponse:
    """Past its day, to whom asked for it: the way to another one."""
    dia = localtime(feita.vence_em)
    messages.warning(requisicao, f"Este arquivo ficou guardado até {dia:%d/%m/%Y}. Gere-o de novo.")
    return Veja(endereco(requisicao, f"processo_gerar_{feita.formato}", processo=feita.processo_id))


def _pedir(requisicao: Requisicao, alvo: Processo, formato: str) -> HttpResponse:
    dados = requisicao.POST if requisicao.method == "POST" else requisicao.GET
    pedidos = [pk for pk in map(inteiro, dados.getlist("documento")) if pk is not None]
    # The page marks its form: there, no box ticked is a mistake, and not "all".
    escolhidos = pedidos if "escolha" in dados or "documento" in dados else None
    feita = exportar_processo(
        requisicao.ator, processo=alvo, formato=formato, escolhidos=escolhidos
    )
    rota = "exportacao_arquivo" if feita.pronta or feita.na_hora else "exportacao"
    return Veja(endereco(requisicao, rota, processo=alvo.pk, exportacao=feita.pk))


def _na_hora(requisicao: Requisicao, feita: Exportacao) -> Exportacao:
    try:
        return preparar_na_hora(requisicao.ator, feita)
    except (SemEspaco, NaoDeuCerto) as erro:
        frase = SEM_ESPACO if isinstance(erro, SemEspaco) else QUEBROU
        falhar(requisicao.instituicao.pk, feita.pk, frase)
        messages.error(requisicao, frase)
        return feita
