"""Who manages in the institutions that already exist may read the comments of evaluations."""

from django.db import migrations

PERFIS = """
DO $$
DECLARE casa bigint;
BEGIN
  FOR casa IN SELECT id FROM organizacao_instituicao ORDER BY id LOOP
    PERFORM set_config('app.instituicao', casa::text, true);
    UPDATE organizacao_perfil SET permissoes = permissoes || ARRAY['avaliacao.ler']::varchar[]
    WHERE instituicao_id = casa AND nome IN ('Gestor', 'Administrador')
      AND NOT 'avaliacao.ler' = ANY(permissoes);
  END LOOP;
  PERFORM set_config('app.instituicao', '', true);
END $$;
"""


class Migration(migrations.Migration):
    dependencies = [("organizacao", "0250_prova_govbr")]
    operations = [migrations.RunSQL(PERFIS, migrations.RunSQL.noop)]
