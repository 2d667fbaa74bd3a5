"""Who manages in the institutions that already exist may conduct public consultations."""

from django.db import migrations

PERFIS = """
DO $$
DECLARE casa bigint;
BEGIN
  FOR casa IN SELECT id FROM organizacao_instituicao ORDER BY id LOOP
    PERFORM set_config('app.instituicao', casa::text, true);
    UPDATE organizacao_perfil SET permissoes = permissoes || ARRAY['consulta.conduzir']::varchar[]
    WHERE instituicao_id = casa AND nome IN ('Gestor', 'Administrador')
      AND NOT 'consulta.conduzir' = ANY(permissoes);
  END LOOP;
  PERFORM set_config('app.instituicao', '', true);
END $$;
"""


class Migration(migrations.Migration):
    dependencies = [("organizacao", "0224_conferir_representacao")]
    operations = [migrations.RunSQL(PERFIS, migrations.RunSQL.noop)]
