"""Public acts of every institution have marks of their own, and a function searches by them;
positions of who signed have marks too.

As in 0011, the function runs as `seiva_pesquisa`, whose policy lets it see every row of the index
of documents. It answers keys alone, of what is public: content is read afterwards inside each
institution, under the rule of visibility. Where that role cannot be used it finds nothing, and
the page asks for the institution.
"""

from django.db import migrations

ASSINATURA = (
    "seiva_pesquisar_atos_publicos(text, text, bigint[], timestamptz, timestamptz, integer, integer)"
)

# The latest `teto` public acts of these institutions, whatever the frequency of the words: days,
# months and years are marks, and each try asks a longer time than the one before. `ampla` and
# `exata` as in 0011; `prazo`, in ms, stops the reading of phrases.
FUNCAO = """
CREATE FUNCTION seiva_pesquisar_atos_publicos(
  ampla text, exata text, casas bigint[], de timestamptz, ate timestamptz, teto integer,
  prazo integer
)
RETURNS TABLE (instituicoes bigint[], documentos bigint[], truncado boolean, interrompido boolean)
LANGUAGE plpgsql STABLE PARALLEL RESTRICTED
SET search_path = pg_catalog, public
SET plan_cache_mode = force_custom_plan
SET work_mem = '32MB'
SET enable_seqscan = off
SET max_parallel_workers_per_gather = 0
AS $$
DECLARE
  comeco CONSTANT timestamptz := clock_timestamp();
  fim CONSTANT timestamptz := coalesce(least(ate, clock_timestamp()), clock_timestamp());
  medidas CONSTANT text[] := '{day,day,month,month,year}';
  formas CONSTANT text[] := '{YYMMDD,YYMMDD,YYMM,YYMM,YY}';
  quantos CONSTANT integer[] := '{1,9,1,11,11}';
  palavras tsquery := to_tsquery('pg_catalog.portuguese', ampla);
  frases tsquery;
  procura tsquery;
  desde timestamptz;
  alvo integer := teto + 1;
  candidatos integer;
BEGIN
  instituicoes := '{}'; documentos := '{}'; truncado := false; interrompido := false;
  IF numnode(palavras) = 0 THEN
    RETURN NEXT; RETURN;
  END IF;
  IF exata <> '' THEN
    frases := to_tsquery('pg_catalog.portuguese', exata);
    alvo := 8 * teto;
  END IF;
  FOR tentativa IN 1..6 LOOP
    procura := quote_literal('/P')::tsquery;
    IF tentativa < 6 THEN
      desde := date_trunc(medidas[tentativa], fim, 'UTC')
        - quantos[tentativa] * ('1 ' || medidas[tentativa])::interval;
      -- Time before `de` is asked for once, with the shortest marks that reach it.
      desde := greatest(desde, date_trunc(medidas[tentativa], de, 'UTC'));
      SELECT string_agg(quote_literal('/P.' || to_char(m, formas[tentativa])), ' | ')::tsquery
      INTO procura
      FROM generate_series(desde AT TIME ZONE 'UTC', fim AT TIME ZONE 'UTC',
        ('1 ' || medidas[tentativa])::interval) m;
      CONTINUE WHEN procura IS NULL;
    END IF;
    WITH casados AS MATERIALIZED (
      SELECT i.instituicao_id, i.documento_id, i.quando FROM public.pesquisa_indicedocumento i
      WHERE i.texto @@ (palavras && procura) AND i.instituicao_id + 0 = ANY (casas)
        AND (de IS NULL OR i.quando >= de) AND (ate IS NULL OR i.quando < ate)
    ), primeiros AS (
      SELECT * FROM casados c ORDER BY c.quando DESC, c.documento_id DESC LIMIT alvo
    ), certos AS (
      SELECT p.*, i.texto FROM primeiros p
      JOIN public.pesquisa_indicedocumento i
        ON i.instituicao_id = p.instituicao_id AND i.documento_id = p.documento_id
      WHERE frases IS NULL OR ts_match_vq(i.texto, frases)
      ORDER BY p.quando DESC, p.documento_id DESC LIMIT teto + 1
    ), notas AS (
      SELECT c.instituicao_id, c.documento_id,
        row_number() OVER (ORDER BY c.quando DESC, c.documento_id DESC) AS posto,
        ts_rank('{0.1, 0.2, 0.4, 1.0}', c.texto, coalesce(frases, palavras), 1)
        * (0.5 + 0.5 / (1 + greatest(0, extract(epoch FROM now() - c.quando)) / 31557600.0)) AS nota
      FROM certos c
    )
    SELECT coalesce(array_agg(n.instituicao_id ORDER BY n.nota DESC, n.posto), '{}'),
      coalesce(array_agg(n.documento_id ORDER BY n.nota DESC, n.posto), '{}'),
      count(*) FILTER (WHERE n.posto > teto) > 0, (SELECT count(*) FROM primeiros)
    INTO instituicoes, documentos, truncado, candidatos FROM notas n WHERE n.posto <= teto + 1;
    interrompido := frases IS NOT NULL AND NOT truncado AND candidatos >= alvo;
    EXIT WHEN truncado OR interrompido OR (tentativa < 6 AND desde <= de);
    IF frases IS NOT NULL AND clock_timestamp() - comeco > prazo * interval '1 ms' THEN
      interrompido := tentativa < 6;
      EXIT;
    END IF;
  END LOOP;
  instituicoes := instituicoes[1 : teto]; documentos := documentos[1 : teto];
  RETURN NEXT;
END $$;
"""

PERMISSOES = f"""
REVOKE ALL ON FUNCTION {ASSINATURA} FROM PUBLIC;
GRANT EXECUTE ON FUNCTION {ASSINATURA} TO seiva_app;
DO $do$
BEGIN
  GRANT USAGE, CREATE ON SCHEMA public TO seiva_pesquisa;
  ALTER FUNCTION {ASSINATURA} SECURITY DEFINER;
  ALTER FUNCTION {ASSINATURA} OWNER TO seiva_pesquisa;
  REVOKE CREATE ON SCHEMA public FROM seiva_pesquisa;
EXCEPTION WHEN insufficient_privilege OR invalid_grant_operation OR undefined_object THEN
  RAISE NOTICE 'Sem o papel seiva_pesquisa, a consulta de todas as instituições pede uma delas.';
END $do$;
"""

# The rows of every institution at once: row-level security would hide them from their owner. Each
# row is written once, as one written twice would owe its checks to the end of the transaction, and
# no table may change until then; and the index of words is made again at the end, which in a big
# collection is many times faster than keeping it while every row changes.
MARCAR = """
ALTER TABLE pesquisa_indicedocumento NO FORCE ROW LEVEL SECURITY;
ALTER TABLE documentos_assinatura NO FORCE ROW LEVEL SECURITY;
ALTER TABLE documentos_cancelamentodeassinaturas NO FORCE ROW LEVEL SECURITY;
DO $do$
DECLARE
  nomes regclass[];
  definicoes text[];
  comando text;
BEGIN
  SELECT array_agg(x.indexrelid::regclass), array_agg(pg_get_indexdef(x.indexrelid))
  INTO nomes, definicoes
  FROM pg_index x JOIN pg_class c ON c.oid = x.indexrelid JOIN pg_am a ON a.oid = c.relam
  WHERE x.indrelid = 'pesquisa_indicedocumento'::regclass AND a.amname = 'gin';
  EXECUTE 'DROP INDEX ' || array_to_string(nomes, ', ');
  UPDATE pesquisa_indicedocumento i SET texto = i.texto || array_to_tsvector(m.marcas)
  FROM (
    SELECT d.instituicao_id, d.documento_id,
      CASE WHEN tsvector_to_array(d.texto) && ARRAY['/p' || d.instituicao_id]
        THEN ARRAY['/P',
          '/P.' || to_char(d.quando AT TIME ZONE 'UTC', 'YY'),
          '/P.' || to_char(d.quando AT TIME ZONE 'UTC', 'YYMM'),
          '/P.' || to_char(d.quando AT TIME ZONE 'UTC', 'YYMMDD')]
        ELSE '{}' END || coalesce(a.cargos, '{}') AS marcas
    FROM pesquisa_indicedocumento d LEFT JOIN (
      SELECT s.instituicao_id, s.documento_id,
        array_agg(DISTINCT '/f' || left(md5(s.cargo), 16)) AS cargos
      FROM documentos_assinatura s WHERE NOT EXISTS (
        SELECT FROM documentos_cancelamentodeassinaturas c
        WHERE c.instituicao_id = s.instituicao_id AND c.congelamento_id = s.congelamento_id)
      GROUP BY 1, 2
    ) a ON a.instituicao_id = d.instituicao_id AND a.documento_id = d.documento_id
  ) m
  WHERE i.instituicao_id = m.instituicao_id AND i.documento_id = m.documento_id
    AND m.marcas <> '{}';
  FOREACH comando IN ARRAY definicoes LOOP
    EXECUTE comando;
  END LOOP;
END $do$;
ALTER TABLE documentos_assinatura FORCE ROW LEVEL SECURITY;
ALTER TABLE documentos_cancelamentodeassinaturas FORCE ROW LEVEL SECURITY;
ALTER TABLE pesquisa_indicedocumento FORCE ROW LEVEL SECURITY;
"""


class Migration(migrations.Migration):
    dependencies = [
        ("pesquisa", "0011_busca_em_documentos"),
        ("documentos", "0215_tarjas"),
    ]
    operations = [
        migrations.RunSQL(MARCAR, migrations.RunSQL.noop),
        migrations.RunSQL(FUNCAO, f"DROP FUNCTION IF EXISTS {ASSINATURA}"),
        migrations.RunSQL(PERMISSOES, migrations.RunSQL.noop),
    ]
