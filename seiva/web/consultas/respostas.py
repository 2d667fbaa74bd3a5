"""The answers being written: in general and on each passage that somebody wrote on."""

from typing import Any

from seiva.participacao.models import Contribuicao, RespostaDaConsulta, Trecho
from seiva.web.forms.consultas import Responder

NA_TELA = 200  # passages with contributions, on one page


def respostas_de(tela: Any) -> list[dict[str, Any]]:
    """One form for the whole text and one for each passage with published contributions."""
    consulta = tela.consulta
    contas = Contribuicao.objects.da_consulta(consulta).publicadas().por_trecho()
    escritas = dict(
        RespostaDaConsulta.objects.filter(consulta=consulta).values_list("trecho", "texto")
    )
    com_algo = [pk for pk in contas if pk is not None]
    trechos = Trecho.objects.filter(consulta=consulta, pk__in=com_algo).order_by("ordem")
    linhas = [_linha(tela, None, contas.get(None, 0), escritas.get(None, ""))]
    for trecho in trechos[:NA_TELA]:
        linhas.append(_linha(tela, trecho, contas[trecho.pk], escritas.get(trecho.pk, "")))
    return linhas


def _linha(tela: Any, trecho: Trecho | None, quantas: int, texto: str) -> dict[str, Any]:
    ordem = trecho.ordem if trecho else 0
    recusado = tela.recusados.get("responder")
    form = Responder(initial={"trecho": ordem, "texto": texto}, auto_id=f"t{ordem}_%s")
    if recusado is not None and recusado["trecho"].value() == str(ordem):
        form = recusado
    return {"trecho": trecho, "quantas": quantas, "form": form, "escrita": bool(texto)}
