"""Writing a checked organograma: all at once, everything in the log."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from seiva.core.ator import Ator
from seiva.core.relogio import hoje
from seiva.organizacao.alteracoes import Mudanca, registrar_alteracoes, retrato
from seiva.organizacao.models import Alteracao, Orgao, Planilha, Unidade
from seiva.organizacao.planilhas.linhas import lotes_a_gravar

LOTE = 500
CAMPOS = ("sigla", "nome", "orgao", "pai", "codigo", "inicio", "recebe_processos", "email",
          "telefone", "endereco")  # fmt: skip
_SIMPLES = ("nome", "codigo", "email", "telefone", "endereco")


def gravar_unidades(ator: Ator, planilha: Planilha) -> Iterator[int]:
    """Create and change the units of a spreadsheet whose every line is right, in the transaction
    of the caller; at the end, how many lines. A tree is written whole."""
    dados = {
        linha.valores["sigla"].lower(): linha.valores
        for lote in lotes_a_gravar(planilha)
        for linha in lote
    }
    orgaos = {orgao.sigla: orgao for orgao in Orgao.objects.filter(ativo=True)}
    existentes = {
        u.sigla.lower(): u for u in Unidade.objects.select_related("orgao", "pai").order_by("pk")
    }
    antes = {c: retrato(existentes[c], CAMPOS) for c in dados if c in existentes}
    novas = {
        chave: Unidade(sigla=valores["sigla"], inicio=hoje(), codigo="")
        for chave, valores in dados.items()
        if chave not in existentes
    }
    for chave, valores in dados.items():
        _preencher(novas.get(chave) or existentes[chave], valores, orgaos)
    Unidade.objects.bulk_create(novas.values(), batch_size=LOTE)
    todas = existentes | novas
    for chave, valores in dados.items():
        if valores.get("superior"):
            todas[chave].pai = todas[valores["superior"].lower()]
    _atualizar(todas, dados)
    registrar_alteracoes(
        ator,
        (
            Mudanca(
                todas[chave],
                Alteracao.Verbo.IMPORTOU if chave in novas else Alteracao.Verbo.ALTEROU,
                antes.get(chave, {}),
                retrato(todas[chave], CAMPOS),
            )
            for chave in dados
        ),
    )
    yield len(dados)


def _preencher(unidade: Unidade, valores: dict[str, Any], orgaos: dict[str, Orgao]) -> None:
    """What the cells say; a blank one leaves the unit as it is."""
    for campo in _SIMPLES:
        if valores.get(campo):
            setattr(unidade, campo, valores[campo])
    if valores.get("orgao"):
        unidade.orgao = orgaos[valores["orgao"]]
    if valores.get("recebe"):
        unidade.recebe_processos = valores["recebe"] == "sim"
    if valores.get("inicio"):
        unidade.inicio = date.fromisoformat(valores["inicio"])


def _atualizar(todas: dict[str, Unidade], dados: dict[str, dict[str, Any]]) -> None:
    Unidade.objects.bulk_update(
        [todas[chave] for chave in dados],
        ["nome", "orgao", "pai", "codigo", "inicio", "recebe_processos", "email", "telefone",
         "endereco"],
        batch_size=LOTE,
    )  # fmt: skip
