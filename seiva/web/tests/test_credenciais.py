"""Pages of credentials and of the unit's collection."""

import pytest
from django.test import Client

from seiva.organizacao.models import Lotacao, Perfil
from seiva.processos.models import Credencial, Processo
from seiva.web.tests.apoio import caminho, entrar, novo, texto, tipos, url
from tests.elenco import SENHA, Casa, Elenco
from tests.fabricas import autuar_sigiloso

pytestmark = pytest.mark.django_db


@pytest.fixture
def processo(elenco: Elenco) -> Processo:
    with elenco.em(elenco.casa):
        return autuar_sigiloso(
            elenco.ator("ana"), elenco.casa, especificacao="Apuração no almoxarifado"
        )


@pytest.fixture
def ana(elenco: Elenco, processo: Processo) -> Client:
    cliente = entrar(elenco, "ana")
    cliente.post(caminho(elenco.casa, processo, "senha/"), {"senha": SENHA})
    return cliente


def lotacao(elenco: Elenco, quem: str) -> int:
    with elenco.em(elenco.casa):
        return int(Lotacao.objects.get(conta=elenco.contas[quem]).pk)


def dar(elenco: Elenco, ana: Client, processo: Processo, quem: str) -> str:
    dados = {"ato": "conceder", "pessoa": lotacao(elenco, quem)}
    resposta = ana.post(caminho(elenco.casa, processo, "credenciais/"), dados, follow=True)
    return texto(resposta)


def ativa(elenco: Elenco, processo: Processo, quem: str) -> Credencial:
    with elenco.em(elenco.casa):
        achada: Credencial = Credencial.objects.get(
            processo=processo, conta=elenco.contas[quem], ativa=True
        )
        return achada


def test_conceder_renovar_e_cassar_pela_pagina(
    elenco: Elenco, ana: Client, processo: Processo
) -> None:
    pagina = dar(elenco, ana, processo, "bia")
    assert "Credencial concedida a Bia Lemos, em TRIB." in pagina
    assert "ainda não abriu" in pagina
    endereco = caminho(elenco.casa, processo, "credenciais/")
    dela = {"credencial": ativa(elenco, processo, "bia").pk}
    assert "renovada" in texto(ana.post(endereco, dela | {"ato": "renovar"}, follow=True))
    cassada = texto(ana.post(endereco, dela | {"ato": "cassar"}, follow=True))
    assert "Credencial de Bia Lemos cassada." in cassada
    assert "Credenciais encerradas" in cassada
    assert tipos(elenco, processo)[-3:] == [
        "credencial_concedida",
        "credencial_renovada",
        "credencial_cassada",
    ]


def test_a_recusa_fica_no_formulario(elenco: Elenco, ana: Client, processo: Processo) -> None:
    endereco = caminho(elenco.casa, processo, "credenciais/")
    vazio = ana.post(endereco, {"ato": "conceder"})
    assert vazio.status_code == 422
    assert "Escolha a pessoa." in texto(vazio)
    ultima = ana.post(endereco, {"ato": "renunciar"})
    assert ultima.status_code == 422
    assert "É a última credencial do processo" in texto(ultima)
    assert ana.post(endereco, {"ato": "outro"}).status_code == 404


def test_renunciar_e_transferir_levam_a_mesa(
    elenco: Elenco, ana: Client, processo: Processo
) -> None:
    casa = elenco.casa
    dar(elenco, ana, processo, "bia")
    endereco = caminho(casa, processo, "credenciais/")
    depois = ana.post(
        endereco, {"ato": "transferir", "pessoa": lotacao(elenco, "fabio")}, follow=True
    )
    assert depois.redirect_chain[-1][0] == url(casa, "mesa/")
    assert "Credencial transferida a Fábio Neves" in texto(depois)
    assert ana.get(endereco).status_code == 404
    bia = entrar(elenco, "bia")
    bia.post(caminho(casa, processo, "senha/"), {"senha": SENHA})
    saiu = texto(bia.post(endereco, {"ato": "renunciar"}, follow=True))
    assert "Você renunciou à credencial" in saiu


def test_enviar_aparece_explicado_e_a_aba_credenciais_so_no_sigiloso(
    elenco: Elenco, ana: Client, processo: Processo
) -> None:
    pagina = texto(ana.get(caminho(elenco.casa, processo)))
    assert "Enviar: agora não" in pagina
    assert "conceda credencial" in pagina
    assert "/credenciais/" in pagina
    publico = novo(elenco)
    assert "/credenciais/" not in texto(ana.get(caminho(elenco.casa, publico)))
    assert ana.get(caminho(elenco.casa, publico, "credenciais/")).status_code == 422


def test_abrir_um_processo_sigiloso_pela_tela(elenco: Elenco) -> None:
    casa = elenco.casa
    with elenco.em(casa):
        casa.ferias.niveis = [0, 1, 2]
        casa.ferias.save()
    ana = entrar(elenco, "ana")
    assert "Só quem tiver credencial" in texto(ana.get(url(casa, "processos/novo/")))
    dados = {
        "tipo": casa.ferias.pk,
        "nivel": "2",
        "hipotese": casa.hipotese.pk,
        "especificacao": "Apuração",
    }
    resposta = ana.post(url(casa, "processos/novo/"), dados, follow=True)
    assert "confirme que é você" in texto(resposta)
    with elenco.em(casa):
        assert Processo.objects.get().nivel_efetivo == 2


def test_alterar_para_sigiloso_e_de_volta(elenco: Elenco) -> None:
    casa, processo = elenco.casa, novo(elenco)
    with elenco.em(casa):
        casa.ferias.niveis = [0, 1, 2]
        casa.ferias.save()
    ana = entrar(elenco, "ana")
    dados = {"tipo": casa.ferias.pk, "nivel": "2", "hipotese": casa.hipotese.pk}
    ana.post(caminho(casa, processo, "alterar/"), dados)
    assert entrar(elenco, "fabio").get(caminho(casa, processo)).status_code == 404
    ana.post(caminho(casa, processo, "senha/"), {"senha": SENHA})
    ana.post(caminho(casa, processo, "alterar/"), {"tipo": casa.ferias.pk, "nivel": "0"})
    fabio = entrar(elenco, "fabio")
    assert fabio.get(caminho(casa, processo)).status_code == 200
    historia = texto(fabio.get(caminho(casa, processo, "historico/") + "?visao=total"))
    assert "de sigiloso para público" in historia
    assert "redencial" not in historia
    assert tipos(elenco, processo)[-3:] == [
        "nivel_alterado",
        "hipotese_alterada",
        "credencial_anulada",
    ]


def coordenador(elenco: Elenco, casa: Casa) -> Client:
    with elenco.em(casa):
        Lotacao.objects.filter(conta=elenco.contas["fabio"]).update(
            perfil=Perfil.objects.get(nome="Coordenador de acervo")
        )
    return entrar(elenco, "fabio")


def test_o_acervo_mostra_numero_e_titulares_nunca_o_assunto(
    elenco: Elenco, processo: Processo
) -> None:
    casa = elenco.casa
    fabio = coordenador(elenco, casa)
    assert "Acervo de sigilosos" in texto(fabio.get(url(casa, "mesa/")))
    lista = texto(fabio.get(url(casa, "acervo-sigiloso/")))
    assert processo.numero in lista
    assert "Ana Prado" in lista
    um = texto(fabio.get(url(casa, f"acervo-sigiloso/?processo={processo.pk}")))
    for pagina in (lista, um):
        assert "almoxarifado" not in pagina
        assert processo.tipo.nome not in pagina
    assert fabio.get(caminho(casa, processo)).status_code == 404


def test_ativar_e_inativar_pelo_acervo(elenco: Elenco, processo: Processo) -> None:
    casa = elenco.casa
    with elenco.em(casa):
        Lotacao.objects.create(
            conta=elenco.contas["edu"],
            unidade=casa.unidades["RH"],
            perfil=Perfil.objects.get(nome="Básico"),
            inicio="2020-01-01",
        )
        de_edu = Lotacao.objects.get(conta=elenco.contas["edu"], unidade=casa.unidades["RH"]).pk
    fabio, endereco = coordenador(elenco, casa), url(casa, "acervo-sigiloso/")
    base = {"processo": processo.pk}
    ativada = fabio.post(endereco, base | {"ato": "ativar", "pessoa": de_edu}, follow=True)
    assert "Credencial ativada para Edu Maia." in texto(ativada)
    de_ana = {"ato": "inativar", "credencial": ativa(elenco, processo, "ana").pk}
    sem_motivo = fabio.post(endereco, base | de_ana)
    assert sem_motivo.status_code == 422
    assert "Escreva o motivo." in texto(sem_motivo)
    feita = fabio.post(endereco, base | de_ana | {"motivo": "Aposentou-se"}, follow=True)
    assert "Credencial de Ana Prado inativada." in texto(feita)


def test_sem_o_perfil_nao_ha_acervo_e_o_de_outra_unidade_nao_existe(
    elenco: Elenco, processo: Processo
) -> None:
    casa = elenco.casa
    assert entrar(elenco, "edu").get(url(casa, "acervo-sigiloso/")).status_code == 403
    with elenco.em(casa):
        Lotacao.objects.filter(conta=elenco.contas["bia"]).update(
            perfil=Perfil.objects.get(nome="Coordenador de acervo")
        )
    bia = entrar(elenco, "bia")
    assert processo.numero not in texto(bia.get(url(casa, "acervo-sigiloso/")))
    assert bia.get(url(casa, f"acervo-sigiloso/?processo={processo.pk}")).status_code == 404


def test_o_administrador_define_os_niveis_da_instituicao(elenco: Elenco) -> None:
    endereco = url(elenco.casa, "niveis-de-acesso/")
    assert entrar(elenco, "ana").get(endereco).status_code == 403
    edu = entrar(elenco, "edu")
    assert "decide o nível do processo inteiro" in texto(edu.get(endereco))
    feita = edu.post(endereco, {"contaminar": "on", "politica_grau": "nao_usa"}, follow=True)
    assert "Níveis de acesso definidos." in texto(feita)
    elenco.casa.instituicao.refresh_from_db()
    assert elenco.casa.instituicao.contaminar_nivel
    assert not elenco.casa.instituicao.hipotese_obrigatoria
    assert edu.post(endereco, {"politica_grau": "outra"}).status_code == 422
