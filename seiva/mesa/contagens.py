"""How much waits in each box: one query, and no count that grows with the table."""

from typing import Any

from django.db.models import IntegerField, Subquery

from seiva.core.ator import Ator
from seiva.core.tenancy import instituicao_atual
from seiva.mesa.caixas import CAIXAS, Caixa, da_caixa, retornos
from seiva.organizacao.models import Instituicao

TETO = 999


class ContagemAteTeto(Subquery):
    """Rows of a query, counted until one past `TETO`."""

    template = "(SELECT count(*) FROM (%(subquery)s) contados)"
    output_field = IntegerField()

    def __init__(self, linhas: Any) -> None:
        super().__init__(linhas.order_by().values("pk")[: TETO + 1])


class SomaAteTeto(Subquery):
    """Sum of `para_assinar` over the first `TETO` passagens."""

    template = "(SELECT coalesce(sum(para_assinar), 0) FROM (%(subquery)s) somados)"
    output_field = IntegerField()

    def __init__(self, linhas: Any) -> None:
        super().__init__(linhas.order_by().values("para_assinar")[:TETO])


def _contagem(ator: Ator, caixa: Caixa) -> ContagemAteTeto:
    linhas = retornos(ator, caixa) if caixa.de_retornos else da_caixa(ator, caixa)
    return ContagemAteTeto(linhas)


def _em_uma_consulta(medidas: dict[str, Subquery]) -> dict[str, int]:
    linha: dict[str, int] = (
        Instituicao.objects.filter(pk=instituicao_atual())
        .annotate(**medidas)
        .values(*medidas)
        .get()
    )
    return linha


def contar_caixas(ator: Ator) -> dict[str, int]:
    """Count of every box, by its key; `TETO + 1` means "more than `TETO`"."""
    # Names of annotations cannot carry hyphens.
    nomes = {chave.replace("-", "_"): caixa for chave, caixa in CAIXAS.items()}
    contagem = _em_uma_consulta({n: _contagem(ator, caixa) for n, caixa in nomes.items()})
    return {caixa.chave: contagem[nome] for nome, caixa in nomes.items()}


def pendencias(ator: Ator) -> dict[str, int]:
    """What the header of every page counts: processes not read, drafts to sign."""
    return _em_uma_consulta(
        {
            "nao_lidos": _contagem(ator, CAIXAS["nao-lidos"]),
            "para_assinar": SomaAteTeto(da_caixa(ator, CAIXAS["assinar"])),
        }
    )
