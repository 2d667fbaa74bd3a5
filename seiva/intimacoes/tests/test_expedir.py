"""Serving a document: on whom, what is hidden, each refusal; taking it back in time."""

from datetime import date

import pytest

from seiva.andamentos.models import Andamento
from seiva.core.ator import Ator
from seiva.core.relogio import como_em
from seiva.documentos.acoes.excluir import cancelar_documento
from seiva.documentos.models import Documento
from seiva.intimacoes.acoes.cumprir import cumprir_por_consulta
from seiva.intimacoes.acoes.expedir import (
    DadosDaIntimacao,
    cancelar_intimacao,
    expedir_intimacao,
)
from seiva.intimacoes.models import Destinatario, Intimacao, PrazoTacito
from seiva.intimacoes.tests.apoio import (
    SEXTA,
    assinado,
    cidadao,
    em,
    intimar,
    tipo_de_intimacao,
)
from seiva.processos.models import AcessoExterno
from tests.apoio import ao_mesmo_tempo, recusado
from tests.elenco import Elenco
from tests.fabricas import autuar, autuar_sigiloso, redigir

NO_BANCO = pytest.mark.django_db
CONFIRMADO = pytest.mark.django_db(transaction=True)


def expedir(cena: Elenco, documento: Documento, *cpfs: str, quem: str = "ana") -> Intimacao:
    tipo = tipo_de_intimacao(cena.casa)
    dados = DadosDaIntimacao(tipo=tipo, cpfs=cpfs or [cena.contas["dora"].cpf])
    return expedir_intimacao(cena.ator(quem), documento=documento, dados=dados)


@NO_BANCO
def test_expedida_esconde_o_conteudo_de_quem_e_de_fora_e_so_deles(cena: Elenco) -> None:
    ana = cena.ator("ana")
    documento = assinado(ana, cena.casa)
    anexo = assinado(ana, cena.casa, documento.processo)
    with como_em(em(SEXTA)):
        (alvo,) = intimar(cena, documento=documento, anexos=[anexo])
    publico, dora = Ator.publico(cena.casa.instituicao.pk), cidadao(cena)
    for escondido in (documento, anexo):
        for quem, legivel in ((publico, False), (dora, False), (ana, True)):
            achado = Documento.objects.legiveis_por(quem).filter(pk=escondido.pk).exists()
            assert achado is legivel
    assert alvo.tacito_ate == date(2026, 3, 18)
    assert "Dia 1: segunda-feira, 09/03/2026" in alvo.tacito_explicacao
    acesso = AcessoExterno.objects.get()
    assert (acesso.conta_id, acesso.integral) == (cena.contas["dora"].pk, False)
    dito = Andamento.objects.get(tipo="intimacao_expedida")
    assert (dito.dados["numero"], dito.dados["pessoas"]) == (documento.numero_formatado, "1")


@NO_BANCO
def test_o_prazo_tacito_e_o_do_tipo_de_processo_senao_o_geral(cena: Elenco) -> None:
    PrazoTacito.objects.create(tipo=None, dias=12)
    documento = assinado(cena.ator("ana"), cena.casa)
    with como_em(em(SEXTA)):
        (geral,) = intimar(cena, documento=documento)
        PrazoTacito.objects.create(tipo=cena.casa.ferias, dias=15)
        tipo = geral.intimacao.tipo
        (proprio,) = intimar(cena, "fabio", documento=documento, tipo=tipo)
    assert (geral.tacito_ate, proprio.tacito_ate) == (date(2026, 3, 20), date(2026, 3, 23))


@NO_BANCO
@pytest.mark.parametrize("cpfs", [["52998224725"], ["714.287.938-60", "52998224725"]])
def test_quem_nao_tem_conta_nao_se_intima_nem_os_outros(cena: Elenco, cpfs: list[str]) -> None:
    with recusado("pessoa_sem_conta"):
        expedir(cena, assinado(cena.ator("ana"), cena.casa), *cpfs)
    assert not Intimacao.objects.exists()


@NO_BANCO
def test_cpf_errado_e_lista_vazia_se_recusam(cena: Elenco) -> None:
    documento = assinado(cena.ator("ana"), cena.casa)
    with recusado("cpf_invalido"):
        expedir(cena, documento, "11111111112")
    tipo = tipo_de_intimacao(cena.casa, nome="Outro")
    with recusado("quantas_pessoas"):
        expedir_intimacao(
            cena.ator("ana"), documento=documento, dados=DadosDaIntimacao(tipo=tipo, cpfs=[])
        )


@NO_BANCO
def test_minuta_cancelado_e_sigiloso_nao_se_intimam(cena: Elenco) -> None:
    ana = cena.ator("ana")
    minuta = redigir(ana, cena.casa, autuar(ana, cena.casa))
    with recusado("minuta_nao_se_intima"):
        expedir(cena, minuta)
    (alvo,) = intimar(cena, tipo=tipo_de_intimacao(cena.casa, nome="Ciência"))
    cancelado = Documento.objects.get(pk=alvo.intimacao.documento_id)
    cancelar_documento(ana, documento=cancelado, motivo="Engano")
    with recusado("documento_cancelado"):
        intimar(cena, "fabio", documento=cancelado, tipo=alvo.intimacao.tipo)
    secreto = assinado(ana, cena.casa, autuar_sigiloso(ana, cena.casa))
    with recusado("documento_sigiloso"):
        intimar(cena, documento=secreto, tipo=alvo.intimacao.tipo)


@NO_BANCO
def test_so_intima_a_unidade_em_que_o_processo_esta_aberto(cena: Elenco) -> None:
    with recusado("processo_fechado_na_unidade"):
        expedir(cena, assinado(cena.ator("ana"), cena.casa), quem="bia")


@NO_BANCO
def test_anexo_de_outro_processo_nao_vai(cena: Elenco) -> None:
    ana = cena.ator("ana")
    with recusado("anexo_que_nao_vai"):
        intimar(cena, documento=assinado(ana, cena.casa), anexos=[assinado(ana, cena.casa)])


@NO_BANCO
def test_quem_tem_por_abrir_nao_recebe_outra_do_mesmo_documento(cena: Elenco) -> None:
    (alvo,) = intimar(cena)
    repetir = {"documento": alvo.intimacao.documento, "tipo": alvo.intimacao.tipo}
    with recusado("ja_intimada"):
        intimar(cena, **repetir)
    cumprir_por_consulta(cidadao(cena), alvo=alvo)
    intimar(cena, **repetir)
    assert Destinatario.objects.count() == 2


@NO_BANCO
def test_tipo_fora_de_uso_e_mensagem_longa_se_recusam(cena: Elenco) -> None:
    documento = assinado(cena.ator("ana"), cena.casa)
    with recusado("tipo_inativo"):
        intimar(cena, documento=documento, tipo=tipo_de_intimacao(cena.casa, ativo=False))
    with recusado("mensagem_longa"):
        tipo = tipo_de_intimacao(cena.casa, nome="Outro")
        intimar(cena, documento=documento, tipo=tipo, mensagem="a" * 2001)


@NO_BANCO
def test_cancelada_a_tempo_o_documento_volta_a_ser_de_todos(cena: Elenco) -> None:
    (alvo,) = intimar(cena)
    cancelar_intimacao(cena.ator("ana"), alvo=alvo, motivo="Pessoa errada")
    publico = Ator.publico(cena.casa.instituicao.pk)
    assert Documento.objects.legiveis_por(publico).filter(pk=alvo.intimacao.documento_id).exists()
    assert AcessoExterno.objects.get().encerrado_em is not None
    assert Andamento.objects.get(tipo="intimacao_cancelada").dados["motivo"] == "Pessoa errada"
    with recusado("ja_cancelada"):
        cancelar_intimacao(cena.ator("ana"), alvo=alvo, motivo="De novo")


@NO_BANCO
def test_so_se_cancela_com_motivo_na_unidade_e_antes_de_cumprida(cena: Elenco) -> None:
    (alvo,) = intimar(cena)
    with recusado("de_outra_unidade"):
        cancelar_intimacao(cena.ator("bia"), alvo=alvo, motivo="Engano")
    with recusado("sem_motivo"):
        cancelar_intimacao(cena.ator("ana"), alvo=alvo, motivo="  ")
    cumprir_por_consulta(cidadao(cena), alvo=alvo)
    with recusado("ja_cumprida"):
        cancelar_intimacao(cena.ator("ana"), alvo=alvo, motivo="Engano")


@CONFIRMADO
def test_duas_expedicoes_ao_mesmo_tempo_fazem_uma(elenco: Elenco) -> None:
    with elenco.em(elenco.casa):
        ana = elenco.ator("ana")
        documento = assinado(ana, elenco.casa)
        tipo = tipo_de_intimacao(elenco.casa)
    dados = DadosDaIntimacao(tipo=tipo, cpfs=[elenco.contas["dora"].cpf])

    def escrivao() -> None:
        with elenco.em(elenco.casa):
            expedir_intimacao(ana, documento=documento, dados=dados)

    feitos = ao_mesmo_tempo(escrivao, escrivao)
    assert [getattr(f, "codigo", None) for f in feitos].count("ja_intimada") == 1
    with elenco.em(elenco.casa):
        assert Destinatario.objects.count() == 1
