"""Tenant shape of the index of documents, and the function that searches it (ADR 0014).

As in 0002, the function runs as `seiva_pesquisa`, which cannot log in and whose policy lets it
see every row of this one table; it repeats the condition of the institution inside. Where that
role cannot be used, the function runs as its caller: slower, under the plain policy.
"""

from django.db import migrations

from seiva.core.migracoes import ChavesCompostas, Inquilino

ASSINATURA = (
    "seiva_pesquisar_documentos(text, text, text, text, text, bigint[], timestamptz, "
    "timestamptz, integer, integer, integer)"
)

# `ampla`: the words, without their nearness, in the syntax of to_tsquery; `exata`: the same
# with phrases, or '' when there is none. `publico`: the mark of what everyone of the
# institution reads, which also exists by month; `outros`: the other marks of the reader;
# `filtro`: marks demanded; both as tsqueries. `prazo`, in ms, stops the reading of phrases.
#
# The most recent `teto` matches are wanted, whatever the frequency of the words. The first try
# asks the months that hold the last 2,500 documents of the institution, the second eight times
# as many months, the third everything: a word in many documents ends at the first, and what
# reaches the third is rare. `instituicao_id + 0` leaves only the GIN index to be chosen: any
# other would read the texts of every document of the institution. The planner does not count
# what it costs to bring a text that is out of line, so reading the whole table is forbidden too.
FUNCAO = """
CREATE FUNCTION seiva_pesquisar_documentos(
  ampla text, exata text, publico text, outros text, filtro text, processos bigint[],
  de timestamptz, ate timestamptz, teto integer, classificar integer, prazo integer
)
RETURNS TABLE (documentos bigint[], relevancias real[], truncado boolean, interrompido boolean,
  vazia boolean)
LANGUAGE plpgsql STABLE PARALLEL RESTRICTED
SET search_path = pg_catalog, public
SET plan_cache_mode = force_custom_plan
SET work_mem = '32MB'
SET enable_seqscan = off
SET max_parallel_workers_per_gather = 0
AS $$
DECLARE
  comeco CONSTANT timestamptz := clock_timestamp();
  casa CONSTANT bigint := nullif(current_setting('app.instituicao', true), '')::bigint;
  palavras tsquery;
  frases tsquery;
  leitores tsquery;
  procura tsquery;
  limite timestamptz;
  desde timestamptz;
  fim timestamptz;
  tentativa integer;
  alvo integer := teto + 1;
  achados bigint[];
  na_janela integer;
  certos bigint[] := '{}';
  novos bigint[];
  vistos bigint[] := '{}';
  lote bigint[];
  posicao integer := 1;
BEGIN
  truncado := false; interrompido := false; vazia := false;
  documentos := '{}'; relevancias := '{}';
  IF ampla <> '' THEN
    palavras := to_tsquery('pg_catalog.portuguese', ampla);
    IF numnode(palavras) = 0 THEN
      vazia := true;
      RETURN NEXT; RETURN;
    END IF;
  END IF;
  IF exata <> '' THEN
    frases := to_tsquery('pg_catalog.portuguese', exata);
    alvo := 8 * teto + 1;
  END IF;

  IF array_length(processos, 1) <= 20 THEN
    -- Few documents: read them all, by their processes.
    procura := quote_literal(publico)::tsquery || outros::tsquery;
    IF filtro <> '' THEN procura := procura && filtro::tsquery; END IF;
    IF palavras IS NOT NULL THEN procura := procura && coalesce(frases, palavras); END IF;
    SELECT array_agg(a.documento_id ORDER BY a.quando DESC, a.documento_id DESC) INTO achados
    FROM (
      SELECT i.documento_id, i.quando FROM public.pesquisa_indicedocumento i
      WHERE i.instituicao_id = casa AND i.processo_id = ANY (processos)
        AND ts_match_vq(i.texto, procura)
        AND (de IS NULL OR i.quando >= de) AND (ate IS NULL OR i.quando < ate)
      ORDER BY i.quando DESC, i.documento_id DESC LIMIT teto + 1
    ) a;
  ELSE
    FOR tentativa IN 1..4 LOOP
      IF tentativa = 1 THEN
        SELECT date_trunc('month', i.quando, 'UTC') INTO limite
        FROM public.pesquisa_indicedocumento i
        WHERE i.instituicao_id = casa AND i.quando < coalesce(ate, 'infinity'::timestamptz)
        ORDER BY i.quando DESC OFFSET 2500 LIMIT 1;
        CONTINUE WHEN limite IS NULL;
        desde := limite;
      ELSIF tentativa < 4 THEN
        CONTINUE WHEN limite IS NULL;
        desde := limite - (CASE tentativa WHEN 2 THEN 3 ELSE 23 END)
          * (coalesce(least(ate, clock_timestamp()), clock_timestamp()) - limite);
        desde := date_trunc('month', desde, 'UTC');
      ELSE
        desde := NULL;
      END IF;
      IF de IS NOT NULL AND (desde IS NULL OR desde < de) THEN
        CONTINUE WHEN tentativa < 4;
        desde := date_trunc('month', de, 'UTC');
      END IF;
      leitores := NULL;
      IF desde IS NOT NULL THEN
        fim := coalesce(least(ate, clock_timestamp() + interval '1 day'),
          clock_timestamp() + interval '1 day');
        SELECT string_agg(quote_literal(publico || '.' || to_char(m, 'YYMM')), ' | ')::tsquery
        INTO leitores
        FROM generate_series(desde AT TIME ZONE 'UTC', fim AT TIME ZONE 'UTC', interval '1 month') m
        HAVING count(*) <= 12;
        IF leitores IS NULL THEN
          desde := date_trunc('year', desde, 'UTC');
          SELECT string_agg(quote_literal(publico || '.' || to_char(a, 'YY')), ' | ')::tsquery
          INTO leitores
          FROM generate_series(desde AT TIME ZONE 'UTC', fim AT TIME ZONE 'UTC', interval '1 year') a
          HAVING count(*) <= 12;
        END IF;
      END IF;
      IF leitores IS NULL THEN
        CONTINUE WHEN tentativa < 4;
        leitores := quote_literal(publico)::tsquery;
      END IF;
      procura := leitores || outros::tsquery;
      IF filtro <> '' THEN procura := procura && filtro::tsquery; END IF;
      IF palavras IS NOT NULL THEN procura := palavras && procura; END IF;

      WITH casados AS MATERIALIZED (
        SELECT i.documento_id, i.quando FROM public.pesquisa_indicedocumento i
        WHERE i.texto @@ procura AND i.instituicao_id + 0 = casa
          AND (de IS NULL OR i.quando >= de) AND (ate IS NULL OR i.quando < ate)
          AND (processos IS NULL OR i.processo_id = ANY (processos))
      ), primeiros AS (
        SELECT c.documento_id, c.quando FROM casados c
        ORDER BY c.quando DESC, c.documento_id DESC LIMIT alvo
      )
      SELECT array_agg(p.documento_id ORDER BY p.quando DESC, p.documento_id DESC),
        count(*) FILTER (WHERE desde IS NULL OR p.quando >= desde)
      INTO achados, na_janela FROM primeiros p;
      achados := coalesce(achados, '{}');
      IF frases IS NOT NULL THEN
        -- Nearness is not in the index: read the texts, the latest first, while there is time.
        novos := ARRAY(
          SELECT t.d FROM unnest(achados) WITH ORDINALITY t(d, n)
          WHERE NOT t.d = ANY (vistos) ORDER BY t.n);
        posicao := 1;
        WHILE posicao <= cardinality(novos) AND cardinality(certos) <= teto LOOP
          lote := novos[posicao : posicao + 249];
          posicao := posicao + 250;
          SELECT certos || coalesce(array_agg(l.d ORDER BY l.n), '{}') INTO certos
          FROM unnest(lote) WITH ORDINALITY l(d, n)
          JOIN public.pesquisa_indicedocumento i
            ON i.instituicao_id = casa AND i.documento_id = l.d
          WHERE ts_match_vq(i.texto, frases);
          EXIT WHEN clock_timestamp() - comeco > prazo * interval '1 ms';
        END LOOP;
        EXIT WHEN cardinality(certos) > teto;
        interrompido := posicao <= cardinality(novos) OR (na_janela >= alvo)
          OR (tentativa < 4 AND clock_timestamp() - comeco > prazo * interval '1 ms');
        EXIT WHEN interrompido;
        vistos := vistos || novos;
      ELSE
        EXIT WHEN na_janela >= alvo;
      END IF;
    END LOOP;
    IF frases IS NOT NULL THEN achados := certos; END IF;
  END IF;
  achados := coalesce(achados, '{}');
  truncado := cardinality(achados) > teto;
  documentos := achados[1 : teto];

  IF palavras IS NOT NULL AND classificar > 0 AND documentos <> '{}' THEN
    SELECT array_agg(
      ts_rank('{0.1, 0.2, 0.4, 1.0}', i.texto, coalesce(frases, palavras), 1)
      * (0.5 + 0.5 / (1 + greatest(0, extract(epoch FROM now() - i.quando)) / 31557600.0))::real
      ORDER BY l.n)
    INTO relevancias
    FROM unnest(documentos[1 : classificar]) WITH ORDINALITY l(d, n)
    JOIN public.pesquisa_indicedocumento i ON i.instituicao_id = casa AND i.documento_id = l.d;
  END IF;
  RETURN NEXT;
END $$;
"""

# As in 0002, but the limit keeps the latest processes, so that few may be asked for.
DE_PROCESSOS = """
DROP FUNCTION seiva_pesquisar_processos(tsquery, integer);
CREATE FUNCTION seiva_pesquisar_processos(consulta tsquery, teto integer)
RETURNS TABLE (processo_id bigint)
LANGUAGE plpgsql STABLE PARALLEL RESTRICTED
SET search_path = pg_catalog, public SET plan_cache_mode = force_custom_plan
SET enable_seqscan = off AS $$
BEGIN
  RETURN QUERY
  WITH achados AS MATERIALIZED (
    SELECT DISTINCT i.processo_id
    FROM public.pesquisa_indiceprocesso i
    WHERE i.texto @@ consulta
      AND i.instituicao_id + 0 = nullif(current_setting('app.instituicao', true), '')::bigint
  )
  SELECT a.processo_id FROM achados a ORDER BY a.processo_id DESC LIMIT teto;
END $$;
REVOKE ALL ON FUNCTION seiva_pesquisar_processos(tsquery, integer) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION seiva_pesquisar_processos(tsquery, integer) TO seiva_app;
"""

PERMISSOES = f"""
REVOKE ALL ON FUNCTION {ASSINATURA} FROM PUBLIC;
GRANT EXECUTE ON FUNCTION {ASSINATURA} TO seiva_app;
ALTER TABLE pesquisa_indicedocumento ALTER COLUMN texto SET STORAGE EXTERNAL;
ALTER TABLE pesquisa_indicedocumento SET (
  toast_tuple_target = 256, autovacuum_vacuum_scale_factor = 0.05,
  autovacuum_vacuum_insert_scale_factor = 0.05
);
"""

PAPEL = f"""
DO $do$
BEGIN
  GRANT USAGE, CREATE ON SCHEMA public TO seiva_pesquisa;
  GRANT SELECT ON pesquisa_indicedocumento TO seiva_pesquisa;
  CREATE POLICY pesquisa ON pesquisa_indicedocumento FOR SELECT TO seiva_pesquisa USING (true);
  ALTER FUNCTION {ASSINATURA} SECURITY DEFINER;
  ALTER FUNCTION {ASSINATURA} OWNER TO seiva_pesquisa;
  ALTER FUNCTION seiva_pesquisar_processos(tsquery, integer) SECURITY DEFINER;
  ALTER FUNCTION seiva_pesquisar_processos(tsquery, integer) OWNER TO seiva_pesquisa;
  REVOKE CREATE ON SCHEMA public FROM seiva_pesquisa;
EXCEPTION WHEN insufficient_privilege OR invalid_grant_operation OR undefined_object THEN
  RAISE NOTICE 'Sem o papel seiva_pesquisa a pesquisa funciona, mais devagar: veja docs/operacao.md.';
END $do$;
"""


class Migration(migrations.Migration):
    dependencies = [("pesquisa", "0010_documentos")]
    operations = [
        Inquilino("IndiceDocumento"),
        ChavesCompostas("IndiceDocumento"),
        Inquilino("PesquisaSalva"),
        ChavesCompostas("PesquisaSalva"),
        migrations.RunSQL(FUNCAO, f"DROP FUNCTION IF EXISTS {ASSINATURA}"),
        migrations.RunSQL(DE_PROCESSOS, migrations.RunSQL.noop),
        migrations.RunSQL(PERMISSOES, migrations.RunSQL.noop),
        migrations.RunSQL(PAPEL, migrations.RunSQL.noop),
    ]
