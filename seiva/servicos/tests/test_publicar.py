"""Publicar: complete or refused with everything that lacks; what was published never changes."""

from dataclasses import replace

import psycopg
import pytest
from django.db import DatabaseError, transaction

from seiva.core.erros import RegraViolada, SemPermissao
from seiva.organizacao.models import Alteracao
from seiva.servicos.acoes.copiar import copiar_da_galeria
from seiva.servicos.acoes.manter import alterar_servico, criar_servico
from seiva.servicos.acoes.publicar import oferecer_servico, publicar_servico, retirar_servico
from seiva.servicos.models import Oferta, Servico, UnidadeDaVersao, VersaoDoServico
from seiva.servicos.ofertas import galeria
from seiva.servicos.regras.conteudo import Conteudo
from seiva.servicos.tests.apoio import (
    PODA,
    administrador_de,
    ligados,
    servico_novo,
    servico_publicado,
)
from seiva.servicos.versoes import unidade_que_recebe
from tests.elenco import Elenco

pytestmark = pytest.mark.django_db


def test_publicar_poe_a_versao_em_vigor_e_fica_registrado(elenco: Elenco) -> None:
    with elenco.em(elenco.casa):
        servico = servico_publicado(elenco.ator("edu"), elenco.casa)
        vigente = VersaoDoServico.objects.vigentes().get()
        assert (servico.situacao, vigente.numero, vigente.publicada_por) == (
            "publicado",
            1,
            "Edu Maia",
        )
        ultima = Alteracao.objects.do_objeto("servicos.servico", servico.pk).first()
        assert ultima.depois == {"situacao": "Publicado", "versao": 1}


def test_o_incompleto_e_recusado_com_tudo_o_que_falta(elenco: Elenco) -> None:
    with elenco.em(elenco.casa):
        ator = elenco.ator("edu")
        servico = criar_servico(ator, conteudo=Conteudo(titulo="Vazio"))
        with pytest.raises(RegraViolada) as erro:
            publicar_servico(ator, servico=servico, revisao=1)
        for dito in ("resumo", "quem pode pedir", "quanto custa", "em quanto tempo", "tipo de "
                     "processo", "unidade que recebe", "base legal", "como reclamar"):  # fmt: skip
            assert dito in erro.value.mensagem
        assert erro.value.norma == "Lei 13.460/2017, art. 7º"
        assert not VersaoDoServico.objects.vigentes().exists()


def test_quem_nao_administra_nao_publica(elenco: Elenco) -> None:
    with elenco.em(elenco.casa):
        servico = servico_novo(elenco.ator("edu"), elenco.casa)
        with pytest.raises(SemPermissao):
            publicar_servico(elenco.ator("ana"), servico=servico, revisao=servico.revisao)


def test_alterar_depois_de_publicado_faz_outra_versao_e_a_primeira_fica(elenco: Elenco) -> None:
    with elenco.em(elenco.casa):
        ator = elenco.ator("edu")
        servico = servico_publicado(ator, elenco.casa)
        nova = replace(PODA, resumo="Outro resumo.")
        casa = ligados(elenco.casa)
        alterar_servico(ator, servico=servico, conteudo=nova, ligados=casa, revisao=servico.revisao)
        assert VersaoDoServico.objects.vigentes().get().resumo == PODA.resumo
        servico = Servico.objects.um(pk=servico.pk)
        publicar_servico(ator, servico=servico, revisao=servico.revisao)
        assert VersaoDoServico.objects.vigentes().get().resumo == "Outro resumo."
        historico = VersaoDoServico.objects.historico(servico.pk)
        assert [(v.numero, v.resumo) for v in historico] == [(2, "Outro resumo."), (1, PODA.resumo)]


@pytest.mark.parametrize("como", ["mudar", "excluir", "tirar a unidade", "pôr unidade"])
def test_o_banco_recusa_mudar_o_que_foi_publicado(elenco: Elenco, como: str) -> None:
    with elenco.em(elenco.casa):
        servico = servico_publicado(elenco.ator("edu"), elenco.casa)
        versao = VersaoDoServico.objects.historico(servico.pk).get()
        fazer = {
            "mudar": lambda: VersaoDoServico.objects.filter(pk=versao.pk).update(taxa="R$ 10"),
            "excluir": lambda: VersaoDoServico.objects.filter(pk=versao.pk)._raw_delete("default"),
            "tirar a unidade": lambda: UnidadeDaVersao.objects.filter(versao=versao).delete(),
            "pôr unidade": lambda: UnidadeDaVersao.objects.create(
                versao=versao, resposta="x", unidade=elenco.casa.unidades["RH"]
            ),
        }
        with (
            pytest.raises(DatabaseError, match="published version of a service does not change"),
            transaction.atomic(),
        ):
            fazer[como]()


def test_nem_o_dono_do_banco_muda_a_versao_publicada(elenco: Elenco, url_super: str) -> None:
    """The trigger is tried outside the application, in a transaction that goes nowhere."""
    with psycopg.connect(url_super) as c:
        gatilhos = c.execute(
            "SELECT tgname, tgenabled::text FROM pg_trigger WHERE tgname IN "
            "('servico_publicado', 'unidade_publicada')"
        ).fetchall()
    assert sorted(gatilhos) == [("servico_publicado", "O"), ("unidade_publicada", "O")]


def test_retirar_tira_da_carta_e_publicar_de_novo_traz_de_volta(elenco: Elenco) -> None:
    with elenco.em(elenco.casa):
        ator = elenco.ator("edu")
        servico = servico_publicado(ator, elenco.casa)
        servico = retirar_servico(ator, servico=servico)
        assert not VersaoDoServico.objects.vigentes().exists()
        with pytest.raises(RegraViolada, match="não está publicado"):
            retirar_servico(ator, servico=servico)
        publicar_servico(ator, servico=servico, revisao=servico.revisao)
        assert VersaoDoServico.objects.vigentes().get().numero == 1


def test_publicar_sem_nada_novo_ou_sem_ter_lido_e_recusado(elenco: Elenco) -> None:
    with elenco.em(elenco.casa):
        ator = elenco.ator("edu")
        servico = servico_publicado(ator, elenco.casa)
        with pytest.raises(RegraViolada, match="nada novo"):
            publicar_servico(ator, servico=servico, revisao=servico.revisao)
        with pytest.raises(RegraViolada, match="Leia de novo"):
            publicar_servico(ator, servico=servico, revisao=servico.revisao - 1)


def test_a_unidade_sai_da_resposta_e_faltando_vai_para_a_de_todos(elenco: Elenco) -> None:
    with elenco.em(elenco.casa):
        casa, ator = elenco.casa, elenco.ator("edu")
        por_resposta = replace(
            ligados(casa), unidades={"": casa.unidades["GAB"], "Na rua": casa.unidades["RH"]}
        )
        servico = criar_servico(
            ator, conteudo=replace(PODA, unidade_pela="campo-2"), ligados=por_resposta
        )
        versao = publicar_servico(ator, servico=servico, revisao=1)
        recebe = [
            unidade_que_recebe(versao, {"campo-2": resposta}).sigla
            for resposta in ("Na rua", "No terreno", None)
        ]
        assert recebe == ["RH", "GAB", "GAB"]


def test_sem_unidade_para_todos_cada_resposta_precisa_da_sua(elenco: Elenco) -> None:
    with elenco.em(elenco.casa):
        ator = elenco.ator("edu")
        so_uma = replace(ligados(elenco.casa), unidades={"Na rua": elenco.casa.unidades["RH"]})
        servico = criar_servico(
            ator, conteudo=replace(PODA, unidade_pela="campo-2"), ligados=so_uma
        )
        with pytest.raises(RegraViolada, match="pedido de: No terreno"):
            publicar_servico(ator, servico=servico, revisao=1)


def test_o_restrito_pede_hipotese_e_tipo_que_o_admita(elenco: Elenco) -> None:
    with elenco.em(elenco.casa):
        ator, casa = elenco.ator("edu"), elenco.casa
        servico = servico_novo(ator, casa, nivel=1)
        with pytest.raises(RegraViolada, match="hipótese legal da restrição"):
            publicar_servico(ator, servico=servico, revisao=1)
        so_restrito = replace(ligados(casa), tipo=casa.sindicancia)
        publico = criar_servico(ator, conteudo=PODA, ligados=so_restrito)
        with pytest.raises(RegraViolada, match="não admite o nível"):
            publicar_servico(ator, servico=publico, revisao=1)


def test_o_oferecido_aparece_para_as_outras_e_so_quem_ofereceu_o_recolhe(elenco: Elenco) -> None:
    with elenco.em(elenco.casa):
        servico = servico_publicado(elenco.ator("edu"), elenco.casa, titulo="Poda oferecida")
        oferecer_servico(elenco.ator("edu"), servico=servico, oferecer_a_todas=True)
        assert "Poda oferecida" not in [item.titulo for item in galeria()]
    with elenco.em(elenco.outra):
        oferta = next(item for item in galeria("oferecida"))
        assert oferta.de_quem == "Prefeitura de Campo Alto"
        assert (oferta.conteudo.canais, oferta.conteudo.reclamar) == ("", "")
        assert Oferta.objects.filter(titulo="Poda oferecida").delete()[0] == 0
        assert Oferta.objects.update(titulo="Outra coisa") == 0
        copia = copiar_da_galeria(administrador_de(elenco.outra), chave=oferta.chave)
        assert copia.titulo == "Poda oferecida"
        with (
            pytest.raises(DatabaseError, match="row-level security"),
            transaction.atomic(),
        ):
            Oferta.objects.create(
                casa=elenco.casa.instituicao.pk, servico=1, titulo="x", tema="outros",
                conteudo={}, busca="x", oferecida_em="2026-01-01T00:00:00Z",
            )  # fmt: skip
    with elenco.em(elenco.casa):
        retirar_servico(elenco.ator("edu"), servico=servico)
        assert not Oferta.objects.exists()


def test_so_se_oferece_o_que_esta_publicado(elenco: Elenco) -> None:
    with elenco.em(elenco.casa):
        servico = servico_novo(elenco.ator("edu"), elenco.casa)
        with pytest.raises(RegraViolada, match="serviço publicado"):
            oferecer_servico(elenco.ator("edu"), servico=servico, oferecer_a_todas=True)
