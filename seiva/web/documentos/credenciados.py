"""What is in the queue of a person by a credential of signature, and how little a list says of it."""

from seiva.catalogo.models import NivelAcesso
from seiva.core.ator import Ator
from seiva.documentos.models import Documento


def marcar_credenciados(ator: Ator, documentos: list[Documento]) -> list[Documento]:
    """Set `por_credencial` on those; asks nothing where nothing is under sigilo."""
    fechados = [d.pk for d in documentos if d.nivel_efetivo >= NivelAcesso.SIGILOSO]
    if fechados:
        dados = Documento.objects.com_chaves(fechados).credenciados_a(ator)
        meus = set(dados.values_list("pk", flat=True))
        for documento in documentos:
            documento.por_credencial = documento.pk in meus
    return documentos


def nome_na_fila(documento: Documento) -> str:
    """Before the password, of what is opened by a credential: its type and number."""
    if not documento.por_credencial:
        return documento.nome
    return f"{documento.tipo.nome} {documento.numero_no_tipo}".strip()
