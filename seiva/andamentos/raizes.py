"""Closings of the history: signed Merkle roots that anyone can keep.

The chain of one process shows that an entry was changed; it does not show that the last ones
were taken away, nor that everything was written anew. Whoever keeps a published root can prove
both. The signature is made by an upper layer, which has the institution's keys.
"""

import hashlib
import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from django.db import transaction

from seiva.andamentos.models import Andamento, RaizDeAndamentos
from seiva.andamentos.regras import merkle
from seiva.core.jobs import exclusividade
from seiva.core.relogio import agora
from seiva.core.tenancy import instituicao_atual
from seiva.organizacao.models import Instituicao

FORMATO = "seiva-raiz/1"
MAIOR_FECHAMENTO = 20_000  # entries: proving from a larger one would take seconds
Assinar = Callable[[bytes], tuple[str, bytes]]  # bytes → (key id, signature)


def folhas(de: int, ate: int) -> list[tuple[int, bytes]]:
    """Id and leaf hash of the entries of a stretch, in order. A leaf is the entry's own hash."""
    entradas = Andamento.objects.filter(pk__gte=de, pk__lte=ate).order_by("pk")
    linhas = entradas.values_list("pk", "hash").iterator(chunk_size=10_000)
    return [(pk, merkle.folha(bytes.fromhex(resumo))) for pk, resumo in linhas]


def ultimo_visivel() -> int:
    """Greatest id so far, with the certainty that no smaller one is still to be committed.

    Waits for the acts under way; the lock is let go by undoing the savepoint, at once.
    """
    with transaction.atomic():
        exclusividade("andamentos")  # shared by every writer: migration 0003
        maior = Andamento.objects.order_by("-pk").values_list("pk", flat=True).first()
        transaction.set_rollback(True)
    return maior or 0


def fechar_raiz(assinar: Assinar) -> RaizDeAndamentos | None:
    """Close the entries since the last root; None when there are none. Needs the scope open."""
    exclusividade("raiz-de-andamentos")
    anterior = RaizDeAndamentos.objects.order_by("-numero").first()
    inicio = anterior.ate + 1 if anterior else 1
    ate = ultimo_visivel()
    entradas = folhas(inicio, ate)
    if not entradas:
        return None
    numero, quando = (anterior.numero + 1 if anterior else 1), agora()
    raiz = merkle.raiz([folha for _, folha in entradas]).hex()
    declaracao = _declarar(anterior, numero, inicio, ate, len(entradas), raiz, quando)
    kid, assinatura = assinar(declaracao.encode())
    nova: RaizDeAndamentos = RaizDeAndamentos.objects.create(
        numero=numero,
        de=inicio,
        ate=ate,
        quantidade=len(entradas),
        raiz=raiz,
        declaracao=declaracao,
        kid=kid,
        assinatura=assinatura.hex(),
        fechada_em=quando,
    )
    return nova


def resumo_da_declaracao(declaracao: str) -> str:
    """What the next declaration carries of this one: SHA-256, hexadecimal."""
    return hashlib.sha256(declaracao.encode()).hexdigest()


def _declarar(
    anterior: RaizDeAndamentos | None,
    numero: int,
    de: int,
    ate: int,
    quantidade: int,
    raiz: str,
    quando: datetime,
) -> str:
    """Canonical JSON (RFC 8785) of a closing: texts and integers, sorted keys, no spaces."""
    instituicao = Instituicao.objects.get(pk=instituicao_atual())
    conteudo = {
        "formato": FORMATO,
        "instituicao": instituicao.slug,
        "numero": numero,
        "de": de,
        "ate": ate,
        "quantidade": quantidade,
        "raiz": raiz,
        "anterior": resumo_da_declaracao(anterior.declaracao) if anterior else "",
        "fechada_em": quando.astimezone(UTC).isoformat(timespec="seconds"),
    }
    return json.dumps(conteudo, sort_keys=True, separators=(",", ":"), ensure_ascii=False)


def raizes_publicas() -> list[dict[str, Any]]:
    """Every closing of the institution in scope, as published: text, key id and signature."""
    campos = ("declaracao", "kid", "assinatura")
    return list(RaizDeAndamentos.objects.order_by("numero").values(*campos))


@dataclass(frozen=True)
class ProvaDoAndamento:
    """What proves that one entry is in a closing. `caminho` goes from the leaf upwards."""

    raiz: RaizDeAndamentos
    folha: bytes
    indice: int
    caminho: list[bytes]

    def confere(self) -> bool:
        """The path leads to the root that was signed."""
        esperada, total = bytes.fromhex(self.raiz.raiz), self.raiz.quantidade
        return merkle.verificar_prova(self.folha, self.indice, total, self.caminho, esperada)


def prova_do_andamento(andamento: Andamento) -> ProvaDoAndamento | None:
    """Proof that the entry is in a closing; None while its stretch was not closed."""
    raiz = RaizDeAndamentos.objects.filter(de__lte=andamento.pk, ate__gte=andamento.pk).first()
    if raiz is None:
        return None
    entradas = folhas(raiz.de, raiz.ate)
    indice = [pk for pk, _ in entradas].index(andamento.pk)
    so_folhas = [folha for _, folha in entradas]
    caminho = merkle.prova_de_inclusao(indice, so_folhas)
    return ProvaDoAndamento(raiz, so_folhas[indice], indice, caminho)


def provas_de(andamentos: Sequence[Andamento]) -> dict[int, ProvaDoAndamento]:
    """Proofs of many entries by their id, each closing read once.

    Entries not closed yet, or of a closing larger than `MAIOR_FECHAMENTO`, are left out.
    """
    provas: dict[int, ProvaDoAndamento] = {}
    por_provar = sorted(a.pk for a in andamentos)
    while por_provar:
        raiz = RaizDeAndamentos.objects.filter(ate__gte=por_provar[0]).order_by("numero").first()
        if raiz is None:
            break
        nesta = [pk for pk in por_provar if raiz.de <= pk <= raiz.ate]
        por_provar = [pk for pk in por_provar if pk > raiz.ate]
        if nesta and raiz.quantidade <= MAIOR_FECHAMENTO:
            entradas = folhas(raiz.de, raiz.ate)
            onde = {pk: indice for indice, (pk, _) in enumerate(entradas)}
            so_folhas = [folha for _, folha in entradas]
            for pk in nesta:
                caminho = merkle.prova_de_inclusao(onde[pk], so_folhas)
                provas[pk] = ProvaDoAndamento(raiz, so_folhas[onde[pk]], onde[pk], caminho)
    return provas


def conferir_raizes() -> list[int]:
    """Numbers of the closings that no longer match the history or one another; empty when all do.

    The entries' own hashes are checked by `conferir_corrente`, process by process.
    """
    quebradas: list[int] = []
    esperado, de, resumo = 1, 1, ""
    for raiz in RaizDeAndamentos.objects.order_by("numero"):
        declarado = json.loads(raiz.declaracao)
        atual = merkle.raiz([folha for _, folha in folhas(raiz.de, raiz.ate)]).hex()
        campos = {c: getattr(raiz, c) for c in ("numero", "de", "ate", "quantidade", "raiz")}
        certa = (
            (raiz.numero, raiz.de, declarado["anterior"]) == (esperado, de, resumo)
            and atual == raiz.raiz
            and campos.items() <= declarado.items()
        )
        if not certa:
            quebradas.append(raiz.numero)
        esperado, de = raiz.numero + 1, raiz.ate + 1
        resumo = resumo_da_declaracao(raiz.declaracao)
    return quebradas
