"""Letting a citizen in, refusing, turning off and on again: by who administers, and audited."""

import pytest

from seiva.core.ator import Ator
from seiva.core.erros import SemPermissao
from seiva.core.relogio import agora
from seiva.organizacao.acoes.decidir_cadastro import (
    desativar_cadastro,
    liberar_cadastro,
    reativar_cadastro,
    recusar_cadastro,
)
from seiva.organizacao.acoes.pedir_cadastro import pedir_cadastro
from seiva.organizacao.models import Alteracao, CadastroExterno, ContaPropria
from seiva.organizacao.provas import cpf_provado
from tests.apoio import ao_mesmo_tempo, recusado
from tests.elenco import Elenco

pytestmark = pytest.mark.django_db


def pedido(cena: Elenco, quem: str = "dora") -> CadastroExterno:
    conta = cena.contas[quem]
    return pedir_cadastro(Ator.cidadao(cena.casa.instituicao.pk, conta.pk, conta.nome))


def test_liberado_vale_ate_ser_desativado_e_volta_a_valer(cena: Elenco) -> None:
    edu, cadastro = cena.ator("edu"), pedido(cena)
    cadastro = liberar_cadastro(edu, cadastro=cadastro)
    assert cadastro.vale
    assert (cadastro.forma, cadastro.decidido_por) == ("conferencia", cena.contas["edu"])
    cadastro = desativar_cadastro(edu, cadastro=cadastro, motivo="CPF suspenso")
    assert (cadastro.vale, cadastro.estado) == (False, "liberado")
    assert reativar_cadastro(edu, cadastro=cadastro).vale
    verbos = [alteracao.verbo for alteracao in Alteracao.objects.recentes()[:4]]
    assert verbos == ["reativou", "desativou", "alterou", "criou"]


def test_recusado_diz_por_que_e_a_pessoa_pede_de_novo(cena: Elenco) -> None:
    edu, cadastro = cena.ator("edu"), pedido(cena)
    with recusado("motivo_obrigatorio"):
        recusar_cadastro(edu, cadastro=cadastro, motivo="  ")
    cadastro = recusar_cadastro(edu, cadastro=cadastro, motivo="Documento ilegível")
    assert (cadastro.vale, cadastro.motivo) == (False, "Documento ilegível")
    with recusado("cadastro_decidido"):
        liberar_cadastro(edu, cadastro=cadastro)
    assert pedido(cena).estado == "pendente"


def test_so_quem_administra_decide(cena: Elenco) -> None:
    cadastro = pedido(cena)
    with pytest.raises(SemPermissao):
        liberar_cadastro(cena.ator("ana"), cadastro=cadastro)
    dora = cena.contas["dora"]
    with pytest.raises(SemPermissao):
        liberar_cadastro(Ator.cidadao(cena.casa.instituicao.pk, dora.pk), cadastro=cadastro)


def test_ninguem_confere_o_proprio_cadastro(cena: Elenco) -> None:
    cadastro = pedido(cena, "edu")
    with recusado("proprio_cadastro"):
        liberar_cadastro(cena.ator("edu"), cadastro=cadastro)


def test_o_desativado_nao_se_libera_e_o_ativo_nao_se_reativa(cena: Elenco) -> None:
    edu, cadastro = cena.ator("edu"), pedido(cena)
    with recusado("cadastro_ativo"):
        reativar_cadastro(edu, cadastro=cadastro)
    desativar_cadastro(edu, cadastro=cadastro, motivo="Engano")
    with recusado("cadastro_inativo"):
        liberar_cadastro(edu, cadastro=cadastro)
    with recusado("cadastro_inativo"):
        desativar_cadastro(edu, cadastro=cadastro, motivo="De novo")


def test_uma_instituicao_nao_prova_o_cpf_as_outras(cena: Elenco) -> None:
    """Else any town could open, to an account, what another one keeps under that CPF."""
    ContaPropria.objects.create(conta=cena.contas["dora"], aberta_em=agora())
    liberar_cadastro(cena.ator("edu"), cadastro=pedido(cena))
    assert not cpf_provado(cena.contas["dora"])


@pytest.mark.django_db(transaction=True)
def test_duas_decisoes_ao_mesmo_tempo_so_uma_vale(elenco: Elenco) -> None:
    with elenco.em(elenco.casa):
        cadastro = pedido(elenco)

    def decidir(recusando: bool) -> str:
        with elenco.em(elenco.casa):
            edu = elenco.ator("edu")
            if recusando:
                return recusar_cadastro(edu, cadastro=cadastro, motivo="Ilegível").estado
            return liberar_cadastro(edu, cadastro=cadastro).estado

    feitas = ao_mesmo_tempo(lambda: decidir(True), lambda: decidir(False))
    recusas = [feita for feita in feitas if isinstance(feita, Exception)]
    assert [recusa.codigo for recusa in recusas] == ["cadastro_decidido"]  # type: ignore[attr-defined]
