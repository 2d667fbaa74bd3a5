"""The front page of the console."""

from django.http import HttpResponse
from django.shortcuts import render

from seiva.plataforma.acesso import RequisicaoDoOperador, operador


@operador
def inicio(requisicao: RequisicaoDoOperador) -> HttpResponse:
    """What waits for the operator, and the way to everything else."""
    return render(requisicao, "plataforma/inicio.html", {"secao": "inicio"})
