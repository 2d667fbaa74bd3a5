"""Reading one file in the background: open, ask the workshop, keep what it answered."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.conf import settings
from django.db import transaction

from seiva.core import eventos, storage
from seiva.core.jobs import enfileirar
from seiva.core.relogio import agora
from seiva.core.tenancy import escopo
from seiva.documentos.models import Arquivo, Leitura, Vista
from seiva.documentos.oficina.cliente import Feito, TrabalhoFalhou, trabalhar
from seiva.documentos.oficina.confinar import Limites
from seiva.documentos.regras.tipos_de_arquivo import (
    DE_ESCRITORIO,
    ENCADERNADAS,
    IMAGENS,
    MUITOS_BYTES,
    MUITOS_PONTOS,
    SO_COM_ESCRITORIO,
)
from seiva.documentos.reproducao import TIPO_DA_PAGINA, escrever_pagina
from seiva.documentos.tarefas_de_leitura import ler_devagar

SEM_OCR = (
    "As palavras desta imagem não foram reconhecidas: o reconhecimento de texto (OCR) "
    "não está instalado neste servidor."
)
SEM_ESCRITORIO = (
    "Para mostrar este tipo de arquivo aqui, o servidor precisa do LibreOffice, que não está "
    "instalado."
)
SUMIU = "O arquivo não foi encontrado no lugar onde se guardam os documentos. Avise o suporte."
DEPRESSA = 20.0  # seconds after which a reading goes on among the slow ones
PEDACO = 1024 * 1024


def limites_de_leitura(maximo: float | None = None) -> Limites:
    """How much the reading of one file may use; `maximo` in seconds, when it is in a hurry."""
    prazo = min(maximo or settings.LEITURA_SEGUNDOS, settings.LEITURA_SEGUNDOS)
    return Limites(prazo=prazo, processador=max(1, int(prazo)), memoria=1536)


def ler_depressa(instituicao_id: int, arquivo_id: int) -> None:
    """Words and page of a file; enqueues the slow part when there is one. Safe to run again."""
    with no_escopo(instituicao_id):
        arquivo: Arquivo = Arquivo.objects.um(pk=arquivo_id)
        if not _pendente(arquivo) or _reaproveitar(arquivo):
            return
    try:
        lido = pedir("ler", arquivo, limites_de_leitura(DEPRESSA)).dados
    except TrabalhoFalhou as erro:
        with no_escopo(instituicao_id):
            if erro.motivo == "prazo":
                enfileirar(ler_devagar, arquivo_id=arquivo.pk)
            else:
                falhar(arquivo, str(erro))
        return
    with no_escopo(instituicao_id):
        preparar_vista(arquivo, lido)
        if demora(arquivo, lido):
            enfileirar(ler_devagar, arquivo_id=arquivo.pk)
            paginas = len(lido["folhas"]) if lido["folhas"] is not None else None
            Leitura.objects.filter(arquivo=arquivo).update(paginas=paginas, atualizada_em=agora())
            return
        falta_ocr = bool(lido["figuras"])
        concluir(
            arquivo,
            texto=lido["texto"],
            paginas=len(lido["folhas"]) if lido["folhas"] is not None else None,
            erro=SEM_OCR if falta_ocr else "",
        )


def demora(arquivo: Arquivo, lido: dict[str, Any]) -> bool:
    """Is there slow work that this machine can do?"""
    if lido["figuras"] and settings.TESSERACT:
        return True
    if arquivo.tipo_mime in DE_ESCRITORIO and settings.SOFFICE:
        return True
    vista = Vista.objects.filter(arquivo=arquivo, estado=Vista.Estado.PENDENTE)
    return vista.exists() and arquivo.tipo_mime in ENCADERNADAS | IMAGENS


def pedir(trabalho: str, arquivo: Arquivo, limites: Limites, **resto: Any) -> Feito:
    """Ask the workshop for work over the bytes of a file."""
    try:
        aberto = storage.abrir(arquivo.instituicao_id, arquivo.sha256)
    except FileNotFoundError as erro:
        raise TrabalhoFalhou("sumiu", SUMIU) from erro
    with aberto:
        return trabalhar(trabalho, aberto, limites, tipo_mime=arquivo.tipo_mime, **resto)


def concluir(
    arquivo: Arquivo,
    *,
    texto: str,
    paginas: int | None,
    reconhecida: bool = False,
    erro: str = "",
) -> None:
    """Write the words of a file and tell whoever indexes them, in the current transaction."""
    leitura = Leitura.objects.get(arquivo=arquivo)
    tem = bool(texto.strip())
    leitura.estado = Leitura.Estado.PRONTA if tem else Leitura.Estado.SEM_TEXTO
    leitura.texto, leitura.paginas = (texto if tem else ""), paginas
    leitura.reconhecida, leitura.erro = reconhecida and tem, erro[:300]
    leitura.paginas_lidas = paginas or 0
    leitura.atualizada_em = agora()
    leitura.save()
    eventos.anunciar(leitura)


def falhar(arquivo: Arquivo, frase: str) -> None:
    """Nothing could be read; what was prepared for the screen stays."""
    leitura = Leitura.objects.get(arquivo=arquivo)
    leitura.estado, leitura.erro, leitura.texto = Leitura.Estado.FALHOU, frase[:300], ""
    leitura.atualizada_em = agora()
    leitura.save()
    Vista.objects.filter(arquivo=arquivo, estado=Vista.Estado.PENDENTE).update(
        estado=Vista.Estado.FALHOU, erro=frase[:300], atualizada_em=agora()
    )
    eventos.anunciar(leitura)


def guardar_vista(arquivo: Arquivo, tipo_mime: str, feito: Any) -> None:
    """Keep a rendition in the store and make it the one that the reader shows."""
    pedacos = iter(lambda: feito.read(PEDACO), b"")
    guardado = storage.guardar(arquivo.instituicao_id, pedacos)
    Vista.objects.update_or_create(
        arquivo=arquivo,
        defaults={
            "estado": Vista.Estado.PRONTA,
            "tipo_mime": tipo_mime,
            "sha256": guardado.sha256,
            "tamanho": guardado.tamanho,
            "erro": "",
            "atualizada_em": agora(),
        },
    )


def marcar_vista(arquivo: Arquivo, estado: str, erro: str) -> None:
    """A rendition that is not coming, and why."""
    Vista.objects.filter(arquivo=arquivo).update(
        estado=estado, erro=erro[:300], atualizada_em=agora()
    )


def preparar_vista(arquivo: Arquivo, lido: dict[str, Any]) -> None:
    """Keep the page of a file that has one, or write down that a rendition is to be made."""
    tipo = arquivo.tipo_mime
    if tipo in IMAGENS and Vista.objects.filter(arquivo=arquivo).first() is None:
        largura, altura = (int(n) for n in dict(lido["dados"])["pontos"].split())
        if largura * altura > MUITOS_PONTOS or arquivo.tamanho > MUITOS_BYTES:
            Vista.objects.create(arquivo=arquivo, atualizada_em=agora())
    elif tipo in DE_ESCRITORIO and settings.SOFFICE:
        return  # LibreOffice draws it better than we write it
    elif tipo in SO_COM_ESCRITORIO:
        marcar_vista(arquivo, Vista.Estado.INDISPONIVEL, SEM_ESCRITORIO)
    elif lido["secoes"] is not None:
        guardar_vista(arquivo, TIPO_DA_PAGINA, escrever_pagina(lido))


def _pendente(arquivo: Arquivo) -> bool:
    leitura = Leitura.objects.filter(arquivo=arquivo, estado=Leitura.Estado.PENDENTE).exists()
    vista = Vista.objects.filter(arquivo=arquivo, estado=Vista.Estado.PENDENTE).exists()
    return leitura or vista


def _reaproveitar(arquivo: Arquivo) -> bool:
    """The same bytes were read before, under another document: the answer is the same."""
    iguais = Arquivo.objects.com_hash(arquivo.sha256).filter(tipo_mime=arquivo.tipo_mime)
    prontas = [Leitura.Estado.PRONTA, Leitura.Estado.SEM_TEXTO]
    outra = (
        Leitura.objects.filter(arquivo__in=iguais.exclude(pk=arquivo.pk), estado__in=prontas)
        .filter(erro="")
        .first()
    )
    if outra is None:
        return False
    vista = Vista.objects.filter(arquivo_id=outra.arquivo_id).first()
    if vista is not None and not vista.pronta:
        return False
    if vista is not None:
        campos = {"tipo_mime": vista.tipo_mime, "sha256": vista.sha256, "tamanho": vista.tamanho}
        Vista.objects.update_or_create(
            arquivo=arquivo,
            defaults=campos | {"estado": vista.estado, "erro": "", "atualizada_em": agora()},
        )
    concluir(arquivo, texto=outra.texto, paginas=outra.paginas, reconhecida=outra.reconhecida)
    return True


@contextmanager
def no_escopo(instituicao_id: int) -> Iterator[None]:
    with transaction.atomic(), escopo(instituicao_id):
        yield
