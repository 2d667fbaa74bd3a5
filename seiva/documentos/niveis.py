"""What the levels of documents do to the level of their process."""

from django.db.models import Max

from seiva.andamentos.registro import registrar
from seiva.catalogo.models import NivelAcesso
from seiva.core.ator import Ator
from seiva.documentos.models import Documento
from seiva.processos import andamentos
from seiva.processos.models import Processo
from seiva.processos.sigilo import acertar_sigilo


def recalcular_nivel(ator: Ator, processo: Processo) -> None:
    """Bring the process's levels in line with its documents, inside a running act.

    Only where the institution chose contamination does this change who reads the process
    (domain.md §2.2); else one restricted document restricts itself alone.
    Norma: Lei 12.527/2011, art. 7º, § 2º.
    """
    vivos = Documento.objects.filter(processo=processo).exclude(estado=Documento.Estado.CANCELADO)
    antes = processo.nivel_efetivo
    sigilo_antes = (antes, processo.nivel_documentos)
    processo.nivel_documentos = vivos.aggregate(maior=Max("nivel"))["maior"] or 0
    processo.efetivar_nivel()
    processo.save(update_fields=["nivel_documentos", "nivel_efetivo"])
    if antes != processo.nivel_efetivo:
        registrar(
            andamentos.NIVEL_GERAL_ALTERADO,
            processo,
            ator,
            antes=str(NivelAcesso(antes).label).lower(),
            depois=str(NivelAcesso(processo.nivel_efetivo).label).lower(),
        )
    acertar_sigilo(ator, processo, sigilo_antes)
