"""How the documents of an institution look."""

from django.db import models

from seiva.core.modelos import ModeloDoInquilino


class EstilosDaInstituicao(ModeloDoInquilino):
    """What the institution chose of the styles of its paper; one row an institution, or none.

    `valores` has what differs from the usual, as `papel.estilos.Valores`: never CSS. `versao`
    counts the changes. What was frozen does not look here: each frozen page carries its choices.
    """

    valores = models.JSONField("estilos", default=dict)
    versao = models.PositiveIntegerField("versão", default=0)

    class Meta(ModeloDoInquilino.Meta):
        abstract = False
        verbose_name = "estilos dos documentos"
        verbose_name_plural = "estilos dos documentos"
        constraints = [models.UniqueConstraint("instituicao", name="estilos_da_instituicao_unicos")]

    def __str__(self) -> str:
        return "Estilos dos documentos"
