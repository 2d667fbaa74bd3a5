"""Peticionar: from the page of a service to the review of what will be sent."""

from typing import Any

from django.contrib import messages
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from seiva.core.erros import RegraViolada
from seiva.core.limites import contar
from seiva.peticionamento.acoes.rascunhos import (
    anexar_papel,
    comecar_peticao,
    descartar_rascunho,
    guardar_respostas,
    papel_pedido,
    retirar_papel,
)
from seiva.peticionamento.conferencia import faltas, papeis_de, respostas_de
from seiva.peticionamento.exigencias import situacao_de
from seiva.peticionamento.models import Rascunho
from seiva.portal.acesso import RequisicaoDoCidadao, cidadao_em
from seiva.portal.forms_peticionar import Escrito, digitado, formulario_da_versao
from seiva.portal.peticionar_rascunho import com_rascunho, contexto_do_passo, ir, titulo_de
from seiva.portas.acesso import endereco_de
from seiva.servicos.models import VersaoDoServico

HORA = 3600
ARQUIVOS_POR_HORA, COMECOS_POR_HORA = 120, 30


@cidadao_em
def rascunhos(requisicao: RequisicaoDoCidadao) -> HttpResponse:
    """Everything that the person is preparing here."""
    meus = Rascunho.objects.de_quem(requisicao.ator).com_o_que_mostra()
    linhas = [{"rascunho": r, "titulo": titulo_de(r)} for r in meus]
    return render(requisicao, "peticionar/rascunhos.html", {"linhas": linhas})


@cidadao_em
def comecar(requisicao: RequisicaoDoCidadao, endereco: str) -> HttpResponse:
    """Begin to ask for a service, or go on from where one stopped."""
    vigentes = VersaoDoServico.objects.vigentes().select_related("servico")
    versao = vigentes.um(servico__slug=endereco)
    if requisicao.method == "POST":
        contar(
            "peticionar-comecar", str(requisicao.conta.pk), maximo=COMECOS_POR_HORA, segundos=HORA
        )
        try:
            novo = comecar_peticao(requisicao.ator, versao=versao)
            return ir(requisicao, novo, "dados")
        except RegraViolada as erro:
            messages.error(requisicao, erro.mensagem)
            return redirect("peticionar_rascunhos", requisicao.instituicao.slug)
    meus = Rascunho.objects.de_quem(requisicao.ator).filter(versao__servico=versao.servico_id)
    nivel = situacao_de(requisicao.conta, versao)
    contexto = {"versao": versao, "rascunhos": list(meus), "nivel": nivel}
    return render(requisicao, "peticionar/comecar.html", contexto)


@com_rascunho
def dados(requisicao: RequisicaoDoCidadao, rascunho: Rascunho) -> HttpResponse:
    """Step 1: the questions. What is typed is kept, right or wrong."""
    formulario = _formulario(requisicao, rascunho)
    codigo = 200
    if requisicao.method == "POST":
        if rascunho.versao is None:
            respostas, texto = {}, requisicao.POST.get("texto", "")
        else:
            respostas, texto = digitado(formulario), ""
        guardar_respostas(requisicao.ator, rascunho=rascunho, respostas=respostas, texto=texto)
        if formulario.is_valid():
            return ir(requisicao, rascunho, "documentos")
        codigo = 422
    contexto = contexto_do_passo(requisicao, rascunho, "dados") | {"form": formulario}
    return render(requisicao, "peticionar/dados.html", contexto, status=codigo)


@com_rascunho
def documentos(requisicao: RequisicaoDoCidadao, rascunho: Rascunho) -> HttpResponse:
    """Step 2: the papers, several for each; a file that is refused leaves the others in."""
    problemas: dict[str, list[str]] = {}
    if requisicao.method == "POST":
        if "tirar" in requisicao.POST:
            _tirar(requisicao, rascunho)
            return ir(requisicao, rascunho, "documentos")
        pedido = papel_pedido(rascunho, requisicao.POST.get("pedido", ""))
        problemas[pedido.chave] = _receber(requisicao, rascunho, pedido.chave)
        if not problemas[pedido.chave]:
            return ir(requisicao, rascunho, "documentos")
    linhas = [
        {"papel": papel, "problemas": problemas.get(papel.pedido.chave, [])}
        for papel in papeis_de(rascunho)
    ]
    contexto = contexto_do_passo(requisicao, rascunho, "documentos") | {"linhas": linhas}
    codigo = 422 if problemas else 200
    return render(requisicao, "peticionar/documentos.html", contexto, status=codigo)


@com_rascunho
def conferir(requisicao: RequisicaoDoCidadao, rascunho: Rascunho) -> HttpResponse:
    """Step 3: all that will be sent, and what lacks."""
    papeis = papeis_de(rascunho)
    contexto = contexto_do_passo(requisicao, rascunho, "conferir") | {
        "respostas": respostas_de(rascunho),
        "papeis": papeis,
        "faltas": faltas(rascunho, papeis),
    }
    return render(requisicao, "peticionar/conferir.html", contexto)


@require_POST
@com_rascunho
def apagar(requisicao: RequisicaoDoCidadao, rascunho: Rascunho) -> HttpResponse:
    """Forget a draft."""
    descartar_rascunho(requisicao.ator, rascunho=rascunho)
    messages.success(requisicao, "Rascunho apagado.")
    return redirect("peticionar_rascunhos", requisicao.instituicao.slug)


def _formulario(requisicao: RequisicaoDoCidadao, rascunho: Rascunho) -> Any:
    dados_enviados = requisicao.POST if requisicao.method == "POST" else None
    if rascunho.versao is None:
        return Escrito(dados_enviados, initial={"texto": rascunho.texto})
    return formulario_da_versao(rascunho.versao)(dados_enviados, initial=rascunho.respostas)


def _tirar(requisicao: RequisicaoDoCidadao, rascunho: Rascunho) -> None:
    qual = requisicao.POST["tirar"]
    papel = int(qual) if qual.isascii() and qual.isdecimal() and len(qual) < 18 else 0
    retirar_papel(requisicao.ator, rascunho=rascunho, papel_id=papel)


def _receber(requisicao: RequisicaoDoCidadao, rascunho: Rascunho, pedido: str) -> list[str]:
    """Receive each file by itself; what is wrong with those that did not come in."""
    vindos = [*requisicao.FILES.getlist("arquivos"), *requisicao.FILES.getlist("foto")]
    problemas = [] if vindos else ["Escolha ao menos um arquivo."]
    for vindo in vindos:
        for quem in (str(requisicao.conta.pk), endereco_de(requisicao)):
            contar("peticionar-arquivo", quem, maximo=ARQUIVOS_POR_HORA, segundos=HORA)
        if (problema := _anexar(requisicao, rascunho, pedido, vindo)) is not None:
            problemas.append(problema)
    return problemas


def _anexar(
    requisicao: RequisicaoDoCidadao, rascunho: Rascunho, pedido: str, vindo: UploadedFile
) -> str | None:
    try:
        anexar_papel(
            requisicao.ator,
            rascunho=rascunho,
            pedido=pedido,
            nome=vindo.name or "",
            arquivo=vindo,
            tamanho=vindo.size or 0,
        )
    except RegraViolada as erro:
        return erro.mensagem
    return None
