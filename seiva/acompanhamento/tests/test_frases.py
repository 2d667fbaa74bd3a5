"""Every kind of entry that the public may see has its plain sentence, and one without names."""

from importlib import import_module
from importlib.util import find_spec

import pytest
from django.apps import apps

from seiva.andamentos import tipos
from seiva.andamentos.tipos import SEM_RESERVA, TipoAndamento, campos_de

for _app in apps.get_app_configs():  # every vocabulary, whoever was imported before
    if _app.name.startswith("seiva.") and find_spec(f"{_app.name}.andamentos"):
        import_module(f"{_app.name}.andamentos")
PUBLICOS = [
    tipo
    for tipo in tipos.todos()
    if tipo.visao != tipos.TOTAL and not tipo.so_da_unidade and not tipo.de_credencial
]
VALORES = {
    campo: f"<{campo}>" for tipo in tipos.todos() for campo in tipo.campos | campos_de(tipo.texto)
}
JARGAO = ("andamento", "autos", "tramita", "remessa", "remetido", "despacho", "minuta", "autuad")


def _codigo(tipo: TipoAndamento) -> str:
    return tipo.codigo


def test_ha_tipos_publicos() -> None:
    assert len(PUBLICOS) > 50


@pytest.mark.parametrize("tipo", PUBLICOS, ids=_codigo)
def test_todo_tipo_publico_tem_sua_frase(tipo: TipoAndamento) -> None:
    assert tipo.frase, f"{tipo.codigo}: falta a frase para o cidadão"
    assert tipo.frase != tipo.texto
    dita = tipo.dita(VALORES, reservada=False)
    assert dita[0].isupper() or dita[0] == "<", dita
    assert dita.endswith(".") or tipo.frase.endswith("{texto}"), dita
    assert campos_de(tipo.frase) <= tipo.campos
    assert not [palavra for palavra in JARGAO if palavra in dita.lower()]


@pytest.mark.parametrize("tipo", PUBLICOS, ids=_codigo)
def test_a_frase_reservada_so_nomeia_unidades_e_datas(tipo: TipoAndamento) -> None:
    dita = tipo.dita(VALORES, reservada=True)
    assert dita != "Houve um registro no processo.", f"{tipo.codigo}: falta a frase reservada"
    fechados = {f"<{campo}>" for campo in tipo.campos - SEM_RESERVA}
    for texto in (dita, tipo.formal(VALORES, reservada=True)):
        assert not [campo for campo in fechados if campo in texto], texto


def test_o_tipo_sem_frase_segura_nao_conta_nada() -> None:
    tipo = TipoAndamento("x", 1, "Fulano {pessoa}", frozenset({"pessoa"}), "{pessoa} veio.")
    assert tipo.dita({"pessoa": "Lia"}, reservada=False) == "Lia veio."
    assert "Lia" not in tipo.dita({"pessoa": "Lia"}, reservada=True)
    assert "Lia" not in tipo.formal({"pessoa": "Lia"}, reservada=True)


def test_o_que_alguem_escreveu_com_chaves_se_le_como_foi_escrito() -> None:
    tipo = tipos.tipo("atualizacao")
    assert tipo.dita({"texto": "{pessoa}"}, reservada=False) == "A unidade informou: {pessoa}"
