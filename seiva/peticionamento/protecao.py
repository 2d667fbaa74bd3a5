"""What a person sends is not for everybody to read, even when the process is.

Petition and papers carry address, phone, documents: in a public process they enter restricted,
under the hypothesis of personal information, until a servant decides otherwise. Norma: Lei
12.527/2011, art. 31; Lei 13.709/2018, art. 6º, III.
"""

from seiva.catalogo.models import HipoteseLegal, NivelAcesso
from seiva.processos.models import Processo

PUBLICO, RESTRITO = int(NivelAcesso.PUBLICO), int(NivelAcesso.RESTRITO)


def nivel_do_que_se_envia(processo: Processo) -> tuple[int, HipoteseLegal | None]:
    """(level, hypothesis) of petition and papers in this process.

    Without a hypothesis of personal information in use, they are as open as the process.
    """
    if processo.nivel > PUBLICO:
        return processo.nivel, processo.hipotese
    pessoal: HipoteseLegal | None = (
        HipoteseLegal.objects.filter(ativo=True, nivel=RESTRITO, nome__icontains="pessoa")
        .order_by("pk")
        .first()
    )
    return (RESTRITO, pessoal) if pessoal is not None else (PUBLICO, None)
