"""The numbers of an institution, what they cost, and who reads them."""

from datetime import timedelta
from typing import Any

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

from seiva.core.erros import SemPermissao
from seiva.core.relogio import agora, como_em, hoje
from seiva.core.tenancy import escopo_da_plataforma
from seiva.operacao.acoes.medir import medir_instituicao
from seiva.operacao.medir import medir
from seiva.operacao.models import Saude, SaudeDoDia
from seiva.operacao.regras.alertas import Numeros, alertas
from seiva.operacao.tarefas import medir_todas, por_medir
from seiva.operacao.tests.apoio import falhar, operando
from seiva.organizacao.models import Conta
from tests.elenco import Elenco
from tests.fabricas import autuar, redigir
from tests.isolamento.povoar import modelos_do_inquilino
from tests.isolamento.test_esquema import OUTRAS_POLITICAS
from tests.plataforma import Plataforma

CONSULTAS = 20


def test_os_numeros_sao_os_da_instituicao(cena: Elenco) -> None:
    ana = cena.ator("ana")
    with como_em(agora() - timedelta(days=3)):
        redigir(ana, cena.casa, autuar(ana, cena.casa))
    autuar(ana, cena.casa)
    Conta.objects.filter(pk=cena.contas["ana"].pk).update(last_login=agora())
    falhar("documentos.fechar_raizes", cena.casa.instituicao.pk)
    falhar("documentos.fechar_raizes", cena.outra.instituicao.pk)
    saude = medir()
    assert (saude.processos, saude.abertos, saude.documentos) == (2, 2, 1)
    assert (saude.pessoas, saude.ativas, saude.falhas) == (4, 1, 1)
    assert saude.ultima_atividade is not None
    assert (saude.processos_base, saude.documentos_base) == (1, 1)
    assert medir().processos == 2
    assert SaudeDoDia.objects.get().documentos == 1
    assert saude.problemas == 1


def test_medir_faz_sempre_as_mesmas_consultas(cena: Elenco) -> None:
    ana = cena.ator("ana")
    medir()
    gastos = []
    for quantos in (1, 5):
        for _ in range(quantos):
            redigir(ana, cena.casa, autuar(ana, cena.casa))
        with CaptureQueriesContext(
            connection,
        ) as feitas:
            medir()
        gastos.append(len(feitas))
    assert gastos == [CONSULTAS, CONSULTAS]


def test_o_operador_le_os_numeros_de_todas_e_nada_alem_deles(plataforma: Plataforma) -> None:
    elenco = plataforma.elenco
    for casa, quem in ((elenco.casa, "ana"), (elenco.outra, "caio")):
        with elenco.em(casa):
            redigir(elenco.ator(quem), casa, autuar(elenco.ator(quem), casa))
            medir()
    abertas = {tabela for tabela, politica, *_ in OUTRAS_POLITICAS if politica == "plataforma"}
    with plataforma.aberta(), escopo_da_plataforma(), connection.cursor() as cursor:
        vistas = set()
        for modelo in modelos_do_inquilino():
            tabela = modelo._meta.db_table
            cursor.execute(f'SELECT DISTINCT instituicao_id FROM "{tabela}"')
            donos = {linha[0] for linha in cursor.fetchall()}
            if donos - {plataforma.casa.instituicao.pk}:
                vistas.add(tabela)
    # The number of a document tells its institution to the conference page; it is no content.
    assert vistas - {"documentos_numerodedocumento"} == abertas & vistas
    assert {"operacao_saude", "operacao_saudedodia"} <= vistas
    with plataforma.aberta(), connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM operacao_saude")
        assert cursor.fetchone()[0] == 0


def test_sob_a_plataforma_nao_se_gravam_numeros_de_outra(plataforma: Plataforma) -> None:
    elenco = plataforma.elenco
    with elenco.em(elenco.casa):
        medir()
    with plataforma.aberta(), escopo_da_plataforma(), connection.cursor() as cursor:
        cursor.execute("UPDATE operacao_saude SET pessoas = 999")
        assert cursor.rowcount == 0


def test_a_tarefa_mede_primeiro_quem_espera_ha_mais_tempo(plataforma: Plataforma) -> None:
    elenco = plataforma.elenco
    with elenco.em(elenco.casa):
        medir()
    casa, outra = elenco.casa.instituicao.pk, elenco.outra.instituicao.pk
    ordem = por_medir(10)
    assert ordem.index(outra) < ordem.index(casa)
    medir_todas(timestamp=0)
    with transaction.atomic(), escopo_da_plataforma():
        assert Saude.de_todas.filter(medida_em__isnull=False).count() == 3


def test_medir_agora_e_de_quem_opera(plataforma: Plataforma) -> None:
    casa = plataforma.elenco.casa.instituicao
    with operando(plataforma) as ator:
        assert medir_instituicao(ator, instituicao=casa).instituicao_id == casa.pk
    with plataforma.elenco.em(plataforma.elenco.casa), pytest.raises(SemPermissao):
        medir_instituicao(plataforma.elenco.ator("edu"), instituicao=casa)


def _numeros(**outros: object) -> Numeros:
    instante = agora()
    base: dict[str, object] = {
        "criada_em": instante - timedelta(days=90),
        "medida_em": instante,
        "pessoas": 9,
        "ativas": 3,
        "processos": 5,
        "bytes": 10,
        "falhas": 0,
        "ultima_atividade": instante,
        "cota_contas": None,
        "cota_bytes": None,
        "suspensa": False,
    }
    return Numeros(**(base | outros))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("outros", "codigos"),
    [
        ({}, []),
        ({"suspensa": True, "falhas": 9}, ["suspensa"]),
        ({"falhas": 2, "ativas": 0}, ["falhas", "sem_entrada"]),
        ({"cota_contas": 9}, ["cota_contas"]),
        ({"cota_bytes": 11}, ["cota_bytes"]),
        ({"cota_bytes": 1000}, []),
        ({"pessoas": 0, "ativas": 0, "processos": 0}, ["sem_pessoas", "sem_processos"]),
        ({"ultima_atividade": None}, ["parada"]),
        ({"medida_em": None}, ["sem_medida"]),
    ],
)
def test_o_que_ha_se_diz_em_palavras(outros: dict[str, object], codigos: list[str]) -> None:
    achados = alertas(_numeros(**outros), agora())
    assert [alerta.codigo for alerta in achados] == codigos
    assert all(alerta.texto.endswith(".") for alerta in achados)


def test_os_dias_antigos_sao_esquecidos_uma_vez_por_dia(cena: Elenco, settings: Any) -> None:
    settings.SAUDE_DIAS = 40
    for dias in (41, 40, 1):
        with como_em(agora() - timedelta(days=dias)):
            SaudeDoDia.objects.create(dia=hoje())
    medir()
    guardados = list(SaudeDoDia.objects.order_by("dia").values_list("dia", flat=True))
    assert guardados == [hoje() - timedelta(days=dias) for dias in (40, 1, 0)]
