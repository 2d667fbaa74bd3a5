"""Changing the register of a process."""

from typing import Any

import pytest

from seiva.andamentos.models import Andamento
from seiva.catalogo.models import Assunto
from seiva.organizacao.models import Pessoa
from seiva.processos.acoes.alterar import DadosDoCadastro, alterar_processo
from seiva.processos.acoes.enviar import enviar_processo
from seiva.processos.models import Interessado, Processo
from tests.apoio import recusado
from tests.elenco import Casa, Elenco
from tests.fabricas import autuar

pytestmark = pytest.mark.django_db


def dados(casa: Casa, **mudancas: Any) -> DadosDoCadastro:
    """The register as `autuar` leaves it, with changes."""
    return DadosDoCadastro(
        **({"tipo": casa.ferias, "nivel": 0, "especificacao": "Férias de janeiro"} | mudancas)
    )


def textos(processo: Processo) -> list[str]:
    historia = Andamento.objects.filter(processo=processo).order_by("sequencia")
    return [a.texto for a in historia][1:]


def test_salvar_sem_mudar_nada_nao_registra_nada(cena: Elenco) -> None:
    ana = cena.ator("ana")
    processo = autuar(ana, cena.casa)
    alterar_processo(ana, processo=processo, dados=dados(cena.casa))
    assert textos(processo) == []


def test_cada_campo_mudado_fica_com_antes_e_depois(cena: Elenco) -> None:
    casa, ana = cena.casa, cena.ator("ana")
    processo = autuar(ana, casa, interessados=[casa.maria], assuntos=[casa.assunto])
    joao = Pessoa.objects.create(tipo="PF", nome="João Alves")
    outro = Assunto.objects.create(codigo="029", descricao="Outros", destinacao="E")
    alterar_processo(
        ana,
        processo=processo,
        dados=dados(
            casa,
            tipo=casa.sindicancia,
            nivel=1,
            hipotese=casa.hipotese,
            especificacao=" Férias de julho ",
            prioridade="pcd",
            interessados=[joao],
            assuntos=[outro],
        ),
    )
    assert textos(processo) == [
        "Alterado tipo de “Férias” para “Sindicância”",
        "Alterado especificação de “Férias de janeiro” para “Férias de julho”",
        "Alterado prioridade de “Sem prioridade legal” para “Pessoa com deficiência”",
        "Alterado nível de acesso do processo de público para restrito",
        f"Alterada hipótese legal do processo de “” para “{casa.hipotese}”",
        "Alterado interessados de “Maria de Souza” para “João Alves”",
        "Alterado assuntos de “024.2” para “029”",
    ]
    processo = Processo.objects.get()
    assert processo.nivel_efetivo == 1
    assert [i.pessoa for i in Interessado.objects.filter(processo=processo)] == [joao]


def test_o_numero_e_a_data_nao_mudam(cena: Elenco) -> None:
    ana = cena.ator("ana")
    processo = autuar(ana, cena.casa)
    alterar_processo(ana, processo=processo, dados=dados(cena.casa, especificacao="Outra"))
    depois = Processo.objects.get()
    assert (depois.numero, depois.autuado_em) == (processo.numero, processo.autuado_em)


def test_qualquer_unidade_com_o_processo_aberto_altera(cena: Elenco) -> None:
    casa, ana, bia = cena.casa, cena.ator("ana"), cena.ator("bia")
    processo = autuar(ana, casa)
    enviar_processo(ana, processo=processo, destinos=[casa.unidades["TRIB"]])
    alterar_processo(bia, processo=processo, dados=dados(casa, especificacao="Revista"))
    with recusado("nao_aberto_na_unidade"):
        alterar_processo(ana, processo=processo, dados=dados(casa))
    assert Processo.objects.get().especificacao == "Revista"


@pytest.mark.parametrize(
    ("mudanca", "codigo"),
    [
        ({"nivel": 2}, "nivel_nao_permitido"),
        ({"nivel": 1}, "hipotese_obrigatoria"),
        ({"especificacao": "x" * 101}, "especificacao_longa"),
        ({"prioridade": "urgente"}, "prioridade_desconhecida"),
    ],
)
def test_as_regras_da_autuacao_valem_na_alteracao(cena: Elenco, mudanca: dict, codigo: str) -> None:
    ana = cena.ator("ana")
    processo = autuar(ana, cena.casa)
    with recusado(codigo):
        alterar_processo(ana, processo=processo, dados=dados(cena.casa, **mudanca))
    assert textos(processo) == []


def test_tipo_desativado_pode_ficar_mas_nao_pode_ser_escolhido(cena: Elenco) -> None:
    casa, ana = cena.casa, cena.ator("ana")
    processo = autuar(ana, casa)
    for tipo in (casa.ferias, casa.sindicancia):
        tipo.ativo = False
        tipo.save()
    alterar_processo(ana, processo=processo, dados=dados(casa, especificacao="Outra"))
    with recusado("tipo_inativo"):
        alterar_processo(
            ana,
            processo=processo,
            dados=dados(casa, tipo=casa.sindicancia, nivel=1, hipotese=casa.hipotese),
        )


def test_para_virar_sigiloso_deve_estar_aberto_so_aqui(cena: Elenco) -> None:
    casa, ana = cena.casa, cena.ator("ana")
    casa.ferias.niveis = [0, 1, 2]
    casa.ferias.save()
    processo = autuar(ana, casa)
    enviar_processo(ana, processo=processo, destinos=[casa.unidades["TRIB"]], manter_aberto=True)
    with recusado("aberto_em_outras"):
        alterar_processo(ana, processo=processo, dados=dados(casa, nivel=2, hipotese=casa.hipotese))


def test_quem_torna_sigiloso_continua_a_ver_o_processo(cena: Elenco) -> None:
    """Without a credential for who did it, nobody would ever find the process again."""
    casa, ana, fabio = cena.casa, cena.ator("ana"), cena.ator("fabio")
    casa.ferias.niveis = [0, 1, 2]
    casa.ferias.save()
    processo = autuar(ana, casa)
    alterar_processo(ana, processo=processo, dados=dados(casa, nivel=2, hipotese=casa.hipotese))
    assert Processo.objects.legiveis_por(ana).filter(pk=processo.pk).exists()
    assert not Processo.objects.localizaveis_por(fabio).exists()
    alterar_processo(ana, processo=processo, dados=dados(casa, nivel=1, hipotese=casa.hipotese))
    alterar_processo(ana, processo=processo, dados=dados(casa, nivel=2, hipotese=casa.hipotese))
    assert Processo.objects.legiveis_por(ana).filter(pk=processo.pk).exists()


def test_voltar_a_publico_retira_a_hipotese(cena: Elenco) -> None:
    casa, ana = cena.casa, cena.ator("ana")
    processo = autuar(ana, casa, nivel=1)
    alterar_processo(ana, processo=processo, dados=dados(casa))
    processo = Processo.objects.get()
    assert processo.hipotese is None
    assert processo.nivel_efetivo == 0
