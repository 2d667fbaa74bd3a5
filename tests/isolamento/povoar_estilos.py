"""The styles of the documents: one row an institution."""

from seiva.documentos.models import EstilosDaInstituicao


def povoar_estilos() -> None:
    """Choices that differ from the usual; needs the scope open."""
    EstilosDaInstituicao.objects.create(valores={"texto": {"tamanho": 120}}, versao=1)
