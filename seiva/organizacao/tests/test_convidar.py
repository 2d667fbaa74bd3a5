"""Another invitation to who did not use the first."""

from datetime import timedelta

import pytest
from django.core.mail import EmailMessage

from seiva.core.erros import NaoEncontrado, SemPermissao
from seiva.core.relogio import agora, como_em
from seiva.organizacao.acoes.convidar import convidar_de_novo
from seiva.organizacao.acoes.desativar_registro import desativar_registro
from seiva.organizacao.acoes.lotar import desligar_servidor, lotar_servidor
from seiva.organizacao.models import Alteracao, Conta, Convite, Lotacao, Perfil
from tests.apoio import ao_mesmo_tempo, executar_tarefas, recusado
from tests.elenco import Elenco


def sem_senha(cena: Elenco, nome: str = "fabio") -> Conta:
    conta = cena.contas[nome]
    conta.set_unusable_password()
    conta.save()
    return conta


@pytest.mark.django_db
def test_o_convite_sai_de_novo_com_endereco_novo_e_fica_registrado(
    cena: Elenco, mailoutbox: list[EmailMessage]
) -> None:
    edu, fabio = cena.ator("edu"), sem_senha(cena)
    with como_em(agora() - timedelta(days=8)):
        Convite.objects.create(conta=fabio, criado_em=agora(), enviado_em=agora())
    convidar_de_novo(edu, conta=fabio)
    executar_tarefas()
    assert [carta.to for carta in mailoutbox] == [[fabio.email]]
    assert "/conta/convite/" in str(mailoutbox[0].body)
    convite = Convite.objects.get(conta=fabio)
    assert convite.enviado_em is not None
    assert agora() - convite.enviado_em < timedelta(minutes=1)
    assert Alteracao.objects.get().rotulo == f"Convite a {fabio.nome}"


@pytest.mark.django_db
def test_as_recusas_do_convite(cena: Elenco) -> None:
    edu, ana = cena.ator("edu"), cena.contas["ana"]
    with recusado("ja_tem_senha"):
        convidar_de_novo(edu, conta=ana)
    fabio = sem_senha(cena)
    with pytest.raises(SemPermissao):
        convidar_de_novo(cena.ator("bia"), conta=fabio)
    convidar_de_novo(edu, conta=fabio)
    with recusado("convite_recente"):
        convidar_de_novo(edu, conta=fabio)
    executar_tarefas()
    with recusado("convite_recente"):
        convidar_de_novo(edu, conta=fabio)
    with como_em(agora() + timedelta(minutes=11)):
        convidar_de_novo(edu, conta=fabio)
    desligar_servidor(edu, conta=fabio)
    with pytest.raises(NaoEncontrado):
        convidar_de_novo(edu, conta=fabio)


@pytest.mark.django_db
def test_perfil_que_alguem_tem_nao_sai_de_uso(cena: Elenco) -> None:
    edu, fabio = cena.ator("edu"), cena.contas["fabio"]
    perfil = Lotacao.objects.filter(conta=fabio).get().perfil
    with recusado("perfil_em_uso") as recusa:
        desativar_registro(edu, registro=perfil)
    assert "Dê antes outro perfil" in recusa.value.mensagem
    livre = Perfil.objects.create(nome="Estagiário", permissoes=["processo.tramitar"])
    desativar_registro(edu, registro=livre)
    with recusado("perfil_desativado"):
        lotar_servidor(edu, conta=fabio, unidade=cena.casa.unidades["TRIB"], perfil=livre)


@pytest.mark.django_db(transaction=True)
def test_quem_da_o_perfil_e_quem_o_tira_de_uso_nao_se_desencontram(elenco: Elenco) -> None:
    casa = elenco.casa
    with elenco.em(casa):
        livre = Perfil.objects.create(nome="Estagiário", permissoes=["processo.tramitar"])

    def dar() -> None:
        with elenco.em(casa):
            lotar_servidor(
                elenco.ator("edu"),
                conta=elenco.contas["fabio"],
                unidade=casa.unidades["TRIB"],
                perfil=Perfil.objects.get(pk=livre.pk),
            )

    def tirar() -> None:
        with elenco.em(casa):
            desativar_registro(elenco.ator("edu"), registro=Perfil.objects.get(pk=livre.pk))

    respostas = ao_mesmo_tempo(dar, tirar)
    assert respostas.count(None) == 1, respostas
    with elenco.em(casa):
        tem = Lotacao.objects.filter(perfil=livre).exists()
        assert tem == Perfil.objects.get(pk=livre.pk).ativo
