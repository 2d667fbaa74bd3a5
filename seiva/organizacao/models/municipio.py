"""Municipalities of Brazil: reference data of the IBGE, the same for every institution."""

from django.db import models


class Municipio(models.Model):
    """A municipality, loaded by migration from `seiva/organizacao/dados`. Nobody writes it.

    `regiao` is the IBGE's mesorregião. Coordinates are of the seat, in decimal degrees; None
    where the source has none. Source: IBGE, Divisão Territorial Brasileira, 2022.
    """

    ibge = models.CharField("código IBGE", max_length=7, primary_key=True)
    nome = models.CharField(max_length=100)
    uf = models.CharField("UF", max_length=2)
    regiao = models.CharField("região", max_length=60)
    latitude = models.DecimalField(max_digits=7, decimal_places=4, null=True)
    longitude = models.DecimalField(max_digits=7, decimal_places=4, null=True)

    class Meta:
        verbose_name = "município"
        indexes = [models.Index("uf", "nome", name="municipio_da_uf")]

    def __str__(self) -> str:
        return f"{self.nome}/{self.uf}"
