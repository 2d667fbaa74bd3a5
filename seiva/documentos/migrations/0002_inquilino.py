"""Tenant shape in the database: keys, row-level security, append-only tables."""

from django.db import migrations

from seiva.core.migracoes import ChavesCompostas, Inquilino, SomenteAcrescimo

MODELOS = ['Arquivo', 'Documento', 'Versao', 'ChaveInstitucional', 'Congelamento', 'Assinatura', 'CancelamentoDeAssinaturas', 'Base', 'Selo']
ACRESCIMO = ['Arquivo', 'Versao', 'Congelamento', 'Assinatura', 'CancelamentoDeAssinaturas', 'Base', 'Selo', 'NumeroDeDocumento']


class Migration(migrations.Migration):
    dependencies = [('documentos', '0001_initial'), ('andamentos', '0002_inquilino')]
    operations = [
        *[Inquilino(modelo) for modelo in MODELOS],
        *[ChavesCompostas(modelo) for modelo in MODELOS],
        *[SomenteAcrescimo(modelo) for modelo in ACRESCIMO],
    ]
