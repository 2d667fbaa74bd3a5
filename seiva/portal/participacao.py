"""Public consultations, for anybody: which there are, and the text of each with the opinions."""

from typing import Any

from django.db.models import F
from django.http import HttpResponse, JsonResponse
from django.shortcuts import render
from django.urls import reverse

from seiva.core.erros import NaoEncontrado
from seiva.core.modelos import chave
from seiva.core.paginacao import Ordem, paginar
from seiva.core.relogio import agora
from seiva.participacao.models import ConsultaPublica, Contribuicao, Trecho
from seiva.participacao.regras.estado import ultimo_dia
from seiva.participacao.vista import (
    ler_trechos,
    relatorio_publico,
    resposta_geral,
    situacao,
)
from seiva.portal.abertas import aberta, inteiro, publicavel
from seiva.portas.acesso import RequisicaoPublica, publica
from seiva.portas.em_csv import em_csv
from seiva.portas.leituras import anotar_leitura
from seiva.portas.paginas import cursores, vizinhas

POR_MINUTO = 120
POR_PAGINA, TRECHOS_POR_PAGINA = 20, 20
LICENCA = "Creative Commons Atribuição 4.0 Internacional (CC BY 4.0)"
COLUNAS = ("numero", "trecho", "rotulo", "enviada_em", "texto")


@aberta("consultas-publicas", maximo=POR_MINUTO)
@publica
def consultas_publicas(requisicao: RequisicaoPublica) -> HttpResponse:
    """Where one may write now, what is to open, and what ended, the latest first."""
    visiveis = ConsultaPublica.objects.visiveis_por(requisicao.ator)
    momento = agora()
    em_curso = visiveis.filter(cancelada_em__isnull=True, fecha_em__gt=momento)
    passadas = visiveis.exclude(pk__in=em_curso.values("pk"))
    ordem = [Ordem("fecha_em", True), Ordem("pk", True)]
    pagina = paginar(passadas, ordem, tamanho=POR_PAGINA, **cursores(requisicao.GET))
    contexto = {
        "em_curso": [linha_de(c) for c in em_curso.order_by("abre_em", "pk")[:100]],
        "passadas": [linha_de(c) for c in pagina.linhas],
        "pagina": vizinhas(pagina, requisicao.path),
        "endereco": inteiro("consultas_publicas", instituicao=requisicao.instituicao.slug),
        "fora_dos_buscadores": not publicavel(requisicao.instituicao),
    }
    return render(requisicao, "participacao/consultas.html", contexto)


@aberta("consultas-publicas", maximo=POR_MINUTO)
@publica
def consulta_publica(requisicao: RequisicaoPublica, consulta: int) -> HttpResponse:
    """The text by passages, with what people said under each."""
    achada = achar(requisicao, consulta)
    trechos = paginar(
        Trecho.objects.filter(consulta=achada),
        [Ordem("ordem")],
        tamanho=TRECHOS_POR_PAGINA,
        **cursores(requisicao.GET),
    )
    slug = requisicao.instituicao.slug
    contexto = sobre(requisicao, achada) | {
        "trechos": ler_trechos(achada, trechos.linhas),
        "pagina": vizinhas(trechos, requisicao.path),
        "resposta_geral": resposta_geral(achada),
        "relatorio": relatorio_publico(achada, requisicao.ator),
        "total": Contribuicao.objects.da_consulta(achada).publicadas().count(),
        "endereco": inteiro("consulta_publica", instituicao=slug, consulta=achada.pk),
        "fora_dos_buscadores": not publicavel(requisicao.instituicao),
    }
    return render(requisicao, "participacao/consulta.html", contexto)


@aberta("consultas-dados", maximo=30)
@publica
def contribuicoes(requisicao: RequisicaoPublica, consulta: int, formato: str) -> HttpResponse:
    """What was published, as open data: without the names that people chose to show."""
    achada = achar(requisicao, consulta)
    publicadas = Contribuicao.objects.da_consulta(achada).publicadas()
    linhas = publicadas.order_by("numero").values_list(
        "numero", F("trecho__ordem"), F("trecho__rotulo"), "enviada_em", "texto"
    )
    dados = [(n, t or "", r or "", q.isoformat(), texto) for n, t, r, q, texto in linhas]
    nome = f"contribuicoes-{achada.pk}.{formato}"
    if formato == "csv":
        resposta = HttpResponse(
            "".join(em_csv(COLUNAS, dados)), content_type="text/csv; charset=utf-8"
        )
    elif formato == "json":
        itens = [dict(zip(COLUNAS, linha, strict=True)) for linha in dados]
        corpo = {"consulta": achada.titulo, "licenca": LICENCA, "contribuicoes": itens}
        resposta = JsonResponse(corpo, json_dumps_params={"ensure_ascii": False, "indent": 1})
    else:
        raise NaoEncontrado
    resposta["Content-Disposition"] = f'attachment; filename="{nome}"'
    return resposta


def achar(requisicao: RequisicaoPublica, pk: int) -> ConsultaPublica:
    """A consultation whose text anybody may read; the text is about to be shown."""
    achada: ConsultaPublica = ConsultaPublica.objects.visiveis_por(requisicao.ator).um(pk=chave(pk))
    anotar_leitura(requisicao, achada.documento)
    return achada


def sobre(requisicao: Any, consulta: ConsultaPublica) -> dict[str, Any]:
    """What every page of a consultation says of it."""
    slug, documento = requisicao.instituicao.slug, consulta.documento
    return {
        "consulta": consulta,
        "situacao": situacao(consulta),
        "documento": documento,
        "documento_url": reverse("documento_publico", args=[slug, documento.numero]),
        "processo_url": reverse("processo_publico", args=[slug, consulta.processo.digitos]),
    }


def linha_de(consulta: ConsultaPublica) -> dict[str, Any]:
    """A consultation in a list."""
    return {
        "consulta": consulta,
        "situacao": situacao(consulta),
        "ate": ultimo_dia(consulta.fecha_em),
    }
