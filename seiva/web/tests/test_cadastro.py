"""Changing the register, and relating processes."""

import pytest

from seiva.processos.models import Processo, Relacao
from seiva.web.tests.apoio import caminho, entrar, novo, texto, url
from tests.elenco import Elenco

pytestmark = pytest.mark.django_db


def test_relacionar_por_numero_remover_e_iniciar_relacionado(elenco: Elenco) -> None:
    casa, processo, outro = elenco.casa, novo(elenco), novo(elenco, "bia")
    ana = entrar(elenco, "ana")
    digitos = "".join(c for c in outro.numero if c.isdigit())
    pagina = texto(
        ana.post(caminho(casa, processo, "relacionar/"), {"outro": digitos}, follow=True)
    )
    assert outro.numero in pagina
    repetido = ana.post(caminho(casa, processo, "relacionar/"), {"outro": outro.numero})
    assert repetido.status_code == 422
    assert f"Já está relacionado a {outro.numero}." in texto(repetido)
    errado = ana.post(caminho(casa, processo, "relacionar/"), {"outro": "123"})
    assert "Não há processo com este número." in texto(errado)
    ana.post(caminho(casa, processo, "relacionar/"), {"remover": outro.pk})
    with elenco.em(casa):
        assert not Relacao.objects.exists()
    dados = {"tipo": casa.ferias.pk, "nivel": 0, "relacionado": processo.pk}
    nasceu = texto(ana.post(url(casa, "processos/novo/"), dados, follow=True))
    assert processo.numero in nasceu
    with elenco.em(casa):
        assert Relacao.objects.count() == 1


def test_alterar_cadastro_guarda_antes_e_depois(elenco: Elenco) -> None:
    casa, processo = elenco.casa, novo(elenco, interessados=[])
    ana = entrar(elenco, "ana")
    pagina = texto(ana.get(caminho(casa, processo, "alterar/")))
    assert 'value="Férias de janeiro"' in pagina
    dados = {
        "tipo": casa.ferias.pk,
        "nivel": 1,
        "hipotese": casa.hipotese.pk,
        "especificacao": "Férias de julho",
        "interessados": [casa.maria.pk],
        "pessoa-nome": "José Lima",
    }
    ana.post(caminho(casa, processo, "alterar/"), dados)
    with elenco.em(casa):
        mudado = Processo.objects.get(pk=processo.pk)
        assert (mudado.especificacao, mudado.nivel) == ("Férias de julho", 1)
        assert mudado.interessados.count() == 2
    sem_hipotese = ana.post(caminho(casa, processo, "alterar/"), dados | {"hipotese": ""})
    assert sem_hipotese.status_code == 422
    assert 'value="Férias de julho"' in texto(sem_hipotese)


def test_alterar_sem_permissao_diz_por_que(elenco: Elenco) -> None:
    casa, processo = elenco.casa, novo(elenco)
    recusa = entrar(elenco, "bia").get(caminho(casa, processo, "alterar/"))
    assert recusa.status_code == 422
    assert "não está aberto na sua unidade" in texto(recusa)
