"""Tenant shape in the database: keys, row-level security."""

from django.db import migrations

from seiva.core.migracoes import ChavesCompostas, Inquilino

MODELOS = ['Assunto', 'HipoteseLegal', 'Feriado', 'TipoConferencia', 'TipoArquivo', 'TipoProcesso', 'AssuntoSugerido', 'TipoDocumento', 'ModeloDocumento', 'TextoPadrao']


class Migration(migrations.Migration):
    dependencies = [('catalogo', '0001_initial'), ('organizacao', '0002_inquilino')]
    operations = [
        *[Inquilino(modelo) for modelo in MODELOS],
        *[ChavesCompostas(modelo) for modelo in MODELOS],
    ]
