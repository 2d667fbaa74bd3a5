"""Consultations and evaluations of the trial are trial data too (migration 0001)."""

from django.db import migrations

PAPEL = """
DO $do$
BEGIN
  IF EXISTS (SELECT FROM pg_roles WHERE rolname = 'seiva_mudanca') THEN
    GRANT SELECT, DELETE ON participacao_avaliacao, participacao_respostadaconsulta,
      participacao_contribuicao, participacao_trecho, participacao_consultapublica
      TO seiva_mudanca;
  END IF;
END $do$;
"""


class Migration(migrations.Migration):

    dependencies = [
        ("portabilidade", "0224_representacao"),
        ('participacao', '0001_participacao'),
    ]

    operations = [migrations.RunSQL(PAPEL, migrations.RunSQL.noop)]
