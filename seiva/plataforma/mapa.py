"""Map of Minas: who is where in the adoption."""

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from seiva.adesao.models import Adesao, Estado
from seiva.operacao.mapa import SITUACOES, Presenca, das_instituicoes, mapa_de
from seiva.plataforma.acesso import RequisicaoDoOperador, operador

UF = "MG"
LADO = 16  # of a tile, with the space around it
# Requests that have no institution yet; the others are shown as the institution that they became.
A_CAMINHO = (Estado.INTERESSE, Estado.TERMO, Estado.PREPARACAO)


@require_safe
@operador
def mapa(requisicao: RequisicaoDoOperador) -> HttpResponse:
    """Tiles of the 853 municipalities, and the same in tables."""
    feito = mapa_de(UF, [*das_instituicoes(), *_a_caminho()])
    contexto = {
        "secao": "mapa",
        "mapa": feito,
        "base": reverse("plataforma_instituicoes"),
        "situacoes": [(s, nome, feito.contagem[s]) for s, nome in SITUACOES.items()],
        "regioes": feito.regioes,
        "celas": [
            {"x": lugar.cela[0] * LADO, "y": lugar.cela[1] * LADO, "lugar": lugar}
            for lugar in feito.lugares
        ],
        "largura": feito.colunas * LADO,
        "altura": feito.linhas * LADO,
    }
    return render(requisicao, "plataforma/mapa.html", contexto)


def _a_caminho() -> list[Presenca]:
    pedidos = Adesao.objects.filter(estado__in=A_CAMINHO, ambiente__isnull=True).order_by("nome")
    return [
        Presenca(p.ibge, p.municipio, p.uf, p.nome, "adesao", detalhe=p.get_estado_display())
        for p in pedidos.only("ibge", "municipio", "uf", "nome", "estado")
    ]
