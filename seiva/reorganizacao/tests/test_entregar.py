"""What nobody takes care of goes to a unit in force, with its history, its drafts and its reason."""

from datetime import timedelta

import pytest

from seiva.andamentos.models import Andamento
from seiva.andamentos.registro import conferir_corrente
from seiva.core.erros import NaoEncontrado, SemPermissao
from seiva.core.relogio import hoje
from seiva.documentos.models import Documento
from seiva.organizacao.models import Unidade
from seiva.processos.acoes.anexar import anexar_processo
from seiva.processos.acoes.concluir import concluir_processo, reabrir_processo
from seiva.processos.acoes.enviar import enviar_processo
from seiva.processos.models import Passagem, Processo
from seiva.reorganizacao.acoes.entregar import entregar_acervo, entregar_do_acervo
from tests.apoio import ao_mesmo_tempo, recusado
from tests.elenco import Elenco
from tests.fabricas import autuar, autuar_sigiloso, redigir

MOTIVO = "Portaria 8/2026: a Tributação assume o acervo de Recursos Humanos"


def acabar(cena: Elenco, *siglas: str) -> None:
    """The period of the units ends, as a register with a date of end that arrived."""
    ontem = hoje() - timedelta(days=1)
    Unidade.objects.filter(pk__in=[cena.casa.unidades[s].pk for s in siglas]).update(fim=ontem)


def no_acervo() -> set[int]:
    return set(Processo.objects.do_acervo_global(hoje()).values_list("pk", flat=True))


@pytest.mark.django_db
def test_esta_no_acervo_global_o_que_so_passou_por_unidades_que_acabaram(cena: Elenco) -> None:
    casa, ana, bia = cena.casa, cena.ator("ana"), cena.ator("bia")
    aberto, concluido, com_outra, anexado = (autuar(ana, casa) for _ in range(4))
    concluir_processo(ana, processo=concluido)
    enviar_processo(ana, processo=com_outra, destinos=[casa.unidades["TRIB"]])
    concluir_processo(bia, processo=com_outra)  # TRIB may still reopen it
    redigir(ana, casa, anexado)
    anexar_processo(ana, processo=aberto, anexado=anexado)
    assert no_acervo() == set()
    acabar(cena, "RH")
    assert no_acervo() == {aberto.pk, concluido.pk}
    acabar(cena, "TRIB")
    assert no_acervo() == {aberto.pk, concluido.pk, com_outra.pk}


@pytest.mark.django_db
def test_o_aberto_chega_aberto_e_por_ler_com_a_minuta_e_o_historico_diz_por_que(
    cena: Elenco,
) -> None:
    casa, ana, edu = cena.casa, cena.ator("ana"), cena.ator("edu")
    processo = autuar(ana, casa)
    minuta = redigir(ana, casa, processo)
    acabar(cena, "RH")
    entregar_do_acervo(edu, processo=processo, unidade=casa.unidades["TRIB"], motivo=MOTIVO)
    la = Passagem.objects.get(processo=processo, unidade=casa.unidades["TRIB"])
    assert (la.aberta, la.nao_lida, la.para_assinar) == (True, True, 1)
    assert la.atribuida_a is None  # who had it in charge does not work there
    assert Documento.objects.get(pk=minuta.pk).unidade == casa.unidades["TRIB"]
    entrada = Andamento.objects.get(processo=processo, tipo="acervo_entregue")
    assert entrada.texto == (
        f"Processo do acervo global, antes da unidade RH, entregue a TRIB: {MOTIVO}"
    )
    assert (entrada.conta_id, no_acervo()) == (edu.conta_id, set())
    assert conferir_corrente(processo) == []


@pytest.mark.django_db
def test_o_concluido_continua_concluido_e_a_unidade_pode_reabrir(cena: Elenco) -> None:
    casa, ana, edu = cena.casa, cena.ator("ana"), cena.ator("edu")
    um, dois = autuar(ana, casa), autuar(ana, casa, nivel=1)
    for processo in (um, dois):
        concluir_processo(ana, processo=processo)
    acabar(cena, "RH")
    assert not Processo.objects.legiveis_por(cena.ator("bia")).filter(pk=dois.pk).exists()
    trib = casa.unidades["TRIB"]
    assert entregar_acervo(edu, processos=[dois.pk, um.pk], unidade=trib, motivo=MOTIVO) == 2
    assert not Passagem.objects.abertas_em(trib.pk).exists()
    bia = cena.ator("bia")
    assert Processo.objects.legiveis_por(bia).filter(pk=dois.pk).exists()
    reabrir_processo(bia, processo=dois)
    assert Passagem.objects.abertas_em(trib.pk).get().processo == dois


@pytest.mark.django_db
def test_o_que_esteve_aberto_em_duas_que_acabaram_chega_uma_vez_so(cena: Elenco) -> None:
    casa, ana, edu = cena.casa, cena.ator("ana"), cena.ator("edu")
    processo = autuar(ana, casa)
    enviar_processo(ana, processo=processo, destinos=[casa.unidades["TRIB"]], manter_aberto=True)
    acabar(cena, "RH", "TRIB")
    entregar_do_acervo(edu, processo=processo, unidade=casa.unidades["GAB"], motivo=MOTIVO)
    abertas = Passagem.objects.filter(processo=processo, aberta=True)
    assert [p.unidade.sigla for p in abertas] == ["GAB"]
    entradas = Andamento.objects.filter(processo=processo, tipo="acervo_entregue")
    assert [("RH" in e.texto, "TRIB" in e.texto) for e in entradas.order_by("pk")] == [
        (True, False), (False, True),
    ]  # fmt: skip


@pytest.mark.django_db
def test_as_recusas(cena: Elenco) -> None:
    casa, ana, edu = cena.casa, cena.ator("ana"), cena.ator("edu")
    trib, rh = casa.unidades["TRIB"], casa.unidades["RH"]
    processo, sigiloso = autuar(ana, casa), autuar_sigiloso(ana, casa)
    with recusado("fora_do_acervo"):
        entregar_do_acervo(edu, processo=processo, unidade=trib, motivo=MOTIVO)
    acabar(cena, "RH")
    with recusado("unidade_extinta"):
        entregar_do_acervo(edu, processo=processo, unidade=rh, motivo=MOTIVO)
    with recusado("sem_motivo"):
        entregar_do_acervo(edu, processo=processo, unidade=trib, motivo="  \n")
    with recusado("sem_processo"):
        entregar_acervo(edu, processos=[], unidade=trib, motivo=MOTIVO)
    with recusado("demais"):
        entregar_acervo(edu, processos=range(1, 202), unidade=trib, motivo=MOTIVO)
    with pytest.raises(SemPermissao):
        entregar_do_acervo(cena.ator("bia"), processo=processo, unidade=trib, motivo=MOTIVO)
    with recusado("processo_sigiloso"):
        entregar_do_acervo(edu, processo=sigiloso, unidade=trib, motivo=MOTIVO)
    with pytest.raises(NaoEncontrado):  # to who holds no credential it does not exist
        entregar_acervo(edu, processos=[sigiloso.pk], unidade=trib, motivo=MOTIVO)
    assert no_acervo() >= {processo.pk}


@pytest.mark.django_db
def test_um_que_nao_pode_e_nenhum_vai(cena: Elenco) -> None:
    casa, ana, edu = cena.casa, cena.ator("ana"), cena.ator("edu")
    um, com_outra = autuar(ana, casa), autuar(ana, casa)
    enviar_processo(ana, processo=com_outra, destinos=[casa.unidades["TRIB"]])
    acabar(cena, "RH")
    with recusado("fora_do_acervo"):
        entregar_acervo(
            edu, processos=[um.pk, com_outra.pk], unidade=casa.unidades["GAB"], motivo=MOTIVO
        )
    assert no_acervo() == {um.pk}
    assert not Passagem.objects.filter(processo=um, unidade=casa.unidades["GAB"]).exists()


@pytest.mark.django_db(transaction=True)
def test_dois_entregam_o_mesmo_a_unidades_diferentes_um_consegue(elenco: Elenco) -> None:
    casa = elenco.casa
    with elenco.em(casa):
        processo = autuar(elenco.ator("ana"), casa)
        acabar(elenco, "RH")

    def entregar(para: str) -> None:
        with elenco.em(casa):
            entregar_acervo(
                elenco.ator("edu"),
                processos=[processo.pk],
                unidade=casa.unidades[para],
                motivo=MOTIVO,
            )

    respostas = ao_mesmo_tempo(lambda: entregar("TRIB"), lambda: entregar("GAB"))
    assert respostas.count(None) == 1, respostas
    assert [getattr(r, "codigo", "") for r in respostas if r is not None] == ["fora_do_acervo"]
    with elenco.em(casa):
        assert Passagem.objects.filter(processo=processo, aberta=True).count() == 1
