"""The order of the tree."""

import pytest

from seiva.andamentos.models import Andamento
from seiva.core.erros import Conflito, SemPermissao
from seiva.documentos.acoes.ordenar import ordenar_documentos
from seiva.documentos.models import Documento
from seiva.documentos.tests.test_incluir import anexar
from seiva.organizacao.models import Lotacao, Perfil
from seiva.processos.acoes.concluir import concluir_processo
from seiva.processos.acoes.enviar import enviar_processo
from seiva.processos.acoes.receber import receber_processo
from seiva.processos.models import Processo
from tests.apoio import ao_mesmo_tempo, recusado
from tests.elenco import Elenco
from tests.fabricas import autuar, redigir

pytestmark = pytest.mark.django_db


def tres(cena: Elenco) -> tuple[Processo, list[int]]:
    processo = autuar(cena.ator("ana"), cena.casa)
    return processo, [anexar(cena, processo).pk for _ in range(3)]


def na_arvore(processo: Processo) -> list[int]:
    return list(
        Documento.objects.do_processo(processo).order_by("ordem").values_list("pk", flat=True)
    )


def test_a_nova_ordem_vale_e_o_historico_diz_o_que_mudou(cena: Elenco) -> None:
    processo, (a, b, c) = tres(cena)
    mudados = ordenar_documentos(
        cena.ator("ana"), processo=processo, vistos=[a, b, c], ordem=[c, a, b]
    )
    assert mudados == 3
    assert na_arvore(processo) == [c, a, b]
    numero = Documento.objects.get(pk=c).numero_formatado
    texto = Andamento.objects.get(tipo="ordem_alterada").texto
    assert f"{numero} de 3 para 1" in texto


def test_a_mesma_ordem_nao_registra_nada(cena: Elenco) -> None:
    processo, ids = tres(cena)
    assert ordenar_documentos(cena.ator("ana"), processo=processo, vistos=ids, ordem=ids) == 0
    assert not Andamento.objects.filter(tipo="ordem_alterada").exists()


def test_o_proximo_incluido_vai_para_o_fim(cena: Elenco) -> None:
    processo, (a, b, c) = tres(cena)
    ordenar_documentos(cena.ator("ana"), processo=processo, vistos=[a, b, c], ordem=[c, b, a])
    d = anexar(cena, processo).pk
    assert na_arvore(processo) == [c, b, a, d]


def test_a_arvore_que_mudou_desde_a_leitura_nao_se_ordena(cena: Elenco) -> None:
    processo, (a, b, c) = tres(cena)
    anexar(cena, processo)
    with pytest.raises(Conflito):
        ordenar_documentos(cena.ator("ana"), processo=processo, vistos=[a, b, c], ordem=[c, a, b])
    assert na_arvore(processo)[:3] == [a, b, c]


def test_faltar_ou_repetir_um_documento_se_recusa(cena: Elenco) -> None:
    processo, (a, b, c) = tres(cena)
    for ordem in ([a, b], [a, b, b], [a, b, c + 1000]):
        with recusado("ordem_incompleta"):
            ordenar_documentos(cena.ator("ana"), processo=processo, vistos=[a, b, c], ordem=ordem)


def test_a_minuta_de_outra_unidade_fica_onde_esta_e_nao_e_nomeada(cena: Elenco) -> None:
    ana, bia, casa = cena.ator("ana"), cena.ator("bia"), cena.casa
    processo = autuar(ana, casa)
    a = anexar(cena, processo).pk
    enviar_processo(ana, processo=processo, destinos=[casa.unidades["TRIB"]], manter_aberto=True)
    receber_processo(bia, processo=processo)
    minuta = redigir(bia, casa, processo)
    c = anexar(cena, processo).pk
    ordenar_documentos(ana, processo=processo, vistos=[a, c], ordem=[c, a])
    assert na_arvore(processo) == [c, minuta.pk, a]
    ordenar_documentos(bia, processo=processo, vistos=[c, minuta.pk, a], ordem=[minuta.pk, c, a])
    textos = [x.texto for x in Andamento.objects.filter(tipo="ordem_alterada")]
    assert all(minuta.numero_formatado not in texto for texto in textos)


def test_so_quem_tem_o_processo_aberto_e_inclui_ordena(cena: Elenco) -> None:
    processo, ids = tres(cena)
    with recusado("nao_aberto_na_unidade"):
        ordenar_documentos(cena.ator("bia"), processo=processo, vistos=ids, ordem=ids[::-1])
    concluir_processo(cena.ator("ana"), processo=processo)
    with recusado("nao_aberto_na_unidade"):
        ordenar_documentos(cena.ator("ana"), processo=processo, vistos=ids, ordem=ids[::-1])
    leitor = Perfil.objects.create(nome="Leitor", permissoes=[])
    Lotacao.objects.filter(conta=cena.contas["fabio"]).update(perfil=leitor)
    with pytest.raises(SemPermissao):
        ordenar_documentos(cena.ator("fabio"), processo=processo, vistos=ids, ordem=ids[::-1])


@pytest.mark.django_db(transaction=True)
def test_dois_ordenam_ao_mesmo_tempo_e_o_segundo_fica_sabendo(elenco: Elenco) -> None:
    with elenco.em(elenco.casa):
        processo, (a, b, c) = tres(elenco)

    def ordenar(quem: str, ordem: list[int]) -> int:
        with elenco.em(elenco.casa):
            return ordenar_documentos(
                elenco.ator(quem), processo=processo, vistos=[a, b, c], ordem=ordem
            )

    respostas = ao_mesmo_tempo(
        lambda: ordenar("ana", [c, b, a]), lambda: ordenar("fabio", [b, a, c])
    )
    assert sorted(isinstance(r, Conflito) for r in respostas) == [False, True], respostas
