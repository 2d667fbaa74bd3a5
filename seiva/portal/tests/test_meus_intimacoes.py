"""Notices of every institution in one list and in one calendar, by pages and by a private address."""

from typing import Any

import icalendar
import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from seiva.intimacoes.acoes.cumprir import cumprir_por_consulta
from seiva.intimacoes.acoes.expedir import DadosDaIntimacao, cancelar_intimacao, expedir_intimacao
from seiva.intimacoes.models import AgendaDaPessoa, Destinatario, TipoDeIntimacao
from seiva.intimacoes.tests.apoio import assinado, cidadao, intimar, tipo_de_intimacao
from seiva.portal.tests.apoio import texto
from tests.elenco import Casa, Elenco

pytestmark = pytest.mark.django_db
MINHAS = "/meus/intimacoes/"


@pytest.fixture
def dora(elenco: Elenco) -> Client:
    cliente = Client()
    cliente.force_login(elenco.contas["dora"])
    return cliente


def servir(elenco: Elenco, casa: Casa | None = None, nome: str = "Exigência") -> Destinatario:
    """A notice on Dora, in any of the two institutions."""
    casa = casa or elenco.casa
    with elenco.em(casa):
        ator = elenco.ator("caio" if casa is elenco.outra else "ana")
        tipo = TipoDeIntimacao.objects.filter(nome=nome).first()
        documento = assinado(ator, casa)
        dados = DadosDaIntimacao(
            tipo=tipo or tipo_de_intimacao(casa, nome=nome), cpfs=[elenco.contas["dora"].cpf]
        )
        feita = expedir_intimacao(ator, documento=documento, dados=dados)
        return Destinatario.objects.select_related("intimacao__processo").get(intimacao=feita)


def numeros(resposta: Any) -> list[str]:
    """Processes of the notices on a page, in order."""
    return [x["destinatario"].intimacao.processo.numero for x in resposta.context["linhas"]]


def test_traz_as_de_todas_as_instituicoes_e_so_as_da_pessoa(elenco: Elenco, dora: Client) -> None:
    aqui, la = servir(elenco), servir(elenco, elenco.outra, "Notificação")
    with elenco.em(elenco.casa):
        intimar(elenco, "fabio", tipo=TipoDeIntimacao.objects.get(nome="Exigência"))
    resposta = dora.get(MINHAS)
    assert numeros(resposta) == [la.intimacao.processo.numero, aqui.intimacao.processo.numero]
    pagina = texto(resposta)
    for dito in ("Prefeitura de Campo Alto", "Prefeitura de Serra Azul", "Notificação"):
        assert dito in pagina
    assert f'href="/serra-azul/meus/intimacoes/{la.pk}/"' in pagina
    outra = Client()
    outra.force_login(elenco.contas["bia"])
    assert "Nenhuma intimação para você" in texto(outra.get(MINHAS))
    assert Client().get(MINHAS).url.startswith("/entrar/")


def test_a_cancelada_nao_aparece(elenco: Elenco, dora: Client) -> None:
    alvo = servir(elenco)
    with elenco.em(elenco.casa):
        cancelar_intimacao(elenco.ator("ana"), alvo=alvo, motivo="Engano")
    assert numeros(dora.get(MINHAS)) == []


def test_vai_por_paginas_e_volta_entre_as_instituicoes(
    elenco: Elenco, dora: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("seiva.portal.meus_intimacoes.POR_PAGINA", 2)
    casas = [elenco.casa, elenco.outra, elenco.outra, elenco.casa, elenco.casa]
    feitas = [servir(elenco, casa).intimacao.processo.numero for casa in casas][::-1]
    paginas, endereco = [], MINHAS
    while endereco:
        resposta = dora.get(endereco)
        paginas.append(numeros(resposta))
        anterior, endereco = endereco, resposta.context["pagina"]["proximos"]
    assert paginas == [feitas[:2], feitas[2:4], feitas[4:]]
    volta = dora.get(dora.get(anterior).context["pagina"]["anteriores"])
    assert numeros(volta) == feitas[2:4]
    primeira = dora.get(volta.context["pagina"]["anteriores"])
    assert numeros(primeira) == feitas[:2]
    assert primeira.context["pagina"]["anteriores"] == ""
    assert numeros(dora.get(f"{MINHAS}?antes=nada")) == feitas[:2]


def test_as_consultas_crescem_com_as_instituicoes_da_pessoa_e_com_mais_nada(
    elenco: Elenco, dora: Client
) -> None:
    def consultas() -> int:
        with CaptureQueriesContext(connection) as feitas:
            dora.get(MINHAS)
        return len(feitas)

    dora.get(MINHAS)
    servir(elenco)
    uma = consultas()
    for _ in range(4):
        servir(elenco)
    muitas = consultas()
    servir(elenco, elenco.outra)
    # Into the scope, the notices, out of the scope: for each institution.
    assert (muitas - uma, consultas() - uma) == (0, 3)


def test_uma_agenda_para_todas_que_se_renova_e_se_apaga(elenco: Elenco, dora: Client) -> None:
    aqui, la = servir(elenco), servir(elenco, elenco.outra)
    assert "Criar endereço da agenda" in texto(dora.get(MINHAS))
    dora.post(f"{MINHAS}agenda/", {"ato": "criar"})
    endereco = da_pagina(dora)
    assert len(prazos(endereco)) == 2
    assert {str(e["uid"]) for e in prazos(endereco)} == {
        f"campo-alto-intimacao-{aqui.pk}-abrir@seiva",
        f"serra-azul-intimacao-{la.pk}-abrir@seiva",
    }
    with elenco.em(elenco.casa):
        cumprir_por_consulta(cidadao(elenco), alvo=aqui)
    assert sorted(str(e["summary"]).split(":")[0] for e in prazos(endereco)) == [
        "Abrir a intimação",
        "Responder à intimação",
    ]
    assert AgendaDaPessoa.objects.get().resumo not in endereco
    dora.post(f"{MINHAS}agenda/", {"ato": "trocar"})
    assert Client().get(endereco).status_code == 404
    novo = da_pagina(dora)
    assert novo != endereco and len(prazos(novo)) == 2
    dora.post(f"{MINHAS}agenda/", {"ato": "encerrar"})
    assert Client().get(novo).status_code == 404
    assert dora.get(f"{MINHAS}agenda/").status_code == 405


def test_conta_desativada_tem_a_agenda_vazia(elenco: Elenco, dora: Client) -> None:
    servir(elenco)
    dora.post(f"{MINHAS}agenda/", {"ato": "criar"})
    endereco, conta = da_pagina(dora), elenco.contas["dora"]
    conta.is_active = False
    conta.save()
    assert prazos(endereco) == []


def da_pagina(cliente: Client) -> str:
    """The address that the page shows, as a path."""
    inteiro: str = cliente.get(MINHAS).context["agenda_url"]
    return "/" + inteiro.split("/", 3)[3]


def prazos(endereco: str) -> list[icalendar.Event]:
    resposta = Client().get(endereco)
    assert resposta["Content-Type"] == "text/calendar; charset=utf-8"
    return list(icalendar.Calendar.from_ical(resposta.content).walk("VEVENT"))
