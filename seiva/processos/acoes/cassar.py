"""Cassar: who gave a credential takes it back."""

from seiva.core.acoes import acao
from seiva.core.ator import Ator
from seiva.core.erros import RegraViolada
from seiva.processos import andamentos
from seiva.processos.models import Credencial, Processo
from seiva.processos.sigilo import tirar_credencial
from seiva.processos.situacao import CREDENCIADO


def pode_cassar(ator: Ator, credencial: Credencial, titulares: set[int]) -> bool:
    """Who gave it; when who gave it reads no more, any other holder."""
    if credencial.conta_id == ator.conta_id:
        return False
    quem_deu = credencial.concedida_por_id
    return quem_deu == ator.conta_id or quem_deu not in titulares


@acao(
    "cassar_credencial",
    titulo="Cassar credencial",
    exige="processo.tramitar",
    estado=(CREDENCIADO,),
    sobre="processo",
)
def cassar_credencial(ator: Ator, *, processo: Processo, credencial: Credencial) -> Credencial:
    """End the access of someone. What that person gave to others stays: each was a decision.

    Who lost it does not even know, from here on, that the process exists.
    Norma: Lei 12.527/2011, art. 25.
    """
    credencial = Credencial.objects.ativas_do(processo).um(pk=credencial.pk)
    if credencial.conta_id == ator.conta_id:
        raise RegraViolada("propria_credencial", "À própria credencial se renuncia.")
    titulares = set(Credencial.objects.ativas_do(processo).values_list("conta_id", flat=True))
    if not pode_cassar(ator, credencial, titulares):
        quem = credencial.concedida_por.nome if credencial.concedida_por else "outra pessoa"
        raise RegraViolada(
            "credencial_de_outro", f"Só quem concedeu esta credencial pode cassá-la: {quem}."
        )
    fim, entrada = Credencial.Fim.CASSADA, andamentos.CREDENCIAL_CASSADA
    tirar_credencial(ator, processo, credencial, fim, entrada)
    return credencial
