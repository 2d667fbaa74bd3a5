"""Representations name processes and documents: trial data too (migration 0001)."""

from django.db import migrations

PAPEL = """
DO $do$
BEGIN
  IF EXISTS (SELECT FROM pg_roles WHERE rolname = 'seiva_mudanca') THEN
    GRANT SELECT, DELETE ON representacao_representacao, representacao_representada
      TO seiva_mudanca;
  END IF;
END $do$;
"""


class Migration(migrations.Migration):

    dependencies = [
        ("portabilidade", "0222_concessoes"),
        ('representacao', '0001_representacao'),
    ]

    operations = [migrations.RunSQL(PAPEL, migrations.RunSQL.noop)]
