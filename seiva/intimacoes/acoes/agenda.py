"""The private address of a person's deadlines: to make, to end."""

from seiva.core import segredos
from seiva.core.acoes import acao
from seiva.core.ator import Ator
from seiva.core.relogio import agora
from seiva.intimacoes.agenda import ASSUNTO
from seiva.intimacoes.models import Agenda


@acao("criar_agenda", titulo="Criar endereço da agenda", registra=False)
def criar_agenda(ator: Ator) -> Agenda:
    """Another address; the one that there was stops working."""
    numero = segredos.novo_numero()
    resumo = segredos.resumo(segredos.segredo_de(ASSUNTO, numero))
    agenda, _ = Agenda.objects.update_or_create(
        conta_id=ator.minha_conta,
        defaults={"numero": numero, "resumo": resumo, "criada_em": agora()},
    )
    return agenda


@acao("encerrar_agenda", titulo="Apagar endereço da agenda", registra=False)
def encerrar_agenda(ator: Ator) -> None:
    """The address stops working."""
    Agenda.objects.filter(conta_id=ator.minha_conta).delete()
