"""Merkle trees as in RFC 6962, section 2.1: root of a list and proof that an entry is in it.

A leaf's hash is SHA-256(0x00 ‖ entry) and a node's is SHA-256(0x01 ‖ left ‖ right), so that a
node can never be passed off as an entry. Functions take leaf hashes (32 bytes), not entries.
"""

import hashlib
from collections.abc import Sequence

VAZIA = hashlib.sha256(b"").digest()


def folha(entrada: bytes) -> bytes:
    """Hash of one entry of the list."""
    return hashlib.sha256(b"\x00" + entrada).digest()


def no(esquerda: bytes, direita: bytes) -> bytes:
    """Hash of two subtrees."""
    return hashlib.sha256(b"\x01" + esquerda + direita).digest()


def _corte(quantidade: int) -> int:
    """Largest power of two smaller than `quantidade` (at least 2)."""
    return 1 << ((quantidade - 1).bit_length() - 1)


def _raiz(folhas: Sequence[bytes], inicio: int, fim: int) -> bytes:
    if fim - inicio == 1:
        return folhas[inicio]
    meio = inicio + _corte(fim - inicio)
    return no(_raiz(folhas, inicio, meio), _raiz(folhas, meio, fim))


def raiz(folhas: Sequence[bytes]) -> bytes:
    """Root of the tree over these leaves, in this order; the hash of nothing when empty."""
    return _raiz(folhas, 0, len(folhas)) if folhas else VAZIA


def prova_de_inclusao(indice: int, folhas: Sequence[bytes]) -> list[bytes]:
    """Hashes that, with the leaf at `indice`, rebuild the root; from the leaf upwards.

    Raises `IndexError` for a leaf that is not there.
    """
    if not 0 <= indice < len(folhas):
        raise IndexError(indice)
    caminho: list[bytes] = []
    inicio, fim = 0, len(folhas)
    while fim - inicio > 1:
        meio = inicio + _corte(fim - inicio)
        if indice < meio:
            caminho.append(_raiz(folhas, meio, fim))
            fim = meio
        else:
            caminho.append(_raiz(folhas, inicio, meio))
            inicio = meio
    return caminho[::-1]


def verificar_prova(
    entrada: bytes, indice: int, quantidade: int, caminho: Sequence[bytes], esperada: bytes
) -> bool:
    """Does the path lead from the leaf to the expected root? (RFC 9162, section 2.1.3.2.)

    `entrada` is the leaf's hash; `quantidade` the size of the whole tree. Never raises for a
    malformed proof: it is simply not one.
    """
    if not 0 <= indice < quantidade:
        return False
    posicao, ultima, atual = indice, quantidade - 1, entrada
    for vizinho in caminho:
        if ultima == 0:
            return False
        if posicao & 1 or posicao == ultima:
            atual = no(vizinho, atual)
            while posicao and not posicao & 1:
                posicao, ultima = posicao >> 1, ultima >> 1
        else:
            atual = no(atual, vizinho)
        posicao, ultima = posicao >> 1, ultima >> 1
    return ultima == 0 and atual == esperada
