"""A restricted process, an access to it, and what is read by it."""

from typing import Any
from uuid import uuid4

from seiva.core.ator import Ator
from seiva.documentos.acoes.acesso import NovoAcesso
from seiva.documentos.models import ConcessaoDeAcesso, Documento
from seiva.processos.models import Processo
from tests.elenco import Elenco
from tests.fabricas import assinar, autuar, redigir


def novo(**mudancas: Any) -> NovoAcesso:
    dados: dict[str, Any] = {
        "nome": "Paula Reis",
        "email": "Paula@exemplo.example",
        "motivo": "Advogada da parte",
        "chave": uuid4(),
    }
    return NovoAcesso(**(dados | mudancas))


def restrito(cena: Elenco, quantos: int = 2) -> tuple[Processo, list[Documento]]:
    """A restricted process with signed documents."""
    ana = cena.ator("ana")
    processo = autuar(ana, cena.casa, nivel=1)
    documentos = [redigir(ana, cena.casa, processo, f"Texto {n}.") for n in range(quantos)]
    for documento in documentos:
        assinar(ana, cena.casa, documento)
    return processo, documentos


def pelo_link(cena: Elenco, dada: ConcessaoDeAcesso) -> Ator:
    return Ator.do_acesso(cena.casa.instituicao.pk, dada.acesso_id, dada.nome)


def lidos(ator: Ator, processo: Processo) -> set[int]:
    return set(
        Documento.objects.legiveis_por(ator).do_processo(processo).values_list("pk", flat=True)
    )
