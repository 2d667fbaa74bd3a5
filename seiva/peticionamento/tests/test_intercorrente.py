"""Documents for a process that exists (domain.md §2.9, 8)."""

import pytest

from seiva.core.acoes import _em_ato, declarada
from seiva.core.ator import Ator
from seiva.core.erros import NaoEncontrado, RegraViolada
from seiva.core.relogio import agora, hoje
from seiva.documentos.acessos import abrir_acesso, encerrar_acesso
from seiva.documentos.models import Documento
from seiva.organizacao.acoes.criar_registro import criar_registro
from seiva.organizacao.cadastros import achar_cadastro
from seiva.organizacao.models import Unidade
from seiva.peticionamento.acoes.intercorrente import juntar_ao_processo, recebe, tipo_recebe
from seiva.peticionamento.acoes.peticionar import peticionar
from seiva.peticionamento.acoes.rascunhos import comecar_juntada, guardar_respostas
from seiva.peticionamento.models import CriterioIntercorrente, Protocolo, Rascunho
from seiva.peticionamento.tests.apoio import (
    PROVA,
    dora,
    mandar,
    poda,
    protocolado,
    rascunho_pronto,
)
from seiva.processos.acoes.anexar import anexar_processo
from seiva.processos.acoes.anotar import atualizar_andamento
from seiva.processos.acoes.concluir import concluir_processo
from seiva.processos.acoes.enviar import enviar_processo
from seiva.processos.acoes.receber import receber_processo
from seiva.processos.models import AcessoExterno, Passagem, Processo, Relacao
from seiva.reorganizacao.models import Reorganizacao, UnidadeReorganizada
from seiva.servicos.models import VersaoDoServico
from tests.apoio import recusado
from tests.elenco import Elenco
from tests.fabricas import assinar, autuar, redigir

pytestmark = pytest.mark.django_db


def _rascunho(ator: Ator, processo: Processo, texto: str = "Segue a conta.") -> Rascunho:
    rascunho = comecar_juntada(ator, processo=processo)
    guardar_respostas(ator, rascunho=rascunho, respostas={}, texto=texto)
    mandar(ator, rascunho, b"luz\n", nome="conta.txt", pedido="")
    return Rascunho.objects.get(pk=rascunho.pk)


def _juntar(cena: Elenco, processo: Processo) -> Protocolo:
    ator = dora(cena)
    return juntar_ao_processo(ator, rascunho=_rascunho(ator, processo), prova=PROVA)


def test_entra_no_proprio_processo_e_avisa_a_unidade_onde_esta(cena: Elenco) -> None:
    processo = protocolado(cena).processo
    edu = cena.ator("edu")
    receber_processo(edu, processo=processo)
    feito = _juntar(cena, processo)
    assert (feito.processo, feito.especie) == (processo, "intercorrente")
    passagem = Passagem.objects.get(processo=processo)
    assert (passagem.nao_lida, passagem.novidade) == (True, True)
    assert Documento.objects.filter(processo=processo).count() == 6
    assert AcessoExterno.objects.filter(processo=processo).count() == 1


def test_aberto_em_varias_vai_para_a_ultima(cena: Elenco) -> None:
    processo = protocolado(cena).processo
    edu = cena.ator("edu")
    enviar_processo(
        edu, processo=processo, destinos=[cena.casa.unidades["TRIB"]], manter_aberto=True
    )
    assert _juntar(cena, processo).unidade.sigla == "TRIB"


def test_concluido_reabre_na_ultima_unidade_que_o_teve(cena: Elenco) -> None:
    processo = protocolado(cena).processo
    concluir_processo(cena.ator("edu"), processo=processo)
    feito = _juntar(cena, processo)
    passagem = Passagem.objects.get(processo=processo)
    assert (feito.unidade.sigla, passagem.aberta, passagem.atribuida_a) == ("GAB", True, None)
    processo.refresh_from_db()
    assert processo.concluido_em is None


def test_anexado_a_outro_vai_para_processo_novo_relacionado(cena: Elenco) -> None:
    processo = protocolado(cena).processo
    edu = cena.ator("edu")
    receber_processo(edu, processo=processo)
    principal = autuar(edu, cena.casa)
    anexar_processo(edu, processo=principal, anexado=processo)
    feito = _juntar(cena, processo)
    assert feito.processo != processo
    assert processo.numero in feito.titulo
    assert Relacao.objects.filter(
        menor__in=[processo, feito.processo], maior__in=[processo, feito.processo]
    ).exists()
    acesso = AcessoExterno.objects.get(processo=feito.processo)
    assert acesso.conta == cena.contas["dora"]


def test_tipo_que_nenhum_servico_usa_vai_para_processo_novo(cena: Elenco) -> None:
    processo = autuar(cena.ator("edu"), cena.casa, tipo=cena.casa.sindicancia, nivel=1)
    assert not VersaoDoServico.objects.filter(tipo_processo=cena.casa.sindicancia).exists()
    with _em_ato(declarada("atualizar_andamento")):
        atualizar_andamento(cena.ator("edu"), processo=processo, texto="Acesso dado")
        abrir_acesso(
            processo,
            conta=cena.contas["dora"],
            origem=AcessoExterno.Origem.CONCESSAO,
            integral=True,
        )
    feito = _juntar(cena, processo)
    assert feito.processo != processo
    assert (feito.processo.nivel, feito.processo.hipotese) == (1, cena.casa.hipotese)


def _extinguir(unidade: Unidade) -> None:
    unidade.fim = unidade.inicio
    unidade.save()


def test_sem_unidade_que_receba_diz_para_fazer_pedido_novo(cena: Elenco) -> None:
    processo = protocolado(cena).processo
    concluir_processo(cena.ator("edu"), processo=processo)
    _extinguir(cena.casa.unidades["GAB"])
    with recusado("sem_unidade_que_receba") as recusa:
        _juntar(cena, processo)
    assert "pedido novo" in recusa.value.mensagem
    assert Rascunho.objects.exists()


def test_unidade_extinta_com_sucessora_recebe_em_processo_novo(cena: Elenco) -> None:
    processo = protocolado(cena).processo
    concluir_processo(cena.ator("edu"), processo=processo)
    _suceder(cena)
    feito = _juntar(cena, processo)
    assert (feito.unidade.sigla, feito.processo != processo) == ("TRIB", True)


def test_pedido_novo_segue_a_unidade_que_sucedeu_a_do_servico(cena: Elenco) -> None:
    ator = dora(cena)
    rascunho = rascunho_pronto(ator, poda(cena.casa))
    _suceder(cena)
    assert peticionar(ator, rascunho=rascunho, prova=PROVA).unidade.sigla == "TRIB"


def _suceder(cena: Elenco) -> None:
    """TRIB took the place of GAB."""
    gab, trib = cena.casa.unidades["GAB"], cena.casa.unidades["TRIB"]
    feita = Reorganizacao.objects.create(
        especie=Reorganizacao.Especie.EXTINGUIR,
        rotulo="Extinção do Gabinete",
        ato="Lei 1/2026",
        data=hoje(),
        destino=trib,
        conta=cena.contas["edu"],
        nome="Edu Maia",
        unidade=gab,
        sigla="GAB",
        confirmada_em=agora(),
    )
    UnidadeReorganizada.objects.create(reorganizacao=feita, unidade=gab, sigla="GAB", nome=gab.nome)
    _extinguir(gab)


def test_sem_acesso_ao_processo_nao_se_comeca_nem_se_envia(cena: Elenco) -> None:
    processo = protocolado(cena).processo
    rascunho = _rascunho(dora(cena), processo)
    conta = cena.contas["caio"]
    with pytest.raises(NaoEncontrado):
        comecar_juntada(
            Ator.cidadao(cena.casa.instituicao.pk, conta.pk, conta.nome), processo=processo
        )
    with _em_ato(declarada("atualizar_andamento")):
        atualizar_andamento(cena.ator("edu"), processo=processo, texto="Acesso encerrado")
        encerrar_acesso(AcessoExterno.objects.get(processo=processo))
    with pytest.raises(NaoEncontrado):
        juntar_ao_processo(dora(cena), rascunho=rascunho, prova=PROVA)


def test_sem_dizer_o_que_envia_recusa(cena: Elenco) -> None:
    processo = protocolado(cena).processo
    rascunho = _rascunho(dora(cena), processo, texto="  ")
    with recusado("sem_texto"):
        juntar_ao_processo(dora(cena), rascunho=rascunho, prova=PROVA)


def test_enviar_duas_vezes_junta_uma(cena: Elenco) -> None:
    processo = protocolado(cena).processo
    rascunho = _rascunho(dora(cena), processo)
    um = juntar_ao_processo(dora(cena), rascunho=rascunho, prova=PROVA)
    assert juntar_ao_processo(dora(cena), rascunho=rascunho, prova=PROVA) == um
    assert Documento.objects.filter(processo=processo).count() == 6


def test_quem_le_uma_parte_nao_passa_a_ler_o_resto_por_juntar(cena: Elenco) -> None:
    """A person let into one document of a restricted process brings another: and reads these two."""
    poda(cena.casa)
    ana, quem = cena.ator("ana"), dora(cena)
    processo = autuar(ana, cena.casa, nivel=1)
    aberto, fechado = (redigir(ana, cena.casa, processo, texto) for texto in ("Um.", "Outro."))
    for documento in (aberto, fechado):
        assinar(ana, cena.casa, documento)
    with _em_ato(declarada("atualizar_andamento")):
        atualizar_andamento(ana, processo=processo, texto="Acesso")
        abrir_acesso(
            processo,
            conta=cena.contas["dora"],
            origem=AcessoExterno.Origem.CONCESSAO,
            integral=False,
            documentos=[aberto],
        )
    feito = _juntar(cena, processo)
    lidos = set(Documento.objects.legiveis_por(quem).values_list("pk", flat=True))
    assert {aberto.pk, feito.peticao_id, feito.recibo_id} <= lidos
    assert fechado.pk not in lidos


def test_o_criterio_da_instituicao_vale_mais_que_os_servicos(cena: Elenco) -> None:
    processo = protocolado(cena).processo
    criterio = CriterioIntercorrente.objects.create(tipo=processo.tipo, destino="novo")
    assert not recebe(processo)
    feito = _juntar(cena, processo)
    assert feito.processo != processo and processo.numero in feito.titulo
    criterio.destino = "proprio"
    criterio.save()
    assert _juntar(cena, processo).processo == processo
    # Of a type that no service uses, because the institution said so.
    CriterioIntercorrente.objects.create(tipo=cena.casa.sindicancia, destino="proprio")
    assert tipo_recebe(cena.casa.sindicancia)


def test_quem_administra_mantem_os_criterios_um_por_tipo(cena: Elenco) -> None:
    edu, cadastro = cena.ator("edu"), achar_cadastro("peticoes-em-processos")
    valores = {"tipo": cena.casa.ferias, "destino": "novo"}
    feito = criar_registro(edu, cadastro=cadastro, valores=valores)
    assert CriterioIntercorrente.objects.get(pk=feito.pk).destino == "novo"
    with pytest.raises(RegraViolada):
        criar_registro(edu, cadastro=cadastro, valores=valores | {"destino": "proprio"})
