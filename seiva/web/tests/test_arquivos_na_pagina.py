"""The page of the files that wait: opens with rows, and says what to correct beside each."""

import io

import pytest

from seiva.web.tests.apoio import entrar, texto, url
from tests.elenco import Elenco
from tests.fabricas import autuar

pytestmark = pytest.mark.django_db


def test_a_pagina_dos_recebidos_abre_e_diz_o_que_falta(elenco: Elenco) -> None:
    with elenco.em(elenco.casa):
        processo = autuar(elenco.ator("ana"), elenco.casa)
    cliente = entrar(elenco, "ana")
    pagina = url(elenco.casa, f"processos/{processo.pk}/arquivos/")
    arquivo = io.BytesIO(b"Texto simples.")
    arquivo.name = "qualquer.txt"
    resposta = cliente.post(pagina, {"arquivos": [arquivo]}, follow=True)
    assert resposta.status_code == 200
    assert "qualquer.txt" in texto(resposta)
    recebido = texto(resposta).split('name="recebido" value="')[1].split('"')[0]
    recusa = cliente.post(f"{pagina}incluir/", {"recebido": recebido})
    assert recusa.status_code == 422
    assert "qualquer.txt" in texto(recusa)
    assert "Corrija as linhas marcadas" in texto(recusa)
