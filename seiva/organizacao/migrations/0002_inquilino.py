"""Tenant shape in the database: keys, row-level security."""

from django.db import migrations

from seiva.core.migracoes import ChavesCompostas, Inquilino

MODELOS = ['Orgao', 'Unidade', 'Perfil', 'Lotacao', 'Cargo', 'Titularidade', 'Pessoa']

# A person sees own lotações in every institution, to choose where to work.
PROPRIA_LOTACAO = """
CREATE POLICY propria ON organizacao_lotacao FOR SELECT
  USING (conta_id = nullif(current_setting('app.conta', true), '')::bigint);
"""


class Migration(migrations.Migration):
    dependencies = [('organizacao', '0001_initial'), ('core', '0001_papeis')]
    operations = [
        *[Inquilino(modelo) for modelo in MODELOS],
        *[ChavesCompostas(modelo) for modelo in MODELOS],
        migrations.RunSQL(PROPRIA_LOTACAO, migrations.RunSQL.noop),
    ]
