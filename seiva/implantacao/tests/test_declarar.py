"""First steps: the state of each comes from facts; the rest is somebody's word, with a name."""

from datetime import date

import pytest

from seiva.catalogo.models import Feriado, ModeloDocumento
from seiva.core.erros import NaoEncontrado, SemPermissao
from seiva.core.relogio import hoje
from seiva.documentos.acoes.incluir import DadosDoDocumento, incluir_documento
from seiva.implantacao.acoes.declarar import declarar_passo, desdizer_passo
from seiva.implantacao.passos import DISPENSADO, FEITO, POR_FAZER, situacoes
from seiva.organizacao.alteracoes import registrar_alteracao
from seiva.organizacao.models import Alteracao, Instituicao
from tests.apoio import recusado
from tests.elenco import Elenco
from tests.fabricas import assinar, autuar, autuar_sigiloso, redigir

pytestmark = pytest.mark.django_db


def estado(cena: Elenco, passo: str) -> str:
    return {s.passo.chave: s.estado for s in situacoes(cena.ator("edu"))}[passo]


def test_o_timbre_so_esta_feito_com_brasao_cnpj_e_endereco(cena: Elenco) -> None:
    casa = Instituicao.objects.filter(pk=cena.casa.instituicao.pk)
    assert estado(cena, "timbre") == POR_FAZER
    casa.update(brasao="0" * 64, endereco="Praça do Modelo, 10")
    assert estado(cena, "timbre") == FEITO
    casa.update(cnpj="")
    assert estado(cena, "timbre") == POR_FAZER


def test_feriado_nacional_nao_conta_como_do_municipio(cena: Elenco) -> None:
    ano = hoje().year
    Feriado.objects.create(data=date(ano, 12, 25), nome="Natal")
    assert estado(cena, "feriados") == POR_FAZER
    Feriado.objects.create(data=date(ano, 12, 8), nome="Padroeira")
    assert estado(cena, "feriados") == FEITO


def test_o_ato_de_adocao_e_o_assinado_que_trata_de_adotar(cena: Elenco) -> None:
    casa, ana = cena.casa, cena.ator("ana")
    ModeloDocumento.objects.create(
        tipo=casa.oficio, nome="Minuta: Decreto que institui o processo eletrônico", corpo="<p></p>"
    )
    assinar(ana, casa, redigir(ana, casa, autuar(ana, casa), "Nada a ver."))
    assert (estado(cena, "adocao"), estado(cena, "primeiro")) == (POR_FAZER, FEITO)
    ato = incluir_documento(
        ana,
        processo=autuar(ana, casa),
        dados=DadosDoDocumento(tipo=casa.oficio),
        conteudo="<p>Institui o processo administrativo eletrônico.</p>",
    )
    assert estado(cena, "adocao") == POR_FAZER
    assinar(ana, casa, ato)
    assert estado(cena, "adocao") == FEITO


def test_o_ato_de_adocao_nao_e_o_primeiro_processo(cena: Elenco) -> None:
    casa, ana = cena.casa, cena.ator("ana")
    ModeloDocumento.objects.create(
        tipo=casa.oficio, nome="Minuta: Decreto que institui o processo eletrônico", corpo="<p></p>"
    )
    processo = autuar(ana, casa)
    texto = "Institui o processo administrativo eletrônico."
    assinar(ana, casa, redigir(ana, casa, processo, texto))
    assert (estado(cena, "adocao"), estado(cena, "primeiro")) == (FEITO, POR_FAZER)


def test_processo_sigiloso_nao_aparece_na_lista(cena: Elenco) -> None:
    casa, ana = cena.casa, cena.ator("ana")
    assinar(ana, casa, redigir(ana, casa, autuar_sigiloso(ana, casa)))
    assert estado(cena, "primeiro") == POR_FAZER


def test_os_tipos_estao_revistos_quando_alguem_os_mudou_ou_disse_que_leu(cena: Elenco) -> None:
    edu = cena.ator("edu")
    assert estado(cena, "tipos") == POR_FAZER
    declarar_passo(edu, passo="tipos")
    dito = next(s for s in situacoes(edu) if s.passo.chave == "tipos")
    assert (dito.estado, "Edu Maia" in dito.frase) == (FEITO, True)
    desdizer_passo(edu, passo="tipos")
    assert estado(cena, "tipos") == POR_FAZER
    registrar_alteracao(edu, cena.casa.ferias, Alteracao.Verbo.ALTEROU, depois={"nome": "X"})
    assert estado(cena, "tipos") == FEITO


def test_dispensar_pede_motivo_fica_no_registro_e_o_fato_fala_mais_alto(cena: Elenco) -> None:
    edu = cena.ator("edu")
    with recusado("sem_motivo"):
        declarar_passo(edu, passo="feriados", motivo=" ")
    declarar_passo(edu, passo="feriados", motivo="O município não tem feriado próprio")
    assert estado(cena, "feriados") == DISPENSADO
    assert Alteracao.objects.get().depois["dito"] == (
        "Não se aplica: O município não tem feriado próprio."
    )
    Feriado.objects.create(data=date(hoje().year, 12, 8), nome="Padroeira")
    assert estado(cena, "feriados") == FEITO


def test_o_que_vale_para_todos_nao_se_dispensa(cena: Elenco) -> None:
    edu = cena.ator("edu")
    with recusado("passo_indispensavel"):
        declarar_passo(edu, passo="primeiro", motivo="Não quero")
    with pytest.raises(NaoEncontrado):
        declarar_passo(edu, passo="outro", motivo="x")
    with pytest.raises(NaoEncontrado):
        desdizer_passo(edu, passo="outro")
    with pytest.raises(SemPermissao):
        declarar_passo(cena.ator("ana"), passo="tipos")
