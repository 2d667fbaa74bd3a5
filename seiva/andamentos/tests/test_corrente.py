"""The chain of the history: intact after every act, broken by any change from behind."""

from collections.abc import Callable

import psycopg
import pytest
import time_machine

from seiva.andamentos import tipos
from seiva.andamentos.models import Andamento
from seiva.andamentos.registro import calcular_hash, conferir_corrente, forma_canonica
from seiva.processos.acoes.anotar import atualizar_andamento
from seiva.processos.models import Processo
from tests.elenco import Elenco
from tests.fabricas import autuar
from tests.isolamento.povoar import povoar


@pytest.mark.django_db
def test_depois_de_muitos_atos_a_corrente_esta_inteira(elenco: Elenco) -> None:
    povoar(elenco, elenco.casa, "ana")
    with elenco.em(elenco.casa):
        for processo in Processo.objects.all():
            assert conferir_corrente(processo) == []
        sequencias = list(
            Andamento.objects.order_by("processo", "sequencia").values_list("sequencia", flat=True)
        )
        assert max(sequencias) > 8


@pytest.mark.django_db
def test_a_forma_canonica_nao_depende_de_fuso_nem_de_ordem(cena: Elenco) -> None:
    with time_machine.travel("2026-03-09T12:00:00-03:00", tick=False):
        autuar(cena.ator("ana"), cena.casa)
    andamento = Andamento.objects.get()
    texto = forma_canonica(andamento).decode()
    assert '"quando":"2026-03-09T15:00:00.000000+00:00"' in texto
    assert texto.index('"anterior"') < texto.index('"conta"') < texto.index('"dados"')
    andamento.dados = dict(reversed(andamento.dados.items()))
    assert calcular_hash(andamento) == andamento.hash


@pytest.mark.django_db
def test_o_texto_se_le_mesmo_depois_que_a_pessoa_ou_a_unidade_mudam_de_nome(cena: Elenco) -> None:
    ana = cena.ator("ana")
    autuar(ana, cena.casa)
    conta = cena.contas["ana"]
    conta.nome = "Ana Prado de Lima"
    conta.save()
    assert Andamento.objects.get().dados["_nome"] == "Ana Prado"


@pytest.mark.django_db
def test_cada_tipo_declara_um_texto_que_seus_campos_preenchem() -> None:
    for tipo in tipos.todos():
        valores = dict.fromkeys(tipo.campos, "x")
        assert tipo.texto.format(**valores), tipo.codigo
        assert tipo.frase.format(**valores) is not None, tipo.codigo
    numeros = [tipo.tarefa for tipo in tipos.todos()]
    assert len(set(numeros)) == len(numeros)


FALSIFICACOES: dict[str, tuple[str, list[int]]] = {
    "texto trocado": (
        "UPDATE andamentos_andamento SET dados = jsonb_set(dados, '{texto}', '\"Outro\"') "
        "WHERE sequencia = 3",
        [3],
    ),
    "data trocada": (
        "UPDATE andamentos_andamento SET quando = quando - interval '1 day' WHERE sequencia = 2",
        [2],
    ),
    "autor trocado": ("UPDATE andamentos_andamento SET conta_id = NULL WHERE sequencia = 4", [4]),
    "linha apagada": ("DELETE FROM andamentos_andamento WHERE sequencia = 3", [4]),
    "ordem trocada": (
        "UPDATE andamentos_andamento SET sequencia = CASE sequencia WHEN 2 THEN 3 ELSE 2 END "
        "WHERE sequencia IN (2, 3)",
        [2, 3, 4],
    ),
}


@pytest.fixture
def por_tras(url_super: str) -> Callable[[str], None]:
    """Run SQL as a superuser with triggers and foreign keys off: what no log of ours shows."""

    def executar(comando: str) -> None:
        with psycopg.connect(url_super, autocommit=True) as c:
            c.execute("SET session_replication_role = replica")
            c.execute("DROP INDEX andamento_sequencia_unica")
            c.execute(comando)

    return executar


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("nome", FALSIFICACOES)
def test_mudanca_feita_por_tras_aparece_na_conferencia(
    elenco: Elenco, por_tras: Callable[[str], None], nome: str
) -> None:
    comando, quebrados = FALSIFICACOES[nome]
    with elenco.em(elenco.casa):
        ana = elenco.ator("ana")
        processo = autuar(ana, elenco.casa)
        for texto in ("Um", "Dois", "Três", "Quatro"):
            atualizar_andamento(ana, processo=processo, texto=texto)
        assert conferir_corrente(processo) == []
    por_tras(comando)
    with elenco.em(elenco.casa):
        assert conferir_corrente(processo) == quebrados
