"""Signing a petition with what gov.br confirmed: for this draft, once, for five minutes."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest

from seiva.core.ator import Ator
from seiva.core.erros import RegraViolada
from seiva.core.relogio import agora, como_em
from seiva.documentos.models import Assinatura, Versao
from seiva.organizacao.acoes.decidir_cadastro import liberar_cadastro
from seiva.organizacao.acoes.exigir_do_cidadao import exigir_do_cidadao
from seiva.organizacao.acoes.pedir_cadastro import pedir_cadastro
from seiva.organizacao.models import Conta, ContaPropria, NivelGovBr, ProvaGovBr
from seiva.organizacao.seguranca.govbr import Identidade, nivel_de
from seiva.organizacao.seguranca.prova_govbr import (
    gastar_prova,
    guardar_prova,
    varrer_provas,
)
from seiva.peticionamento.acoes.intercorrente import juntar_ao_processo
from seiva.peticionamento.acoes.peticionar import peticionar
from seiva.peticionamento.acoes.rascunhos import comecar_juntada, guardar_respostas
from seiva.peticionamento.models import Protocolo, Rascunho
from seiva.peticionamento.prova import Prova, alvo_do
from seiva.peticionamento.tests.apoio import (
    PROVA,
    RESPOSTAS,
    dora,
    mandar,
    poda,
    protocolado,
    rascunho_pronto,
)
from seiva.processos.models import Processo
from tests.apoio import recusado
from tests.elenco import Elenco

pytestmark = pytest.mark.django_db


def confirmada(
    conta: Conta, rascunho: Rascunho, nivel: NivelGovBr = NivelGovBr.PRATA, cpf: str = ""
) -> Prova:
    """What gov.br said of somebody, about this draft as it is now."""
    quem = Identidade(cpf or conta.cpf, conta.nome, "", nivel, ("passwd",))
    alvo = alvo_do(rascunho)
    _, segredo = guardar_prova(conta, quem, finalidade="peticao", alvo=alvo)
    return Prova(termos=True, govbr=segredo)


@pytest.fixture
def pronto(cena: Elenco) -> Callable[..., Rascunho]:
    return lambda **muda: rascunho_pronto(dora(cena), poda(cena.casa, **muda))


@pytest.mark.parametrize(
    ("nivel", "metodo", "inciso"),
    [
        (NivelGovBr.BRONZE, "gov-bronze", "I"),
        (NivelGovBr.PRATA, "gov-prata", "II"),
        (NivelGovBr.OURO, "gov-ouro", "II"),
    ],
)
def test_o_nivel_fica_na_assinatura_e_no_recibo(
    cena: Elenco, pronto: Any, nivel: NivelGovBr, metodo: str, inciso: str
) -> None:
    rascunho, conta = pronto(), cena.contas["dora"]
    conta.set_unusable_password()
    conta.save()
    feito = peticionar(dora(cena), rascunho=rascunho, prova=confirmada(conta, rascunho, nivel))
    assert {
        a.metodo for a in Assinatura.objects.filter(documento__in=[feito.peticao, feito.recibo])
    } == {metodo}
    recibo = Versao.objects.get(documento=feito.recibo).conteudo
    esperado = f"com conta gov.br nível {nivel.label} (Lei 14.063/2020, art. 4º, {inciso})"
    assert f"Assinado eletronicamente {esperado}." in recibo
    assert ProvaGovBr.objects.get(conta=conta).usada_em is not None
    assert nivel_de(conta) == nivel


def test_com_senha_o_recibo_diz_senha(cena: Elenco) -> None:
    recibo = Versao.objects.get(documento=protocolado(cena).recibo).conteudo
    assert "com senha da própria conta (Lei 14.063/2020, art. 4º, I)" in recibo


def test_intercorrente_tambem_se_assina_com_govbr(cena: Elenco) -> None:
    feito, ator = protocolado(cena), dora(cena)
    rascunho = comecar_juntada(ator, processo=feito.processo)
    guardar_respostas(ator, rascunho=rascunho, respostas={}, texto="Mando a foto que faltava.")
    rascunho.refresh_from_db()
    prova = confirmada(cena.contas["dora"], rascunho)
    segundo = juntar_ao_processo(ator, rascunho=rascunho, prova=prova)
    assert Assinatura.objects.get(documento=segundo.peticao).metodo == "gov-prata"


def test_outra_pessoa_no_govbr_nao_prova_nada(cena: Elenco, pronto: Any) -> None:
    rascunho, ana = pronto(), cena.contas["ana"]
    with recusado("govbr_de_outra_pessoa"):
        confirmada(cena.contas["dora"], rascunho, cpf=ana.cpf)
    assert not ProvaGovBr.objects.exists()
    assert nivel_de(cena.contas["dora"]) == 0


def test_conta_com_cpf_so_digitado_entra_primeiro_com_govbr(cena: Elenco, pronto: Any) -> None:
    ContaPropria.objects.create(conta=cena.contas["dora"], aberta_em=agora())
    with recusado("conta_sem_prova"):
        confirmada(cena.contas["dora"], pronto())


def test_a_prova_de_outra_conta_nao_serve_a_esta(cena: Elenco, pronto: Any) -> None:
    rascunho = pronto()
    alheia = confirmada(cena.contas["ana"], rascunho)
    with recusado("prova_desconhecida"):
        peticionar(dora(cena), rascunho=rascunho, prova=alheia)


def test_a_prova_vale_cinco_minutos_e_o_rascunho_fica(cena: Elenco, pronto: Any) -> None:
    rascunho = pronto()
    prova = confirmada(cena.contas["dora"], rascunho)
    with como_em(agora() + timedelta(minutes=5, seconds=1)), recusado("prova_vencida"):
        peticionar(dora(cena), rascunho=rascunho, prova=prova)
    assert Rascunho.objects.filter(pk=rascunho.pk).exists()
    assert not Processo.objects.exists()
    assert peticionar(dora(cena), rascunho=rascunho, prova=prova).pk


def test_a_prova_serve_uma_vez(cena: Elenco, pronto: Any) -> None:
    rascunho = pronto()
    prova = confirmada(cena.contas["dora"], rascunho)
    feito = peticionar(dora(cena), rascunho=rascunho, prova=prova)
    # The same form sent twice receives the same receipt...
    assert peticionar(dora(cena), rascunho=rascunho, prova=prova) == feito
    assert Protocolo.objects.count() == 1
    # ...and the proof signs nothing else.
    with recusado("prova_usada"):
        gastar_prova(dora(cena), prova.govbr, alvo=ProvaGovBr.objects.get().alvo)


def test_a_prova_de_outro_rascunho_nao_serve(cena: Elenco, pronto: Any) -> None:
    um = pronto()
    guardar_respostas(dora(cena), rascunho=um, respostas={**RESPOSTAS, "campo-1": "Na ponte"})
    prova = confirmada(cena.contas["dora"], Rascunho.objects.get(pk=um.pk))
    Rascunho.objects.filter(pk=um.pk).delete()
    outro = pronto(titulo="Corte de galho")
    with recusado("prova_de_outro"):
        peticionar(dora(cena), rascunho=outro, prova=prova)
    assert Rascunho.objects.filter(pk=outro.pk).exists()


@pytest.mark.parametrize("mudar", ["respostas", "arquivo"])
def test_rascunho_que_mudou_depois_pede_outra_prova(cena: Elenco, pronto: Any, mudar: str) -> None:
    rascunho, ator = pronto(), dora(cena)
    prova = confirmada(cena.contas["dora"], rascunho)
    if mudar == "arquivo":
        mandar(ator, rascunho, b"outra coisa\n", "outra.txt")
    else:
        guardar_respostas(
            ator, rascunho=rascunho, respostas={**RESPOSTAS, "campo-1": "Em outro lugar"}
        )
    with recusado("prova_de_outro"):
        peticionar(ator, rascunho=rascunho, prova=prova)


def test_so_tocar_no_rascunho_nao_muda_o_que_se_assina(cena: Elenco, pronto: Any) -> None:
    rascunho, ator = pronto(), dora(cena)
    prova = confirmada(cena.contas["dora"], rascunho)
    guardar_respostas(ator, rascunho=rascunho, respostas=RESPOSTAS)
    assert peticionar(ator, rascunho=rascunho, prova=prova).pk


def test_ato_que_falha_devolve_a_prova(cena: Elenco, pronto: Any) -> None:
    rascunho = pronto(identidade="ouro")
    prova = confirmada(cena.contas["dora"], rascunho)
    with recusado("nivel_baixo"):
        peticionar(dora(cena), rascunho=rascunho, prova=prova)
    assert ProvaGovBr.objects.get().usada_em is None


def test_sem_os_termos_nem_com_govbr(cena: Elenco, pronto: Any) -> None:
    rascunho = pronto()
    prova = confirmada(cena.contas["dora"], rascunho)
    with recusado("termos_por_aceitar"):
        peticionar(dora(cena), rascunho=rascunho, prova=Prova(govbr=prova.govbr))


def codigo_da_recusa(ator: Ator, rascunho: Rascunho, prova: Prova) -> str:
    try:
        peticionar(ator, rascunho=rascunho, prova=prova)
    except RegraViolada as erro:
        return erro.codigo
    return ""


@pytest.mark.parametrize(
    ("identidade", "recusas"),
    [
        ("conta", ["", "", "", ""]),
        ("prata", ["identidade_insuficiente", "nivel_baixo", "", ""]),
        ("ouro", ["identidade_insuficiente", "nivel_baixo", "nivel_baixo", ""]),
    ],
)
def test_cada_servico_pede_o_seu_nivel_na_propria_assinatura(
    cena: Elenco, identidade: str, recusas: list[str]
) -> None:
    ator, conta, versao = dora(cena), cena.contas["dora"], poda(cena.casa, identidade=identidade)
    achadas = []
    for nivel in NivelGovBr:
        rascunho = rascunho_pronto(ator, versao)
        prova = confirmada(conta, rascunho, nivel) if nivel else PROVA
        achadas.append(codigo_da_recusa(ator, rascunho, prova))
    assert achadas == recusas


def test_o_nivel_de_ontem_nao_assina_hoje(cena: Elenco, pronto: Any) -> None:
    """The account was once ouro there; the password proves only the password."""
    rascunho, conta = pronto(identidade="prata"), cena.contas["dora"]
    confirmada(conta, rascunho, NivelGovBr.OURO)
    with recusado("identidade_insuficiente"):
        peticionar(dora(cena), rascunho=rascunho, prova=PROVA)


def test_cadastro_liberado_vale_so_onde_a_instituicao_aceita(cena: Elenco, pronto: Any) -> None:
    ator, edu, rascunho = dora(cena), cena.ator("edu"), pronto(identidade="ouro")
    cadastro = pedir_cadastro(ator)
    exigir_do_cidadao(edu, ato="peticionar_com_nivel", exige="cadastro")
    assert codigo_da_recusa(ator, rascunho, PROVA) == "identidade_insuficiente"
    liberar_cadastro(edu, cadastro=cadastro)
    exigir_do_cidadao(edu, ato="peticionar_com_nivel", exige="prata")
    assert codigo_da_recusa(ator, rascunho, PROVA) == "identidade_insuficiente"
    exigir_do_cidadao(edu, ato="peticionar_com_nivel", exige="cadastro")
    assert codigo_da_recusa(ator, rascunho, PROVA) == ""


def test_a_instituicao_pode_exigir_de_quem_pede_qualquer_servico(cena: Elenco, pronto: Any) -> None:
    ator, edu, rascunho = dora(cena), cena.ator("edu"), pronto()
    exigir_do_cidadao(edu, ato="peticionar", exige="cadastro")
    assert codigo_da_recusa(ator, rascunho, PROVA) == "cadastro_exigido"
    liberar_cadastro(edu, cadastro=pedir_cadastro(ator))
    assert codigo_da_recusa(ator, rascunho, PROVA) == ""


def test_servico_com_nivel_nao_se_abre_a_quem_so_tem_conta(cena: Elenco) -> None:
    with recusado("exigencia_invalida"):
        exigir_do_cidadao(cena.ator("edu"), ato="peticionar_com_nivel", exige="conta")


def test_provas_que_ninguem_usou_sao_esquecidas(cena: Elenco, pronto: Any) -> None:
    rascunho, conta = pronto(), cena.contas["dora"]
    peticionar(dora(cena), rascunho=rascunho, prova=confirmada(conta, rascunho))
    confirmada(conta, pronto(titulo="Outro serviço"))
    with como_em(agora() + timedelta(days=1, minutes=6)):
        varrer_provas()
    assert [p.usada_em is not None for p in ProvaGovBr.objects.all()] == [True]
