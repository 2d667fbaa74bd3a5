"""Blocks reached through their acts."""

from typing import Any

from seiva.blocos.acoes.criar import DadosDoBloco, criar_bloco
from seiva.blocos.acoes.disponibilizar import disponibilizar_bloco
from seiva.blocos.acoes.incluir import incluir_documento_em_bloco, incluir_processo_em_bloco
from seiva.blocos.models import Bloco
from seiva.core.ator import Ator
from seiva.documentos.models import Documento
from seiva.processos.models import Processo
from tests.elenco import Casa, Elenco
from tests.fabricas import autuar, redigir


def novo(ator: Ator, tipo: str = "A", descricao: str = "Para o prefeito", **dados: Any) -> Bloco:
    return criar_bloco(ator, dados=DadosDoBloco(tipo=tipo, descricao=descricao, **dados))


def de_assinatura(ator: Ator, casa: Casa, quantos: int = 1) -> tuple[Bloco, list[Documento]]:
    """A signature block with drafts of one process."""
    processo, bloco = autuar(ator, casa), novo(ator)
    documentos = [redigir(ator, casa, processo) for _ in range(quantos)]
    for documento in documentos:
        incluir_documento_em_bloco(ator, documento=documento, bloco=bloco)
    return bloco, documentos


def de_reuniao(ator: Ator, casa: Casa, tipo: str = "R") -> tuple[Bloco, Processo]:
    """A block with one process."""
    processo, bloco = autuar(ator, casa), novo(ator, tipo, "Comissão de sexta")
    incluir_processo_em_bloco(ator, processo=processo, bloco=bloco)
    return bloco, processo


def disponibilizar(ator: Ator, casa: Casa, bloco: Bloco, *siglas: str) -> Bloco:
    unidades = [casa.unidades[sigla] for sigla in siglas or ("TRIB",)]
    return disponibilizar_bloco(ator, bloco=bloco, unidades=unidades)


def atual(bloco: Bloco) -> Bloco:
    lido: Bloco = Bloco.objects.um(pk=bloco.pk)
    return lido


def textos(elenco: Elenco, tipo: str) -> list[str]:
    """Entries of this kind in the histories of every process, oldest first."""
    from seiva.andamentos.models import Andamento

    return [a.texto for a in Andamento.objects.filter(tipo=tipo).order_by("pk")]
