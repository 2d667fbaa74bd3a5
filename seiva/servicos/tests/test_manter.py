"""Criar, alterar, duplicar: drafts that may be incomplete, and two people on the same one."""

from dataclasses import replace

import pytest

from seiva.core.erros import Conflito, RegraViolada, SemPermissao
from seiva.organizacao.models import Alteracao
from seiva.servicos.acoes.manter import alterar_servico, criar_servico, duplicar_servico
from seiva.servicos.models import Servico, VersaoDoServico
from seiva.servicos.regras.campos import Campo
from seiva.servicos.regras.conteudo import Conteudo
from seiva.servicos.tests.apoio import PODA, ligados, servico_novo
from seiva.servicos.versoes import Ligados, conteudo_de, em_edicao
from tests.elenco import Elenco

pytestmark = pytest.mark.django_db


def test_o_servico_nasce_rascunho_com_endereco_e_registro(elenco: Elenco) -> None:
    with elenco.em(elenco.casa):
        primeiro = servico_novo(elenco.ator("edu"), elenco.casa)
        segundo = servico_novo(elenco.ator("edu"), elenco.casa)
        assert (primeiro.slug, segundo.slug) == ("poda-de-arvore", "poda-de-arvore-2")
        assert primeiro.situacao == "rascunho"
        assert conteudo_de(em_edicao(primeiro)) == PODA
        criado = Alteracao.objects.do_objeto("servicos.servico", primeiro.pk).get()
        assert criado.verbo == "criou"
        assert criado.depois["campos"][0] == "Ponto de referência (Texto curto)"


def test_sem_nome_ou_com_texto_grande_demais_nao_se_grava(elenco: Elenco) -> None:
    with elenco.em(elenco.casa):
        ator = elenco.ator("edu")
        with pytest.raises(RegraViolada, match="Escreva o nome"):
            criar_servico(ator, conteudo=Conteudo(titulo=" \u202e "))
        with pytest.raises(RegraViolada) as erro:
            criar_servico(ator, conteudo=Conteudo(titulo="x", resumo="y" * 301))
        assert erro.value.campo == "resumo"
        with pytest.raises(RegraViolada, match="tipo de campo não existe"):
            criar_servico(ator, conteudo=Conteudo(titulo="x", campos=(Campo("a", "senha"),)))
        assert not Servico.objects.exists()


def test_quem_nao_administra_nao_cria_nem_altera(elenco: Elenco) -> None:
    with elenco.em(elenco.casa):
        servico, ana = servico_novo(elenco.ator("edu"), elenco.casa), elenco.ator("ana")
        with pytest.raises(SemPermissao):
            criar_servico(ana, conteudo=PODA)
        with pytest.raises(SemPermissao):
            alterar_servico(ana, servico=servico, conteudo=PODA, ligados=Ligados(), revisao=1)


def test_alterar_guarda_antes_e_depois_e_o_endereco_segue_o_nome(elenco: Elenco) -> None:
    with elenco.em(elenco.casa):
        ator, casa = elenco.ator("edu"), ligados(elenco.casa)
        servico = servico_novo(ator, elenco.casa)
        outro = replace(PODA, titulo="Corte de árvore")
        alterar_servico(ator, servico=servico, conteudo=outro, ligados=casa, revisao=1)
        servico = Servico.objects.um(pk=servico.pk)
        assert (servico.slug, servico.revisao) == ("corte-de-arvore", 2)
        ultima = Alteracao.objects.do_objeto("servicos.servico", servico.pk).first()
        assert ultima.antes == {"titulo": "Poda de árvore"}
        assert VersaoDoServico.objects.count() == 1


def test_salvar_sem_mudar_nada_nao_muda_nem_registra(elenco: Elenco) -> None:
    with elenco.em(elenco.casa):
        ator, casa = elenco.ator("edu"), ligados(elenco.casa)
        servico = servico_novo(ator, elenco.casa)
        alterar_servico(ator, servico=servico, conteudo=PODA, ligados=casa, revisao=1)
        assert Servico.objects.um(pk=servico.pk).revisao == 1
        assert Alteracao.objects.do_objeto("servicos.servico", servico.pk).count() == 1


def test_a_segunda_pessoa_no_mesmo_servico_e_avisada_e_nada_se_perde(elenco: Elenco) -> None:
    with elenco.em(elenco.casa):
        ator, casa = elenco.ator("edu"), ligados(elenco.casa)
        servico = servico_novo(ator, elenco.casa)
        primeiro = replace(PODA, resumo="Primeiro.")
        alterar_servico(ator, servico=servico, conteudo=primeiro, ligados=casa, revisao=1)
        segundo = replace(PODA, resumo="Segundo.")
        with pytest.raises(Conflito, match="Edu Maia mudou este serviço"):
            alterar_servico(ator, servico=servico, conteudo=segundo, ligados=casa, revisao=1)
        assert em_edicao(servico).resumo == "Primeiro."


def test_duplicar_copia_tudo_num_rascunho(elenco: Elenco) -> None:
    with elenco.em(elenco.casa):
        servico = servico_novo(elenco.ator("edu"), elenco.casa)
        copia = duplicar_servico(elenco.ator("edu"), servico=servico)
        assert copia.titulo == "Cópia de Poda de árvore"
        assert conteudo_de(em_edicao(copia)).campos == PODA.campos
        assert em_edicao(copia).unidades.get().unidade == elenco.casa.unidades["GAB"]
