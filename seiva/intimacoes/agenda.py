"""The deadlines of one person as a calendar (RFC 5545), by a private address."""

from datetime import datetime, timedelta

from django.conf import settings
from icalendar import Calendar, Event

from seiva.core.ator import Ator
from seiva.core.segredos import resumo, segredo_de
from seiva.intimacoes.links import link_da_intimacao
from seiva.intimacoes.models import Agenda, Destinatario
from seiva.organizacao.models import Instituicao

ASSUNTO = "agenda-de-prazos"
MAXIMO = 500


def agenda_de(ator: Ator) -> Agenda | None:
    """The address that the person has in this institution, if any."""
    achada: Agenda | None = Agenda.objects.filter(conta_id=ator.minha_conta).first()
    return achada


def link_da_agenda(agenda: Agenda) -> str:
    segredo = segredo_de(ASSUNTO, agenda.numero)
    return f"{settings.URL_BASE}/{agenda.instituicao.slug}/agenda/{segredo}/prazos.ics"


def pelo_segredo(segredo: str) -> Agenda | None:
    """The agenda of an address; None for what was ended or never was."""
    achadas = Agenda.objects.filter(resumo=resumo(segredo)).select_related("conta")
    achada: Agenda | None = achadas.first()
    return achada


def em_icalendar(agenda: Agenda, casa: Instituicao) -> bytes:
    """Every deadline that still runs: to open, and to answer. All-day entries, nothing of what
    the documents say."""
    calendario = calendario_vazio(f"Prazos em {casa.nome}")
    if agenda.conta.is_active:
        for evento in eventos_de(agenda.conta_id, casa):
            calendario.add_component(evento)
    return bytes(calendario.to_ical())


def calendario_vazio(nome: str) -> Calendar:
    """A calendar without entries, with the name that programs show."""
    calendario = Calendar()
    calendario.add("prodid", "-//Seiva//Prazos//PT-BR")
    calendario.add("version", "2.0")
    calendario.add("x-wr-calname", nome)
    return calendario


def eventos_de(conta_id: int, casa: Instituicao) -> list[Event]:
    """One entry for each deadline that runs for the person in `casa`, whose scope is open."""
    quem = Ator.cidadao(casa.pk, conta_id)
    alvos = Destinatario.objects.da_pessoa(quem).filter(cancelada_em__isnull=True)
    return [_evento(alvo, casa) for alvo in alvos.filter(respondida_em__isnull=True)[:MAXIMO]]


def _evento(alvo: Destinatario, casa: Instituicao) -> Event:
    ate = alvo.resposta_ate or alvo.tacito_ate
    oque = "Responder à intimação" if alvo.cumprida else "Abrir a intimação"
    porque = alvo.resposta_explicacao if alvo.cumprida else alvo.tacito_explicacao
    fase = "resposta" if alvo.cumprida else "abrir"
    evento = Event()
    evento.add("uid", f"{casa.slug}-intimacao-{alvo.pk}-{fase}@seiva")
    evento.add("dtstamp", _marca(alvo))
    evento.add("dtstart", ate)
    evento.add("dtend", ate + timedelta(days=1))
    evento.add("summary", f"{oque}: processo {alvo.intimacao.processo.numero}")
    evento.add("description", f"{porque}\n\n{link_da_intimacao(casa.slug, alvo.pk)}")
    evento.add("url", link_da_intimacao(casa.slug, alvo.pk))
    evento.add("transp", "TRANSPARENT")
    return evento


def _marca(alvo: Destinatario) -> datetime:
    return alvo.intimacao.expedida_em
