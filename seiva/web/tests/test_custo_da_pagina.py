"""What the page of a process and the content of a document ask, and how addresses are written."""

import pytest
from django.urls import NoReverseMatch, get_resolver, reverse

from seiva.documentos.models import Documento
from seiva.web.enderecos import endereco
from seiva.web.tests.apoio import contando, entrar, url
from tests.elenco import Elenco
from tests.fabricas import assinar, autuar, redigir


def _de_chaves(chaves: tuple[int, ...]) -> list[str]:
    """Names of pages whose address takes the slug of the house and these keys."""
    nomes = []
    for nome in get_resolver().reverse_dict:
        if isinstance(nome, str):
            try:
                reverse(nome, args=["alto-dos-ventos", *chaves])
            except NoReverseMatch:
                continue
            nomes.append(nome)
    return nomes


@pytest.mark.parametrize("chaves", [(), (0,), (42,), (7, 8_300_000_000_000_000_002)])
def test_o_endereco_preenchido_e_o_que_o_django_escreve(chaves: tuple[int, ...]) -> None:
    nomes = _de_chaves(chaves)
    assert nomes
    for nome in nomes:
        esperado = reverse(nome, args=["alto-dos-ventos", *chaves])
        assert endereco(nome, "alto-dos-ventos", *chaves) == esperado


def test_pagina_que_o_produto_nao_tem_fica_sem_endereco() -> None:
    assert endereco("nao_existe", "alto-dos-ventos", 1) == ""
    assert endereco("processo", "alto-dos-ventos") == ""
    assert endereco("processo", "alto dos ventos", 1) == ""
    assert endereco("processo", "alto-dos-ventos", -1) == ""


@pytest.mark.django_db
@pytest.mark.parametrize("quem", ["ana", "edu"])
def test_ler_um_documento_custa_poucas_consultas(elenco: Elenco, quem: str) -> None:
    casa = elenco.casa
    with elenco.em(casa):
        documento = redigir(elenco.ator("ana"), casa, autuar(elenco.ator("ana"), casa))
        assinar(elenco.ator("ana"), casa, documento)
    cliente = entrar(elenco, quem)
    caminho = url(casa, f"documentos/{documento.pk}/conteudo/")
    cliente.get(caminho)
    with contando() as consultas:
        assert cliente.get(caminho).status_code == 200
    assert len(consultas) <= 11


@pytest.mark.django_db
def test_so_a_primeira_leitura_de_fora_fixa_o_documento(elenco: Elenco) -> None:
    casa = elenco.casa
    with elenco.em(casa):
        documento = redigir(elenco.ator("ana"), casa, autuar(elenco.ator("ana"), casa))
        assinar(elenco.ator("ana"), casa, documento)
    caminho = url(casa, f"documentos/{documento.pk}/conteudo/")
    for quem, visto, marca in (("ana", False, False), ("edu", True, True), ("edu", True, False)):
        with contando() as consultas:
            assert entrar(elenco, quem).get(caminho).status_code == 200
        textos = [c["sql"] for c in consultas.captured_queries]
        assert any('UPDATE "documentos_documento"' in sql for sql in textos) == marca
        with elenco.em(casa):
            assert Documento.objects.get(pk=documento.pk).visto_fora == visto
