"""Giving a procuração: the document, the powers, who reads it, and each refusal."""

from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.core import mail

from seiva.andamentos.models import Andamento
from seiva.andamentos.registro import conferir_corrente
from seiva.catalogo.models import TipoDocumento
from seiva.core.ator import Ator
from seiva.core.erros import NaoEncontrado
from seiva.core.relogio import agora, como_em, hoje
from seiva.core.tenancy import escopo
from seiva.documentos.acoes.excluir import cancelar_documento
from seiva.documentos.acoes.salvar import salvar_documento
from seiva.documentos.conferencia import conferir
from seiva.documentos.models import Assinatura, Documento
from seiva.organizacao.models import Conta, ContaPropria, Lotacao
from seiva.processos.models import Passagem, Processo
from seiva.representacao.consulta import conferir_poder, quem_pode, representantes_de
from seiva.representacao.models import Representacao, Representada
from seiva.representacao.regras.poderes import Situacao
from seiva.representacao.tests.apoio import cidadao, outorgar, para, revogar
from tests.apoio import ao_mesmo_tempo, executar_tarefas, recusado
from tests.elenco import Elenco, conta_nova
from tests.fabricas import autuar

pytestmark = pytest.mark.django_db


def test_a_procuracao_e_um_documento_assinado_num_processo_da_instituicao(cena: Elenco) -> None:
    dora, caio = cidadao(cena, "dora"), cena.contas["caio"]
    feita = outorgar(dora, para(caio))
    documento = Documento.objects.get(pk=feita.documento_id)
    assinatura = Assinatura.objects.get(documento=documento)
    assert (assinatura.nome, assinatura.cargo) == ("Dora Luz", "Outorgante")
    assert documento.assinado and documento.visto_fora
    assert (documento.tipo.nome, documento.nivel) == ("Procuração eletrônica", 1)
    processo = documento.processo
    assert (processo.tipo.nome, processo.nivel) == ("Procuração eletrônica", 1)
    passagem = Passagem.objects.get(processo=processo)
    assert (passagem.unidade.sigla, passagem.atribuida_a) == ("GAB", None)
    assert list(processo.interessados.values_list("pessoa__documento", flat=True)) == [
        cena.contas["dora"].cpf
    ]
    assert feita.situacao == Situacao.VIGENTE
    ultimo = Andamento.objects.filter(processo=processo).order_by("pk").last()
    assert ultimo is not None
    assert ultimo.tipo == "procuracao_outorgada"
    assert ultimo.dados["pessoa"] == "Caio Reis"
    assert ultimo.unidade_id is None
    assert conferir_corrente(processo) == []


def test_o_documento_confere_pelos_codigos_como_qualquer_outro(cena: Elenco) -> None:
    feita = outorgar(cidadao(cena, "dora"), para(cena.contas["caio"]))
    executar_tarefas()
    crc = Assinatura.objects.get(documento=feita.documento).congelamento.crc
    achada = conferir(feita.documento.numero, crc)
    assert achada is not None
    assert (achada.situacao, achada.arquivo) == ("integro", None)


def test_as_duas_partes_recebem_o_aviso_uma_vez(cena: Elenco) -> None:
    outorgar(cidadao(cena, "dora"), para(cena.contas["caio"]))
    executar_tarefas()
    cartas = {carta.to[0]: str(carta.body) for carta in mail.outbox}
    assert sorted(cartas) == ["caio@exemplo.example", "dora@exemplo.example"]
    assert len(mail.outbox) == 2
    assert "Ver os processos e os documentos" in cartas["caio@exemplo.example"]
    assert "/campo-alto/meus/representacoes/" in cartas["dora@exemplo.example"]


def test_cada_parte_le_o_documento_e_so_quem_deu_le_o_processo(cena: Elenco) -> None:
    dora, caio, bia = (cidadao(cena, nome) for nome in ("dora", "caio", "bia"))
    feita = outorgar(dora, para(cena.contas["caio"]))
    outra = outorgar(dora, para(cena.contas["bia"]))

    def le(ator: Ator, dela: Representacao) -> bool:
        return bool(Documento.objects.legiveis_por(ator).filter(pk=dela.documento_id).exists())

    assert feita.documento.processo_id == outra.documento.processo_id
    assert (le(dora, feita), le(dora, outra)) == (True, True)
    assert (le(caio, feita), le(caio, outra)) == (True, False)
    assert (le(bia, feita), le(bia, outra)) == (False, True)
    assert not le(Ator.publico(dora.instituicao_id), feita)
    legiveis = Processo.objects.legiveis_por(dora)
    assert legiveis.filter(pk=feita.documento.processo_id).exists()
    assert not Processo.objects.legiveis_por(caio).filter(pk=feita.documento.processo_id).exists()


def test_o_procurador_pode_o_que_recebeu_e_nada_mais(cena: Elenco) -> None:
    caio = cidadao(cena, "caio")
    feita = outorgar(cidadao(cena, "dora"), para(cena.contas["caio"]))
    dona = feita.representada
    assert quem_pode(caio, "peticionar") == [dona]
    assert quem_pode(caio, "assinar") == []
    assert conferir_poder(caio, dona, "consultar") == feita
    with recusado("sem_poder"):
        conferir_poder(caio, dona, "assinar")
    with recusado("sem_poder"):
        conferir_poder(cidadao(cena, "bia"), dona, "peticionar")
    assert representantes_de(dona, "peticionar") == [cena.contas["caio"]]
    assert quem_pode(Ator.publico(caio.instituicao_id), "peticionar") == []


def test_a_procuracao_de_um_processo_nao_serve_para_outro(cena: Elenco) -> None:
    ana, caio = cena.ator("ana"), cidadao(cena, "caio")
    este, aquele = autuar(ana, cena.casa), autuar(ana, cena.casa)
    feita = outorgar(cidadao(cena, "dora"), para(cena.contas["caio"], processo=este))
    assert quem_pode(caio, "peticionar") == []
    assert quem_pode(caio, "peticionar", este) == [feita.representada]
    assert conferir_poder(caio, feita.representada, "peticionar", este) == feita
    with recusado("sem_poder"):
        conferir_poder(caio, feita.representada, "peticionar", aquele)


def test_no_fim_do_prazo_os_poderes_acabam_sozinhos(cena: Elenco) -> None:
    caio = cidadao(cena, "caio")
    feita = outorgar(cidadao(cena, "dora"), para(cena.contas["caio"], ate=hoje()))
    assert quem_pode(caio, "peticionar") == [feita.representada]
    with como_em(agora() + timedelta(days=1)):
        assert quem_pode(caio, "peticionar") == []
        assert feita.situacao == Situacao.VENCIDA
        with recusado("sem_poder"):
            conferir_poder(caio, feita.representada, "peticionar")


def test_documento_cancelado_nao_da_poder_e_assinado_ninguem_da_unidade_muda(cena: Elenco) -> None:
    caio, edu = cidadao(cena, "caio"), cena.ator("edu")
    feita = outorgar(cidadao(cena, "dora"), para(cena.contas["caio"]))
    documento = Documento.objects.get(pk=feita.documento_id)
    with recusado("documento_imutavel"):
        salvar_documento(
            edu,
            documento=documento,
            conteudo="<p>Outro.</p>",
            versao_base=1,
            derrubar_assinaturas=True,
        )
    cancelar_documento(edu, documento=documento, motivo="Erro")
    assert quem_pode(caio, "peticionar") == []
    assert Representacao.objects.get(pk=feita.pk).situacao == Situacao.SEM_DOCUMENTO


def test_enviado_o_mesmo_formulario_duas_vezes_ha_uma_procuracao(cena: Elenco) -> None:
    dora, chave = cidadao(cena, "dora"), uuid4()
    primeira = outorgar(dora, para(cena.contas["caio"]), chave=chave)
    assert outorgar(dora, para(cena.contas["caio"]), chave=chave) == primeira
    assert Representacao.objects.count() == 1
    with recusado("formulario_usado"):
        outorgar(cidadao(cena, "bia"), para(cena.contas["caio"]), chave=chave)


@pytest.mark.parametrize(
    ("mudanca", "codigo"),
    [
        ({"poderes": frozenset()}, "sem_poderes"),
        ({"poderes": frozenset({"voar"})}, "sem_poderes"),
        ({"procurador_cpf": "71428793860", "procurador_nome": "Dora Luz"}, "a_si_mesmo"),
        ({"procurador_cpf": "123"}, "cpf_invalido"),
        ({"procurador_cpf": "52998224725"}, "procurador_sem_conta"),
        ({"procurador_nome": "Outra Pessoa"}, "procurador_sem_conta"),
    ],
)
def test_o_que_nao_vale_e_recusado(cena: Elenco, mudanca: dict[str, Any], codigo: str) -> None:
    with recusado(codigo):
        outorgar(cidadao(cena, "dora"), para(cena.contas["caio"], **mudanca))
    assert not Representacao.objects.exists()


def test_prazo_passado_senha_errada_e_outro_texto_sao_recusados(cena: Elenco) -> None:
    dora, outorga = cidadao(cena, "dora"), para(cena.contas["caio"])
    with recusado("prazo_passado"):
        outorgar(dora, para(cena.contas["caio"], ate=hoje() - timedelta(days=1)))
    with recusado("senha_incorreta"):
        outorgar(dora, outorga, senha="outra-senha")
    with recusado("mudou_desde_a_leitura"):
        outorgar(dora, outorga, lido="0" * 64)
    assert not Documento.objects.exists()


def test_cpf_que_ninguem_provou_nao_da_nem_recebe_poderes(cena: Elenco) -> None:
    sem_prova = conta_nova("Rui Sem Prova", "52998224725")
    ContaPropria.objects.create(conta=sem_prova, aberta_em=agora())
    rui = Ator.cidadao(cena.casa.instituicao.pk, sem_prova.pk, sem_prova.nome)
    with recusado("conta_sem_prova"):
        outorgar(rui, para(cena.contas["caio"]))
    with recusado("procurador_sem_conta"):
        outorgar(cidadao(cena, "dora"), para(sem_prova))


def test_servidor_no_trabalho_e_anonimo_nao_dao_procuracao(cena: Elenco) -> None:
    outorga = para(cena.contas["caio"])
    for ator in (cena.ator("ana"), Ator.publico(cena.casa.instituicao.pk)):
        with pytest.raises(NaoEncontrado):
            outorgar(ator, outorga, lido="")


def test_sem_ninguem_que_confira_a_instituicao_nao_recebe_procuracao(cena: Elenco) -> None:
    Lotacao.objects.filter(conta=cena.contas["edu"]).update(fim=hoje() - timedelta(days=1))
    with recusado("sem_quem_confira"):
        outorgar(cidadao(cena, "dora"), para(cena.contas["caio"]))


def test_tipo_fora_de_uso_recusa_em_vez_de_refazer(cena: Elenco) -> None:
    TipoDocumento.objects.create(nome="Procuração eletrônica", aplicabilidade="I", ativo=False)
    with recusado("tipo_inativo"):
        outorgar(cidadao(cena, "dora"), para(cena.contas["caio"]))


def test_duas_primeiras_procuracoes_ao_mesmo_tempo_moram_num_so_processo(
    transactional_db: None, elenco: Elenco
) -> None:
    dora = cidadao(elenco, "dora")

    def dar(conta: Conta) -> Any:
        with elenco.em(elenco.casa):
            return outorgar(dora, para(conta))

    caio, bia = elenco.contas["caio"], elenco.contas["bia"]
    feitas = ao_mesmo_tempo(lambda: dar(caio), lambda: dar(bia))
    assert all(isinstance(feita, Representacao) for feita in feitas), feitas
    with elenco.em(elenco.casa):
        assert len({f.documento.processo_id for f in Representacao.objects.com_partes()}) == 1
        assert Representada.objects.count() == 1


def test_outra_instituicao_nao_sabe_da_procuracao(cena: Elenco) -> None:
    feita = outorgar(cidadao(cena, "dora"), para(cena.contas["caio"]))
    with escopo(cena.outra.instituicao.pk):
        la = Ator.cidadao(cena.outra.instituicao.pk, cena.contas["caio"].pk, "Caio Reis")
        assert quem_pode(la, "peticionar") == []
        with pytest.raises(NaoEncontrado):
            revogar(Ator.cidadao(cena.outra.instituicao.pk, cena.contas["dora"].pk, "Dora"), feita)
