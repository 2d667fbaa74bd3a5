"""The history of a process as JSON, with what lets anyone check its chain and its closings."""

from datetime import UTC
from typing import Any

from seiva.andamentos.models import Andamento, RaizDeAndamentos
from seiva.andamentos.raizes import provas_de
from seiva.core.ator import Ator
from seiva.processos.models import Processo


def historico_de(
    ator: Ator, processo: Processo, raizes: dict[int, RaizDeAndamentos]
) -> dict[str, Any]:
    """Every entry in order. One that is of another unit alone goes as its hash, without content:
    the chain is checked all the same. The closings that prove the entries are added to `raizes`.
    """
    todas = list(Andamento.objects.do_processo(processo).order_by("sequencia"))
    visiveis = set(
        Andamento.objects.do_processo(processo).legiveis_por(ator).values_list("pk", flat=True)
    )
    provas = provas_de(todas)
    entradas = []
    for andamento in todas:
        entrada = _inteira(andamento) if andamento.pk in visiveis else _reservada(andamento)
        prova = provas.get(andamento.pk)
        if prova is not None:
            raizes[prova.raiz.numero] = prova.raiz
            entrada["prova"] = {
                "raiz": prova.raiz.numero,
                "indice": prova.indice,
                "caminho": [no.hex() for no in prova.caminho],
            }
        entradas.append(entrada)
    return {"processo": processo.numero, "entradas": entradas}


def _inteira(andamento: Andamento) -> dict[str, Any]:
    return {
        "instituicao": andamento.instituicao_id,
        "processo": andamento.processo_id,
        "sequencia": andamento.sequencia,
        "tipo": andamento.tipo,
        "unidade": andamento.unidade_id,
        "conta": andamento.conta_id,
        "quando": andamento.quando.astimezone(UTC).isoformat(timespec="microseconds"),
        "dados": andamento.dados,
        "anterior": andamento.anterior,
        "hash": andamento.hash,
        "texto": andamento.texto,
    }


def _reservada(andamento: Andamento) -> dict[str, Any]:
    return {
        "sequencia": andamento.sequencia,
        "anterior": andamento.anterior,
        "hash": andamento.hash,
        "reservada": True,
    }


def raizes_em_json(raizes: dict[int, RaizDeAndamentos]) -> list[dict[str, str]]:
    """The signed closings, as they are published."""
    return [
        {"declaracao": r.declaracao, "kid": r.kid, "assinatura": r.assinatura}
        for _, r in sorted(raizes.items())
    ]
