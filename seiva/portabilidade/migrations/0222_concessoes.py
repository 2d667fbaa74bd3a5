"""What was granted to, and asked by, people from outside is trial data too (migration 0001)."""

from django.db import migrations

PAPEL = """
DO $do$
BEGIN
  IF EXISTS (SELECT FROM pg_roles WHERE rolname = 'seiva_mudanca') THEN
    GRANT SELECT, DELETE ON documentos_documentopedido, documentos_pedidodevista,
      documentos_concessaodeacesso TO seiva_mudanca;
  END IF;
END $do$;
"""


class Migration(migrations.Migration):

    dependencies = [
        ("portabilidade", "0220_intimacoes"),
        ('documentos', '0222_concessoes'),
    ]

    operations = [migrations.RunSQL(PAPEL, migrations.RunSQL.noop)]
