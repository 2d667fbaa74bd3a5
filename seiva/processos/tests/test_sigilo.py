"""Entering and leaving sigilo, its degree, and what refusals do not tell."""

from typing import Any

import pytest
from django.db import IntegrityError, transaction

from seiva.catalogo.models import GrauDeSigilo
from seiva.organizacao.models import Instituicao
from seiva.pesquisa.busca import Filtros, pelas_palavras
from seiva.processos.acoes.alterar import DadosDoCadastro, alterar_processo
from seiva.processos.acoes.atribuir import atribuir_processo
from seiva.processos.acoes.conceder import conceder_credencial
from seiva.processos.acoes.concluir import concluir_processo
from seiva.processos.acoes.receber import receber_processo
from seiva.processos.models import Credencial, Passagem, Processo
from seiva.processos.tests.apoio_de_sigilo import conhece, credencial, tipos_de
from tests.apoio import recusado
from tests.elenco import Elenco
from tests.fabricas import autuar, autuar_sigiloso

pytestmark = pytest.mark.django_db


def alterar(cena: Elenco, processo: Processo, nivel: int, **outros: Any) -> None:
    dados = DadosDoCadastro(
        tipo=cena.casa.ferias,
        nivel=nivel,
        especificacao=processo.especificacao,
        hipotese=cena.casa.hipotese if nivel else None,
        **outros,
    )
    alterar_processo(cena.ator("ana"), processo=processo, dados=dados)


@pytest.fixture
def admite(cena: Elenco) -> Elenco:
    cena.casa.ferias.niveis = [0, 1, 2]
    cena.casa.ferias.save()
    return cena


def test_ao_tornar_sigiloso_fica_quem_agiu_e_a_pesquisa_dos_outros_ja_nao_acha(
    admite: Elenco,
) -> None:
    ana, fabio = admite.ator("ana"), admite.ator("fabio")
    processo = autuar(ana, admite.casa, especificacao="Jabuticabeira")
    atribuir_processo(ana, processo=processo, pessoa=admite.contas["fabio"])
    alterar(admite, processo, 2)
    assert conhece(ana, processo)
    assert not conhece(fabio, processo)
    assert Passagem.objects.get(processo=processo).atribuida_a_id == ana.conta_id
    achados = [
        [p.pk for p in pelas_palavras(quem, "jabuticabeira", Filtros()).pagina.linhas]
        for quem in (ana, fabio)
    ]
    assert achados == [[processo.pk], []]


def test_ao_deixar_o_sigilo_as_credenciais_se_anulam_e_a_historia_fica(admite: Elenco) -> None:
    ana, bia = admite.ator("ana"), admite.ator("bia")
    processo = autuar_sigiloso(ana, admite.casa)
    conceder_credencial(
        ana, processo=processo, conta=admite.contas["bia"], unidade=admite.casa.unidades["TRIB"]
    )
    receber_processo(bia, processo=processo)
    alterar(admite, processo, 1)
    assert {c.fim for c in Credencial.objects.all()} == {"anulada"}
    assert tipos_de(processo).count("credencial_anulada") == 2
    # The units of the holders who opened it had the process.
    assert Processo.objects.legiveis_por(bia).filter(pk=processo.pk).exists()
    concluir_processo(bia, processo=processo)
    alterar(admite, processo, 2)
    assert [c.conta_id for c in Credencial.objects.ativas_do(processo)] == [ana.conta_id]
    assert not conhece(bia, processo)
    assert credencial(processo, bia).fim == "anulada"


def test_o_grau_segue_a_politica_da_instituicao(admite: Elenco) -> None:
    ana, casa = admite.ator("ana"), admite.casa
    grau = GrauDeSigilo.objects.create(nome="Da comissão")
    with recusado("grau_sem_sigilo"):
        autuar(ana, casa, grau=grau)
    Instituicao.objects.filter(pk=casa.instituicao.pk).update(politica_grau="obrigatoria")
    with recusado("sem_grau_de_sigilo"):
        autuar_sigiloso(ana, casa)
    processo = autuar_sigiloso(ana, casa, grau=grau)
    outro = GrauDeSigilo.objects.create(nome="Da autoridade")
    alterar(admite, processo, 2, grau=outro)
    assert tipos_de(processo)[-1] == "grau_alterado"
    assert Processo.objects.get(pk=processo.pk).grau == outro


@pytest.mark.parametrize("nome", ["Reservado", "secreto", "Ultrassecreta"])
def test_as_classes_da_lei_de_acesso_nao_sao_graus_daqui(cena: Elenco, nome: str) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        GrauDeSigilo.objects.create(nome=nome)


def test_o_numero_de_um_sigiloso_e_recusado_como_o_de_qualquer_outro(admite: Elenco) -> None:
    ana, fabio = admite.ator("ana"), admite.ator("fabio")
    recusas = []
    for processo in (autuar(ana, admite.casa), autuar_sigiloso(ana, admite.casa)):
        with recusado("numero_existente") as recusa:
            autuar(fabio, admite.casa, numero=processo.numero)
        recusas.append(recusa.value.mensagem.replace(processo.numero, ""))
    assert recusas[0] == recusas[1]
