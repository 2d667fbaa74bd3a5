"""One table, to see that data survive."""

from django.db import models


class Recado(models.Model):
    texto = models.TextField()
