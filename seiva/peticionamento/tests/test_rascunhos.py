"""Drafts: private, kept at each step, limited, forgotten."""

from datetime import timedelta

import pytest

from seiva.core.ator import Ator
from seiva.core.erros import NaoEncontrado
from seiva.core.relogio import agora
from seiva.peticionamento.acoes import rascunhos
from seiva.peticionamento.acoes.rascunhos import (
    comecar_peticao,
    descartar_rascunho,
    guardar_respostas,
    retirar_papel,
)
from seiva.peticionamento.models import Papel, Rascunho
from seiva.peticionamento.tarefas import GUARDA, esquecer_rascunhos
from seiva.peticionamento.tests.apoio import RESPOSTAS, dora, mandar, poda
from tests.apoio import recusado
from tests.elenco import Elenco

pytestmark = pytest.mark.django_db


def test_o_botao_apertado_duas_vezes_faz_um_rascunho(cena: Elenco) -> None:
    ator, versao = dora(cena), poda(cena.casa)
    assert comecar_peticao(ator, versao=versao) == comecar_peticao(ator, versao=versao)


def test_so_quem_comecou_mexe_no_rascunho(cena: Elenco) -> None:
    rascunho = comecar_peticao(dora(cena), versao=poda(cena.casa))
    conta = cena.contas["caio"]
    caio = Ator.cidadao(cena.casa.instituicao.pk, conta.pk, conta.nome)
    with pytest.raises(NaoEncontrado):
        guardar_respostas(caio, rascunho=rascunho, respostas={})
    with pytest.raises(NaoEncontrado):
        mandar(caio, rascunho)
    descartar_rascunho(caio, rascunho=rascunho)
    assert Rascunho.objects.filter(pk=rascunho.pk).exists()


def test_servidor_na_unidade_nao_comeca(cena: Elenco) -> None:
    with recusado("so_cidadao"):
        comecar_peticao(cena.ator("ana"), versao=poda(cena.casa))


def test_o_mesmo_arquivo_duas_vezes_e_um(cena: Elenco) -> None:
    ator = dora(cena)
    rascunho = comecar_peticao(ator, versao=poda(cena.casa))
    assert mandar(ator, rascunho) == mandar(ator, rascunho)


def test_extensao_que_o_papel_nao_aceita_e_recusada(cena: Elenco) -> None:
    ator = dora(cena)
    rascunho = comecar_peticao(ator, versao=poda(cena.casa))
    with recusado("extensao_nao_aceita") as recusa:
        mandar(ator, rascunho, b"%PDF-1.4", nome="laudo.pdf")
    assert recusa.value.campo == "documento-1"


def test_papeis_demais_sao_recusados_e_os_outros_ficam(
    cena: Elenco, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(rascunhos, "MAIS_PAPEIS", 1)
    ator = dora(cena)
    rascunho = comecar_peticao(ator, versao=poda(cena.casa))
    mandar(ator, rascunho)
    with recusado("papeis_demais"):
        mandar(ator, rascunho, b"outra", nome="outra.txt")
    assert Papel.objects.count() == 1


def test_rascunhos_demais_sao_recusados(cena: Elenco, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rascunhos, "MAIS_RASCUNHOS", 1)
    ator, versao = dora(cena), poda(cena.casa)
    guardar_respostas(ator, rascunho=comecar_peticao(ator, versao=versao), respostas=RESPOSTAS)
    with recusado("rascunhos_demais"):
        comecar_peticao(ator, versao=versao)


def test_papel_que_o_servico_nao_pede_nao_existe(cena: Elenco) -> None:
    ator = dora(cena)
    rascunho = comecar_peticao(ator, versao=poda(cena.casa))
    with pytest.raises(NaoEncontrado):
        mandar(ator, rascunho, pedido="documento-77")


def test_tirar_papel_e_apagar_rascunho(cena: Elenco) -> None:
    ator = dora(cena)
    rascunho = comecar_peticao(ator, versao=poda(cena.casa))
    papel = mandar(ator, rascunho)
    retirar_papel(ator, rascunho=rascunho, papel_id=papel.pk)
    assert not Papel.objects.exists()
    descartar_rascunho(ator, rascunho=rascunho)
    assert not Rascunho.objects.exists()


def test_rascunho_em_que_ninguem_mexe_e_esquecido(cena: Elenco) -> None:
    ator = dora(cena)
    rascunho = comecar_peticao(ator, versao=poda(cena.casa))
    mandar(ator, rascunho)
    esquecer_rascunhos.func(instituicao_id=cena.casa.instituicao.pk)
    assert Rascunho.objects.exists()
    Rascunho.objects.update(tocado_em=agora() - GUARDA - timedelta(seconds=1))
    esquecer_rascunhos.func(instituicao_id=cena.casa.instituicao.pk)
    assert not Rascunho.objects.exists()
