"""Public versions and their bars are trial data too (migration 0001)."""

from django.db import migrations

PAPEL = """
DO $do$
BEGIN
  IF EXISTS (SELECT FROM pg_roles WHERE rolname = 'seiva_mudanca') THEN
    GRANT SELECT, DELETE ON documentos_tarja, documentos_versaopublica TO seiva_mudanca;
  END IF;
END $do$;
"""


class Migration(migrations.Migration):

    dependencies = [
        ('portabilidade', '0212_acompanhamento'),
        ('documentos', '0215_tarjas'),
    ]

    operations = [migrations.RunSQL(PAPEL, migrations.RunSQL.noop)]
