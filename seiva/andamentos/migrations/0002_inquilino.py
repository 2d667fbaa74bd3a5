"""Tenant shape in the database: keys, row-level security, append-only tables."""

from django.db import migrations

from seiva.core.migracoes import ChavesCompostas, Inquilino, SomenteAcrescimo

MODELOS = ['Andamento']
ACRESCIMO = ['Andamento']


class Migration(migrations.Migration):
    dependencies = [('andamentos', '0001_initial'), ('processos', '0002_inquilino')]
    operations = [
        *[Inquilino(modelo) for modelo in MODELOS],
        *[ChavesCompostas(modelo) for modelo in MODELOS],
        *[SomenteAcrescimo(modelo) for modelo in ACRESCIMO],
    ]
