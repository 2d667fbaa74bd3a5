"""The citizen's notices: before and after they are opened, without scripts, and the calendar."""

from datetime import date

import icalendar
import pytest
from django.test import Client

from seiva.core.relogio import hoje
from seiva.intimacoes.models import Cumprimento, Destinatario
from seiva.intimacoes.tests.apoio import intimar
from seiva.portal.tests.apoio import corpo, texto
from tests.apoio import executar_tarefas
from tests.elenco import Elenco

pytestmark = pytest.mark.django_db
MINHAS = "/campo-alto/meus/intimacoes/"


@pytest.fixture
def dora(elenco: Elenco) -> Client:
    cliente = Client()
    cliente.force_login(elenco.contas["dora"])
    return cliente


def servida(elenco: Elenco, *nomes: str) -> Destinatario:
    with elenco.em(elenco.casa):
        return intimar(elenco, *nomes, mensagem="Traga os comprovantes.")[0]


def pagina_de(alvo: Destinatario) -> str:
    return f"{MINHAS}{alvo.pk}/"


def test_antes_de_abrir_ve_quem_quando_e_o_aviso_mas_nenhum_documento(
    elenco: Elenco, dora: Client
) -> None:
    alvo = servida(elenco)
    pagina = texto(dora.get(pagina_de(alvo)))
    for dito in ("Recursos Humanos", "Traga os comprovantes.", "Abrir intimação", "Dia 1:"):
        assert dito in pagina
    assert f"{alvo.tacito_ate:%d/%m/%Y}" in pagina
    assert "Documentos</h2>" not in pagina
    assert "/documentos/" not in pagina
    numero = alvo.intimacao.documento.numero
    assert dora.get(f"{pagina_de(alvo)}documentos/{numero}/texto/").status_code == 404
    assert dora.get(f"{pagina_de(alvo)}documentos/{numero}/").status_code == 404


def test_ao_abrir_le_o_documento_a_certidao_e_o_prazo(elenco: Elenco, dora: Client) -> None:
    alvo = servida(elenco)
    numero = alvo.intimacao.documento.numero
    resposta = dora.post(f"{pagina_de(alvo)}abrir/", follow=True)
    assert resposta.redirect_chain == [(pagina_de(alvo), 302)]
    pagina = texto(resposta)
    with elenco.em(elenco.casa):
        feito = Cumprimento.objects.select_related("certidao").get()
        alvo.refresh_from_db()
    assert alvo.resposta_ate is not None
    assert f"{alvo.resposta_ate:%d/%m/%Y}" in pagina
    assert feito.certidao.numero_formatado in pagina
    assert "Defiro." in texto(dora.get(f"{pagina_de(alvo)}documentos/{numero}/texto/"))
    certidao = dora.get(f"{pagina_de(alvo)}documentos/{feito.certidao.numero}/")
    assert corpo(certidao).startswith(b"%PDF")
    executar_tarefas()
    assert corpo(dora.get(f"{pagina_de(alvo)}documentos/{numero}/")).startswith(b"%PDF")


def test_abrir_duas_vezes_mostra_a_mesma_pagina(elenco: Elenco, dora: Client) -> None:
    alvo = servida(elenco)
    for _ in range(2):
        assert dora.post(f"{pagina_de(alvo)}abrir/").status_code == 302
    with elenco.em(elenco.casa):
        assert Cumprimento.objects.count() == 1


def test_a_intimacao_de_outra_pessoa_nao_existe_aqui(elenco: Elenco, dora: Client) -> None:
    alvo = servida(elenco, "fabio")
    assert dora.get(pagina_de(alvo)).status_code == 404
    assert dora.post(f"{pagina_de(alvo)}abrir/").status_code == 404
    assert str(alvo.intimacao.tipo) not in texto(dora.get(MINHAS))
    with elenco.em(elenco.casa):
        assert not Cumprimento.objects.exists()


def test_o_servidor_intimado_abre_como_cidadao(elenco: Elenco) -> None:
    alvo = servida(elenco, "fabio")
    fabio = Client()
    fabio.force_login(elenco.contas["fabio"])
    assert fabio.post(f"{pagina_de(alvo)}abrir/").status_code == 302
    with elenco.em(elenco.casa):
        assert Cumprimento.objects.get().destinatario_id == alvo.pk


def test_sem_sessao_vai_entrar(elenco: Elenco) -> None:
    alvo = servida(elenco)
    resposta = Client().get(pagina_de(alvo))
    assert resposta.status_code == 302
    assert "/entrar/" in resposta["Location"]


def test_a_lista_diz_o_que_falta_em_cada_uma(elenco: Elenco, dora: Client) -> None:
    alvo = servida(elenco)
    assert f"até {alvo.tacito_ate:%d/%m/%Y}" in texto(dora.get(MINHAS))
    dora.post(f"{pagina_de(alvo)}abrir/")
    assert "responda até" in texto(dora.get(MINHAS))


def test_a_agenda_tem_os_prazos_e_morre_quando_a_pessoa_quer(elenco: Elenco, dora: Client) -> None:
    alvo = servida(elenco)
    dora.post(f"{MINHAS}agenda/", {"ato": "criar"})
    ics = agenda_da_pagina(dora)
    (evento,) = eventos(Client(), ics)
    assert evento["dtstart"].dt == alvo.tacito_ate
    assert str(evento["summary"]).startswith("Abrir a intimação")
    dora.post(f"{pagina_de(alvo)}abrir/")
    (evento,) = eventos(Client(), ics)
    assert str(evento["summary"]).startswith("Responder à intimação")
    assert date.fromisoformat(str(evento["dtstart"].dt)) > hoje()
    dora.post(f"{MINHAS}agenda/", {"ato": "trocar"})
    assert Client().get(ics).status_code == 404
    novo = agenda_da_pagina(dora)
    assert novo != ics
    dora.post(f"{MINHAS}agenda/", {"ato": "encerrar"})
    assert Client().get(novo).status_code == 404


def agenda_da_pagina(cliente: Client) -> str:
    """The address that the page shows, as a path."""
    pagina = texto(cliente.get(MINHAS))
    (inteiro, *_) = [parte for parte in pagina.split('"') if parte.endswith("/prazos.ics")]
    return "/" + inteiro.split("/", 3)[3]


def eventos(cliente: Client, endereco: str) -> list[icalendar.Event]:
    resposta = cliente.get(endereco)
    assert resposta["Content-Type"] == "text/calendar; charset=utf-8"
    calendario = icalendar.Calendar.from_ical(resposta.content)
    achados: list[icalendar.Event] = list(calendario.walk("VEVENT"))
    return achados
