"""What a unit put on processes and what happened to it are trial data too (migration 0001)."""

from django.db import migrations

PAPEL = """
DO $do$
BEGIN
  IF EXISTS (SELECT FROM pg_roles WHERE rolname = 'seiva_mudanca') THEN
    GRANT SELECT, DELETE ON processos_passodemarca, processos_marca TO seiva_mudanca;
  END IF;
END $do$;
"""


class Migration(migrations.Migration):

    dependencies = [
        ('portabilidade', '0001_mudanca'),
        ('processos', '0200_marcadores'),
    ]

    operations = [migrations.RunSQL(PAPEL, migrations.RunSQL.noop)]
