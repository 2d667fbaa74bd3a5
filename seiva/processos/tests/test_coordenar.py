"""The coordinator's collection: credentials in order, content never."""

import pytest

from seiva.core.erros import NaoEncontrado
from seiva.documentos.models import Documento
from seiva.organizacao.models import Lotacao, Perfil
from seiva.processos.acoes.conceder import conceder_credencial
from seiva.processos.acoes.coordenar import (
    ativar_credencial_do_acervo,
    inativar_credencial_do_acervo,
)
from seiva.processos.models import Credencial, Processo
from seiva.processos.tests.apoio_de_sigilo import conhece, credencial, tipos_de
from tests.apoio import recusado
from tests.elenco import Elenco
from tests.fabricas import autuar_sigiloso, redigir

pytestmark = pytest.mark.django_db


@pytest.fixture
def coordena(cena: Elenco) -> Elenco:
    """Fábio coordinates the collection of RH."""
    perfil = Perfil.objects.get(nome="Coordenador de acervo")
    Lotacao.objects.filter(conta=cena.contas["fabio"]).update(perfil=perfil)
    return cena


def test_o_coordenador_ve_numero_e_titulares_da_sua_unidade_e_nao_le(coordena: Elenco) -> None:
    ana, fabio, casa = coordena.ator("ana"), coordena.ator("fabio"), coordena.casa
    processo = autuar_sigiloso(ana, casa)
    redigir(ana, casa, processo)
    assert [c.processo_id for c in Credencial.objects.do_acervo_de(fabio)] == [processo.pk]
    assert not conhece(fabio, processo)
    assert not Processo.objects.legiveis_por(fabio).exists()
    assert not Documento.objects.listaveis_por(fabio).exists()


def test_sem_o_perfil_nao_ha_acervo_nem_para_o_administrador(cena: Elenco) -> None:
    autuar_sigiloso(cena.ator("ana"), cena.casa)
    assert not cena.ator("edu").pode("sigilo.coordenar")
    for quem in ("ana", "edu", "bia"):
        assert not Credencial.objects.do_acervo_de(cena.ator(quem)).exists()


def test_quando_o_titular_sai_o_coordenador_ativa_outro_e_inativa_o_que_saiu(
    coordena: Elenco,
) -> None:
    ana, fabio, casa = coordena.ator("ana"), coordena.ator("fabio"), coordena.casa
    processo = autuar_sigiloso(ana, casa)
    Lotacao.objects.create(
        conta=coordena.contas["edu"],
        unidade=casa.unidades["RH"],
        perfil=Perfil.objects.get(nome="Básico"),
        inicio="2020-01-01",
    )
    minha = credencial(processo, ana)
    with recusado("ultima_credencial"):
        inativar_credencial_do_acervo(
            fabio, processo=processo, credencial=minha, motivo="Saiu da unidade"
        )
    ativar_credencial_do_acervo(fabio, processo=processo, conta=coordena.contas["edu"])
    inativar_credencial_do_acervo(
        fabio, processo=processo, credencial=minha, motivo="Saiu da unidade"
    )
    assert conhece(coordena.ator("edu", "RH"), processo)
    assert not conhece(ana, processo)
    assert tipos_de(processo)[-2:] == [
        "acervo_credencial_ativada",
        "acervo_credencial_inativada",
    ]


def test_quem_coordena_nao_ativa_para_si(coordena: Elenco) -> None:
    processo = autuar_sigiloso(coordena.ator("ana"), coordena.casa)
    with recusado("propria_credencial"):
        ativar_credencial_do_acervo(
            coordena.ator("fabio"), processo=processo, conta=coordena.contas["fabio"]
        )


def test_inativar_pede_motivo_e_so_alcanca_a_propria_unidade(coordena: Elenco) -> None:
    ana, fabio, casa = coordena.ator("ana"), coordena.ator("fabio"), coordena.casa
    processo = autuar_sigiloso(ana, casa)
    conceder_credencial(
        ana, processo=processo, conta=coordena.contas["bia"], unidade=casa.unidades["TRIB"]
    )
    with recusado("sem_motivo"):
        inativar_credencial_do_acervo(
            fabio, processo=processo, credencial=credencial(processo, ana), motivo="  "
        )
    with pytest.raises(NaoEncontrado):
        inativar_credencial_do_acervo(
            fabio,
            processo=processo,
            credencial=credencial(processo, coordena.ator("bia")),
            motivo="De outra unidade",
        )


def test_processo_fora_do_acervo_da_unidade_nao_se_coordena(coordena: Elenco) -> None:
    processo = autuar_sigiloso(coordena.ator("bia"), coordena.casa)
    with recusado("fora_do_acervo"):
        ativar_credencial_do_acervo(
            coordena.ator("fabio"), processo=processo, conta=coordena.contas["ana"]
        )
