"""Anexar and Desanexar through their pages, and what the pages of both processes show."""

import pytest

from seiva.processos.models import Anexacao, Processo
from seiva.web.tests.apoio import caminho, entrar, novo, texto, tipos
from tests.elenco import Elenco
from tests.fabricas import redigir


def par(elenco: Elenco) -> tuple[Processo, Processo]:
    principal, outro = novo(elenco), novo(elenco)
    with elenco.em(elenco.casa):
        redigir(elenco.ator("ana"), elenco.casa, outro)
    return principal, outro


@pytest.mark.django_db
def test_anexar_pelo_numero_e_ver_nos_dois(elenco: Elenco) -> None:
    principal, outro = par(elenco)
    cliente = entrar(elenco, "ana")
    endereco = caminho(elenco.casa, principal, "anexar/")
    assert "Não há como desfazer" in texto(cliente.get(endereco))
    resposta = cliente.post(endereco, {"outro": outro.numero})
    assert resposta.status_code == 302
    pagina = texto(cliente.get(caminho(elenco.casa, principal)))
    assert "Processos anexados" in pagina and outro.numero in pagina
    de_dentro = texto(cliente.get(caminho(elenco.casa, outro)))
    assert "Este processo faz parte do processo" in de_dentro and principal.numero in de_dentro
    assert "anexou" in tipos(elenco, principal) and "anexado_a" in tipos(elenco, outro)


@pytest.mark.django_db
def test_a_recusa_fica_no_campo_com_o_que_foi_digitado(elenco: Elenco) -> None:
    principal, _ = par(elenco)
    vazio = novo(elenco)
    cliente, endereco = entrar(elenco, "ana"), caminho(elenco.casa, principal, "anexar/")
    recusa = cliente.post(endereco, {"outro": vazio.numero})
    assert recusa.status_code == 422
    assert "não tem documentos" in texto(recusa) and vazio.numero in texto(recusa)
    inexistente = cliente.post(endereco, {"outro": "9999.99.0000000/2099-99"})
    assert inexistente.status_code == 422


@pytest.mark.django_db
def test_desanexar_e_da_administracao(elenco: Elenco) -> None:
    principal, outro = par(elenco)
    ana, edu = entrar(elenco, "ana"), entrar(elenco, "edu")
    ana.post(caminho(elenco.casa, principal, "anexar/"), {"outro": outro.numero})
    endereco = caminho(elenco.casa, principal, "desanexar/")
    assert ana.get(endereco).status_code == 403
    sem_motivo = edu.post(endereco, {"anexado": outro.pk, "motivo": ""})
    assert sem_motivo.status_code == 422 and "Escreva o motivo" in texto(sem_motivo)
    assert edu.post(endereco, {"anexado": outro.pk, "motivo": "Engano"}).status_code == 302
    with elenco.em(elenco.casa):
        assert Anexacao.objects.get().motivo == "Engano"
    assert "Desanexar" not in texto(edu.get(caminho(elenco.casa, principal)))


@pytest.mark.django_db
def test_o_no_de_um_restrito_aparece_e_o_conteudo_segue_fechado(elenco: Elenco) -> None:
    principal = novo(elenco)
    restrito = novo(elenco, nivel=1)
    with elenco.em(elenco.casa):
        redigir(elenco.ator("ana"), elenco.casa, restrito)
    ana, bia = entrar(elenco, "ana"), entrar(elenco, "bia")
    ana.post(caminho(elenco.casa, principal, "anexar/"), {"outro": restrito.numero})
    assert restrito.numero in texto(bia.get(caminho(elenco.casa, principal)))
    assert "não está aberto para a sua unidade" in texto(bia.get(caminho(elenco.casa, restrito)))
