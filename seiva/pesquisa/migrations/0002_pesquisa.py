"""Tenant shape of the index, and the function that searches it.

`@@` is not leakproof, so under row-level security a plain query never uses the GIN index. The
function runs as a role of its own, that cannot log in, whose policy lets it see every row of
this one table; it repeats the condition of the institution inside. Where the owner may neither
have nor make that role, the function runs as its caller: slower, under the plain policy.
"""

from django.db import migrations

from seiva.core.migracoes import ChavesCompostas, Inquilino

FUNCAO = """
CREATE FUNCTION seiva_pesquisar_processos(consulta tsquery, teto integer)
RETURNS TABLE (processo_id bigint)
LANGUAGE plpgsql STABLE PARALLEL RESTRICTED
SET search_path = pg_catalog, public SET plan_cache_mode = force_custom_plan AS $$
BEGIN
  RETURN QUERY
  WITH achados AS MATERIALIZED (
    SELECT i.processo_id
    FROM public.pesquisa_indiceprocesso i
    WHERE i.texto @@ consulta
      AND i.instituicao_id = nullif(current_setting('app.instituicao', true), '')::bigint
    LIMIT teto
  )
  SELECT DISTINCT achados.processo_id FROM achados;
END $$;
REVOKE ALL ON FUNCTION seiva_pesquisar_processos(tsquery, integer) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION seiva_pesquisar_processos(tsquery, integer) TO seiva_app;
"""

PAPEL = """
DO $do$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'seiva_pesquisa') THEN
    CREATE ROLE seiva_pesquisa NOLOGIN NOSUPERUSER NOBYPASSRLS;
  END IF;
  -- PostgreSQL 16 tells membership from the right to become the role; 15 has only the first.
  IF NOT pg_has_role(current_user, 'seiva_pesquisa', CASE
    WHEN current_setting('server_version_num')::integer >= 160000 THEN 'SET' ELSE 'MEMBER'
  END) THEN
    EXECUTE format('GRANT seiva_pesquisa TO %I', current_user);
  END IF;
  GRANT USAGE, CREATE ON SCHEMA public TO seiva_pesquisa;
  GRANT SELECT ON pesquisa_indiceprocesso TO seiva_pesquisa;
  CREATE POLICY pesquisa ON pesquisa_indiceprocesso FOR SELECT TO seiva_pesquisa USING (true);
  ALTER FUNCTION seiva_pesquisar_processos(tsquery, integer) SECURITY DEFINER;
  ALTER FUNCTION seiva_pesquisar_processos(tsquery, integer) OWNER TO seiva_pesquisa;
  REVOKE CREATE ON SCHEMA public FROM seiva_pesquisa;
EXCEPTION WHEN insufficient_privilege OR invalid_grant_operation THEN
  RAISE NOTICE 'Sem o papel seiva_pesquisa a pesquisa funciona, mais devagar: veja docs/operacao.md.';
END $do$;
"""


class Migration(migrations.Migration):
    dependencies = [("pesquisa", "0001_indice")]
    operations = [
        Inquilino("IndiceProcesso"),
        ChavesCompostas("IndiceProcesso"),
        migrations.RunSQL(
            FUNCAO, "DROP FUNCTION IF EXISTS seiva_pesquisar_processos(tsquery, integer)"
        ),
        migrations.RunSQL(PAPEL, migrations.RunSQL.noop),
    ]
