"""Space that an institution uses and may use. The cost does not grow with what is stored."""

from dataclasses import dataclass
from datetime import timedelta

from django.db.models import Count, Max, Sum

from seiva.core.erros import RegraViolada
from seiva.core.relogio import agora
from seiva.core.tenancy import instituicao_atual
from seiva.core.textos import tamanho_por_extenso
from seiva.documentos.models import Arquivo, UsoDoArmazenamento
from seiva.organizacao.models import Instituicao

# A file older than this is in: no transaction stays open for so long.
ASSENTADO = timedelta(hours=1)


@dataclass(frozen=True)
class Uso:
    """Files and bytes stored, each inclusion counted; derived copies are not."""

    arquivos: int
    bytes: int


def uso_atual() -> Uso:
    """What the institution in scope stores now: the running total and what came after it."""
    base = UsoDoArmazenamento.objects.first() or UsoDoArmazenamento()
    novos = Arquivo.objects.filter(pk__gt=base.ate).aggregate(n=Count("pk"), b=Sum("tamanho"))
    return Uso(base.arquivos + novos["n"], base.bytes + (novos["b"] or 0))


def assentar_uso() -> Uso:
    """Bring the running total up to what is older than an hour; what is stored now.

    Reads only the files that came since the last time.
    """
    base, _ = UsoDoArmazenamento.objects.select_for_update().get_or_create(
        instituicao_id=instituicao_atual()
    )
    velhos = Arquivo.objects.filter(pk__gt=base.ate, criado_em__lt=agora() - ASSENTADO)
    soma = velhos.aggregate(n=Count("pk"), b=Sum("tamanho"), m=Max("pk"))
    if soma["m"]:
        base.ate, base.arquivos = soma["m"], base.arquivos + soma["n"]
        base.bytes += soma["b"]
        base.save()
    return uso_atual()


def conferir_espaco(tamanho: int) -> None:
    """Refuse `tamanho` more bytes when they pass the institution's quota.

    Two uploads at the same instant may each fit alone: the quota is a limit of administration,
    and goes over by no more than what is arriving.
    """
    cota = Instituicao.objects.values_list("cota_bytes", flat=True).get(pk=instituicao_atual())
    if cota is None:
        return
    restam = cota - uso_atual().bytes
    if tamanho > restam:
        raise RegraViolada(
            "sem_espaco",
            f"Não cabe: restam {tamanho_por_extenso(max(restam, 0))} dos "
            f"{tamanho_por_extenso(cota)} de armazenamento da instituição, e o arquivo tem "
            f"{tamanho_por_extenso(tamanho)}. Nada do que "
            "já está guardado se perdeu. Peça a quem administra a instituição que solicite mais "
            " espaço a quem opera a plataforma.",
        )
