"""The front page of the console."""

from django.http import HttpResponse
from django.shortcuts import render

from seiva.plataforma.acesso import RequisicaoDoOperador, operador
from seiva.plataforma.esperam import o_que_espera, quadro_de_agora


@operador
def inicio(requisicao: RequisicaoDoOperador) -> HttpResponse:
    """What waits for the operator, and the way to everything else."""
    quadro = quadro_de_agora()
    contexto = {
        "secao": "inicio",
        "esperam": o_que_espera(quadro),
        "contagens": quadro.contagens,
    }
    return render(requisicao, "plataforma/inicio.html", contexto)
