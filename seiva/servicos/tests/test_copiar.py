"""The gallery that comes with Seiva: everything reads, and a copy is almost ready to publish."""

from pathlib import Path

import pytest

import seiva.adesao.sementes
from seiva.core.erros import NaoEncontrado, SemPermissao
from seiva.servicos.acoes.copiar import copiar_da_galeria
from seiva.servicos.galeria import Modelo, modelos
from seiva.servicos.ofertas import galeria
from seiva.servicos.regras.pendencias import Ligacoes, faltam
from seiva.servicos.versoes import conteudo_de, em_edicao
from tests.elenco import Elenco


def test_tudo_o_que_vem_pronto_so_precisa_das_ligacoes_da_casa() -> None:
    prontas = Ligacoes(tipo=True, niveis=(0, 1), hipotese=True, unidade=True)
    assert {m.chave: faltam(m.conteudo, prontas) for m in modelos()} == {
        m.chave: [] for m in modelos()
    }
    assert len(modelos()) >= 15


@pytest.mark.parametrize("modelo", modelos(), ids=lambda m: m.chave)
def test_o_tipo_de_processo_sugerido_existe_nas_sementes(modelo: Modelo) -> None:
    pasta = Path(seiva.adesao.sementes.__file__).parent
    textos = "".join(a.read_text("utf-8") for a in pasta.glob("*/tipos_processo.toml"))
    assert f'nome = "{modelo.tipo}"' in textos


@pytest.mark.django_db
def test_copiar_faz_um_rascunho_com_o_tipo_de_processo_da_casa(elenco: Elenco) -> None:
    with elenco.em(elenco.casa):
        elenco.casa.ferias.nome = "Meio ambiente: poda ou supressão de árvore"
        elenco.casa.ferias.save()
        servico = copiar_da_galeria(elenco.ator("edu"), chave="pronto-poda-de-arvore")
        versao = em_edicao(servico)
        assert (servico.situacao, versao.tipo_processo) == ("rascunho", elenco.casa.ferias)
        assert [c.tipo for c in conteudo_de(versao).campos][:2] == ["endereco", "escolha"]


@pytest.mark.django_db
@pytest.mark.parametrize(
    "chave", ["", "pronto-", "pronto-../x", "oferta-999", "oferta-x", "oferta-" + "9" * 30, "x"]
)
def test_o_que_nao_existe_na_galeria_nao_se_copia(elenco: Elenco, chave: str) -> None:
    with elenco.em(elenco.casa), pytest.raises(NaoEncontrado):
        copiar_da_galeria(elenco.ator("edu"), chave=chave)


@pytest.mark.django_db
def test_quem_nao_administra_nao_copia(elenco: Elenco) -> None:
    with elenco.em(elenco.casa), pytest.raises(SemPermissao):
        copiar_da_galeria(elenco.ator("ana"), chave="pronto-ouvidoria")


@pytest.mark.django_db
def test_a_galeria_se_procura_por_palavras_sem_acento(elenco: Elenco) -> None:
    with elenco.em(elenco.casa):
        assert [item.chave for item in galeria("ILUMINACAO publica")] == [
            "pronto-iluminacao-publica"
        ]
