"""The history of a process as JSON, with what lets anyone check its chain and its closings."""

from typing import Any

from seiva.andamentos.models import Andamento, RaizDeAndamentos
from seiva.andamentos.raizes import provas_de
from seiva.andamentos.registro import conteudo_do_hash
from seiva.core.ator import Ator
from seiva.processos.models import Processo


def historico_de(
    ator: Ator,
    processo: Processo,
    raizes: dict[int, RaizDeAndamentos],
    *,
    sem_reserva: bool = False,
) -> dict[str, Any]:
    """Every entry in order. One that is of another unit alone goes as its hash, without content:
    the chain is checked all the same. The closings that prove the entries are added to `raizes`.
    `sem_reserva`: for the institution itself, that takes all it owns.
    """
    todas = list(Andamento.objects.do_processo(processo).order_by("sequencia"))
    legiveis = Andamento.objects.do_processo(processo).legiveis_por(ator)
    visiveis = {a.pk for a in todas} if sem_reserva else set(legiveis.values_list("pk", flat=True))
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
    return conteudo_do_hash(andamento) | {"hash": andamento.hash, "texto": andamento.texto}


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
