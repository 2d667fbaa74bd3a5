"""Rows of the operator's console in one institution."""

from seiva.core.ator import Ator
from seiva.core.relogio import agora
from seiva.operacao.acoes.avisar import dispensar_aviso
from seiva.operacao.medir import medir
from seiva.operacao.models import Aviso


def console(ator: Ator) -> None:
    """Numbers of the institution, and a notice that a person dismissed."""
    medir()
    aviso = Aviso.objects.create(
        titulo="Manutenção",
        texto="Hoje à noite.",
        inicio=agora(),
        criado_em=agora(),
        criado_por_id=ator.minha_conta,
    )
    dispensar_aviso(ator, aviso=aviso)
