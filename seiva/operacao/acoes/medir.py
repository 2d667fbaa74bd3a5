"""Measuring an institution now, because somebody looks at it."""

from seiva.core.acoes import acao
from seiva.core.ator import Ator
from seiva.core.tenancy import escopo
from seiva.operacao.medir import medir
from seiva.operacao.models import Saude
from seiva.organizacao.models import Instituicao


@acao("medir_instituicao", titulo="Medir agora", exige="plataforma.operar", registra=False)
def medir_instituicao(ator: Ator, *, instituicao: Instituicao) -> Saude:
    """Refresh the numbers of one institution, in its own scope."""
    with escopo(instituicao.pk):
        return medir()
