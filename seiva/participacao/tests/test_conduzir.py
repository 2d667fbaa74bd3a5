"""Opening, extending and cancelling a public consultation."""

from datetime import timedelta

import pytest

from seiva.andamentos.models import Andamento
from seiva.core.erros import SemPermissao
from seiva.core.relogio import agora, como_em, hoje
from seiva.documentos.acoes.salvar import salvar_documento
from seiva.participacao.acoes.conduzir import (
    abrir_consulta,
    cancelar_consulta,
    prorrogar_consulta,
)
from seiva.participacao.models import ConsultaPublica, Trecho
from seiva.participacao.regras.estado import Estado, fim_do_dia, ultimo_dia
from seiva.participacao.tests.apoio import TERMINO, abrir, dados, dia, norma
from seiva.processos.acoes.concluir import concluir_processo
from tests.apoio import ao_mesmo_tempo, recusado
from tests.elenco import Elenco
from tests.fabricas import autuar, autuar_sigiloso, redigir

pytestmark = pytest.mark.django_db


def andamentos(consulta: ConsultaPublica) -> list[str]:
    linhas = Andamento.objects.filter(processo=consulta.processo).order_by("sequencia")
    return [a.tipo for a in linhas if a.tipo.startswith("consulta_publica")]


def test_abrir_corta_o_texto_guarda_as_datas_e_fica_no_historico(elenco: Elenco) -> None:
    with elenco.em(elenco.casa):
        ana = elenco.ator("ana")
        consulta = abrir(ana, elenco.casa)
        trechos = list(Trecho.objects.filter(consulta=consulta).order_by("ordem"))
        assert [(t.ordem, t.rotulo) for t in trechos] == [
            (1, ""),
            (2, "Art. 1º"),
            (3, "Parágrafo único."),
            (4, "Art. 2º"),
        ]
        assert consulta.estado(agora()) == Estado.ABERTA
        assert ultimo_dia(consulta.fecha_em) == dia(9)
        assert consulta.fecha_em == fim_do_dia(dia(9))
        assert andamentos(consulta) == ["consulta_publica_aberta"]
        ultimo = Andamento.objects.filter(processo=consulta.processo).latest("sequencia")
        assert ultimo.dados["fim"] == f"{dia(9):%d/%m/%Y}"


def test_o_texto_em_consulta_nao_muda_mais(elenco: Elenco) -> None:
    with elenco.em(elenco.casa):
        ana = elenco.ator("ana")
        documento = abrir(ana, elenco.casa).documento
        with recusado("documento_imutavel"):
            salvar_documento(
                ana,
                documento=documento,
                conteudo="<p>Outro</p>",
                versao_base=documento.versao_atual,
                derrubar_assinaturas=True,
            )


def test_a_que_comeca_depois_espera_o_dia(elenco: Elenco) -> None:
    with elenco.em(elenco.casa):
        consulta = abrir(elenco.ator("ana"), elenco.casa, de=dia(3))
        assert consulta.estado(agora()) == Estado.AGENDADA
        assert consulta.estado(consulta.abre_em) == Estado.ABERTA
        assert consulta.estado(consulta.fecha_em - timedelta(microseconds=1)) == Estado.ABERTA
        assert consulta.estado(consulta.fecha_em) == Estado.ENCERRADA


@pytest.mark.parametrize(
    ("codigo", "outros"),
    [
        ("titulo", {"titulo": " "}),
        ("titulo", {"titulo": "x" * 151}),
        ("apresentacao", {"apresentacao": " "}),
        ("comeco_passado", {"de": hoje() - timedelta(days=1)}),
        ("fim_antes", {"de": hoje() + timedelta(days=5), "ate": hoje() + timedelta(days=4)}),
        ("longa_demais", {"ate": hoje() + timedelta(days=500)}),
    ],
)
def test_recusa_o_que_nao_faz_sentido(elenco: Elenco, codigo: str, outros: dict) -> None:
    with elenco.em(elenco.casa):
        ana = elenco.ator("ana")
        with recusado(codigo):
            abrir(ana, elenco.casa, **outros)
        assert not ConsultaPublica.objects.exists()


def test_so_documento_publico_e_assinado_deste_processo(elenco: Elenco) -> None:
    with elenco.em(elenco.casa):
        ana, casa = elenco.ator("ana"), elenco.casa
        assinado = norma(ana, casa)
        minuta = redigir(ana, casa, assinado.processo)
        alheio = norma(ana, casa)
        for documento in (minuta, alheio):
            with recusado("documento_sem_consulta"):
                abrir_consulta(ana, processo=assinado.processo, documento=documento, dados=dados())
        restrito = norma(ana, casa, autuar(ana, casa, nivel=1))
        with recusado("documento_sem_consulta"):
            abrir_consulta(ana, processo=restrito.processo, documento=restrito, dados=dados())


def test_processo_sigiloso_nao_vai_a_consulta(elenco: Elenco) -> None:
    with elenco.em(elenco.casa):
        ana = elenco.ator("ana")
        documento = norma(ana, elenco.casa, autuar_sigiloso(ana, elenco.casa))
        with recusado("processo_sigiloso"):
            abrir_consulta(ana, processo=documento.processo, documento=documento, dados=dados())


def test_so_quem_tem_a_permissao_e_o_processo_aberto(elenco: Elenco) -> None:
    with elenco.em(elenco.casa):
        documento = norma(elenco.ator("ana"), elenco.casa)
        pedido = {"processo": documento.processo, "documento": documento, "dados": dados()}
        with pytest.raises(SemPermissao):
            abrir_consulta(elenco.ator("fabio"), **pedido)
        with recusado("nao_aberto_na_unidade"):
            abrir_consulta(elenco.ator("bia"), **pedido)


def test_um_documento_tem_uma_consulta_e_cancelada_ela_da_lugar_a_outra(elenco: Elenco) -> None:
    with elenco.em(elenco.casa):
        ana = elenco.ator("ana")
        consulta = abrir(ana, elenco.casa)
        pedido = {"processo": consulta.processo, "documento": consulta.documento, "dados": dados()}
        with recusado("ja_em_consulta"):
            abrir_consulta(ana, **pedido)
        with recusado("sem_motivo"):
            cancelar_consulta(ana, consulta=consulta, motivo=" ")
        cancelada = cancelar_consulta(ana, consulta=consulta, motivo="Texto errado.")
        assert cancelada.estado(agora()) == Estado.CANCELADA
        with recusado("consulta_encerrada"):
            cancelar_consulta(ana, consulta=cancelada, motivo="De novo")
        assert abrir_consulta(ana, **pedido).pk != consulta.pk
        assert andamentos(consulta) == [
            "consulta_publica_aberta",
            "consulta_publica_cancelada",
            "consulta_publica_aberta",
        ]


def test_prorrogar_so_antes_de_fechar_e_so_para_depois(elenco: Elenco) -> None:
    with elenco.em(elenco.casa):
        ana = elenco.ator("ana")
        consulta = abrir(ana, elenco.casa)
        with recusado("prazo_menor"):
            prorrogar_consulta(ana, consulta=consulta, ate=dia(9))
        with recusado("longa_demais"):
            prorrogar_consulta(ana, consulta=consulta, ate=dia(800))
        assert prorrogar_consulta(ana, consulta=consulta, ate=dia(12)).fecha_em == fim_do_dia(
            dia(12)
        )
        assert andamentos(consulta)[-1] == "consulta_publica_prorrogada"
        with como_em(agora() + TERMINO + TERMINO), recusado("consulta_encerrada"):
            prorrogar_consulta(ana, consulta=consulta, ate=dia(40))
        concluir_processo(ana, processo=consulta.processo)
        with recusado("nao_aberto_na_unidade"):
            prorrogar_consulta(ana, consulta=consulta, ate=dia(20))


@pytest.mark.django_db(transaction=True)
def test_dois_servidores_abrem_uma_consulta_so(elenco: Elenco) -> None:
    with elenco.em(elenco.casa):
        documento = norma(elenco.ator("ana"), elenco.casa)

    def pedir() -> int:
        with elenco.em(elenco.casa):
            feita = abrir_consulta(
                elenco.ator("ana"), processo=documento.processo, documento=documento, dados=dados()
            )
            return int(feita.pk)

    respostas = ao_mesmo_tempo(pedir, pedir)
    assert sorted(getattr(r, "codigo", "") for r in respostas) == ["", "ja_em_consulta"]
