"""Merkle trees: the vectors of Certificate Transparency, and properties for any list."""

import hashlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from seiva.andamentos.regras.merkle import (
    VAZIA,
    folha,
    no,
    prova_de_inclusao,
    raiz,
    verificar_prova,
)

# Entries, roots of the first n of them, and inclusion paths used by implementations of RFC 6962.
ENTRADAS = [
    bytes.fromhex(texto)
    for texto in (
        "", "00", "10", "2021", "3031", "40414243", "5051525354555657",
        "606162636465666768696a6b6c6d6e6f",
    )
]  # fmt: skip
RAIZES = [
    "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
    "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
    "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
    "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
    "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
    "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
    "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
]
CAMINHO_0_DE_8 = [
    "96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7",
    "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
    "6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4",
]
listas = st.lists(st.binary(max_size=40), min_size=1, max_size=70)


def test_a_lista_vazia_tem_a_raiz_do_nada() -> None:
    assert raiz([]) == VAZIA == hashlib.sha256(b"").digest()


@pytest.mark.parametrize("quantas", range(1, 9))
def test_raizes_conhecidas(quantas: int) -> None:
    folhas = [folha(entrada) for entrada in ENTRADAS[:quantas]]
    assert raiz(folhas).hex() == RAIZES[quantas - 1]


def test_caminho_conhecido() -> None:
    folhas = [folha(entrada) for entrada in ENTRADAS]
    assert [h.hex() for h in prova_de_inclusao(0, folhas)] == CAMINHO_0_DE_8


def test_um_no_nao_passa_por_entrada() -> None:
    um, outro = folha(b"um"), folha(b"outro")
    assert folha(um + outro) != no(um, outro)
    assert raiz([no(um, outro)]) != raiz([folha(um + outro)])


@given(listas, st.data())
def test_toda_entrada_tem_prova_que_confere(entradas: list[bytes], data: st.DataObject) -> None:
    folhas = [folha(entrada) for entrada in entradas]
    indice = data.draw(st.integers(0, len(folhas) - 1))
    caminho = prova_de_inclusao(indice, folhas)
    assert len(caminho) <= (len(folhas) - 1).bit_length()
    assert verificar_prova(folhas[indice], indice, len(folhas), caminho, raiz(folhas))


@given(listas, st.data())
def test_prova_adulterada_nao_confere(entradas: list[bytes], data: st.DataObject) -> None:
    folhas, total = [folha(entrada) for entrada in entradas], len(entradas)
    indice = data.draw(st.integers(0, total - 1))
    caminho, certa = prova_de_inclusao(indice, folhas), raiz(folhas)
    estranha = folha(b"estranha" + entradas[indice])
    assert not verificar_prova(estranha, indice, total, caminho, certa)
    assert not verificar_prova(folhas[indice], indice, total, [*caminho, estranha], certa)
    assert not verificar_prova(folhas[indice], indice, total, caminho, estranha)
    assert not verificar_prova(folhas[indice], total, total, caminho, certa)
    assert not verificar_prova(folhas[indice], -1, total, caminho, certa)
    if caminho:
        assert not verificar_prova(folhas[indice], indice, total, caminho[:-1], certa)


@given(listas, st.data())
def test_qualquer_mudanca_na_lista_muda_a_raiz(entradas: list[bytes], data: st.DataObject) -> None:
    folhas = [folha(entrada) for entrada in entradas]
    onde = data.draw(st.integers(0, len(folhas) - 1))
    trocada = [*folhas[:onde], folha(b"outra" + entradas[onde]), *folhas[onde + 1 :]]
    assert raiz(trocada) != raiz(folhas)
    assert raiz(folhas[:-1]) != raiz(folhas)
    assert raiz([*folhas, folhas[-1]]) != raiz(folhas)


def test_folha_que_nao_existe_nao_tem_prova() -> None:
    with pytest.raises(IndexError):
        prova_de_inclusao(1, [folha(b"a")])
