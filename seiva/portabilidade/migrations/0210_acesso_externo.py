"""What was opened to people from outside is trial data too (migration 0001)."""

from django.db import migrations

PAPEL = """
DO $do$
BEGIN
  IF EXISTS (SELECT FROM pg_roles WHERE rolname = 'seiva_mudanca') THEN
    GRANT SELECT, DELETE ON documentos_documentodoacesso, processos_acessoexterno TO seiva_mudanca;
  END IF;
END $do$;
"""


class Migration(migrations.Migration):

    dependencies = [
        ('portabilidade', '0200_marcadores'),
        ('documentos', '0210_acesso_externo'),
    ]

    operations = [migrations.RunSQL(PAPEL, migrations.RunSQL.noop)]
