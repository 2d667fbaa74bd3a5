"""The page of the acervo global: what it shows, to whom, and what it gives."""

import re
from typing import Any

import pytest

from seiva.processos.acoes.concluir import concluir_processo
from seiva.processos.models import Passagem, Processo
from seiva.reorganizacao.tests.test_entregar import MOTIVO, acabar
from seiva.web.tests.apoio import contando, entrar, texto, url
from tests.elenco import Elenco
from tests.fabricas import autuar, autuar_sigiloso

pytestmark = pytest.mark.django_db


def deixar(elenco: Elenco, quantos: int = 1, **dados: Any) -> list[Processo]:
    """Processes of a unit that ended."""
    with elenco.em(elenco.casa):
        return [autuar(elenco.ator("ana"), elenco.casa, **dados) for _ in range(quantos)]


def test_do_restrito_se_ve_o_numero_e_o_tipo_e_o_sigiloso_nao_aparece(elenco: Elenco) -> None:
    (publico,) = deixar(elenco, especificacao="Obra da praça")
    (restrito,) = deixar(elenco, nivel=1, especificacao="Saúde de servidor")
    with elenco.em(elenco.casa):
        sigiloso = autuar_sigiloso(elenco.ator("ana"), elenco.casa, especificacao="Denúncia")
        acabar(elenco, "RH")
    pagina = texto(entrar(elenco, "edu").get(url(elenco.casa, "administracao/acervo/")))
    assert "Obra da praça" in pagina
    assert publico.numero in pagina
    assert restrito.numero in pagina
    assert "Restrito" in pagina
    assert "Saúde de servidor" not in pagina
    assert sigiloso.numero not in pagina
    assert "Denúncia" not in pagina


def test_so_quem_administra_entra_e_ve_o_cartao(elenco: Elenco) -> None:
    endereco = url(elenco.casa, "administracao/acervo/")
    assert entrar(elenco, "ana").get(endereco).status_code == 403
    edu = entrar(elenco, "edu")
    assert "Nenhum processo sem unidade" in texto(edu.get(endereco))
    assert endereco in texto(edu.get(url(elenco.casa, "administracao/")))


def test_entrega_os_marcados_e_conta_quantos(elenco: Elenco) -> None:
    feitos = deixar(elenco, 3)
    with elenco.em(elenco.casa):
        concluir_processo(elenco.ator("ana"), processo=feitos[0])
        acabar(elenco, "RH")
    edu, endereco = entrar(elenco, "edu"), url(elenco.casa, "administracao/acervo/")
    trib = elenco.casa.unidades["TRIB"]
    enviado = {"processos": [feitos[0].pk, feitos[2].pk], "unidade": trib.pk, "motivo": ""}
    recusada = edu.post(endereco, enviado)
    assert recusada.status_code == 422
    assert "Escreva o motivo da entrega." in texto(recusada)
    assert re.findall(r'value="(\d+)" checked', texto(recusada)) == [
        str(feitos[2].pk), str(feitos[0].pk),
    ]  # fmt: skip
    resposta = edu.post(endereco, enviado | {"motivo": MOTIVO}, follow=True)
    assert "2 processos entregues a TRIB." in texto(resposta)
    assert feitos[1].numero in texto(resposta)
    assert feitos[0].numero not in texto(resposta)
    de_novo = edu.post(endereco, enviado | {"motivo": MOTIVO})
    assert de_novo.status_code == 422
    assert "não está mais no acervo global" in texto(de_novo)
    with elenco.em(elenco.casa):
        assert Passagem.objects.abertas_em(trib.pk).count() == 1


def test_procura_pelo_numero_inteiro_ou_pelo_comeco(elenco: Elenco) -> None:
    um, dois = deixar(elenco, 2)
    with elenco.em(elenco.casa):
        acabar(elenco, "RH")
    edu, endereco = entrar(elenco, "edu"), url(elenco.casa, "administracao/acervo/")
    achado = texto(edu.get(endereco, {"numero": um.numero}))
    assert um.numero in achado.split("<tbody")[1]
    assert dois.numero not in achado
    assert dois.numero in texto(edu.get(endereco, {"numero": dois.digitos[:6]}))
    assert "Nenhum processo com este número" in texto(edu.get(endereco, {"numero": "999888"}))
    errado = edu.get(endereco, {"numero": "quadra"})
    assert errado.status_code == 422
    assert "Escreva o número" in texto(errado)


def test_as_paginas_seguem_e_o_custo_nao_cresce_com_elas(elenco: Elenco) -> None:
    feitos = deixar(elenco, 3)
    with elenco.em(elenco.casa):
        acabar(elenco, "RH")
    edu, endereco = entrar(elenco, "edu"), url(elenco.casa, "administracao/acervo/")
    edu.get(endereco)
    with contando() as poucas:
        edu.get(endereco)
    with elenco.em(elenco.casa):
        elenco.casa.unidades["RH"].fim = None
        elenco.casa.unidades["RH"].save()
    mais = deixar(elenco, 50)
    with elenco.em(elenco.casa):
        acabar(elenco, "RH")
    with contando() as muitas:
        primeira = texto(edu.get(endereco))
    assert len(muitas) == len(poucas)
    assert len([p for p in (*feitos, *mais) if p.numero in primeira]) == 50
    proxima = primeira.split('rel="next" href="')[1].split('"')[0].replace("&amp;", "&")
    segunda = texto(edu.get(f"{endereco}{proxima}"))
    assert [p.numero in segunda for p in feitos] == [True, True, True]
