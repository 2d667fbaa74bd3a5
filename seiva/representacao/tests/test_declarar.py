"""Declaring that one represents a company, and what the institution decides."""

from uuid import uuid4

import pytest
from django.core import mail

from seiva.andamentos.models import Andamento
from seiva.core.ator import Ator
from seiva.core.erros import SemPermissao
from seiva.core.tenancy import escopo
from seiva.documentos.acoes.excluir import cancelar_documento
from seiva.documentos.models import Assinatura, Documento
from seiva.organizacao.models import CadastroExterno, ExigenciaDoCidadao
from seiva.processos.models import Processo
from seiva.representacao.acoes.declarar import (
    Declaracao,
    aprovar_representacao,
    declarar_representacao,
    preparar_declaracao,
    recusar_representacao,
)
from seiva.representacao.consulta import conferir_poder, empresas_de, quem_pode
from seiva.representacao.models import Representacao
from seiva.representacao.regras.poderes import Poder, Situacao
from seiva.representacao.tests.apoio import (
    CNPJ,
    EMPRESA,
    aprovada,
    cidadao,
    declarar,
    outorgar,
    para,
)
from tests.apoio import ao_mesmo_tempo, executar_tarefas, recusado
from tests.elenco import SENHA, Elenco

pytestmark = pytest.mark.django_db


def ultimo_de(processo: Processo) -> Andamento:
    achado = Andamento.objects.filter(processo=processo).order_by("pk").last()
    assert achado is not None
    return achado


def test_a_declaracao_assinada_espera_a_instituicao_e_ainda_nao_da_poder(cena: Elenco) -> None:
    dora = cidadao(cena, "dora")
    feita = declarar(dora)
    assert (feita.estado, feita.situacao) == ("pendente", Situacao.PENDENTE)
    assert feita.representada.documento == CNPJ
    assinatura = Assinatura.objects.get(documento=feita.documento)
    assert (assinatura.nome, assinatura.cargo) == ("Dora Luz", "Sócia")
    assert ultimo_de(feita.documento.processo).tipo == "representacao_declarada"
    assert quem_pode(dora, "peticionar") == []
    assert empresas_de(dora) == []
    legiveis = Documento.objects.legiveis_por(dora)
    assert legiveis.filter(pk=feita.documento_id).exists()
    assert not Processo.objects.legiveis_por(dora).filter(documentos=feita.documento).exists()


def test_aprovada_a_pessoa_tem_todos_os_poderes_e_le_o_processo(cena: Elenco) -> None:
    dora = cidadao(cena, "dora")
    feita = aprovada(cena, dora)
    assert feita.situacao == Situacao.VIGENTE
    for poder in Poder:
        assert quem_pode(dora, poder) == [feita.representada]
    assert empresas_de(dora) == [feita.representada]
    assert Processo.objects.legiveis_por(dora).filter(documentos=feita.documento).exists()
    ultimo = ultimo_de(feita.documento.processo)
    assert (ultimo.tipo, ultimo.dados["_nome"]) == ("representacao_aprovada", "Edu Maia")
    executar_tarefas()
    (carta,) = mail.outbox
    assert carta.to == ["dora@exemplo.example"]
    assert "Foi aprovada" in str(carta.body)


def test_recusada_diz_por_que_e_a_pessoa_pode_declarar_de_novo(cena: Elenco) -> None:
    dora, edu = cidadao(cena, "dora"), cena.ator("edu")
    feita = declarar(dora)
    with recusado("motivo_obrigatorio"):
        recusar_representacao(edu, representacao=feita, motivo="  ")
    recusar_representacao(edu, representacao=feita, motivo="Não consta do contrato.")
    feita = Representacao.objects.get(pk=feita.pk)
    assert (feita.situacao, feita.motivo) == (Situacao.RECUSADA, "Não consta do contrato.")
    ultimo = ultimo_de(feita.documento.processo)
    assert ultimo.dados["motivo"] == "Não consta do contrato."
    executar_tarefas()
    assert "Não consta do contrato." in str(mail.outbox[0].body)
    assert quem_pode(dora, "peticionar") == []
    assert declarar(dora).estado == "pendente"


def test_so_quem_tem_a_permissao_decide_e_ninguem_decide_a_propria(cena: Elenco) -> None:
    da_dora, do_edu = declarar(cidadao(cena, "dora")), declarar(cidadao(cena, "edu"))

    def recusar(ator: Ator, dela: Representacao) -> Representacao:
        return recusar_representacao(ator, representacao=dela, motivo="Não.")

    def aprovar(ator: Ator, dela: Representacao) -> Representacao:
        return aprovar_representacao(ator, representacao=dela)

    for decidir in (aprovar, recusar):
        for sem_permissao in (cena.ator("ana"), cidadao(cena, "edu")):
            with pytest.raises(SemPermissao):
                decidir(sem_permissao, da_dora)
        with recusado("propria_representacao"):
            decidir(cena.ator("edu"), do_edu)


def test_decidida_uma_vez_nao_se_decide_outra(cena: Elenco) -> None:
    feita = aprovada(cena, cidadao(cena, "dora"))
    with recusado("representacao_decidida"):
        recusar_representacao(cena.ator("edu"), representacao=feita, motivo="Mudei.")
    with recusado("representacao_decidida"):
        aprovar_representacao(cena.ator("edu"), representacao=feita)


def test_declaracao_cancelada_nao_se_aprova(cena: Elenco) -> None:
    feita, edu = declarar(cidadao(cena, "dora")), cena.ator("edu")
    cancelar_documento(edu, documento=feita.documento, motivo="Erro")
    with recusado("declaracao_cancelada"):
        aprovar_representacao(edu, representacao=feita)


@pytest.mark.parametrize(
    ("mudanca", "codigo"),
    [
        ({"cnpj": "11222333000180"}, "cnpj_invalido"),
        ({"cnpj": "71428793860"}, "cnpj_invalido"),
        ({"nome": " "}, "nome_obrigatorio"),
        ({"cargo": ""}, "cargo_obrigatorio"),
        ({"cargo": "x" * 121}, "cargo_obrigatorio"),
        ({"como": "procuracao"}, "tipo_desconhecido"),
    ],
)
def test_o_que_nao_vale_e_recusado(cena: Elenco, mudanca: dict[str, str], codigo: str) -> None:
    with recusado(codigo):
        declarar(cidadao(cena, "dora"), **mudanca)
    assert not Documento.objects.exists()


def test_a_mesma_empresa_nao_se_declara_duas_vezes_mas_tem_mais_de_um_responsavel(
    cena: Elenco,
) -> None:
    primeira = declarar(cidadao(cena, "dora"))
    with recusado("ja_declarada"):
        declarar(cidadao(cena, "dora"), como="administrador")
    segunda = declarar(cidadao(cena, "bia"), cnpj="12.ABC.345/01DE-35", como="administrador")
    assert segunda.representada == primeira.representada
    assert segunda.documento.processo_id == primeira.documento.processo_id


def test_o_mesmo_formulario_duas_vezes_ao_mesmo_tempo_faz_uma_declaracao(
    transactional_db: None, elenco: Elenco
) -> None:
    dora, chave = cidadao(elenco, "dora"), uuid4()
    declaracao = Declaracao(CNPJ, EMPRESA, "responsavel", "Sócia")

    def enviar() -> Representacao:
        with elenco.em(elenco.casa):
            return declarar_representacao(
                dora, declaracao=declaracao, lido=lido, senha=SENHA, chave=chave
            )

    with elenco.em(elenco.casa):
        lido = preparar_declaracao(dora, declaracao).resumo
    primeira, segunda = ao_mesmo_tempo(enviar, enviar)
    assert primeira == segunda, (primeira, segunda)
    with elenco.em(elenco.casa):
        assert Representacao.objects.count() == Documento.objects.count() == 1


def test_quem_representa_a_empresa_da_procuracao_em_nome_dela(cena: Elenco) -> None:
    dora, caio = cidadao(cena, "dora"), cidadao(cena, "caio")
    empresa = aprovada(cena, dora).representada
    feita = outorgar(dora, para(cena.contas["caio"], em_nome_de=empresa))
    assert feita.representada == empresa
    assert quem_pode(caio, "peticionar") == [empresa]
    assert conferir_poder(caio, empresa, "peticionar") == feita
    assert ultimo_de(feita.documento.processo).dados["outorgante"] == EMPRESA
    with recusado("nao_representa"):
        outorgar(caio, para(cena.contas["bia"], em_nome_de=empresa))


def test_a_instituicao_pode_exigir_cadastro_de_quem_representa(cena: Elenco) -> None:
    ExigenciaDoCidadao.objects.create(ato="representar", exige="cadastro")
    with recusado("cadastro_exigido"):
        declarar(cidadao(cena, "dora"))
    CadastroExterno.objects.create(
        conta=cena.contas["dora"],
        estado="liberado",
        forma="conferencia",
        pedido_em="2026-01-01T00:00Z",
    )
    assert declarar(cidadao(cena, "dora")).estado == "pendente"


def test_em_outra_instituicao_a_empresa_e_outra_conversa(cena: Elenco) -> None:
    aprovada(cena, cidadao(cena, "dora"))
    with escopo(cena.outra.instituicao.pk):
        la = Ator.cidadao(cena.outra.instituicao.pk, cena.contas["dora"].pk, "Dora Luz")
        assert quem_pode(la, "peticionar") == []
        assert not Representacao.objects.exists()
