"""The private calendar of deadlines: one address a person, that dies when the person wants."""

from datetime import date

import icalendar
import pytest

from seiva.core.relogio import como_em
from seiva.intimacoes.acoes.agenda import criar_agenda, encerrar_agenda
from seiva.intimacoes.acoes.cumprir import cumprir_por_consulta
from seiva.intimacoes.agenda import agenda_de, em_icalendar, link_da_agenda, pelo_segredo
from seiva.intimacoes.models import Agenda
from seiva.intimacoes.tests.apoio import SEXTA, cidadao, em, intimar
from tests.elenco import Elenco

pytestmark = pytest.mark.django_db


def segredo(agenda: Agenda) -> str:
    return link_da_agenda(agenda).split("/")[-2]


def test_o_endereco_abre_a_agenda_e_o_segredo_nao_fica_guardado(cena: Elenco) -> None:
    agenda = criar_agenda(cidadao(cena))
    achada = pelo_segredo(segredo(agenda))
    assert achada is not None and achada.pk == agenda.pk
    assert segredo(agenda) not in {agenda.numero, agenda.resumo}
    assert pelo_segredo("0" * 40) is None


def test_trocar_mata_o_anterior_e_apagar_mata_todos(cena: Elenco) -> None:
    dora = cidadao(cena)
    antigo = segredo(criar_agenda(dora))
    novo = segredo(criar_agenda(dora))
    assert pelo_segredo(antigo) is None and pelo_segredo(novo) is not None
    encerrar_agenda(dora)
    encerrar_agenda(dora)
    assert pelo_segredo(novo) is None and agenda_de(dora) is None


def test_traz_o_prazo_de_abrir_e_depois_o_de_responder_so_da_pessoa(cena: Elenco) -> None:
    with como_em(em(SEXTA)):
        (alvo, _) = intimar(cena, "dora", "fabio")
    dora = cidadao(cena)
    agenda = criar_agenda(dora)

    def eventos() -> list[tuple[str, date]]:
        lido = icalendar.Calendar.from_ical(em_icalendar(agenda, cena.casa.instituicao))
        return [(str(e["summary"]), e.decoded("dtstart")) for e in lido.walk("VEVENT")]

    numero = alvo.intimacao.processo.numero
    assert eventos() == [(f"Abrir a intimação: processo {numero}", date(2026, 3, 18))]
    with como_em(em(date(2026, 3, 9))):
        cumprir_por_consulta(dora, alvo=alvo)
    assert eventos() == [(f"Responder à intimação: processo {numero}", date(2026, 3, 16))]
