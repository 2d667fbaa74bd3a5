"""Revisar: the sign that somebody looked over what is in the block."""

from seiva.blocos.historico import anotar_no_bloco
from seiva.blocos.models import Bloco
from seiva.blocos.situacao import DO_DONO_OU_AQUI, NAO_CONCLUIDO, NAO_EXCLUIDO
from seiva.core.acoes import acao
from seiva.core.ator import Ator


@acao(
    "revisar_bloco",
    titulo="Revisão",
    exige="processo.tramitar",
    estado=(NAO_EXCLUIDO, DO_DONO_OU_AQUI, NAO_CONCLUIDO),
    sobre="bloco",
    registra=False,
)
def revisar_bloco(ator: Ator, *, bloco: Bloco, revisado: bool) -> Bloco:
    """Set or take off the sign, one for all the units that have the block (domain.md §1.6).

    It forbids nothing; the block's own history tells who set it.
    """
    if revisado != bloco.revisado:
        bloco.revisado = revisado
        bloco.save(update_fields=["revisado"])
        anotar_no_bloco(
            ator, bloco, "Marcado como revisado" if revisado else "Deixou de estar revisado"
        )
    return bloco
