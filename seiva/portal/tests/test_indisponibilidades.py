"""The public register of outages: of the institution, and of the whole service."""

from datetime import date, timedelta

import pytest
from django.test import Client

from seiva.core.relogio import agora, hoje
from seiva.intimacoes.models import ForaDoAr, Indisponibilidade
from seiva.portal.tests.apoio import texto
from tests.elenco import Elenco

pytestmark = pytest.mark.django_db


def geral(elenco: Elenco, inicio: date, motivo: str, dias: int = 0) -> ForaDoAr:
    fora: ForaDoAr = ForaDoAr.objects.create(
        inicio=inicio,
        fim=inicio + timedelta(days=dias),
        motivo=motivo,
        criada_em=agora(),
        criada_por=elenco.contas["ana"],
    )
    return fora


def test_qualquer_pessoa_ve_as_da_instituicao_e_as_de_todas(elenco: Elenco) -> None:
    dia = date(hoje().year, 3, 10)
    with elenco.em(elenco.casa):
        Indisponibilidade.objects.create(inicio=dia, fim=dia, motivo="Queda de energia")
        Indisponibilidade.objects.create(inicio=dia, fim=dia, motivo="Engano", ativo=False)
    with elenco.em(elenco.outra):
        Indisponibilidade.objects.create(inicio=dia, fim=dia, motivo="Cabo rompido", prorroga=False)
    geral(elenco, dia, "Manutenção", dias=2)
    retirada = geral(elenco, dia, "Registro errado")
    retirada.retirada_em = agora()
    retirada.save()
    daqui = texto(Client().get("/campo-alto/indisponibilidades/"))
    for dito in ("Queda de energia", "Manutenção", "Em todas as instituições", "Nesta instituição"):
        assert dito in daqui
    for calado in ("Engano", "Cabo rompido", "Registro errado"):
        assert calado not in daqui
    de_la = texto(Client().get("/serra-azul/indisponibilidades/"))
    assert "Cabo rompido" in de_la and "não muda os prazos" in de_la


def test_cada_ano_tem_a_sua_lista_e_o_que_nao_e_ano_e_o_de_hoje(elenco: Elenco) -> None:
    geral(elenco, date(2024, 12, 30), "Virada", dias=4)
    for ano in (2024, 2025):
        assert "Virada" in texto(Client().get(f"/campo-alto/indisponibilidades/?de={ano}"))
    for pedido in ("", "0000", "vinte", "99999", "²²²²"):
        pagina = texto(Client().get("/campo-alto/indisponibilidades/", {"de": pedido}))
        assert f"Em {hoje().year}" in pagina and 'href="?de=2024"' in pagina
    assert "Virada" not in pagina
