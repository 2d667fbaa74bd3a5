"""The floors: what Django itself costs under Seiva's middleware, on this machine, in this run."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from seiva.organizacao.models import Instituicao

QUANTAS = 50


def chave(requisicao: HttpRequest, pk: int) -> HttpResponse:
    """One query by primary key, answered as a line of text."""
    return HttpResponse(Instituicao.objects.get(pk=pk).nome, content_type="text/plain")


def linhas(requisicao: HttpRequest) -> HttpResponse:
    """A plain table of fifty rows and six columns from a template, after one query."""
    casas = list(Instituicao.objects.order_by("pk")[:QUANTAS])
    casas += casas[:1] * (QUANTAS - len(casas))
    contexto = {"casas": casas, "agora": timezone.localtime()}
    return render(requisicao, "bench/linhas.html", contexto)
