"""Asking for a service: from the draft to the process on the mesa of the unit."""

import hashlib
import re

import pytest
from django.core import mail
from django.utils.timezone import localtime

from seiva.andamentos.models import Andamento
from seiva.andamentos.registro import conferir_corrente
from seiva.core import storage
from seiva.core.ator import Ator
from seiva.core.erros import NaoEncontrado
from seiva.documentos.acoes.excluir import excluir_documento
from seiva.documentos.acoes.mover import mover_documento
from seiva.documentos.acoes.salvar import salvar_documento
from seiva.documentos.acoes.substituir import substituir_arquivo
from seiva.documentos.conferencia import INTEGRO, conferir
from seiva.documentos.models import Arquivo, Assinatura, Congelamento, Documento, Versao
from seiva.organizacao.models import Pessoa
from seiva.peticionamento.acoes.peticionar import peticionar
from seiva.peticionamento.acoes.rascunhos import comecar_peticao, guardar_respostas
from seiva.peticionamento.models import Rascunho
from seiva.peticionamento.prova import Prova
from seiva.peticionamento.tests.apoio import (
    PROVA,
    RESPOSTAS,
    TEXTO,
    dora,
    poda,
    protocolado,
    rascunho_pronto,
)
from seiva.processos.models import AcessoExterno, Interessado, Passagem, Processo
from seiva.servicos.acoes.publicar import retirar_servico
from seiva.servicos.tests.apoio import administrador_de
from tests.apoio import executar_tarefas, recusado
from tests.elenco import SENHA, Elenco
from tests.fabricas import autuar

pytestmark = pytest.mark.django_db


def test_o_pedido_vira_processo_na_unidade_do_servico_por_receber(cena: Elenco) -> None:
    feito = protocolado(cena)
    processo, gabinete = feito.processo, cena.casa.unidades["GAB"]
    assert (processo.tipo, processo.especificacao) == (cena.casa.ferias, "Poda de árvore")
    passagem = Passagem.objects.get(processo=processo)
    assert (passagem.unidade, passagem.aberta, passagem.nao_lida) == (gabinete, True, True)
    assert (passagem.atribuida_a, passagem.recebida_em) == (None, None)
    pessoa = Interessado.objects.get(processo=processo).pessoa
    assert (pessoa.nome, pessoa.documento) == ("Dora Luz", "71428793860")
    assert not Rascunho.objects.exists()


def test_quem_ja_tem_cadastro_na_instituicao_e_a_mesma_pessoa(cena: Elenco) -> None:
    ja = Pessoa.objects.create(tipo="PF", nome="Dora Luz", documento="71428793860")
    assert protocolado(cena).pessoa == ja


def test_entram_a_peticao_assinada_os_papeis_e_o_recibo_todos_bloqueados(cena: Elenco) -> None:
    feito = protocolado(cena)
    documentos = list(Documento.objects.filter(processo=feito.processo).order_by("ordem"))
    assert [d.pk for d in documentos] == [feito.peticao_id, documentos[1].pk, feito.recibo_id]
    assert all(d.bloqueado and d.visto_fora for d in documentos)
    assert {d.autor_id for d in documentos} == {cena.contas["dora"].pk}
    texto = Versao.objects.get(documento=feito.peticao).conteudo
    assert "Em frente ao &lt;b&gt;nº 10&lt;/b&gt;" in texto
    assert "Foto da árvore" in texto
    assinatura = Assinatura.objects.get(documento=feito.peticao)
    assert (assinatura.nome, assinatura.metodo) == ("Dora Luz", "conta")
    papel = documentos[1]
    assert papel.nome_na_arvore == "Foto da árvore"
    assert papel.arquivo.sha256 == hashlib.sha256(TEXTO).hexdigest()
    with storage.abrir(papel.instituicao_id, papel.arquivo.sha256) as aberto:
        assert aberto.read() == TEXTO


def test_o_recibo_diz_numero_hora_com_segundos_documentos_e_hashes(cena: Elenco) -> None:
    feito = protocolado(cena)
    texto = Versao.objects.get(documento=feito.recibo).conteudo
    hora = localtime(feito.protocolado_em)
    assert feito.processo.numero in texto
    assert f"{hora:%d/%m/%Y}, às {hora:%H:%M:%S}, horário de Brasília" in texto
    congelado = Congelamento.objects.get(documento=feito.peticao)
    assert [item["sha256"] for item in feito.itens] == [
        congelado.conteudo_sha256,
        hashlib.sha256(TEXTO).hexdigest(),
    ]
    assert all(item["sha256"] in texto and item["numero"] in texto for item in feito.itens)
    assert "níveis de acesso dos documentos poderão ser alterados por servidor" in texto
    assert "23h59min59s" in texto
    assert "714.287" not in texto


def test_o_endereco_da_rede_fica_guardado_e_nao_aparece_no_recibo(cena: Elenco) -> None:
    ator = dora(cena)
    rascunho = rascunho_pronto(ator, poda(cena.casa))
    feito = peticionar(ator, rascunho=rascunho, prova=PROVA, ip="203.0.113.7")
    assert feito.ip == "203.0.113.7"
    assert "203.0.113.7" not in Versao.objects.get(documento=feito.recibo).conteudo


def test_o_historico_conta_o_pedido_em_linguagem_simples(cena: Elenco) -> None:
    feito = protocolado(cena)
    entrada = Andamento.objects.get(processo=feito.processo, tipo="peticao_protocolada")
    assert entrada.unidade == cena.casa.unidades["GAB"]
    assert entrada.texto.startswith("Peticionamento eletrônico de Dora Luz: Poda de árvore.")
    assert conferir_corrente(feito.processo) == []


def test_quem_pede_ve_o_proprio_processo_restrito_por_inteiro(cena: Elenco) -> None:
    casa = cena.casa
    casa.ferias.niveis = [0, 1]
    casa.ferias.save()
    feito = protocolado(cena, nivel=0)
    Processo.objects.filter(pk=feito.processo.pk)
    acesso = AcessoExterno.objects.get(processo=feito.processo)
    assert (acesso.conta, acesso.integral, acesso.vence_em) == (cena.contas["dora"], True, None)
    legiveis = Documento.objects.legiveis_por(dora(cena)).filter(processo=feito.processo)
    assert legiveis.count() == 3


def test_a_peticao_confere_como_qualquer_documento(cena: Elenco) -> None:
    feito = protocolado(cena)
    executar_tarefas()
    congelado = Congelamento.objects.get(documento=feito.peticao)
    conferida = conferir(feito.peticao.numero, congelado.crc)
    assert conferida is not None
    assert conferida.situacao == INTEGRO
    assert [a.nome for a in conferida.assinaturas] == ["Dora Luz"]


def test_o_recibo_vai_por_email_uma_vez(cena: Elenco) -> None:
    feito = protocolado(cena)
    executar_tarefas()
    from seiva.peticionamento.tarefas import enviar_recibo

    enviar_recibo.func(instituicao_id=feito.instituicao_id, protocolo_id=feito.pk)
    cartas = [carta for carta in mail.outbox if carta.to == ["dora@exemplo.example"]]
    assert len(cartas) == 1
    assert feito.processo.numero in cartas[0].subject
    assert re.search(r"/peticionar/recibo/[0-9a-f-]{36}/", cartas[0].body)


def test_servidor_nao_exclui_nao_edita_nao_troca_nem_move_o_que_veio_de_fora(
    cena: Elenco,
) -> None:
    feito = protocolado(cena)
    edu = cena.ator("edu")
    papel = Documento.objects.get(processo=feito.processo, natureza="E")
    outro = Arquivo.objects.create(
        sha256="0" * 64, tamanho=1, tipo_mime="text/plain", nome="x", criado_em=papel.criado_em
    )
    with recusado("documento_de_fora"):
        excluir_documento(edu, documento=papel)
    with recusado("documento_de_fora"):
        substituir_arquivo(edu, documento=papel, arquivo=outro)
    with recusado("documento_de_fora"):
        mover_documento(edu, documento=papel, destino=autuar(edu, cena.casa), motivo="Engano")
    with recusado("documento_de_fora"):
        salvar_documento(edu, documento=feito.peticao, conteudo="<p>Outra</p>", versao_base=1)
    with recusado("documento_de_fora"):
        excluir_documento(edu, documento=feito.recibo)


@pytest.mark.parametrize(
    ("prova", "codigo"),
    [
        (Prova(senha="outra-senha-9", termos=True), "senha_incorreta"),
        (Prova(senha=SENHA, termos=False), "termos_por_aceitar"),
    ],
)
def test_sem_a_senha_ou_sem_os_termos_nada_acontece(
    cena: Elenco, prova: Prova, codigo: str
) -> None:
    ator = dora(cena)
    rascunho = rascunho_pronto(ator, poda(cena.casa))
    with recusado(codigo):
        peticionar(ator, rascunho=rascunho, prova=prova)
    assert Rascunho.objects.filter(pk=rascunho.pk).exists()
    assert not Processo.objects.exists()


def test_conta_sem_senha_nao_assina(cena: Elenco) -> None:
    ator, conta = dora(cena), cena.contas["dora"]
    rascunho = rascunho_pronto(ator, poda(cena.casa))
    conta.set_unusable_password()
    conta.save()
    with recusado("conta_sem_senha"):
        peticionar(ator, rascunho=rascunho, prova=PROVA)


def test_servidor_e_anonimo_nao_peticionam(cena: Elenco) -> None:
    rascunho = rascunho_pronto(dora(cena), poda(cena.casa))
    for ator in (cena.ator("ana"), Ator.publico(cena.casa.instituicao.pk)):
        with recusado("so_cidadao"):
            peticionar(ator, rascunho=rascunho, prova=PROVA)


def test_servidora_pede_como_cidada_com_a_propria_conta(cena: Elenco) -> None:
    conta = cena.contas["ana"]
    ana = Ator.cidadao(cena.casa.instituicao.pk, conta.pk, conta.nome)
    feito = peticionar(ana, rascunho=rascunho_pronto(ana, poda(cena.casa)), prova=PROVA)
    assert feito.conta == conta


def test_o_rascunho_de_outra_pessoa_nao_se_envia(cena: Elenco) -> None:
    rascunho = rascunho_pronto(dora(cena), poda(cena.casa))
    conta = cena.contas["caio"]
    caio = Ator.cidadao(cena.casa.instituicao.pk, conta.pk, conta.nome)
    with pytest.raises(NaoEncontrado):
        peticionar(caio, rascunho=rascunho, prova=PROVA)


def test_falta_resposta_ou_documento_e_diz_qual(cena: Elenco) -> None:
    ator = dora(cena)
    rascunho = comecar_peticao(ator, versao=poda(cena.casa))
    with recusado("respostas_incompletas") as recusa:
        peticionar(ator, rascunho=rascunho, prova=PROVA)
    assert "Ponto de referência" in recusa.value.mensagem
    guardar_respostas(ator, rascunho=rascunho, respostas=RESPOSTAS)
    with recusado("falta_documento") as recusa:
        peticionar(ator, rascunho=rascunho, prova=PROVA)
    assert "Foto da árvore" in recusa.value.mensagem


def test_servico_retirado_recusa_e_guarda_o_rascunho(cena: Elenco) -> None:
    ator = dora(cena)
    versao = poda(cena.casa)
    rascunho = rascunho_pronto(ator, versao)
    servico = versao.servico
    retirar_servico(administrador_de(cena.casa), servico=servico)
    with recusado("servico_retirado"):
        peticionar(ator, rascunho=rascunho, prova=PROVA)
    assert Rascunho.objects.filter(pk=rascunho.pk).exists()


def test_servico_que_exige_govbr_nao_se_pede_com_conta_comum(cena: Elenco) -> None:
    ator = dora(cena)
    rascunho = rascunho_pronto(ator, poda(cena.casa, identidade="ouro"))
    with recusado("identidade_insuficiente"):
        peticionar(ator, rascunho=rascunho, prova=PROVA)


def test_tipo_posto_fora_de_uso_diz_que_o_cadastro_precisa_de_acerto(cena: Elenco) -> None:
    ator = dora(cena)
    rascunho = rascunho_pronto(ator, poda(cena.casa))
    cena.casa.ferias.ativo = False
    cena.casa.ferias.save()
    with recusado("servico_com_problema"):
        peticionar(ator, rascunho=rascunho, prova=PROVA)
