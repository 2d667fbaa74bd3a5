"""Rows of the institution's way out and in."""

from seiva.core.ator import Ator
from seiva.core.relogio import agora
from seiva.portabilidade.models import Importacao, Reinicio, Saida


def povoar_portabilidade(ator: Ator) -> Saida:
    """A package made, one brought in, and a pilot that began again. Needs the scope open."""
    quem = {"conta_id": ator.conta_id, "unidade_id": ator.unidade_id}
    Importacao.objects.create(**quem, nome="pacote.zip", pedida_em=agora(), estado="falhou")
    Reinicio.objects.create(**quem, pedido_em=agora(), terminado_em=agora())
    saida: Saida = Saida.objects.create(**quem, pedida_em=agora(), estado="falhou")
    return saida
