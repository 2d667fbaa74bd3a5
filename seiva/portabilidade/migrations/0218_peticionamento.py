"""What citizens sent and were preparing is trial data too (migration 0001)."""

from django.db import migrations

PAPEL = """
DO $do$
BEGIN
  IF EXISTS (SELECT FROM pg_roles WHERE rolname = 'seiva_mudanca') THEN
    GRANT SELECT, DELETE ON peticionamento_papel, peticionamento_rascunho,
      peticionamento_protocolo TO seiva_mudanca;
  END IF;
END $do$;
"""


class Migration(migrations.Migration):

    dependencies = [
        ("portabilidade", "0215_tarjas"),
        ('peticionamento', '0001_peticionamento'),
    ]

    operations = [migrations.RunSQL(PAPEL, migrations.RunSQL.noop)]
