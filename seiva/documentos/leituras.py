"""Where the reading of each file stands, and how it begins."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.db import IntegrityError, transaction
from django.db.models import Model

from seiva.core.ator import Ator
from seiva.core.jobs import enfileirar
from seiva.core.preparadas import PreparadaDeObjetos
from seiva.core.relogio import agora
from seiva.documentos.models import Arquivo, Leitura, Vista
from seiva.documentos.regras.tipos_de_arquivo import precisa_de_vista
from seiva.documentos.tarefas_de_leitura import ler_arquivo

DEMAIS = timedelta(hours=1)
DE_CADA_VEZ = 200


@dataclass(frozen=True)
class Situacao:
    """Reading and rendition of one file; None where there is none."""

    leitura: Leitura | None
    vista: Vista | None

    @property
    def falhou(self) -> bool:
        """Is there something that may be tried again?"""
        if self.parada:
            return True
        de_leitura = {Leitura.Estado.FALHOU}
        de_vista = {Vista.Estado.FALHOU, Vista.Estado.INDISPONIVEL}
        return bool(
            (self.leitura and (self.leitura.estado in de_leitura or self.leitura.erro))
            or (self.vista and self.vista.estado in de_vista)
        )

    @property
    def parada(self) -> bool:
        """Waiting for so long that somebody should look."""
        leitura = self.leitura
        return self.lendo and leitura is not None and leitura.atualizada_em < agora() - DEMAIS

    @property
    def lendo(self) -> bool:
        return self.leitura is not None and self.leitura.estado == Leitura.Estado.PENDENTE


def iniciar_leitura(arquivo: Arquivo) -> None:
    """Write down that the file is to be read and enqueue the job, in the current transaction."""
    if Leitura.objects.filter(arquivo=arquivo).exists():
        return
    Leitura.objects.create(arquivo=arquivo, atualizada_em=agora())
    if precisa_de_vista(arquivo.tipo_mime, arquivo.tamanho):
        Vista.objects.get_or_create(arquivo=arquivo, defaults={"atualizada_em": agora()})
    enfileirar(ler_arquivo, arquivo_id=arquivo.pk)


def _do_arquivo(_ator: Ator, modelo: type[Model], *, arquivo: int) -> Any:
    todas = modelo.objects.filter(arquivo=arquivo)  # type: ignore[attr-defined]
    return (todas.defer("texto") if modelo is Leitura else todas).order_by("pk")[:1]


_situacoes = PreparadaDeObjetos(_do_arquivo)


def situacao(arquivo: Arquivo) -> Situacao:
    """As it is now; a file that came before there was reading begins to be read."""
    casa = Ator.tarefa(arquivo.instituicao_id)
    leituras = _situacoes(casa, Leitura, arquivo=arquivo.pk)
    if not leituras:
        try:
            with transaction.atomic():
                iniciar_leitura(arquivo)
        except IntegrityError:  # somebody else opened it at the same instant
            pass
        leituras = _situacoes(casa, Leitura, arquivo=arquivo.pk)
    vistas = _situacoes(casa, Vista, arquivo=arquivo.pk)
    return Situacao(leituras[0] if leituras else None, vistas[0] if vistas else None)


def iniciar_atrasadas() -> int:
    """Begin the reading of files that came before there was reading; how many began.

    In the institution in scope, some at a time, the newest first.
    """
    sem_leitura = Arquivo.objects.de_documentos().filter(leituras__isnull=True).order_by("-pk")
    atrasadas = list(sem_leitura[:DE_CADA_VEZ])
    for arquivo in atrasadas:
        iniciar_leitura(arquivo)
    return len(atrasadas)


def recomecar(arquivo: Arquivo) -> None:
    """Read again from the beginning: rows pending, job in the queue."""
    momento = agora()
    Leitura.objects.update_or_create(
        arquivo=arquivo,
        defaults={
            "estado": Leitura.Estado.PENDENTE,
            "erro": "",
            "paginas_lidas": 0,
            "atualizada_em": momento,
        },
    )
    if precisa_de_vista(arquivo.tipo_mime, arquivo.tamanho):
        Vista.objects.get_or_create(arquivo=arquivo, defaults={"atualizada_em": momento})
    Vista.objects.filter(arquivo=arquivo).exclude(estado=Vista.Estado.PRONTA).update(
        estado=Vista.Estado.PENDENTE, erro="", atualizada_em=momento
    )
    enfileirar(ler_arquivo, arquivo_id=arquivo.pk)
