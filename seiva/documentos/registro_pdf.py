"""Where the PDF of record of a document stands: ready, being made, or in trouble."""

from dataclasses import dataclass

from procrastinate.contrib.django.models import ProcrastinateJob

from seiva.documentos.models import Arquivo, Assinatura, Congelamento, Selo
from seiva.documentos.tarefas import pdf_de_registro


@dataclass(frozen=True)
class SituacaoDoPdf:
    """`arquivo` is the file with every seal, or None while one is missing.

    `falhou` says that the job gave up: somebody of the operation has to look at it.
    """

    arquivo: Arquivo | None
    falhou: bool = False


def situacao_do_pdf(congelado: Congelamento) -> SituacaoDoPdf:
    """State of the sealed file of a freeze, with all the signatures made so far."""
    assinaturas = Assinatura.objects.filter(congelamento=congelado).count()
    if Selo.objects.filter(congelamento=congelado).count() >= assinaturas:
        return SituacaoDoPdf(pdf_de_registro(congelado))
    trava = f"selo-{congelado.pk}"
    trabalhos = ProcrastinateJob.objects.filter(lock=trava).values_list("status", flat=True)
    return SituacaoDoPdf(None, falhou="failed" in trabalhos)
