"""Tenant shape in the database: keys, row-level security."""

from django.db import migrations

from seiva.core.migracoes import ChavesCompostas, Inquilino

MODELOS = ['Processo', 'Interessado', 'AssuntoDoProcesso', 'Observacao', 'SequenciaDeNumero', 'Passagem', 'Remessa', 'Destino', 'Anotacao', 'Ciencia', 'Relacao', 'Credencial']


class Migration(migrations.Migration):
    dependencies = [('processos', '0001_initial'), ('catalogo', '0002_inquilino')]
    operations = [
        *[Inquilino(modelo) for modelo in MODELOS],
        *[ChavesCompostas(modelo) for modelo in MODELOS],
    ]
