"""What one institution decided of petitions to processes that exist already."""

from seiva.peticionamento.models import CriterioIntercorrente
from tests.elenco import Casa


def povoar_avisos(casa: Casa) -> None:
    """One type decided."""
    destino = CriterioIntercorrente.Destino.PROPRIO
    CriterioIntercorrente.objects.create(tipo=casa.sindicancia, destino=destino)
