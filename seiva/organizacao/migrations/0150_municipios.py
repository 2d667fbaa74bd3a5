"""Municipalities of Brazil, read from the file that comes with the product (no network)."""

import csv
from pathlib import Path

from django.db import migrations, models

ARQUIVO = Path(__file__).parent.parent / "dados" / "municipios.csv"


def carregar(apps, schema_editor):
    municipio = apps.get_model("organizacao", "Municipio")
    with ARQUIVO.open(encoding="utf-8", newline="") as linhas:
        municipio.objects.bulk_create(
            [
                municipio(
                    **linha
                    | {
                        "latitude": linha["latitude"] or None,
                        "longitude": linha["longitude"] or None,
                    }
                )
                for linha in csv.DictReader(linhas)
            ],
            batch_size=1000,
        )


class Migration(migrations.Migration):

    dependencies = [('organizacao', '0121_codigo_opcional'), ]

    operations = [
        migrations.CreateModel(
            name='Municipio',
            fields=[
                ('ibge', models.CharField(max_length=7, primary_key=True, serialize=False, verbose_name='código IBGE')),
                ('nome', models.CharField(max_length=100)),
                ('uf', models.CharField(max_length=2, verbose_name='UF')),
                ('regiao', models.CharField(max_length=60, verbose_name='região')),
                ('latitude', models.DecimalField(decimal_places=4, max_digits=7, null=True)),
                ('longitude', models.DecimalField(decimal_places=4, max_digits=7, null=True)),
            ],
            options={
                'verbose_name': 'município',
                'indexes': [models.Index(models.F('uf'), models.F('nome'), name='municipio_da_uf')],
            },
        ),
        migrations.RunPython(carregar, migrations.RunPython.noop),
        migrations.RunSQL(
            "REVOKE INSERT, UPDATE, DELETE ON organizacao_municipio FROM seiva_app",
            migrations.RunSQL.noop,
        ),
    ]
