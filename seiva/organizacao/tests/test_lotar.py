"""Lotações: given, changed, ended at once; somebody always administers; the quota holds."""

from datetime import date, timedelta

import pytest

from seiva.core.erros import NaoEncontrado
from seiva.core.relogio import hoje
from seiva.organizacao.acesso import lotacoes_de
from seiva.organizacao.acoes.desativar_registro import desativar_registro
from seiva.organizacao.acoes.lotar import (
    alterar_lotacao,
    desligar_servidor,
    encerrar_lotacao,
    lotar_servidor,
)
from seiva.organizacao.models import (
    Alteracao,
    Instituicao,
    Lotacao,
    Perfil,
    Titularidade,
)
from seiva.organizacao.permissoes import OPERADOR
from tests.apoio import ao_mesmo_tempo, recusado
from tests.elenco import Elenco

pytestmark = pytest.mark.django_db


def perfil(nome: str) -> Perfil:
    return Perfil.objects.get(nome=nome)


def lotacao(cena: Elenco, quem: str, unidade: str) -> Lotacao:
    achada: Lotacao = Lotacao.objects.get(conta=cena.contas[quem], unidade__sigla=unidade)
    return achada


def test_quem_ganha_lotacao_passa_a_atuar_na_unidade(cena: Elenco) -> None:
    edu, dora = cena.ator("edu"), cena.contas["dora"]
    trib = cena.casa.unidades["TRIB"]
    lotar_servidor(edu, conta=dora, unidade=trib, perfil=perfil("Básico"))
    assert [item.unidade.sigla for item in lotacoes_de(dora)] == ["TRIB"]
    dita = Alteracao.objects.get(cadastro="organizacao.lotacao")
    assert (dita.verbo, dita.rotulo) == ("criou", "Dora Luz em TRIB")
    assert dita.depois["perfil"] == "Básico"
    with recusado("ja_lotada"):
        lotar_servidor(edu, conta=dora, unidade=trib, perfil=perfil("Gestor"))


def test_a_lotacao_futura_ainda_nao_da_acesso(cena: Elenco) -> None:
    lotar_servidor(
        cena.ator("edu"),
        conta=cena.contas["dora"],
        unidade=cena.casa.unidades["RH"],
        perfil=perfil("Básico"),
        inicio=hoje() + timedelta(days=3),
    )
    assert lotacoes_de(cena.contas["dora"]) == []


def test_encerrar_acaba_o_acesso_na_hora_e_a_lotacao_pode_recomecar(cena: Elenco) -> None:
    edu, ana = cena.ator("edu"), cena.contas["ana"]
    encerrar_lotacao(edu, lotacao=lotacao(cena, "ana", "RH"))
    assert lotacoes_de(ana) == []
    assert Alteracao.objects.get(cadastro="organizacao.lotacao").verbo == "desativou"
    with recusado("ja_encerrada"):
        encerrar_lotacao(edu, lotacao=lotacao(cena, "ana", "RH"))
    lotar_servidor(edu, conta=ana, unidade=cena.casa.unidades["RH"], perfil=perfil("Básico"))
    assert [item.perfil.nome for item in lotacoes_de(ana)] == ["Básico"]


@pytest.mark.parametrize(
    ("codigo", "mudar"),
    [
        ("unidade_encerrada", {"unidade": "fim"}),
        ("perfil_desativado", {"perfil": "ativo"}),
        ("perfil_da_plataforma", {"perfil": "permissoes"}),
        ("periodo_invertido", {"periodo": "fim"}),
    ],
)
def test_o_que_nao_serve_se_recusa(cena: Elenco, codigo: str, mudar: dict[str, str]) -> None:
    unidade, escolhido = cena.casa.unidades["TRIB"], perfil("Básico")
    fim = None
    if "unidade" in mudar:
        unidade.fim = date(2021, 1, 1)
        unidade.save()
    elif mudar.get("perfil") == "ativo":
        escolhido = Perfil.objects.create(nome="Sem uso", permissoes=escolhido.permissoes)
        desativar_registro(cena.ator("edu"), registro=escolhido)
        escolhido.refresh_from_db()
    elif "perfil" in mudar:
        escolhido = Perfil.objects.create(nome="Operador", permissoes=OPERADOR)
    else:
        fim = date(2021, 1, 1)
    with recusado(codigo):
        lotar_servidor(
            cena.ator("edu"), conta=cena.contas["dora"], unidade=unidade, perfil=escolhido, fim=fim
        )


def test_a_cota_cheia_recusa_gente_nova_e_nao_mais_um_lugar(cena: Elenco) -> None:
    edu = cena.ator("edu")
    Instituicao.objects.filter(pk=edu.instituicao_id).update(cota_contas=4)
    with recusado("cota_de_pessoas") as recusa:
        lotar_servidor(
            edu,
            conta=cena.contas["dora"],
            unidade=cena.casa.unidades["RH"],
            perfil=perfil("Básico"),
        )
    assert "até 4 pessoas" in recusa.value.mensagem
    lotar_servidor(
        edu, conta=cena.contas["ana"], unidade=cena.casa.unidades["TRIB"], perfil=perfil("Básico")
    )


def test_o_ultimo_administrador_nao_se_encerra_nem_se_rebaixa_nem_se_desliga(
    cena: Elenco,
) -> None:
    edu = cena.ator("edu")
    dele = lotacao(cena, "edu", "GAB")
    with recusado("ultimo_administrador"):
        encerrar_lotacao(edu, lotacao=dele)
    with recusado("ultimo_administrador"):
        alterar_lotacao(edu, lotacao=dele, perfil=perfil("Básico"), inicio=dele.inicio)
    with recusado("ultimo_administrador"):
        desligar_servidor(edu, conta=cena.contas["edu"])
    with recusado("ultimo_administrador"):
        ontem = hoje() - timedelta(days=1)
        alterar_lotacao(
            edu, lotacao=dele, perfil=perfil("Administrador"), inicio=dele.inicio, fim=ontem
        )
    assert lotacoes_de(cena.contas["edu"]) != []
    assert not Alteracao.objects.exists()


def test_havendo_outro_administrador_o_primeiro_pode_sair(cena: Elenco) -> None:
    edu = cena.ator("edu")
    da_ana = lotacao(cena, "ana", "RH")
    alterar_lotacao(edu, lotacao=da_ana, perfil=perfil("Administrador"), inicio=da_ana.inicio)
    encerrar_lotacao(edu, lotacao=lotacao(cena, "edu", "GAB"))
    assert lotacoes_de(cena.contas["edu"]) == []


def test_desligar_encerra_tudo_daqui_e_nada_de_outra_casa(cena: Elenco) -> None:
    edu, ana = cena.ator("edu"), cena.contas["ana"]
    assert desligar_servidor(edu, conta=ana) == 1
    assert lotacoes_de(ana) == []
    assert Titularidade.objects.get(conta=ana).fim is not None
    ana.refresh_from_db()
    assert ana.is_active
    with pytest.raises(NaoEncontrado):
        desligar_servidor(edu, conta=ana)


def test_so_quem_administra_muda_lotacoes(cena: Elenco) -> None:
    ana = cena.ator("ana")
    with recusado("sem_permissao"):
        encerrar_lotacao(ana, lotacao=lotacao(cena, "fabio", "RH"))
    with recusado("sem_permissao"):
        desligar_servidor(ana, conta=cena.contas["fabio"])


@pytest.mark.django_db(transaction=True)
def test_dois_administradores_que_se_tiram_ao_mesmo_tempo_deixam_um(elenco: Elenco) -> None:
    with elenco.em(elenco.casa):
        da_ana = lotacao(elenco, "ana", "RH")
        alterar_lotacao(
            elenco.ator("edu"), lotacao=da_ana, perfil=perfil("Administrador"), inicio=da_ana.inicio
        )
        ana, edu = elenco.ator("ana"), elenco.ator("edu")
        do_edu = lotacao(elenco, "edu", "GAB")

    def tirar(quem: object, de_quem: Lotacao) -> Lotacao:
        with elenco.em(elenco.casa):
            return encerrar_lotacao(quem, lotacao=de_quem)  # type: ignore[arg-type]

    feitas = ao_mesmo_tempo(lambda: tirar(ana, do_edu), lambda: tirar(edu, da_ana))
    assert sorted(type(f) is Lotacao for f in feitas) == [False, True], feitas
    recusa = next(f for f in feitas if type(f) is not Lotacao)
    assert recusa.codigo == "ultimo_administrador", recusa
