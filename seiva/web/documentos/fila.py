"""Para assinar: every draft of the unit in one queue; read, next, sign all that was read."""

from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render

from seiva.core.erros import RegraViolada
from seiva.documentos.models import Documento
from seiva.web.acesso import Requisicao, servidor
from seiva.web.atos import recusar
from seiva.web.documentos import leituras
from seiva.web.documentos.assinar import (
    assinar_com_limite,
    formulario_de_assinatura,
    linha_da_assinatura,
    mostrado,
)
from seiva.web.documentos.comum import endereco, endereco_no_processo, inteiro
from seiva.web.forms.documentos import Assinar

POR_PAGINA = 25
DE_CADA_VEZ = 50


@servidor
def para_assinar(requisicao: Requisicao) -> HttpResponse:
    """The queue, the oldest first, in pages by key."""
    depois = inteiro(requisicao.GET.get("depois"))
    fila = _fila(requisicao)
    if depois is not None:
        fila = fila.filter(pk__gt=depois)
    achados = list(fila[: POR_PAGINA + 1])
    documentos = achados[:POR_PAGINA]
    onde = endereco(requisicao, "para_assinar")
    contexto = {
        "secao": "assinar",
        "linhas": [_linha(requisicao, documento) for documento in documentos],
        "assinar_url": endereco(requisicao, "assinar_varios"),
        "pagina": {
            "anteriores": onde if depois else None,
            "proximos": f"{onde}?depois={documentos[-1].pk}" if len(achados) > POR_PAGINA else None,
        },
    }
    return render(requisicao, "documento/para_assinar.html", contexto)


@servidor
def assinar_varios(requisicao: Requisicao) -> HttpResponse:
    """The chosen ones: shown one after the other, signed with one password.

    Each is an act of its own: what a rule refuses is told and the others stand.
    """
    dados = requisicao.POST if requisicao.method == "POST" else requisicao.GET
    escolhidos = _escolhidos(requisicao, dados.getlist("documento"))
    if not escolhidos:
        messages.warning(requisicao, "Escolha ao menos um documento para assinar.")
        return redirect(endereco(requisicao, "para_assinar"))
    if requisicao.method != "POST":
        formulario = formulario_de_assinatura(requisicao)
        return _pagina(requisicao, escolhidos, formulario)
    formulario = formulario_de_assinatura(requisicao, requisicao.POST)
    if not formulario.is_valid() or not _assinar(requisicao, escolhidos, formulario):
        return _pagina(requisicao, escolhidos, formulario, status=422)
    return redirect(endereco(requisicao, "para_assinar"))


def _assinar(requisicao: Requisicao, escolhidos: list[Documento], formulario: Assinar) -> bool:
    """Sign each; False when the password or the cargo is wrong, which concerns them all."""
    feitos = 0
    for documento in escolhidos:
        lida = leituras.versao_lida(requisicao, documento.pk)
        try:
            if lida is None:
                raise RegraViolada("nao_lido", "leia o documento antes de assinar.")
            assinar_com_limite(requisicao, documento, formulario, lida)
            feitos += 1
        except RegraViolada as erro:
            if erro.campo in {"senha", "cargo"}:
                recusar(formulario, erro)
                return False
            nome = f"{documento.nome} ({documento.numero_formatado})"
            messages.error(requisicao, f"{nome} não foi assinado: {erro.mensagem}")
    if feitos:
        texto = f"{feitos} documentos assinados." if feitos > 1 else "Documento assinado."
        messages.success(requisicao, texto)
    return True


def _fila(requisicao: Requisicao) -> Any:
    return (
        Documento.objects.para_assinar_por(requisicao.ator)
        .select_related("tipo", "processo__tipo", "autor")
        .order_by("pk")
    )


def _escolhidos(requisicao: Requisicao, pedidos: list[str]) -> list[Documento]:
    ids = {inteiro(pk) for pk in pedidos[:DE_CADA_VEZ]} - {None}
    return list(_fila(requisicao).filter(pk__in=ids))


def _linha(requisicao: Requisicao, documento: Documento) -> dict[str, Any]:
    lida = leituras.versao_lida(requisicao, documento.pk)
    return {
        "id": documento.pk,
        "nome": documento.nome,
        "numero": documento.numero_formatado,
        "descricao": documento.descricao,
        "url": f"{endereco(requisicao, 'assinar_varios')}?documento={documento.pk}",
        "processo": documento.processo.numero,
        "processo_url": endereco_no_processo(requisicao, documento),
        "tipo_processo": documento.processo.tipo.nome,
        "autor": documento.autor.nome,
        "quando": documento.criado_em,
        "nivel": documento.nivel_efetivo,
        "lido": lida == documento.versao_atual,
    }


def _pagina(
    requisicao: Requisicao, escolhidos: list[Documento], formulario: Assinar, status: int = 200
) -> HttpResponse:
    ver = requisicao.GET.get("ver", "")
    indice = next((i for i, d in enumerate(escolhidos) if str(d.pk) == ver), 0)
    linhas = [linha_da_assinatura(requisicao, documento) for documento in escolhidos]
    for linha, documento in zip(linhas, escolhidos, strict=True):
        linha["url"] = _ver(requisicao, escolhidos, documento)
    linhas[indice]["lido"] = True  # being shown now
    contexto = {
        "secao": "assinar",
        "documentos": linhas,
        "atual": mostrado(requisicao, escolhidos[indice]),
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
