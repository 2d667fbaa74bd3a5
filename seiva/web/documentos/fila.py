"""Para assinar: one queue over processes and blocks; read, next, sign all that was read."""

from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render

from seiva.core.erros import RegraViolada
from seiva.documentos.acoes.assinar import MAXIMO_DO_LOTE, pedir_assinaturas
from seiva.documentos.models import Documento, LoteDeAssinaturas
from seiva.web.acesso import Requisicao, servidor
from seiva.web.atos import recusar
from seiva.web.blocos.na_fila import blocos_de, opcoes, so_de
from seiva.web.documentos import leituras
from seiva.web.documentos.assinar import (
    com_limite,
    formulario_de_assinatura,
    linha_da_assinatura,
    mostrado,
)
from seiva.web.documentos.comum import endereco, endereco_no_processo, inteiro
from seiva.web.documentos.credenciados import marcar_credenciados, nome_na_fila
from seiva.web.documentos.lote import avancar
from seiva.web.forms.documentos import AssinarVarios
from seiva.web.senha import exigir_do_documento

POR_PAGINA = 50


@servidor
def para_assinar(requisicao: Requisicao) -> HttpResponse:
    """The queue, the oldest first, in pages by key; `de` keeps those of processes or of blocks."""
    depois, de = inteiro(requisicao.GET.get("depois")), requisicao.GET.get("de", "")
    fila = so_de(requisicao, _fila(requisicao), de)
    if depois is not None:
        fila = fila.filter(pk__gt=depois)
    achados = marcar_credenciados(requisicao.ator, list(fila[: POR_PAGINA + 1]))
    documentos = achados[:POR_PAGINA]
    onde = endereco(requisicao, "para_assinar")
    filtro = {"de": de} if de else {}
    proximos = urlencode(filtro | {"depois": documentos[-1].pk}) if documentos else ""
    contexto = {
        "secao": "assinar",
        "linhas": _linhas(requisicao, documentos),
        "origens": opcoes(requisicao, onde, de),
        "assinar_url": endereco(requisicao, "assinar_varios"),
        "bloco_url": endereco(requisicao, "bloco_incluir"),
        "pagina": {
            "anteriores": f"{onde}?{urlencode(filtro)}" if depois else None,
            "proximos": f"{onde}?{proximos}" if len(achados) > POR_PAGINA else None,
        },
    }
    return render(requisicao, "documento/para_assinar.html", contexto)


@transaction.non_atomic_requests
def assinar_varios(requisicao: HttpRequest, instituicao: str) -> HttpResponseBase:
    """The chosen ones: shown one after the other, signed with one password.

    The password is checked in one transaction; each signature is an act in its own.
    """
    with transaction.atomic():
        resposta = _escolhidos_ou_lote(requisicao, instituicao=instituicao)
    lote = getattr(requisicao, "lote", None)
    if lote is not None:
        avancar(requisicao, lote)
    return resposta


@servidor
def _escolhidos_ou_lote(requisicao: Requisicao) -> HttpResponse:
    postado = requisicao.method == "POST"
    dados = requisicao.POST if postado else requisicao.GET
    escolhidos = _escolhidos(requisicao, dados.getlist("documento"))
    if not escolhidos:
        return _nada(requisicao)
    if not postado:
        return _pagina(requisicao, escolhidos, formulario_de_assinatura(requisicao, um_a_um=False))
    if (adiado := inteiro(requisicao.POST.get("adiar"))) is not None:
        return _adiar(requisicao, escolhidos, adiado)
    formulario = formulario_de_assinatura(requisicao, requisicao.POST, um_a_um=False)
    lote = _pedir(requisicao, escolhidos, formulario) if formulario.is_valid() else None
    if lote is None:
        return _pagina(requisicao, escolhidos, formulario, status=422)
    requisicao.lote = lote  # type: ignore[attr-defined]
    return redirect(endereco(requisicao, "lote_de_assinaturas", lote=lote.pk))


def _nada(requisicao: Requisicao) -> HttpResponse:
    """Nothing chosen; or the same form again, after everything in it was signed."""
    chave = AssinarVarios.ler_chave(requisicao.POST)
    feitos = LoteDeAssinaturas.objects.pedidos_por(requisicao.ator).do_formulario(chave)
    if chave is not None and (feito := feitos.first()) is not None:
        return redirect(endereco(requisicao, "lote_de_assinaturas", lote=feito.pk))
    messages.warning(requisicao, "Escolha ao menos um documento para assinar.")
    return redirect(endereco(requisicao, "para_assinar"))


def _adiar(requisicao: Requisicao, escolhidos: list[Documento], adiado: int) -> HttpResponse:
    """Take the mark of read from one, and leave it out of this batch."""
    for documento in escolhidos:
        if documento.pk == adiado:
            leituras.esquecer(requisicao, documento)
    restantes = [d for d in escolhidos if d.pk != adiado]
    if not restantes:
        return redirect(endereco(requisicao, "para_assinar"))
    seguinte = next((d for d in restantes if d.pk > adiado), restantes[-1])
    return redirect(_ver(requisicao, restantes, seguinte))


def _pedir(
    requisicao: Requisicao, escolhidos: list[Documento], formulario: Any
) -> LoteDeAssinaturas | None:
    vistas = leituras.lidas(requisicao, escolhidos)
    dados = formulario.cleaned_data
    try:
        return com_limite(
            requisicao,
            formulario,
            lambda: pedir_assinaturas(
                requisicao.ator,
                documentos=[(documento, vistas.get(documento.pk)) for documento in escolhidos],
                senha=dados["senha"],
                cargo=dados["cargo"],
                chave=dados["chave"],
            ),
        )
    except RegraViolada as erro:
        recusar(formulario, erro)
        return None


def _fila(requisicao: Requisicao) -> Any:
    return (
        Documento.objects.para_assinar_por(requisicao.ator)
        .select_related("tipo", "processo__tipo", "autor", "unidade", "hipotese")
        .order_by("pk")
    )


def _escolhidos(requisicao: Requisicao, pedidos: list[str]) -> list[Documento]:
    ids = {inteiro(pk) for pk in pedidos[:MAXIMO_DO_LOTE]} - {None}
    return marcar_credenciados(requisicao.ator, list(_fila(requisicao).filter(pk__in=ids)))


def _linhas(requisicao: Requisicao, documentos: list[Documento]) -> list[dict[str, Any]]:
    vistas = leituras.lidas(requisicao, documentos)
    blocos = blocos_de(requisicao, documentos)
    minha = requisicao.ator.unidade_id
    return [
        {
            "id": documento.pk,
            "nome": nome_na_fila(documento),
            "numero": documento.numero_formatado,
            "descricao": "" if documento.por_credencial else documento.descricao,
            "url": f"{endereco(requisicao, 'assinar_varios')}?documento={documento.pk}",
            "processo": documento.processo.numero,
            "processo_url": ""
            if documento.por_credencial
            else endereco_no_processo(requisicao, documento),
            "tipo_processo": "" if documento.por_credencial else documento.processo.tipo.nome,
            "autor": documento.autor.nome,
            "unidade": documento.unidade.sigla if documento.unidade_id != minha else "",
            "por_credencial": documento.por_credencial,
            "blocos": blocos.get(documento.pk, []),
            "quando": documento.criado_em,
            "nivel": documento.nivel_efetivo,
            "lido": leituras.lido(documento, vistas),
        }
        for documento in documentos
    ]


def _pagina(
    requisicao: Requisicao, escolhidos: list[Documento], formulario: Any, status: int = 200
) -> HttpResponse:
    ver = requisicao.GET.get("ver", "")
    indice = next((i for i, d in enumerate(escolhidos) if str(d.pk) == ver), 0)
    if escolhidos[indice].por_credencial:
        exigir_do_documento(requisicao, escolhidos[indice].pk)
    vistas = leituras.lidas(requisicao, escolhidos)
    linhas = []
    for i, documento in enumerate(escolhidos):
        # The one shown now counts as read: its frame marks it while the person looks.
        lido = i == indice or leituras.lido(documento, vistas)
        linha = linha_da_assinatura(requisicao, documento, lido=lido)
        linha |= {"url": _ver(requisicao, escolhidos, documento), "atual": i == indice}
        linhas.append(linha | {"titulo": nome_na_fila(documento)})
    contexto = {
        "secao": "assinar",
        "documentos": linhas,
        "lidos": sum(1 for linha in linhas if linha["lido"]),
        "atual": mostrado(requisicao, escolhidos[indice]) | {"id": escolhidos[indice].pk},
        "form": formulario if formulario.tem_cargo else None,
        "fila": _navegacao(requisicao, escolhidos, indice),
        "voltar_url": endereco(requisicao, "para_assinar"),
    }
    return render(requisicao, "documento/assinar.html", contexto, status=status)


def _navegacao(
    requisicao: Requisicao, escolhidos: list[Documento], indice: int
) -> dict[str, Any] | None:
    if len(escolhidos) == 1:
        return None
    ultimo = len(escolhidos) - 1
    return {
        "posicao": indice + 1,
        "total": len(escolhidos),
        "anterior": _ver(requisicao, escolhidos, escolhidos[indice - 1]) if indice else None,
        "proximo": _ver(requisicao, escolhidos, escolhidos[indice + 1])
        if indice < ultimo
        else None,
    }


def _ver(requisicao: Requisicao, escolhidos: list[Documento], documento: Documento) -> str:
    consulta = urlencode({"documento": [d.pk for d in escolhidos], "ver": documento.pk}, doseq=True)
    return f"{endereco(requisicao, 'assinar_varios')}?{consulta}"
