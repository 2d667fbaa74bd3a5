"""Signatures inside the files that arrive: asked for at inclusion, examined in the background."""

import tempfile
from pathlib import Path
from typing import IO, Any

from django.conf import settings
from django.db import transaction

from seiva.core import storage
from seiva.core.ator import Ator
from seiva.core.jobs import enfileirar
from seiva.core.preparadas import PreparadaDeObjetos
from seiva.core.relogio import agora
from seiva.documentos.defora.cercado import NaoExaminado, examinar_cercado
from seiva.documentos.models import Arquivo, AssinaturaDeFora, ExameDeAssinaturas

PDF = "application/pdf"
# A signature's byte range counts bytes of the file, so it cannot be inside a compressed object.
_MARCA = b"/ByteRange"
_PIORES = {AssinaturaDeFora.Integridade.ALTERADA, AssinaturaDeFora.Integridade.VIOLADA}
Estado = ExameDeAssinaturas.Estado


def pedir_exame(arquivo: Arquivo) -> None:
    """Enqueue the examination of a PDF, in the current transaction; the same bytes once.

    What was examined stays; what failed is tried again.
    """
    if arquivo.tipo_mime != PDF:
        return
    with transaction.atomic():
        exame, novo = ExameDeAssinaturas.objects.get_or_create(
            sha256=arquivo.sha256, defaults={"atualizado_em": agora()}
        )
    if not novo:
        if exame.estado != Estado.FALHOU:
            return
        exame.estado, exame.erro, exame.atualizado_em = Estado.PENDENTE, "", agora()
        exame.save()
    from seiva.documentos.tarefas import examinar_assinaturas

    enfileirar(examinar_assinaturas, trava=f"exame-{exame.pk}", exame_id=exame.pk)


def _do_arquivo(_ator: Ator, *, sha256: str) -> Any:
    return ExameDeAssinaturas.objects.do_arquivo(sha256).order_by("pk")[:1]


_exames = PreparadaDeObjetos(_do_arquivo)


def exame_do(arquivo: Arquivo | None) -> ExameDeAssinaturas | None:
    """The examination of a file, None when it is not a PDF or was never asked for."""
    if arquivo is None or arquivo.tipo_mime != PDF:
        return None
    achados = _exames(Ator.tarefa(arquivo.instituicao_id), sha256=arquivo.sha256)
    exame: ExameDeAssinaturas | None = achados[0] if achados else None
    return exame


def examinar(exame: ExameDeAssinaturas) -> None:
    """Examine the bytes and write what was found, in place of what was there before."""
    try:
        achado = _examinar_bytes(exame)
    except NaoExaminado as erro:
        exame.estado, exame.erro, exame.atualizado_em = Estado.FALHOU, str(erro), agora()
        exame.save()
        return
    AssinaturaDeFora.objects.filter(exame=exame).delete()
    linhas = [_linha(exame, item) for item in achado["assinaturas"]]
    AssinaturaDeFora.objects.bulk_create(linhas)
    exame.total, exame.avisos = len(linhas), achado["avisos"]
    exame.alteradas = sum(1 for linha in linhas if linha.integridade in _PIORES)
    exame.estado, exame.erro, exame.atualizado_em = Estado.PRONTO, "", agora()
    exame.save()


def _linha(exame: ExameDeAssinaturas, item: dict[str, Any]) -> AssinaturaDeFora:
    vazios = {campo: item[campo] or None for campo in ("quando", "valido_ate")}
    return AssinaturaDeFora(exame=exame, **(item | vazios))


def _examinar_bytes(exame: ExameDeAssinaturas) -> dict[str, Any]:
    with (
        storage.abrir(exame.instituicao_id, exame.sha256) as entrada,
        tempfile.TemporaryDirectory(prefix="seiva-exame-") as pasta,
    ):
        copia = Path(pasta) / "arquivo.pdf"
        with copia.open("wb") as saida:
            if not _copiar(entrada, saida):
                return {"assinaturas": [], "avisos": []}
        return examinar_cercado(copia, str(settings.AC_RAIZES))


def _copiar(entrada: IO[Any], saida: IO[bytes]) -> bool:
    """Copy in pieces; answers whether the mark of a signature went by."""
    achou, cauda = False, b""
    while pedaco := entrada.read(storage.PEDACO):
        saida.write(pedaco)
        achou = achou or _MARCA in cauda + pedaco
        cauda = pedaco[-len(_MARCA) :]
    return achou
