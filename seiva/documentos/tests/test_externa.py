"""A person of outside signs one document by a link: everything that may go wrong."""

from datetime import timedelta
from typing import Any

import pytest
from django.core import mail

from seiva.andamentos.models import Andamento
from seiva.core import segredos
from seiva.core.ator import Ator
from seiva.core.erros import NaoEncontrado
from seiva.core.relogio import agora, como_em
from seiva.documentos.acoes.assinar import assinar_documento
from seiva.documentos.acoes.externa import (
    QuemAssina,
    assinar_externamente,
    cancelar_assinatura_externa,
    liberar_assinatura_externa,
)
from seiva.documentos.acoes.salvar import salvar_documento
from seiva.documentos.conferencia import conferir
from seiva.documentos.externas import do_segredo, parte_do_endereco
from seiva.documentos.models import Assinatura, AssinaturaExterna, Documento, Selo
from seiva.organizacao.models import Conta
from seiva.processos.acoes.concluir import concluir_processo
from tests.apoio import ao_mesmo_tempo, executar_tarefas, recusado
from tests.elenco import SENHA, Casa, Elenco, conta_nova
from tests.fabricas import autuar, autuar_sigiloso, redigir

pytestmark = pytest.mark.django_db

CPF = "93541134780"
NOVA = "jacarandá-roxo-71"
QUEM = QuemAssina("Paulo Arantes", "935.411.347-80", "paulo@exemplo.example", "Prefeito")


def liberado(cena: Elenco, **quem: Any) -> AssinaturaExterna:
    ana = cena.ator("ana")
    documento = redigir(ana, cena.casa, autuar(ana, cena.casa))
    return liberar_assinatura_externa(
        ana, documento=documento, quem=QuemAssina(**(vars(QUEM) | quem))
    )


def assinar(casa: Casa, dada: AssinaturaExterna, **mudancas: Any) -> Assinatura:
    dados = {"cpf": CPF, "senha": NOVA, "confirmacao": NOVA, "versao_lida": 1} | mudancas
    documento = Documento.objects.get(pk=dada.documento_id)
    publico = Ator.publico(casa.instituicao.pk)
    return assinar_externamente(publico, documento=documento, liberacao=dada, **dados)


def test_quem_recebeu_o_link_le_assina_e_qualquer_um_confere(cena: Elenco) -> None:
    dada = liberado(cena)
    feita = assinar(cena.casa, dada)
    assert (feita.nome, feita.cargo, feita.metodo) == ("Paulo Arantes", "Prefeito", "externa")
    dada.refresh_from_db()
    assert (dada.fim, dada.assinatura) == ("assinada", feita)
    executar_tarefas()
    achada = conferir(feita.documento.numero, feita.congelamento.crc)
    assert achada is not None
    assert achada.situacao == "integro"
    assert Selo.objects.filter(assinatura=feita).exists()
    tipos = list(Andamento.objects.order_by("pk").values_list("tipo", flat=True))
    assert tipos[-2:] == ["assinatura_externa_liberada", "documento_assinado"]


def test_a_mensagem_leva_o_link_e_o_segredo_nao_fica_guardado(cena: Elenco) -> None:
    dada = liberado(cena)
    executar_tarefas()
    (carta,) = mail.outbox
    segredo = parte_do_endereco(dada).split("-", 1)[1]
    assert carta.to == ["paulo@exemplo.example"]
    assert f"/assinar/{parte_do_endereco(dada)}/" in carta.body
    linha = AssinaturaExterna.objects.values().get(pk=dada.pk)
    assert segredo not in {str(valor) for valor in linha.values()}
    assert do_segredo(segredo) == dada
    with pytest.raises(NaoEncontrado):
        do_segredo(segredos.segredo_de("outro assunto", dada.numero))


def test_quem_nao_tem_conta_cria_uma_e_quem_tem_usa_a_sua_senha(cena: Elenco) -> None:
    assinar(cena.casa, liberado(cena))
    conta = Conta.objects.get(cpf=CPF)
    assert conta.check_password(NOVA)
    outra = liberado(cena)
    with recusado("senha_incorreta"):
        assinar(cena.casa, outra, senha="outra-senha-qualquer")
    assert assinar(cena.casa, outra).conta == conta
    assert Conta.objects.filter(cpf=CPF).count() == 1


def test_a_conta_que_ninguem_abriu_ganha_senha_so_pelo_seu_proprio_email(cena: Elenco) -> None:
    conta = Conta.objects.create_user(CPF, "Paulo Arantes", "paulo@exemplo.example", None)
    outro = liberado(cena, email="outro@exemplo.example")
    with recusado("senha_incorreta"):
        assinar(cena.casa, outro)
    assert assinar(cena.casa, liberado(cena)).conta == conta
    conta.refresh_from_db()
    assert conta.check_password(NOVA)


def test_conta_desativada_nao_assina(cena: Elenco) -> None:
    conta = conta_nova("Paulo Arantes", CPF)
    conta.is_active = False
    conta.save()
    with recusado("senha_incorreta"):
        assinar(cena.casa, liberado(cena), senha=SENHA)


@pytest.mark.parametrize(
    ("mudanca", "codigo"),
    [
        ({"cpf": "11144477735"}, "cpf_de_outra_pessoa"),
        ({"cpf": ""}, "cpf_de_outra_pessoa"),
        ({"confirmacao": "outra"}, "senhas_diferentes"),
        ({"senha": "123", "confirmacao": "123"}, "senha_fraca"),
        ({"versao_lida": 7}, "mudou_desde_a_leitura"),
    ],
)
def test_recusado_nada_muda(cena: Elenco, mudanca: dict[str, Any], codigo: str) -> None:
    dada = liberado(cena)
    with recusado(codigo):
        assinar(cena.casa, dada, **mudanca)
    dada.refresh_from_db()
    assert (dada.fim, Assinatura.objects.count()) == ("", 0)
    assert not Conta.objects.filter(cpf=CPF).exists()


def test_o_link_serve_uma_vez(cena: Elenco) -> None:
    dada = liberado(cena)
    assinar(cena.casa, dada)
    with recusado("externa_ja_assinada"):
        assinar(cena.casa, dada)


def test_passado_o_prazo_nao_se_assina_e_outro_link_pode_ser_enviado(cena: Elenco) -> None:
    dada = liberado(cena)
    with como_em(agora() + timedelta(days=16)):
        with recusado("externa_vencida"):
            assinar(cena.casa, dada)
        nova = liberar_assinatura_externa(
            cena.ator("ana"), documento=Documento.objects.get(pk=dada.documento_id), quem=QUEM
        )
        assert assinar(cena.casa, nova).nome == "Paulo Arantes"
    dada.refresh_from_db()
    assert dada.fim == "vencida"


def test_cancelado_com_motivo_o_link_nao_abre_mais(cena: Elenco) -> None:
    dada = liberado(cena)
    ana, documento = cena.ator("ana"), Documento.objects.get(pk=dada.documento_id)
    with recusado("motivo_obrigatorio"):
        cancelar_assinatura_externa(ana, documento=documento, liberacao=dada, motivo=" ")
    cancelar_assinatura_externa(ana, documento=documento, liberacao=dada, motivo="Texto errado")
    with recusado("externa_cancelada"):
        assinar(cena.casa, dada)
    with recusado("liberacao_encerrada"):
        cancelar_assinatura_externa(ana, documento=documento, liberacao=dada, motivo="De novo")
    assert "Texto errado" in Andamento.objects.order_by("-pk")[0].texto


def test_o_link_de_um_documento_nao_assina_outro(cena: Elenco) -> None:
    dada, outra = liberado(cena), liberado(cena)
    publico = Ator.publico(cena.casa.instituicao.pk)
    with recusado("liberacao_de_outro"):
        assinar_externamente(
            publico, documento=outra.documento, liberacao=dada, cpf=CPF, senha=NOVA,
            confirmacao=NOVA, versao_lida=1,
        )  # fmt: skip


def test_o_texto_mudado_depois_da_leitura_e_lido_de_novo(cena: Elenco) -> None:
    dada = liberado(cena)
    documento = Documento.objects.get(pk=dada.documento_id)
    salvar_documento(cena.ator("ana"), documento=documento, conteudo="<p>Não.</p>", versao_base=1)
    with recusado("mudou_desde_a_leitura"):
        assinar(cena.casa, dada, versao_lida=1)
    assert assinar(cena.casa, dada, versao_lida=2).congelamento.versao == 2


def test_as_duas_assinaturas_sao_sobre_os_mesmos_bytes(cena: Elenco) -> None:
    dada = liberado(cena)
    documento = Documento.objects.get(pk=dada.documento_id)
    daqui = assinar_documento(
        cena.ator("ana"), documento=documento, senha=SENHA, cargo=cena.casa.cargo
    )
    assert assinar(cena.casa, dada).congelamento == daqui.congelamento


@pytest.mark.parametrize(
    ("mudanca", "codigo"),
    [
        ({"cpf": "123"}, "cpf_invalido"),
        ({"email": "sem arroba"}, "email_invalido"),
        ({"nome": "  "}, "nome_obrigatorio"),
        ({"cargo": ""}, "cargo_obrigatorio"),
        ({"email": "ana@exemplo.example"}, "email_de_outra_pessoa"),
    ],
)
def test_nao_se_libera_a_quem_nao_se_sabe_quem_e(
    cena: Elenco, mudanca: dict[str, Any], codigo: str
) -> None:
    with recusado(codigo):
        liberado(cena, **mudanca)


def test_o_mesmo_documento_nao_se_envia_duas_vezes_a_mesma_pessoa(cena: Elenco) -> None:
    dada = liberado(cena)
    ana, documento = cena.ator("ana"), Documento.objects.get(pk=dada.documento_id)
    with recusado("ja_liberada"):
        liberar_assinatura_externa(ana, documento=documento, quem=QUEM)
    assinar(cena.casa, dada)
    with recusado("ja_assinado"):
        liberar_assinatura_externa(ana, documento=documento, quem=QUEM)


def test_so_a_unidade_que_escreveu_libera_com_o_processo_aberto_e_sem_sigilo(
    cena: Elenco,
) -> None:
    ana = cena.ator("ana")
    documento = redigir(ana, cena.casa, autuar(ana, cena.casa))
    with recusado("documento_de_outra_unidade"):
        liberar_assinatura_externa(cena.ator("bia"), documento=documento, quem=QUEM)
    with recusado("prazo_fora"):
        liberar_assinatura_externa(ana, documento=documento, quem=QUEM, dias=365)
    concluir_processo(ana, processo=documento.processo)
    with recusado("processo_fechado_na_unidade"):
        liberar_assinatura_externa(ana, documento=documento, quem=QUEM)
    secreto = redigir(ana, cena.casa, autuar_sigiloso(ana, cena.casa))
    with recusado("documento_sigiloso"):
        liberar_assinatura_externa(ana, documento=secreto, quem=QUEM)


@pytest.mark.django_db(transaction=True)
def test_de_dois_aparelhos_ao_mesmo_tempo_um_so_assina(elenco: Elenco) -> None:
    with elenco.em(elenco.casa):
        dada = liberado(elenco)

    def tentar() -> Assinatura:
        with elenco.em(elenco.casa):
            return assinar(elenco.casa, dada)

    respostas = ao_mesmo_tempo(tentar, tentar)
    codigos = sorted(getattr(r, "codigo", "assinou") for r in respostas)
    assert codigos == ["assinou", "externa_ja_assinada"]
    assert Conta.objects.filter(cpf=CPF).count() == 1
