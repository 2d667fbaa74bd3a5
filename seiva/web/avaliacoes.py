"""What people say of the service, for who takes care of it: comments without names."""

from collections.abc import Iterator
from typing import Any

from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.timezone import localtime
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from seiva.core.erros import SemPermissao
from seiva.core.paginacao import Ordem, paginar
from seiva.participacao.models import Avaliacao
from seiva.participacao.resultados import comentarios, por_servico, por_tipo
from seiva.portas.em_csv import baixar, em_csv
from seiva.portas.paginas import cursores, vizinhas
from seiva.web.acesso import Requisicao, servidor

LER = "avaliacao.ler"
POR_PAGINA, NO_ARQUIVO = 30, 10_000
COLUNAS = ("Mês", "Tipo de processo", "Nota", "Comentário")


@require_safe
@never_cache
@servidor
def avaliacoes_comentarios(requisicao: Requisicao) -> HttpResponse:
    """Comments, the latest first, with the numbers of each service and type."""
    _exigir(requisicao)
    pagina = paginar(
        comentarios(), [Ordem("pk", True)], tamanho=POR_PAGINA, **cursores(requisicao.GET)
    )
    slug = requisicao.instituicao.slug
    contexto: dict[str, Any] = {
        "secao": "avaliacoes",
        "servicos": por_servico(),
        "tipos": por_tipo(),
        "linhas": pagina.linhas,
        "pagina": vizinhas(pagina, requisicao.path),
        "csv_url": reverse("avaliacoes_comentarios_csv", args=[slug]),
        "publica_url": reverse("avaliacoes", args=[slug]),
    }
    return render(requisicao, "avaliacoes/comentarios.html", contexto)


@require_safe
@servidor
def avaliacoes_comentarios_csv(requisicao: Requisicao) -> HttpResponseBase:
    """The same comments, for a spreadsheet."""
    _exigir(requisicao)
    linhas = list(_linhas(comentarios().order_by("-pk")[:NO_ARQUIVO]))
    return baixar(em_csv(COLUNAS, linhas), "comentarios-das-avaliacoes.csv")


def _linhas(achados: Any) -> Iterator[tuple[str, ...]]:
    avaliacao: Avaliacao
    for avaliacao in achados:
        mes = f"{localtime(avaliacao.feita_em):%m/%Y}"
        nota = avaliacao.get_nota_display()
        yield mes, avaliacao.tipo.nome, nota, avaliacao.comentario


def _exigir(requisicao: Requisicao) -> None:
    if not requisicao.ator.pode(LER):
        raise SemPermissao(
            "sem_permissao", "Seu perfil nesta unidade não permite ler comentários de avaliações."
        )
