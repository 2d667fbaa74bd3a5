"""Notices of the trial, and what became of them, are trial data too (migration 0001)."""

from django.db import migrations

PAPEL = """
DO $do$
BEGIN
  IF EXISTS (SELECT FROM pg_roles WHERE rolname = 'seiva_mudanca') THEN
    GRANT SELECT, DELETE ON intimacoes_documentodaresposta, intimacoes_cumprimento,
      intimacoes_destinatario, intimacoes_anexodaintimacao, intimacoes_intimacao TO seiva_mudanca;
  END IF;
END $do$;
"""


class Migration(migrations.Migration):

    dependencies = [
        ("portabilidade", "0218_peticionamento"),
        ('intimacoes', '0001_intimacoes'),
    ]

    operations = [migrations.RunSQL(PAPEL, migrations.RunSQL.noop)]
