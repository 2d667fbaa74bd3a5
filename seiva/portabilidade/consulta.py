"""What the pages tell: how much goes out, and how much a new beginning takes away."""

from typing import Any

from django.db.models import Sum

from seiva.documentos.models import Arquivo, Documento
from seiva.organizacao.models import Fase, Instituicao
from seiva.portabilidade.models import Importacao, Reinicio, Saida
from seiva.processos.models import Processo

MOSTRADAS = 10


def saidas() -> list[Saida]:
    """The latest packages asked for."""
    return list(Saida.objects.recentes()[:MOSTRADAS])


def importacoes() -> list[Importacao]:
    """The latest packages brought to this installation. In the platform's scope."""
    return list(Importacao.objects.recentes()[:MOSTRADAS])


def o_que_sai() -> dict[str, int]:
    """Size of what would go out. Needs the scope of the institution."""
    return {
        "processos": Processo.objects.count(),
        "documentos": Documento.objects.count(),
        "bytes": Arquivo.objects.aggregate(soma=Sum("tamanho"))["soma"] or 0,
    }


def o_que_some(instituicao: Instituicao) -> dict[str, Any]:
    """What a new beginning takes away, and whether there may be one."""
    return o_que_sai() | {
        "piloto": instituicao.fase == Fase.PILOTO,
        "suspensa": instituicao.suspensa_em is not None,
        "anterior": Reinicio.objects.first(),
        "endereco": instituicao.slug,
    }


def em_reinicio(instituicao_id: int) -> bool:
    """The house is closed for its new beginning. Needs the scope of the institution."""
    aberto = Reinicio.objects.filter(instituicao=instituicao_id, terminado_em__isnull=True)
    return bool(aberto.exists())
