"""The Carta de Serviços, for anyone: what can be asked for, and each service.

Norma: Lei 13.460/2017, art. 7º.
"""

from itertools import groupby
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from seiva.core.paginacao import Ordem, paginar
from seiva.core.textos import uma_linha
from seiva.participacao.resultados import do_tipo
from seiva.peticionamento.exigencias import aceita_cadastro, nivel_pedido
from seiva.portas.acesso import RequisicaoPublica, publica
from seiva.portas.carta import apresentar, prazo_em_palavras
from seiva.servicos.models import VersaoDoServico
from seiva.servicos.regras.conteudo import TEMAS
from seiva.servicos.versoes import conteudo_de, ligados_de

POR_PAGINA = 60
ORDEM = (Ordem("tema"), Ordem("titulo"), Ordem("pk"))


@require_safe
@publica
def servicos(requisicao: RequisicaoPublica) -> HttpResponse:
    """Published services by theme; `q` and `tema` narrow them."""
    texto = uma_linha(requisicao.GET.get("q", "")[:100])
    tema = requisicao.GET.get("tema", "")
    tema = tema if tema in TEMAS else ""
    linhas = VersaoDoServico.objects.vigentes().com_texto(texto)
    linhas = linhas.filter(tema=tema) if tema else linhas
    depois = requisicao.GET.get("depois", "")
    pagina = paginar(linhas, ORDEM, tamanho=POR_PAGINA, depois=depois)
    contexto = {
        "grupos": _por_tema(pagina.linhas),
        "texto": texto,
        "tema": tema,
        "temas": list(TEMAS.items()),
        "proxima": pagina.proxima,
        "filtrado": bool(texto or tema),
    }
    return render(requisicao, "carta/servicos.html", contexto)


def _por_tema(linhas: list[Any]) -> list[tuple[str, list[dict[str, Any]]]]:
    return [
        (
            TEMAS[tema],
            [
                {
                    "slug": versao.servico.slug,
                    "titulo": versao.titulo,
                    "resumo": versao.resumo,
                    "prazo": prazo_em_palavras(versao.prazo_dias, versao.prazo_uteis),
                }
                for versao in versoes
            ],
        )
        for tema, versoes in groupby(linhas, key=lambda versao: versao.tema)
    ]


@require_safe
@publica
def servico(requisicao: RequisicaoPublica, endereco: str) -> HttpResponse:
    """One service, in plain language. `pedir` is the address that begins a request; `nivel`:
    it demands gov.br prata or ouro; `cadastro`: or the registration of the institution."""
    vigentes = VersaoDoServico.objects.vigentes().select_related(
        "servico", "tipo_processo", "hipotese"
    )
    versao = vigentes.um(servico__slug=endereco)
    ligados = ligados_de(versao)
    hipotese = str(ligados.hipotese) if ligados.hipotese else ""
    contexto = apresentar(conteudo_de(versao), ligados.unidades, hipotese) | {
        "versao": versao,
        "pedir": reverse("peticionar", args=[requisicao.instituicao.slug, versao.servico.slug]),
        "nivel": nivel_pedido(versao) > 0,
        "cadastro": nivel_pedido(versao) > 0 and aceita_cadastro(),
        "avaliacao": do_tipo(versao.tipo_processo),
    }
    return render(requisicao, "carta/servico.html", contexto)
