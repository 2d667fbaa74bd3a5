"""Refusals that say where to go, and the button that invites again."""

from datetime import timedelta

import pytest

from seiva.core.relogio import agora
from seiva.organizacao.models import Convite
from seiva.web.tests.apoio import entrar, novo, texto, url
from tests.elenco import Elenco

pytestmark = pytest.mark.django_db


def test_a_unidade_com_processos_leva_a_reorganizacao_ja_escolhida(elenco: Elenco) -> None:
    novo(elenco)
    edu, rh = entrar(elenco, "edu"), elenco.casa.unidades["RH"]
    recusa = edu.post(url(elenco.casa, f"administracao/unidades/{rh.pk}/desativar/"))
    assert recusa.status_code == 422
    assert "RH ainda tem 1 processo aberto" in texto(recusa)
    caminho = url(elenco.casa, f"administracao/reorganizar/extinguir/?unidade={rh.pk}")
    assert f'href="{caminho}"' in texto(recusa)
    assert f'<option value="{rh.pk}" selected>' in texto(edu.get(caminho))


def test_quem_nao_usou_o_convite_se_convida_de_novo_pela_ficha(elenco: Elenco) -> None:
    fabio = elenco.contas["fabio"]
    edu, ficha = entrar(elenco, "edu"), url(elenco.casa, f"administracao/pessoas/{fabio.pk}/")
    assert "Convidar" not in texto(edu.get(ficha))
    fabio.set_unusable_password()
    fabio.save()
    with elenco.em(elenco.casa):
        antes = agora() - timedelta(days=8)
        Convite.objects.create(conta=fabio, criado_em=antes, enviado_em=antes)
    pagina = texto(edu.get(ficha))
    assert "venceu" in pagina
    assert "Convidar de novo" in pagina
    feito = edu.post(f"{ficha}convidar/", follow=True)
    assert f"Convite a caminho de {fabio.email}" in texto(feito)
    assert "Convidar de novo" not in texto(feito)
    assert "está para sair" in texto(feito)
    assert entrar(elenco, "ana").post(f"{ficha}convidar/").status_code == 403
