"""Outages of the whole service: deadlines move in every institution, once, and each one is told."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

import pytest
from django.test import Client

from seiva.andamentos.models import Andamento
from seiva.core.erros import SemPermissao
from seiva.core.relogio import como_em
from seiva.intimacoes.acoes.cumprir import cumprir_por_consulta
from seiva.intimacoes.models import Destinatario, ForaDoAr
from seiva.intimacoes.tests.apoio import SEXTA, cidadao, em, intimar
from seiva.operacao.acoes.fora_do_ar import (
    DadosDoPeriodo,
    registrar_fora_do_ar,
    retirar_fora_do_ar,
)
from seiva.operacao.tests.apoio import operando
from seiva.organizacao.models import Alteracao
from tests.apoio import executar_tarefas, recusado
from tests.plataforma import Plataforma
from tests.smtp import Caixa

SEGUNDA = date(2026, 3, 9)
PRAZO = date(2026, 3, 16)  # five business days after that Monday


@pytest.fixture
def agora_e_segunda() -> Iterator[None]:
    with como_em(em(SEGUNDA)):
        yield


def registrar(plataforma: Plataforma, inicio: date = PRAZO, **outros: Any) -> ForaDoAr:
    dados = {"inicio": inicio, "fim": inicio, "motivo": "Falha de energia no centro de dados"}
    with operando(plataforma) as ator:
        return registrar_fora_do_ar(ator, dados=DadosDoPeriodo(**(dados | outros)))


def aberta(plataforma: Plataforma) -> Destinatario:
    """A notice that Dora opened on the Monday, to answer until the next one."""
    elenco = plataforma.elenco
    with elenco.em(elenco.casa):
        with como_em(em(SEXTA)):
            (alvo,) = intimar(elenco)
        feito = cumprir_por_consulta(cidadao(elenco), alvo=alvo)
    assert feito.resposta_ate == PRAZO
    return feito


def test_prorroga_em_cada_instituicao_com_andamento_e_mensagem(
    plataforma: Plataforma, agora_e_segunda: None, caixa: Caixa
) -> None:
    alvo, elenco = aberta(plataforma), plataforma.elenco
    registrar(plataforma)
    executar_tarefas()
    with elenco.em(elenco.casa):
        alvo.refresh_from_db()
        assert alvo.resposta_ate == PRAZO + timedelta(days=1)
        assert "Falha de energia no centro de dados" in alvo.resposta_explicacao
        ultimo = Andamento.objects.filter(processo=alvo.intimacao.processo).latest("sequencia")
        assert ultimo.dados["data"] == "17/03/2026"
    executar_tarefas()
    with elenco.em(elenco.casa):
        do_processo = Andamento.objects.filter(processo=alvo.intimacao.processo)
        assert do_processo.filter(tipo=ultimo.tipo).count() == 1


def test_o_prazo_que_ainda_vai_ser_contado_ja_a_conhece(
    plataforma: Plataforma, agora_e_segunda: None
) -> None:
    fora = registrar(plataforma)
    registrar(plataforma, PRAZO + timedelta(days=1), prorroga=False)
    with plataforma.elenco.em(plataforma.elenco.casa):
        (alvo,) = intimar(plataforma.elenco)
        assert cumprir_por_consulta(
            cidadao(plataforma.elenco), alvo=alvo
        ).resposta_ate == PRAZO + timedelta(days=1)
    with operando(plataforma) as ator:
        retirar_fora_do_ar(ator, fora=fora)
        with recusado("ja_retirada"):
            retirar_fora_do_ar(ator, fora=fora)
    with plataforma.elenco.em(plataforma.elenco.casa):
        (outro,) = intimar(plataforma.elenco, "fabio", tipo=alvo.intimacao.tipo)
        feito = cumprir_por_consulta(cidadao(plataforma.elenco, "fabio"), alvo=outro)
        assert feito.resposta_ate == PRAZO
        # What a person was told stays.
        assert Destinatario.objects.get(pk=alvo.pk).resposta_ate == PRAZO + timedelta(days=1)


@pytest.mark.parametrize(
    ("codigo", "campo", "outros"),
    [
        ("sem_motivo", "motivo", {"motivo": " "}),
        ("sem_motivo", "motivo", {"motivo": "x" * 201}),
        ("fim_antes", "fim", {"fim": PRAZO - timedelta(days=1)}),
        ("longa_demais", "fim", {"fim": PRAZO + timedelta(days=61)}),
    ],
)
def test_recusas(plataforma: Plataforma, codigo: str, campo: str, outros: dict[str, Any]) -> None:
    with recusado(codigo) as recusa:
        registrar(plataforma, **outros)
    assert recusa.value.campo == campo
    assert not ForaDoAr.objects.exists()


def test_quem_nao_opera_nao_registra_nem_retira(plataforma: Plataforma) -> None:
    fora, elenco = registrar(plataforma), plataforma.elenco
    dados = DadosDoPeriodo(PRAZO, PRAZO, "Nada")
    with elenco.em(elenco.casa):
        with pytest.raises(SemPermissao):
            registrar_fora_do_ar(elenco.ator("edu"), dados=dados)
        with pytest.raises(SemPermissao):
            retirar_fora_do_ar(elenco.ator("edu"), fora=fora)


def test_pelo_console_se_registra_e_se_retira(plataforma: Plataforma) -> None:
    otto = Client()
    otto.force_login(plataforma.operador)
    dados = {"inicio": "2026-03-16", "fim": "16/03/2026", "motivo": "Queda", "prorroga": "on"}
    assert otto.post("/plataforma/fora-do-ar/novo/", dados | {"motivo": ""}).status_code == 422
    feito = otto.post("/plataforma/fora-do-ar/novo/", dados)
    assert feito.headers["Location"] == "/plataforma/fora-do-ar/"
    pagina = otto.get("/plataforma/fora-do-ar/").content.decode()
    assert "16/03/2026" in pagina and "Prorrogados" in pagina
    fora = ForaDoAr.objects.get()
    assert fora.prorroga
    for chave in ("nada", "²", "99999999"):
        otto.post("/plataforma/fora-do-ar/retirar/", {"periodo": chave})
    assert ForaDoAr.objects.em_vigor().exists()
    otto.post("/plataforma/fora-do-ar/retirar/", {"periodo": fora.pk})
    assert not ForaDoAr.objects.em_vigor().exists()
    assert "Retirada em" in otto.get("/plataforma/fora-do-ar/").content.decode()
    with plataforma.aberta():
        verbos = Alteracao.objects.filter(cadastro="intimacoes.foradoar").order_by("pk")
        assert list(verbos.values_list("verbo", flat=True)) == ["criou", "alterou"]
