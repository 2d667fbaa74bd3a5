"""Examinar: ask again for the examination of the signatures inside a file."""

from seiva.core.acoes import acao
from seiva.core.ator import Ator
from seiva.core.erros import NaoEncontrado, RegraViolada
from seiva.documentos.exames import PDF, pedir_exame
from seiva.documentos.models import Documento


@acao("examinar_assinaturas", titulo="Examinar assinaturas", registra=False, mesmo_suspensa=True)
def examinar_assinaturas_do_arquivo(ator: Ator, *, documento: Documento) -> None:
    """Enqueue it when it failed or was never made; what is examined already stays as it is.

    Whoever may read the file may ask. Raises `NaoEncontrado` for who may not.
    """
    legivel = Documento.objects.legiveis_por(ator).select_related("arquivo").um(pk=documento.pk)
    if legivel.arquivo is None:
        raise NaoEncontrado
    if legivel.arquivo.tipo_mime != PDF:
        raise RegraViolada("nao_e_pdf", "Só arquivos PDF trazem assinaturas dentro de si.")
    pedir_exame(legivel.arquivo)
