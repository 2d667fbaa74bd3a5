"""A person's notices over every institution: one list by pages, and one calendar.

Each institution is read inside its own scope, by the same question as there (`da_pessoa`): what
is seen here is what is seen in each, no more.
"""

from collections.abc import Sequence

from django.conf import settings

from seiva.core import segredos
from seiva.core.ator import Ator
from seiva.core.paginacao import Ordem, Pagina, juntar, paginar
from seiva.core.relogio import agora
from seiva.core.tenancy import escopo
from seiva.intimacoes.agenda import calendario_vazio, eventos_de
from seiva.intimacoes.models import AgendaDaPessoa, Destinatario
from seiva.organizacao.lugares import lugares_de
from seiva.organizacao.models import Conta, Instituicao

ASSUNTO = "agenda-da-pessoa"
# Keys are given by one sequence for every institution: the order is that of serving.
ORDENS = (Ordem("pk", decrescente=True), Ordem("instituicao_id", decrescente=True))


def servidas_em(
    conta: Conta, casas: Sequence[Instituicao], *, tamanho: int, depois: str = "", antes: str = ""
) -> Pagina[Destinatario]:
    """One page of the notices served on the person in `casas`, the latest first: three questions
    for each institution (into its scope, the rows, out), however many notices there are."""
    paginas = [_pagina(conta, casa, tamanho=tamanho, depois=depois, antes=antes) for casa in casas]
    return juntar(paginas, ORDENS, tamanho=tamanho, antes="" if depois else antes)


def _pagina(
    conta: Conta, casa: Instituicao, *, tamanho: int, depois: str, antes: str
) -> Pagina[Destinatario]:
    with escopo(casa.pk):
        minhas = Destinatario.objects.da_pessoa(Ator.cidadao(casa.pk, conta.pk, conta.nome))
        validas = minhas.filter(cancelada_em__isnull=True)
        return paginar(validas, ORDENS, tamanho=tamanho, depois=depois, antes=antes)


def criar_agenda_da_pessoa(conta: Conta) -> AgendaDaPessoa:
    """Another private address for the deadlines of the account; the one before stops working."""
    numero = segredos.novo_numero()
    resumo = segredos.resumo(segredos.segredo_de(ASSUNTO, numero))
    agenda, _ = AgendaDaPessoa.objects.update_or_create(
        conta=conta, defaults={"numero": numero, "resumo": resumo, "criada_em": agora()}
    )
    return agenda


def encerrar_agenda_da_pessoa(conta: Conta) -> None:
    """The address stops working."""
    AgendaDaPessoa.objects.filter(conta=conta).delete()


def link_da_agenda_da_pessoa(conta: Conta) -> str:
    """The address that the person has, or ""."""
    agenda = AgendaDaPessoa.objects.filter(conta=conta).first()
    if agenda is None:
        return ""
    segredo = segredos.segredo_de(ASSUNTO, agenda.numero)
    return f"{settings.URL_BASE}/meus/agenda/{segredo}/prazos.ics"


def agenda_pelo_segredo(segredo: str) -> AgendaDaPessoa | None:
    """The calendar of an address; None for what was ended, renewed or never was."""
    achadas = AgendaDaPessoa.objects.filter(resumo=segredos.resumo(segredo))
    return achadas.select_related("conta").first()


def todas_em_icalendar(agenda: AgendaDaPessoa) -> bytes:
    """Every deadline that runs for the person, in every institution (RFC 5545)."""
    calendario = calendario_vazio("Prazos das intimações")
    for casa in lugares_de(agenda.conta) if agenda.conta.is_active else ():
        with escopo(casa.pk):
            for evento in eventos_de(agenda.conta_id, casa):
                calendario.add_component(evento)
    return bytes(calendario.to_ical())
