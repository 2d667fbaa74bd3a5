"""Labels in a reorganisation: foreseen, taken with the processes, told in the report."""

import pytest

from seiva.core.relogio import hoje
from seiva.processos.acoes.manter_marcadores import criar_marcador
from seiva.processos.acoes.marcar import marcar_processo
from seiva.processos.models import Marca, Marcador
from seiva.reorganizacao.acoes.reorganizar import reorganizar_unidades
from seiva.reorganizacao.plano import Plano
from seiva.reorganizacao.previa import contar, relatorio
from seiva.reorganizacao.tests.test_reorganizar import ATO, plano
from tests.apoio import executar_tarefas
from tests.elenco import Elenco
from tests.fabricas import autuar

pytestmark = pytest.mark.django_db


def test_extinguir_conta_antes_e_depois_e_junta_os_de_mesmo_nome(cena: Elenco) -> None:
    casa, ana, bia, edu = cena.casa, cena.ator("ana"), cena.ator("bia"), cena.ator("edu")
    urgente = criar_marcador(ana, nome="Urgente", cor="vermelho")
    criar_marcador(ana, nome="Nunca usado", cor="cinza")
    criar_marcador(bia, nome="urgente", cor="azul")
    for _ in range(2):
        marcar_processo(ana, processo=autuar(ana, casa), marcador=urgente, texto="até sexta")
    previsto = contar([casa.unidades["RH"].pk])
    assert (previsto["marcadores"], previsto["marcas"]) == (2, 2)
    feita = reorganizar_unidades(edu, plano=plano(cena))
    executar_tarefas()
    feita.refresh_from_db()
    assert Marca.objects.da_unidade(bia).filter(texto="até sexta").count() == 2
    la = Marcador.objects.da_unidade(bia).em_uso().values_list("nome", flat=True)
    assert sorted(la) == ["Nunca usado", "urgente"]
    assert not Marcador.objects.da_unidade(ana).em_uso().exists()
    linhas = {linha.rotulo: (linha.previsto, linha.feito) for linha in relatorio(feita)}
    assert linhas["marcadores da unidade"] == (2, 2)
    assert linhas["marcadores postos em processos"] == (2, 2)


def test_dividir_leva_cada_um_para_onde_vai_o_processo_e_quem_fica_conserva(cena: Elenco) -> None:
    casa, ana, edu = cena.casa, cena.ator("ana"), cena.ator("edu")
    rh, trib = casa.unidades["RH"], casa.unidades["TRIB"]
    urgente = criar_marcador(ana, nome="Urgente", cor="vermelho")
    fica = autuar(ana, casa)
    vai = autuar(ana, casa, tipo=casa.sindicancia, nivel=1, hipotese=casa.hipotese)
    for processo in (fica, vai):
        marcar_processo(ana, processo=processo, marcador=urgente)
    dividir = Plano(
        "D", (rh,), ATO, hoje(), destino=rh, extingue=False, por_tipo={casa.sindicancia.pk: trib.pk}
    )
    reorganizar_unidades(edu, plano=dividir)
    executar_tarefas()
    onde = {
        m.processo_id: m.marcador.unidade for m in Marca.objects.select_related("marcador__unidade")
    }
    assert onde == {fica.pk: rh, vai.pk: trib}
    assert Marcador.objects.filter(unidade=rh).em_uso().count() == 1
