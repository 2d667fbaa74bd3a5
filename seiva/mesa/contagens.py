"""How much waits in each box: one query, and no count that grows with the table."""

from typing import Any

from django.db.models import IntegerField, Subquery

from seiva.core.ator import Ator
from seiva.core.preparadas import Preparada
from seiva.mesa.caixas import CAIXAS, Caixa, da_caixa, retornos
from seiva.organizacao.models import Instituicao

TETO = 999


class ContagemAteTeto(Subquery):
    """Rows of a query, counted until one past `teto`."""

    template = "(SELECT count(*) FROM (%(subquery)s) contados)"
    output_field = IntegerField()

    def __init__(self, linhas: Any, teto: int) -> None:
        super().__init__(linhas.order_by().values("pk")[: teto + 1])


class SomaAteTeto(Subquery):
    """Sum of `para_assinar` over the first `teto` passagens."""

    template = "(SELECT coalesce(sum(para_assinar), 0) FROM (%(subquery)s) somados)"
    output_field = IntegerField()

    def __init__(self, linhas: Any, teto: int) -> None:
        super().__init__(linhas.order_by().values("para_assinar")[:teto])


def _contagem(ator: Ator, caixa: Caixa, teto: int) -> ContagemAteTeto:
    linhas = retornos(ator, caixa) if caixa.de_retornos else da_caixa(ator, caixa)
    return ContagemAteTeto(linhas, teto)


def _em_uma_consulta(ator: Ator, medidas: dict[str, Subquery]) -> Any:
    casas = Instituicao.objects.filter(pk=ator.instituicao_id)
    return casas.annotate(**medidas).values_list(*medidas)


def _das_caixas(ator: Ator, teto: int) -> Any:
    # Names of annotations cannot carry hyphens.
    nomes = {chave.replace("-", "_"): caixa for chave, caixa in CAIXAS.items()}
    return _em_uma_consulta(ator, {n: _contagem(ator, caixa, teto) for n, caixa in nomes.items()})


def _pendentes(ator: Ator, teto: int) -> Any:
    medidas = {
        "nao_lidos": _contagem(ator, CAIXAS["nao-lidos"], teto),
        "para_assinar": SomaAteTeto(da_caixa(ator, CAIXAS["assinar"]), teto),
    }
    return _em_uma_consulta(ator, medidas)


_contar, _contar_pendentes = Preparada(_das_caixas), Preparada(_pendentes)


def contar_caixas(ator: Ator) -> dict[str, int]:
    """Count of every box, by its key; `TETO + 1` means "more than `TETO`"."""
    return dict(zip(CAIXAS, _contar(ator, TETO)[0], strict=True))


def pendencias(ator: Ator) -> dict[str, int]:
    """What the header of every page counts: processes not read, drafts to sign."""
    nao_lidos, para_assinar = _contar_pendentes(ator, TETO)[0]
    return {"nao_lidos": nao_lidos, "para_assinar": para_assinar}
