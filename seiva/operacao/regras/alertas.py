"""What is wrong with an institution, in words; pure computation over its numbers."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

SEM_MEDIR = timedelta(hours=6)
SEM_USO = timedelta(days=30)
QUASE = 0.9


@dataclass(frozen=True)
class Numeros:
    """What is looked at. `fila` is how long the oldest job waits."""

    criada_em: datetime
    medida_em: datetime | None
    pessoas: int
    ativas: int
    processos: int
    bytes: int
    falhas: int
    ultima_atividade: datetime | None
    cota_contas: int | None
    cota_bytes: int | None
    suspensa: bool


@dataclass(frozen=True)
class Alerta:
    """`tom` is "perigo" for what stops somebody's work, "aviso" for what deserves a look."""

    codigo: str
    tom: str
    texto: str


def alertas(n: Numeros, agora: datetime) -> list[Alerta]:
    """Everything that is wrong, the worst first. A suspended institution is only that."""
    if n.suspensa:
        return [Alerta("suspensa", "aviso", "Está suspensa: ninguém muda nada nela.")]
    achados = [*_falhas(n), *_cotas(n), *_uso(n, agora), *_medida(n, agora)]
    return sorted(achados, key=lambda alerta: alerta.tom != "perigo")


def _falhas(n: Numeros) -> Iterator[Alerta]:
    if n.falhas:
        quantas = "1 tarefa falhou" if n.falhas == 1 else f"{n.falhas} tarefas falharam"
        yield Alerta("falhas", "perigo", f"{quantas}: veja o erro e tente de novo.")


def _cotas(n: Numeros) -> Iterator[Alerta]:
    for codigo, nome, usado, cota in (
        ("cota_contas", "Pessoas com acesso", n.pessoas, n.cota_contas),
        ("cota_bytes", "Armazenamento", n.bytes, n.cota_bytes),
    ):
        if cota is None:
            continue
        if usado >= cota:
            yield Alerta(codigo, "perigo", f"{nome}: a cota acabou.")
        elif usado >= QUASE * cota:
            yield Alerta(codigo, "aviso", f"{nome}: {100 * usado // cota}% da cota.")


def _uso(n: Numeros, agora: datetime) -> Iterator[Alerta]:
    if not n.pessoas:
        yield Alerta("sem_pessoas", "aviso", "Ninguém tem acesso.")
    elif not n.ativas:
        yield Alerta("sem_entrada", "aviso", "Ninguém entrou nos últimos 30 dias.")
    if agora - n.criada_em < SEM_USO:
        return
    if not n.processos:
        yield Alerta("sem_processos", "aviso", "Existe há mais de 30 dias e não tem processo.")
    elif n.ultima_atividade is None or agora - n.ultima_atividade > SEM_USO:
        yield Alerta("parada", "aviso", "Nenhum processo andou nos últimos 30 dias.")


def _medida(n: Numeros, agora: datetime) -> Iterator[Alerta]:
    if n.medida_em is None:
        yield Alerta("sem_medida", "aviso", "Ainda não foi medida.")
    elif agora - n.medida_em > SEM_MEDIR:
        yield Alerta("medida_velha", "aviso", "A última medida tem mais de seis horas.")
