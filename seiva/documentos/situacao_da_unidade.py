"""What documents change in the mesa of units: drafts to sign, and news for the others."""

from seiva.core.ator import Ator
from seiva.documentos.models import Documento
from seiva.processos.models import Passagem, Processo


def contar_para_assinar(processo: Processo, unidade_id: int) -> None:
    """Keep the count of drafts that the unit still has to sign, inside a running act."""
    total = Documento.objects.editaveis_em(unidade_id).filter(processo=processo).count()
    Passagem.objects.filter(processo=processo, unidade_id=unidade_id).update(para_assinar=total)


def avisar_outras_unidades(ator: Ator, processo: Processo) -> None:
    """Tell every other unit where the process is open that there is something new to see."""
    Passagem.objects.filter(processo=processo, aberta=True, novidade=False).exclude(
        unidade_id=ator.unidade_id
    ).update(novidade=True)
