"""Suspending: nobody changes anything, everybody goes on reading and exporting."""

import pytest
from django.db import transaction
from django.test import Client

from seiva.autos.acoes.exportar import exportar_processo
from seiva.core.acoes import declarada, declaradas
from seiva.core.ator import Ator
from seiva.core.erros import RegraViolada, SemPermissao
from seiva.operacao.acoes.suspender import retomar_instituicao, suspender_instituicao
from seiva.operacao.tests.apoio import operando
from seiva.organizacao.models import Alteracao, Instituicao
from seiva.processos.models import Passagem
from tests.apoio import ao_mesmo_tempo, recusado
from tests.elenco import SENHA, Elenco
from tests.fabricas import autuar
from tests.plataforma import Plataforma

# Acts that go on in a suspended institution: they read, export, or keep what reading leaves.
CONTINUAM = {
    "baixar_instituicao",
    "deixar_de_acompanhar",
    "exportar_instituicao",
    "examinar_assinaturas",
    "exportar_processo",
    "refazer_exportacao",
    "usar_acesso",
    "ver_documento",
    "ver_novidades",
    "dispensar_aviso",
}


def suspender(plataforma: Plataforma, motivo: str = "Convênio vencido") -> Instituicao:
    with operando(plataforma) as ator:
        return suspender_instituicao(
            ator, instituicao=plataforma.elenco.casa.instituicao, motivo=motivo, senha=SENHA
        )


def test_suspender_guarda_quando_e_por_que_nos_dois_registros(plataforma: Plataforma) -> None:
    casa = suspender(plataforma)
    assert casa.suspensa_em is not None
    assert casa.motivo_suspensao == "Convênio vencido"
    for aberta in (plataforma.aberta, lambda: plataforma.elenco.em(plataforma.elenco.casa)):
        with aberta():
            entrada = Alteracao.objects.recentes().get()
            assert (entrada.nome, entrada.rotulo) == ("Otto Operador", casa.nome)
            assert entrada.depois["motivo_suspensao"] == "Convênio vencido"
    assert entrada.unidade_id is None


def test_nenhum_ato_escapa_da_suspensao(plataforma: Plataforma, client: Client) -> None:
    """Every declared act is refused before it looks at anything, except the ones listed."""
    client.get("/")  # loads the doors, and with them every act
    suspender(plataforma)
    declarados = {acao.nome: acao for acao in declaradas() if not acao.nome.startswith("teste_")}
    assert {n for n, acao in declarados.items() if acao.mesmo_suspensa} == CONTINUAM
    with plataforma.elenco.em(plataforma.elenco.casa):
        ana = plataforma.elenco.ator("ana")
        for nome in set(declarados) - CONTINUAM:
            with recusado("instituicao_suspensa"):
                declarados[nome].funcao(ana)
    with plataforma.elenco.em(plataforma.elenco.outra):
        caio = plataforma.elenco.ator("caio")
        assert autuar(caio, plataforma.elenco.outra).pk


def test_suspensa_le_exporta_e_termina_o_que_ja_estava_decidido(plataforma: Plataforma) -> None:
    elenco = plataforma.elenco
    with elenco.em(elenco.casa):
        processo = autuar(elenco.ator("ana"), elenco.casa)
    suspender(plataforma)
    with elenco.em(elenco.casa):
        ana = elenco.ator("ana")
        exportar_processo(ana, processo=processo, formato="zip")
        assert Passagem.objects.da_mesa_de(ana).exists()
        assinar = declarada("assinar_pedido")
        assert assinar.suspensao(Ator.tarefa(elenco.casa.instituicao.pk)) is None
        assert assinar.suspensao(ana) is not None


def test_as_paginas_dizem_que_esta_suspensa_e_nao_oferecem_atos(plataforma: Plataforma) -> None:
    elenco = plataforma.elenco
    with elenco.em(elenco.casa):
        processo = autuar(elenco.ator("ana"), elenco.casa)
    suspender(plataforma)
    cliente = Client()
    cliente.force_login(elenco.contas["ana"])
    pagina = cliente.get(f"/campo-alto/processos/{processo.pk}/").content.decode()
    assert "Instituição suspensa" in pagina
    assert "Convênio vencido" in pagina
    assert f"/campo-alto/processos/{processo.pk}/enviar/" not in pagina
    resposta = cliente.post(f"/campo-alto/processos/{processo.pk}/concluir/", {})
    assert "está suspensa" in resposta.content.decode()
    with elenco.em(elenco.casa):
        assert Passagem.objects.da_mesa_de(elenco.ator("ana")).filter(processo=processo).exists()


def test_retomar_volta_tudo_a_funcionar(plataforma: Plataforma) -> None:
    casa = suspender(plataforma)
    with operando(plataforma) as ator:
        retomar_instituicao(ator, instituicao=casa, senha=SENHA)
    with plataforma.elenco.em(plataforma.elenco.casa):
        assert autuar(plataforma.elenco.ator("ana"), plataforma.elenco.casa).pk


def test_recusas(plataforma: Plataforma) -> None:
    casa = plataforma.elenco.casa.instituicao
    with operando(plataforma) as ator:
        with recusado("senha_incorreta"):
            suspender_instituicao(ator, instituicao=casa, motivo="x", senha="errada")
        with recusado("motivo_ausente"):
            suspender_instituicao(ator, instituicao=casa, motivo=" ", senha=SENHA)
        with recusado("propria_plataforma"):
            propria = plataforma.casa.instituicao
            suspender_instituicao(ator, instituicao=propria, motivo="x", senha=SENHA)
        with recusado("nao_suspensa"):
            retomar_instituicao(ator, instituicao=casa, senha=SENHA)
    casa = suspender(plataforma)
    with operando(plataforma) as ator, recusado("ja_suspensa"):
        suspender_instituicao(ator, instituicao=casa, motivo="de novo", senha=SENHA)
    with (
        plataforma.elenco.em(plataforma.elenco.outra),
        pytest.raises((SemPermissao, RegraViolada)),
    ):
        caio = plataforma.elenco.ator("caio")
        suspender_instituicao(caio, instituicao=casa, motivo="x", senha=SENHA)


@pytest.mark.django_db(transaction=True)
def test_dois_operadores_ao_mesmo_tempo_suspendem_uma_vez(elenco: Elenco) -> None:
    from tests.plataforma import montar

    plataforma = montar(elenco)
    feitos = ao_mesmo_tempo(lambda: suspender(plataforma, "um"), lambda: suspender(plataforma, "b"))
    recusas = [feito for feito in feitos if isinstance(feito, RegraViolada)]
    assert [recusa.codigo for recusa in recusas] == ["ja_suspensa"]
    with transaction.atomic(), plataforma.aberta():
        assert Alteracao.objects.recentes().count() == 1
