"""Observação: what a unit notes about the process for itself, found by its own search."""

from seiva.andamentos.registro import registrar
from seiva.core.acoes import acao
from seiva.core.ator import Ator
from seiva.core.erros import RegraViolada
from seiva.processos import andamentos
from seiva.processos.models import Observacao, Processo
from seiva.processos.situacao import ABERTO_AQUI


@acao(
    "observar_processo",
    titulo="Observação",
    exige="processo.alterar",
    estado=(ABERTO_AQUI,),
    sobre="processo",
)
def observar_processo(ator: Ator, *, processo: Processo, texto: str) -> Observacao | None:
    """Write the unit's observation, or remove it with an empty text. Other units never see it.

    Raises `RegraViolada` past 1,000 characters.
    """
    texto = texto.strip()
    if len(texto) > 1000:
        raise RegraViolada(
            "observacao_longa", "A observação tem até 1.000 caracteres.", campo="texto"
        )
    atual = Observacao.objects.filter(processo=processo, unidade_id=ator.minha_unidade).first()
    if (atual.texto if atual is not None else "") == texto:
        return atual
    registrar(andamentos.OBSERVACAO_ALTERADA, processo, ator)
    observacao = atual or Observacao(processo=processo, unidade_id=ator.minha_unidade)
    observacao.texto = texto
    observacao.save()  # also when empty: the search index hears of saves
    if not texto:
        observacao.delete()
        return None
    return observacao
