from django.db import migrations

# Who administers may check representations from the start; the institution gives it to others.
PERFIS = """
DO $$
DECLARE casa bigint;
BEGIN
  FOR casa IN SELECT id FROM organizacao_instituicao ORDER BY id LOOP
    PERFORM set_config('app.instituicao', casa::text, true);
    UPDATE organizacao_perfil SET permissoes = array_append(permissoes, 'representacao.conferir')
    WHERE instituicao_id = casa AND 'instituicao.administrar' = ANY (permissoes)
      AND NOT 'representacao.conferir' = ANY (permissoes);
  END LOOP;
  PERFORM set_config('app.instituicao', '', true);
END $$;
"""


class Migration(migrations.Migration):

    dependencies = [
        ("organizacao", "0222_acesso_externo"),
    ]

    operations = [migrations.RunSQL(PERFIS, migrations.RunSQL.noop)]
