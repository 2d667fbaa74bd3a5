"""Who follows a process of the trial is not told of it any more (migration 0001)."""

from django.db import migrations

PAPEL = """
DO $do$
BEGIN
  IF EXISTS (SELECT FROM pg_roles WHERE rolname = 'seiva_mudanca') THEN
    GRANT SELECT, DELETE ON acompanhamento_inscricao TO seiva_mudanca;
  END IF;
END $do$;
"""


class Migration(migrations.Migration):

    dependencies = [
        ('portabilidade', '0210_acesso_externo'),
        ('acompanhamento', '0212_acompanhamento'),
    ]

    operations = [migrations.RunSQL(PAPEL, migrations.RunSQL.noop)]
