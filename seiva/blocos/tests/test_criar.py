"""Criar, alterar, atribuir, excluir: the block itself."""

from uuid import UUID

import pytest
from django.db import transaction

from seiva.blocos.acoes.concluir import concluir_bloco
from seiva.blocos.acoes.criar import alterar_bloco, atribuir_bloco, excluir_bloco
from seiva.blocos.models import Bloco, Disponibilizacao, ItemDoBloco, Ocorrencia
from seiva.blocos.tests.apoio import (
    atual,
    de_assinatura,
    de_reuniao,
    disponibilizar,
    novo,
    textos,
)
from seiva.core.tenancy import escopo
from tests.apoio import ao_mesmo_tempo, recusado
from tests.elenco import Elenco
from tests.fabricas import assinar

pytestmark = pytest.mark.django_db


def historico(bloco: Bloco) -> list[str]:
    return [o.texto for o in Ocorrencia.objects.do_bloco(bloco)][::-1]


def test_o_bloco_nasce_aberto_vazio_e_numerado_na_instituicao(cena: Elenco) -> None:
    primeiro, segundo = novo(cena.ator("ana")), novo(cena.ator("bia"), "I")
    assert (primeiro.numero, segundo.numero) == (1, 2)
    assert primeiro.estado == "A"
    assert historico(primeiro) == ["Bloco de assinatura 1 criado: Para o prefeito"]
    assert list(Bloco.objects.visiveis_por(cena.ator("ana"))) == [primeiro]


@pytest.mark.parametrize(
    ("tipo", "descricao", "codigo"),
    [
        ("A", "  ", "sem_descricao"),
        ("A", "x" * 251, "descricao_longa"),
        ("Z", "x", "tipo_desconhecido"),
    ],
)
def test_recusas_de_criar(cena: Elenco, tipo: str, descricao: str, codigo: str) -> None:
    with recusado(codigo):
        novo(cena.ator("ana"), tipo, descricao)


def test_o_mesmo_formulario_duas_vezes_e_um_bloco_so(cena: Elenco) -> None:
    um, dois = (novo(cena.ator("ana"), chave=UUID(int=1)) for _ in range(2))
    assert um == dois
    with recusado("formulario_usado"):
        novo(cena.ator("bia"), chave=UUID(int=1))


def test_alterar_diz_o_que_mudou(cena: Elenco) -> None:
    bloco = novo(cena.ator("ana"))
    alterar_bloco(cena.ator("ana"), bloco=bloco, descricao="Para a sexta", prioritario=True)
    assert historico(bloco)[-1] == (
        "Alterado: descrição de “Para o prefeito” para “Para a sexta”; passou a prioritário"
    )
    alterar_bloco(cena.ator("ana"), bloco=bloco, descricao="Para a sexta", prioritario=True)
    assert len(historico(bloco)) == 2
    with recusado("bloco_de_outra_unidade"):
        alterar_bloco(cena.ator("bia"), bloco=bloco, descricao="Minha")
    concluir_bloco(cena.ator("ana"), bloco=bloco)
    with recusado("bloco_concluido"):
        alterar_bloco(cena.ator("ana"), bloco=bloco, descricao="Tarde")


def test_cada_unidade_tem_o_seu_responsavel(cena: Elenco) -> None:
    ana, bia = cena.ator("ana"), cena.ator("bia")
    bloco, _ = de_assinatura(ana, cena.casa)
    disponibilizar(ana, cena.casa, bloco)
    atribuir_bloco(ana, bloco=bloco, pessoa=cena.contas["fabio"])
    atribuir_bloco(bia, bloco=bloco, pessoa=cena.contas["bia"])
    assert atual(bloco).atribuido_a == cena.contas["fabio"]
    assert Disponibilizacao.objects.get().atribuido_a == cena.contas["bia"]
    atribuir_bloco(ana, bloco=bloco, pessoa=None)
    assert historico(bloco)[-3:] == [
        "Atribuído a Fábio Neves",
        "Atribuído a Bia Lemos",
        "Atribuição removida",
    ]
    with recusado("pessoa_de_outra_unidade"):
        atribuir_bloco(ana, bloco=bloco, pessoa=cena.contas["bia"])
    with recusado("bloco_de_outra_unidade"):
        atribuir_bloco(cena.ator("edu"), bloco=bloco, pessoa=cena.contas["edu"])


def test_excluir_solta_os_itens_e_conta_nos_processos(cena: Elenco) -> None:
    ana = cena.ator("ana")
    bloco, processo = de_reuniao(ana, cena.casa)
    excluir_bloco(ana, bloco=bloco)
    assert not Bloco.objects.visiveis_por(ana).exists()
    assert not ItemDoBloco.objects.exists()
    assert textos(cena, "bloco_processo_retirado") == [f"Processo retirado do {bloco.nome}"]
    with recusado("bloco_excluido"):
        excluir_bloco(ana, bloco=bloco)
    assert novo(ana).numero == bloco.numero + 1


def test_com_documento_assinado_ou_fora_da_unidade_nao_se_exclui(cena: Elenco) -> None:
    ana, bia = cena.ator("ana"), cena.ator("bia")
    bloco, (documento,) = de_assinatura(ana, cena.casa)
    with recusado("bloco_de_outra_unidade"):
        excluir_bloco(bia, bloco=bloco)
    assinar(ana, cena.casa, documento)
    with recusado("bloco_com_assinados"):
        excluir_bloco(ana, bloco=bloco)
    disponibilizar(ana, cena.casa, bloco)
    with recusado("bloco_disponibilizado"):
        excluir_bloco(ana, bloco=bloco)


@pytest.mark.django_db(transaction=True)
def test_dois_blocos_ao_mesmo_tempo_tem_numeros_seguidos(elenco: Elenco) -> None:
    casa = elenco.casa
    with elenco.em(casa):
        ana, bia = elenco.ator("ana"), elenco.ator("bia")

    def criar(ator: object) -> Bloco:
        with transaction.atomic(), escopo(casa.instituicao.pk):
            return novo(ator)  # type: ignore[arg-type]

    feitos = ao_mesmo_tempo(lambda: criar(ana), lambda: criar(bia))
    assert sorted(b.numero for b in feitos) == [1, 2]
