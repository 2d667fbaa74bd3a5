"""The generated set is what real acts would have left."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import psycopg
import pytest

from bench.casa import abrir_casa
from bench.conjunto import amostras, atual, indexado
from bench.gerador.conferir import chaves_quebradas
from bench.gerador.plano import NA_MESA, planejar
from bench.gerador.textos import Escritor
from seiva.local.preparo import RAIZ
from tests.desempenho.conftest import ESCALA

FIM = datetime(2026, 11, 20, tzinfo=UTC)
CORRENTES = """
import django; django.setup()
from django.db import transaction
from seiva.andamentos.registro import conferir_corrente
from seiva.core.tenancy import escopo
from seiva.organizacao.models import Instituicao
from seiva.processos.models import Processo
casas = list(Instituicao.objects.values_list("pk", flat=True))
total = 0
for casa in casas:
    with transaction.atomic(), escopo(casa):
        for processo in Processo.objects.all():
            assert conferir_corrente(processo) == [], processo
            total += 1
print(total)
"""


@pytest.fixture(scope="module")
def banco(conjunto: Path) -> Iterator[tuple[psycopg.Connection, dict[str, str]]]:
    """The database of the set, as its superuser, and the environment of its house."""
    antes = dict(os.environ)
    casa = abrir_casa(conjunto)
    try:
        with psycopg.connect(casa.super_, autocommit=True) as conexao:
            yield conexao, casa.ambiente
    finally:
        casa.descer()
        os.environ.clear()
        os.environ.update(antes)


def test_o_plano_tem_a_soma_exata_e_a_maior_instituicao_pesa() -> None:
    plano = planejar(0.1, FIM)
    assert (len(plano.casas), len(plano.processos), plano.documentos) == (85, 10_000, 100_000)
    da_maior = sum(p.documentos for p in plano.processos if p.casa == 0) / plano.documentos
    assert 0.05 < da_maior < 0.11
    assert plano.processos == planejar(0.1, FIM).processos
    assert max(p.documentos for p in plano.processos) > 100


def test_a_mesa_das_jornadas_tem_o_mesmo_tamanho_em_qualquer_escala() -> None:
    for escala in (0.1, 0.5):
        plano = planejar(escala, FIM)
        na_primeira = [p for p in plano.processos if p.na_mesa == 0]
        assert len(na_primeira) == NA_MESA
        assert {p.casa for p in na_primeira} == {0}


def test_os_textos_repetem_palavras_comuns_e_tem_uma_frase_so_sua() -> None:
    escritor = Escritor(3)
    textos = [escritor.texto() for _ in range(300)]
    assert len({t.frase for t in textos}) == 300
    assert all(t.frase in t.puro and t.frase in t.html for t in textos)
    vezes: dict[str, int] = {}
    for palavra in " ".join(t.puro for t in textos).lower().split():
        vezes[palavra] = vezes.get(palavra, 0) + 1
    ordenadas = sorted(vezes.values(), reverse=True)
    assert ordenadas[0] > 20 * ordenadas[len(ordenadas) // 4]
    tamanhos = sorted(len(t.puro) for t in textos)
    assert tamanhos[-1] > 5 * tamanhos[len(tamanhos) // 2]


def test_toda_chave_estrangeira_aponta_para_uma_linha(
    banco: tuple[psycopg.Connection, dict[str, str]],
) -> None:
    assert chaves_quebradas(banco[0]) == {}


def test_as_quantidades_sao_as_do_plano(
    banco: tuple[psycopg.Connection, dict[str, str]],
) -> None:
    def contar(consulta: str) -> int:
        linha = banco[0].execute(consulta).fetchone()
        assert linha is not None
        return int(linha[0])

    assert contar("SELECT count(*) FROM processos_processo") == 100
    assert contar("SELECT count(*) FROM documentos_documento") == 1000
    assinados = contar("SELECT count(*) FROM documentos_documento WHERE estado = 'assinado'")
    assert assinados == contar("SELECT count(*) FROM documentos_selo") > 300
    externos = contar("SELECT count(*) FROM documentos_documento WHERE natureza = 'E'")
    assert externos == contar("SELECT count(*) FROM documentos_leitura") > 300
    assert contar("SELECT count(*) FROM pesquisa_indiceprocesso") >= 100
    assert contar("SELECT count(*) FROM pesquisa_indicedocumento") == 1000


def test_o_historico_gerado_e_uma_corrente_inteira(
    banco: tuple[psycopg.Connection, dict[str, str]],
) -> None:
    saida = subprocess.run(
        [sys.executable, "-c", CORRENTES],
        cwd=RAIZ,
        env=banco[1],
        capture_output=True,
        text=True,
        check=True,
    ).stdout
    assert saida.strip() == "100"


def test_o_conjunto_pronto_se_reconhece(conjunto: Path) -> None:
    assert atual(conjunto, ESCALA) and indexado(conjunto)
    assert not atual(conjunto, ESCALA * 2)
    lidas = amostras(conjunto)
    assert json.dumps(lidas["usuarios"]) and lidas["processos"]
