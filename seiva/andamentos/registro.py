"""`registrar`: the only writer of the history."""

import hashlib
from datetime import UTC, datetime
from typing import Any

from seiva.andamentos.models import Andamento
from seiva.andamentos.regras import forma
from seiva.andamentos.tipos import TipoAndamento
from seiva.core.ator import Ator
from seiva.core.guarda import anotar_andamento
from seiva.core.relogio import agora


def conteudo_do_hash(andamento: Andamento) -> dict[str, Any]:
    """What the hash covers, with the ids of where the entry was written."""
    daqui = andamento.instituicao_na_origem is None
    return {
        "instituicao": andamento.instituicao_id if daqui else andamento.instituicao_na_origem,
        "processo": andamento.processo_id,
        "sequencia": andamento.sequencia,
        "tipo": andamento.tipo,
        "unidade": andamento.unidade_id,
        "conta": andamento.conta_id if daqui else andamento.conta_na_origem,
        "quando": andamento.quando.astimezone(UTC).isoformat(timespec="microseconds"),
        "dados": andamento.dados,
        "anterior": andamento.anterior,
    }


def forma_canonica(andamento: Andamento) -> bytes:
    """Bytes that the hash covers: JSON, sorted keys, no spaces, UTF-8, instants in UTC."""
    return forma.forma_canonica(conteudo_do_hash(andamento))


def calcular_hash(andamento: Andamento) -> str:
    return hashlib.sha256(forma_canonica(andamento)).hexdigest()


def registrar(
    tipo: TipoAndamento, processo: Any, ator: Ator, *, quando: datetime | None = None, **dados: str
) -> Andamento:
    """Append one entry to the history of `processo`, whose row the act has locked.

    `dados` must be exactly the fields that the kind declares. The unit and the name of who
    acts are frozen as they read now. Raises `EscritaForaDeAto` outside an act.
    """
    if frozenset(dados) != tipo.campos:
        raise TypeError(f"{tipo.codigo} espera {sorted(tipo.campos)}, veio {sorted(dados)}.")
    anotar_andamento()
    ultimo = (
        Andamento.objects.filter(processo=processo)
        .order_by("-sequencia")
        .values_list("sequencia", "hash")
        .first()
    )
    andamento = Andamento(
        instituicao_id=ator.instituicao_id,
        processo=processo,
        sequencia=ultimo[0] + 1 if ultimo else 1,
        tipo=tipo.codigo,
        unidade_id=ator.unidade_id,
        conta_id=ator.conta_id,
        quando=quando or agora(),
        dados={
            **{chave: str(valor) for chave, valor in dados.items()},
            "_unidade": ator.unidade_sigla,
            "_nome": ator.nome,
        },
        anterior=ultimo[1] if ultimo else "",
    )
    andamento.hash = calcular_hash(andamento)
    andamento.save(force_insert=True)
    return andamento


def conferir_corrente(processo: Any) -> list[int]:
    """Sequence numbers of entries whose hash or link does not match; empty when intact."""
    quebrados, anterior, esperado = [], "", 1
    for andamento in Andamento.objects.filter(processo=processo).order_by("sequencia").iterator():
        if (
            andamento.sequencia != esperado
            or andamento.anterior != anterior
            or andamento.hash != calcular_hash(andamento)
        ):
            quebrados.append(andamento.sequencia)
        anterior, esperado = andamento.hash, andamento.sequencia + 1
    return quebrados
