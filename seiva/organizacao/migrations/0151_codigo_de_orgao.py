"""Sequence of the numbering codes of órgãos, one for the installation."""

from django.db import migrations


class Migration(migrations.Migration):

    dependencies = [
        ('organizacao', '0150_municipios'),
    ]

    operations = [
        migrations.RunSQL(
            "CREATE SEQUENCE organizacao_codigo_de_orgao START 6001",
            "DROP SEQUENCE organizacao_codigo_de_orgao",
        ),
    ]
