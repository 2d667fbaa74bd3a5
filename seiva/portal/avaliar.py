"""Evaluating the service: by the link of a message, or logged in; and what everybody said."""

from collections.abc import Callable
from typing import Any

from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from seiva.acompanhamento.links import endereco_de as email_de
from seiva.acompanhamento.models import Inscricao
from seiva.core.ator import Ator
from seiva.core.erros import NaoEncontrado
from seiva.core.limites import contar
from seiva.participacao.acoes.avaliar import avaliar_atendimento, ja_avaliou, pode_avaliar
from seiva.participacao.models import Avaliacao
from seiva.participacao.resultados import Resultado, por_servico, por_tipo
from seiva.peticionamento.origem import servico_de
from seiva.portal.abertas import aberta, inteiro, publicavel
from seiva.portal.acesso import RequisicaoDoCidadao, cidadao_em
from seiva.portal.forms_participacao import Avaliar
from seiva.portas.acesso import RequisicaoPublica, endereco_de, publica
from seiva.portas.atos import tentar
from seiva.portas.em_csv import baixar, em_csv
from seiva.processos.models import Processo

HORA = 3600
COLUNAS = ("De", "Nome", "Avaliações", "Satisfação", "Facilidade", "No prazo")


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@publica
def avaliar_pelo_aviso(requisicao: RequisicaoPublica, aviso: str) -> HttpResponse:
    """The link that goes in the message to who follows: its secret is the authority."""
    contar("avaliar", endereco_de(requisicao), maximo=120, segundos=HORA)
    inscricao = Inscricao.objects.para_sair(aviso).first()
    if inscricao is None:
        raise NaoEncontrado
    processo = _conhecido(requisicao.ator, pk=inscricao.processo_id)
    return _pagina(requisicao, processo, email_de(inscricao))


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@cidadao_em
def avaliar(requisicao: RequisicaoDoCidadao, digitos: str) -> HttpResponse:
    """Who logged in and has, or had, access to the process."""
    contar("avaliar", endereco_de(requisicao), maximo=120, segundos=HORA)
    processo = _conhecido(requisicao.ator, digitos=digitos)
    if not pode_avaliar(requisicao.ator, processo):
        raise NaoEncontrado
    return _pagina(requisicao, processo, "")


@aberta("avaliacoes", maximo=120)
@publica
def avaliacoes(requisicao: RequisicaoPublica) -> HttpResponse:
    """What people think, by service and by type of process."""
    contexto = {
        "servicos": por_servico(),
        "resultados": por_tipo(),
        "endereco": inteiro("avaliacoes", instituicao=requisicao.instituicao.slug),
        "fora_dos_buscadores": not publicavel(requisicao.instituicao),
    }
    return render(requisicao, "participacao/avaliacoes.html", contexto)


@aberta("avaliacoes", maximo=120)
@publica
def avaliacoes_csv(requisicao: RequisicaoPublica) -> HttpResponseBase:
    """The same numbers, for a spreadsheet."""
    linhas = [("Serviço", r) for r in por_servico()] + [("Tipo", r) for r in por_tipo()]
    return baixar(em_csv(COLUNAS, [_em_linha(de, r) for de, r in linhas]), "avaliacoes.csv")


def _em_linha(de: str, resultado: Resultado) -> tuple[str, ...]:
    r = resultado
    return (de, r.nome, f"{r.quantas} ou mais", r.satisfacao, r.facilidade, r.no_prazo)


def _pagina(requisicao: Any, processo: Processo, email: str) -> HttpResponse:
    formulario = Avaliar(requisicao.POST or None)
    feita, ja = None, ja_avaliou(requisicao.ator, processo, email=email)
    if requisicao.method == "POST" and not ja and formulario.is_valid():
        feita = tentar(formulario, _ato(requisicao.ator, processo, formulario, email))
    contexto = {
        "processo": processo,
        "form": formulario,
        "avaliada": ja or feita is not None,
        "concluido": processo.concluido_em is not None,
    }
    codigo = 422 if formulario.errors and not contexto["avaliada"] else 200
    return render(requisicao, "participacao/avaliar.html", contexto, status=codigo)


def _ato(
    ator: Ator, processo: Processo, formulario: Avaliar, email: str
) -> Callable[[], Avaliacao]:
    return lambda: avaliar_atendimento(
        ator,
        processo=processo,
        opiniao=formulario.opiniao(),
        email=email,
        servico=servico_de(processo),
    )


def _conhecido(ator: Ator, **qual: Any) -> Processo:
    """A process that the person may know of."""
    achados = Processo.objects.localizaveis_por(ator).filter(**qual).select_related("tipo")
    processo: Processo | None = achados.order_by("pk").first()
    if processo is None:
        raise NaoEncontrado
    return processo
