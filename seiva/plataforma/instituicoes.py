"""Institutions: the list, one of them, and what the operator does to it."""

from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.http import HttpResponse, StreamingHttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from seiva.core.erros import NaoEncontrado
from seiva.operacao.acoes.cotas import definir_cotas
from seiva.operacao.acoes.medir import medir_instituicao
from seiva.operacao.acoes.suspender import retomar_instituicao, suspender_instituicao
from seiva.operacao.instituicoes import Linha, dias_de, pagina_de, todas, uma
from seiva.organizacao.models import Alteracao
from seiva.plataforma.acesso import RequisicaoDoOperador, operador
from seiva.plataforma.endereco import cursores, vizinhas
from seiva.plataforma.forms import Cotas, FiltrosDeInstituicoes, FimDaSuspensao, Suspensao
from seiva.plataforma.grafico import barras
from seiva.portas.atos import tentar
from seiva.portas.em_csv import baixar, em_csv

COLUNAS = ("Instituição", "Endereço", "CNPJ", "Município", "Tipo", "Porte", "Fase", "Suspensa em",
           "Pessoas com acesso", "Entraram em 30 dias", "Processos", "Processos abertos",
           "Documentos", "Bytes", "Cota de pessoas", "Cota de bytes", "Tarefas na fila",
           "Tarefas com falha", "Última atividade", "Medida em", "O que há")  # fmt: skip
ATOS: dict[str, Any] = {
    "suspender": (Suspensao, "Instituição suspensa."),
    "retomar": (FimDaSuspensao, "A suspensão terminou: a instituição volta a funcionar inteira."),
    "cotas": (Cotas, "Cotas definidas."),
}


@require_safe
@operador
def lista(requisicao: RequisicaoDoOperador) -> HttpResponse:
    """Every institution, with its numbers and what is wrong with it."""
    formulario = FiltrosDeInstituicoes(requisicao.GET or {"ordem": "nome"})
    filtros = formulario.filtros()
    lugar = cursores(requisicao.GET)
    pagina = pagina_de(filtros, depois=lugar["depois"], antes=lugar["antes"])
    consulta = urlencode({k: v for k, v in vars(filtros).items() if v})
    contexto = {
        "secao": "instituicoes",
        "form": formulario,
        "linhas": pagina.linhas,
        "pagina": vizinhas(pagina, f"{requisicao.path}?{consulta}"),
        "filtrado": bool(filtros.q or filtros.natureza or filtros.fase or filtros.estado),
        "consulta": consulta,
    }
    return render(requisicao, "plataforma/instituicoes.html", contexto)


@require_safe
@operador
def exportar(requisicao: RequisicaoDoOperador) -> StreamingHttpResponse:
    """The same list as CSV."""
    filtros = FiltrosDeInstituicoes(requisicao.GET).filtros()
    linhas = [_valores(linha) for linha in todas(filtros)]
    return baixar(em_csv(COLUNAS, linhas), "instituicoes.csv")


@require_safe
@operador
def pagina(requisicao: RequisicaoDoOperador, instituicao: str) -> HttpResponse:
    """One institution: what is wrong, its numbers over time, and the acts over it."""
    return _mostrar(requisicao, uma(instituicao))


@require_POST
@operador
def ato(requisicao: RequisicaoDoOperador, instituicao: str, ato_da_operacao: str) -> HttpResponse:
    """Suspend, resume or set quotas: a form each, confirmed by the password."""
    linha = uma(instituicao)
    ato = ato_da_operacao
    if ato not in ATOS:
        raise NaoEncontrado
    classe, feito = ATOS[ato]
    formulario = classe(requisicao.POST, auto_id=f"id_{ato}_%s")
    if formulario.is_valid() and _fazer(requisicao, linha, ato, formulario):
        messages.success(requisicao, feito)
        return redirect("plataforma_instituicao", instituicao=instituicao)
    return _mostrar(requisicao, linha, {ato: formulario}, status=422)


@require_POST
@operador
def medir(requisicao: RequisicaoDoOperador, instituicao: str) -> HttpResponse:
    """Measure now."""
    medir_instituicao(requisicao.ator, instituicao=uma(instituicao).instituicao)
    messages.success(requisicao, "Números atualizados.")
    return redirect("plataforma_instituicao", instituicao=instituicao)


def _fazer(requisicao: RequisicaoDoOperador, linha: Linha, ato: str, formulario: Any) -> Any:
    atos: dict[str, Any] = {
        "suspender": suspender_instituicao,
        "retomar": retomar_instituicao,
        "cotas": definir_cotas,
    }
    valores = formulario.valores() if ato == "cotas" else formulario.cleaned_data
    return tentar(
        formulario,
        lambda: atos[ato](requisicao.ator, instituicao=linha.instituicao, **valores),
    )


def _mostrar(
    requisicao: RequisicaoDoOperador,
    linha: Linha,
    recusados: dict[str, Any] | None = None,
    status: int = 200,
) -> HttpResponse:
    recusados, dias = recusados or {}, dias_de(linha.instituicao)
    contexto = {
        "secao": "instituicoes",
        "linha": linha,
        "dias": dias,
        "grafico": barras([(f"{d.dia:%d/%m}", d.documentos) for d in reversed(dias)]),
        "mudancas": Alteracao.objects.do_objeto("organizacao.instituicao", linha.instituicao.pk)[
            :20
        ],
        "suspender": recusados.get("suspender") or Suspensao(auto_id="id_suspender_%s"),
        "retomar": recusados.get("retomar") or FimDaSuspensao(auto_id="id_retomar_%s"),
        "cotas": recusados.get("cotas")
        or Cotas(initial=Cotas.de(linha.instituicao), auto_id="id_cotas_%s"),
        "recusado": next(iter(recusados), ""),
    }
    return render(requisicao, "plataforma/instituicao.html", contexto, status=status)


def _valores(linha: Linha) -> list[Any]:
    i, s = linha.instituicao, linha.saude
    return [
        *(i.nome, i.slug, i.cnpj, i.municipio, i.get_natureza_display(), i.get_porte_display()),
        *(i.get_fase_display(), _quando(i.suspensa_em), s.pessoas, s.ativas, s.processos),
        *(s.abertos, s.documentos, s.bytes, i.cota_contas, i.cota_bytes, s.esperando, s.falhas),
        *(_quando(s.ultima_atividade), _quando(s.medida_em)),
        " ".join(alerta.texto for alerta in linha.alertas),
    ]


def _quando(instante: Any) -> str:
    return f"{timezone.localtime(instante):%d/%m/%Y %H:%M}" if instante else ""
