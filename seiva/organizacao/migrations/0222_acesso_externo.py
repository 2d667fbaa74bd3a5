"""The profiles that every institution starts with may open processes to people from outside.

Only those still with what they came with: who had it changed decides alone.
"""

from django.db import migrations

PERFIS = """
DO $$
DECLARE casa bigint;
BEGIN
  FOR casa IN SELECT id FROM organizacao_instituicao ORDER BY id LOOP
    PERFORM set_config('app.instituicao', casa::text, true);
    UPDATE organizacao_perfil SET permissoes = array_append(permissoes, 'acesso.conceder')
    WHERE instituicao_id = casa AND nome IN ('Gestor', 'Coordenador de acervo')
      AND permissoes @> ARRAY['documento.assinar', 'documento.cancelar']::varchar[]
      AND NOT permissoes @> ARRAY['acesso.conceder']::varchar[];
  END LOOP;
  PERFORM set_config('app.instituicao', '', true);
END $$;
"""


class Migration(migrations.Migration):

    dependencies = [
        ("organizacao", "0217_cidadao"),
    ]

    operations = [migrations.RunSQL(PERFIS, migrations.RunSQL.noop)]
