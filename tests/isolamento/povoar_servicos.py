"""Rows of the Carta de Serviços: one service of the institution's own, published."""

from typing import Any

from seiva.core.ator import Ator
from seiva.servicos.models import Servico
from seiva.servicos.tests.apoio import administrador_de, servico_publicado
from tests.elenco import Casa


def povoar_servicos(casa: Casa) -> dict[str, Any]:
    """A published service named after the institution; needs the scope open."""
    ator: Ator = administrador_de(casa)
    servico: Servico = servico_publicado(ator, casa, titulo=f"Poda em {casa.instituicao.slug}")
    return {"servico": servico}
