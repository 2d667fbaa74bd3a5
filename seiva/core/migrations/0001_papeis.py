"""Roles, grants and the append-only trigger function."""

from django.db import migrations

PAPEIS = """
DO $$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'seiva_app') THEN
    CREATE ROLE seiva_app NOLOGIN NOSUPERUSER NOBYPASSRLS;
  END IF;
  IF current_user <> 'seiva_app' AND NOT pg_has_role(current_user, 'seiva_app', 'MEMBER') THEN
    BEGIN
      EXECUTE format('GRANT seiva_app TO %I', current_user);
    EXCEPTION WHEN insufficient_privilege THEN NULL;
    END;
  END IF;
END $$;
GRANT USAGE ON SCHEMA public TO seiva_app;
ALTER DEFAULT PRIVILEGES IN SCHEMA public
  GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO seiva_app;
ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT USAGE, SELECT ON SEQUENCES TO seiva_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO seiva_app;
GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA public TO seiva_app;

CREATE FUNCTION seiva_somente_acrescimo() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'A tabela % só aceita acréscimos.', TG_TABLE_NAME USING ERRCODE = '42501';
END $$;
"""

LIMITES = """
CREATE UNLOGGED TABLE core_limite (
  chave text NOT NULL,
  janela bigint NOT NULL,
  contagem integer NOT NULL DEFAULT 1,
  PRIMARY KEY (chave, janela)
);
"""


class Migration(migrations.Migration):
    initial = True
    dependencies = []
    operations = [
        migrations.RunSQL(PAPEIS, migrations.RunSQL.noop),
        migrations.RunSQL(LIMITES, "DROP TABLE core_limite"),
    ]
