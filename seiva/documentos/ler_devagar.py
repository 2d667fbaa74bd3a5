"""The slow half of reading: words in pictures, page by page, and renditions by other programs."""

from typing import Any

from django.conf import settings

from seiva.core.relogio import agora
from seiva.documentos.ler import (
    SEM_OCR,
    concluir,
    falhar,
    guardar_vista,
    limites_de_leitura,
    marcar_vista,
    no_escopo,
    pedir,
    preparar_vista,
)
from seiva.documentos.models import Arquivo, Leitura, Vista
from seiva.documentos.oficina.cliente import TrabalhoFalhou
from seiva.documentos.oficina.confinar import Limites
from seiva.documentos.regras.tipos_de_arquivo import DE_ESCRITORIO, ENCADERNADAS, IMAGENS, PDF

DE_CADA_VEZ = 4  # pages recognised between two notes of progress
MAIS_PAGINAS = 1000
_MEMORIA_DO_ESCRITORIO = 3072


def ler_devagar(instituicao_id: int, arquivo_id: int) -> None:
    """Make the rendition first (somebody may be waiting for it), then recognise words."""
    with no_escopo(instituicao_id):
        arquivo: Arquivo = Arquivo.objects.um(pk=arquivo_id)
    try:
        if arquivo.tipo_mime in DE_ESCRITORIO and settings.SOFFICE:
            _converter(instituicao_id, arquivo)
            return
        lido = pedir("ler", arquivo, limites_de_leitura()).dados
        with no_escopo(instituicao_id):
            preparar_vista(arquivo, lido)
        _desenhar(instituicao_id, arquivo)
        _reconhecer(instituicao_id, arquivo, lido)
    except TrabalhoFalhou as erro:
        with no_escopo(instituicao_id):
            falhar(arquivo, str(erro))


def _limites(memoria: int = 2048) -> Limites:
    prazo = settings.LEITURA_SEGUNDOS
    return Limites(prazo=prazo, processador=prazo, memoria=memoria, gentil=True)


def _converter(instituicao_id: int, arquivo: Arquivo) -> None:
    """Office file to PDF; its words are those of the PDF."""
    feito = pedir(
        "converter",
        arquivo,
        _limites(_MEMORIA_DO_ESCRITORIO),
        programas=[settings.SOFFICE],
        soffice=settings.SOFFICE,
        extensao=DE_ESCRITORIO[arquivo.tipo_mime],
        prazo=float(settings.LEITURA_SEGUNDOS),
    )
    with no_escopo(instituicao_id):
        guardar_vista(arquivo, PDF, feito.arquivo)
        concluir(arquivo, texto=feito.dados["texto"], paginas=feito.dados["paginas"])


def _desenhar(instituicao_id: int, arquivo: Arquivo) -> None:
    """PDF of a TIFF, or smaller copy of a huge picture."""
    with no_escopo(instituicao_id):
        pendente = Vista.objects.filter(arquivo=arquivo, estado=Vista.Estado.PENDENTE).exists()
    if not pendente or arquivo.tipo_mime not in ENCADERNADAS | IMAGENS:
        return
    trabalho = "encadernar" if arquivo.tipo_mime in ENCADERNADAS else "reduzir"
    try:
        feito = pedir(trabalho, arquivo, _limites())
    except TrabalhoFalhou as erro:
        with no_escopo(instituicao_id):
            marcar_vista(arquivo, Vista.Estado.FALHOU, str(erro))
        return
    with no_escopo(instituicao_id):
        guardar_vista(arquivo, str(feito.dados["tipo_mime"]), feito.arquivo)


def _reconhecer(instituicao_id: int, arquivo: Arquivo, lido: dict[str, Any]) -> None:
    folhas, figuras = list(lido["folhas"] or []), list(lido["figuras"])[:MAIS_PAGINAS]
    perdidas: list[int] = []
    for inicio in range(0, len(figuras) if settings.TESSERACT else 0, DE_CADA_VEZ):
        numeros = figuras[inicio : inicio + DE_CADA_VEZ]
        for numero, texto in _textos(arquivo, numeros).items():
            if texto is None:
                perdidas.append(numero + 1)
            else:
                folhas[numero] = texto
        with no_escopo(instituicao_id):
            Leitura.objects.filter(arquivo=arquivo).update(
                paginas_lidas=len(folhas) - len(figuras) + inicio + len(numeros),
                atualizada_em=agora(),
            )
    if figuras and len(perdidas) == len(figuras) == len(folhas):
        raise TrabalhoFalhou("prazo", "Nenhuma página pôde ser reconhecida.")
    sem_ocr = bool(figuras) and not settings.TESSERACT
    with no_escopo(instituicao_id):
        concluir(
            arquivo,
            texto="\n".join(folhas) if folhas else lido["texto"],
            paginas=len(folhas) if lido["folhas"] is not None else None,
            reconhecida=bool(figuras) and not sem_ocr,
            erro=SEM_OCR if sem_ocr else _frase(perdidas),
        )


def _textos(arquivo: Arquivo, numeros: list[int]) -> dict[int, str | None]:
    """Text of each page; when they fail together, each is tried alone. None: it cannot be read."""
    try:
        feito = pedir(
            "reconhecer",
            arquivo,
            _limites(),
            programas=[settings.TESSERACT],
            numeros=numeros,
            tesseract=settings.TESSERACT,
            prazo=float(settings.LEITURA_SEGUNDOS),
        )
    except TrabalhoFalhou:
        if len(numeros) == 1:
            return {numeros[0]: None}
        return {n: texto for numero in numeros for n, texto in _textos(arquivo, [numero]).items()}
    return dict(zip(numeros, (str(t) for t in feito.dados["textos"]), strict=True))


def _frase(perdidas: list[int]) -> str:
    if not perdidas:
        return ""
    lista = ", ".join(str(numero) for numero in perdidas[:20])
    return f"Páginas que não puderam ser reconhecidas: {lista}."
