"""Tables of the institution's way out and in, and the two doors that they need (ADR 0029).

`seiva_mudanca` is a role that cannot log in. It owns two functions and nothing else:
`seiva_reiniciar_lote` deletes trial rows of a pilot whose reset was asked for, and
`seiva_avancar_sequencia` moves a sequence forward after rows came in with their ids. The triggers
of the append-only tables let a row go only to that role, and only of a pilot. Row-level security
binds it as everybody. Where the role cannot be used both refuse, and docs/operacao.md says so.
"""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

from seiva.core.migracoes import ChavesCompostas, Inquilino
from seiva.core.modelos import TenantForeignKey

# Trial data: all that reaches a process, children before parents (tests/portabilidade).
DE_TESTE = (
    'estatisticas_ficha',
    'estatisticas_medida',
    'estatisticas_resumomensal',
    'estatisticas_atualizacao',
    'autos_exportacao',
    'auditoria_registrodeleitura',
    'pesquisa_indiceprocesso',
    'pesquisa_indicedocumento',
    'blocos_ocorrencia',
    'blocos_itemdobloco',
    'blocos_disponibilizacao',
    'blocos_bloco',
    'documentos_pedidodeassinatura',
    'documentos_lotedeassinaturas',
    'documentos_liberacao',
    'documentos_lido',
    'documentos_comentario',
    'documentos_credencialdeassinatura',
    'documentos_recebido',
    'documentos_movido',
    'documentos_cancelamentodeautenticacao',
    'documentos_autenticacao',
    'documentos_assinaturadefora',
    'documentos_examedeassinaturas',
    'documentos_vista',
    'documentos_leitura',
    'documentos_assinaturaexterna',
    'documentos_selo',
    'documentos_base',
    'documentos_cancelamentodeassinaturas',
    'documentos_assinatura',
    'documentos_congelamento',
    'documentos_versao',
    'documentos_documento',
    'documentos_arquivo',
    'documentos_numerodedocumento',
    'processos_credencial',
    'processos_relacao',
    'processos_ciencia',
    'processos_anotacao',
    'processos_destino',
    'processos_remessa',
    'processos_passagem',
    'processos_anexacao',
    'processos_observacao',
    'processos_assuntodoprocesso',
    'processos_interessado',
    'andamentos_raizdeandamentos',
    'andamentos_andamento',
    'processos_processo',
    'processos_sequenciadenumero',
)

FUNCOES = """
CREATE FUNCTION seiva_reiniciar_lote(tabela text, quantos integer, manter text[])
RETURNS bigint LANGUAGE plpgsql SET search_path = pg_catalog, public AS $$
DECLARE
  casa CONSTANT bigint := nullif(current_setting('app.instituicao', true), '')::bigint;
  extra text := '';
  apagadas bigint;
BEGIN
  IF NOT EXISTS (
    SELECT 1 FROM public.organizacao_instituicao i WHERE i.id = casa AND i.fase = 'piloto'
  ) OR NOT EXISTS (
    SELECT 1 FROM public.portabilidade_reinicio r
    WHERE r.instituicao_id = casa AND r.terminado_em IS NULL
  ) THEN
    RAISE EXCEPTION 'Só um piloto em reinício perde dados.' USING ERRCODE = '42501';
  END IF;
  IF tabela = 'documentos_arquivo' THEN
    extra := ' AND NOT sha256 = ANY ($3)';
  END IF;
  EXECUTE format(
    'DELETE FROM public.%1$I WHERE instituicao_id = $1 AND ctid = ANY (ARRAY('
    'SELECT ctid FROM public.%1$I WHERE instituicao_id = $1%2$s LIMIT $2))', tabela, extra
  ) USING casa, quantos, manter;
  GET DIAGNOSTICS apagadas = ROW_COUNT;
  RETURN apagadas;
END $$;

CREATE FUNCTION seiva_avancar_sequencia(tabela text, coluna text, ate bigint)
RETURNS bigint LANGUAGE plpgsql SET search_path = pg_catalog, public AS $$
DECLARE
  nome CONSTANT text := pg_get_serial_sequence('public.' || quote_ident(tabela), coluna);
  ultimo bigint;
BEGIN
  -- Far beyond any number in use, and far from where the numbers end.
  IF nome IS NULL OR ate IS NULL OR ate >= 1000000000000000 THEN
    RAISE EXCEPTION 'Sequência ou número que não se aceita.' USING ERRCODE = '22023';
  END IF;
  EXECUTE 'SELECT last_value FROM ' || nome INTO ultimo;
  -- Setting could put the sequence back, were others to take numbers meanwhile: from near, take
  -- them as they do; from far there is no such hurry.
  IF ate - ultimo BETWEEN 0 AND 10000 THEN
    PERFORM nextval(nome) FROM generate_series(0, ate - ultimo);
  ELSIF ultimo < ate THEN
    PERFORM setval(nome, ate);
  END IF;
  RETURN greatest(ultimo, ate);
END $$;

CREATE OR REPLACE FUNCTION seiva_somente_acrescimo() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' AND current_user = 'seiva_mudanca' THEN
    IF EXISTS (
      SELECT 1 FROM public.organizacao_instituicao i
      WHERE i.id = OLD.instituicao_id AND i.fase = 'piloto'
    ) THEN
      RETURN OLD;
    END IF;
  END IF;
  RAISE EXCEPTION 'A tabela % só aceita acréscimos.', TG_TABLE_NAME USING ERRCODE = '42501';
END $$;

CREATE OR REPLACE FUNCTION seiva_leitura_guardada() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' THEN
    IF OLD.quando < now() - interval '6 months' THEN
      RETURN OLD;
    END IF;
    IF current_user = 'seiva_mudanca' AND EXISTS (
      SELECT 1 FROM public.organizacao_instituicao i
      WHERE i.id = OLD.instituicao_id AND i.fase = 'piloto'
    ) THEN
      RETURN OLD;
    END IF;
  END IF;
  RAISE EXCEPTION 'O registro de leituras só aceita acréscimos.' USING ERRCODE = '42501';
END $$;

-- While the house is closed for its new beginning no act may add to the history.
CREATE FUNCTION seiva_casa_fechada() RETURNS trigger LANGUAGE plpgsql
SET search_path = pg_catalog, public AS $$
BEGIN
  IF EXISTS (
    SELECT 1 FROM public.portabilidade_reinicio r
    WHERE r.instituicao_id = NEW.instituicao_id AND r.terminado_em IS NULL
  ) THEN
    RAISE EXCEPTION 'A instituição está sendo reiniciada.' USING ERRCODE = '55006';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER ordem_casa_fechada BEFORE INSERT ON andamentos_andamento
  FOR EACH ROW EXECUTE FUNCTION seiva_casa_fechada();

-- An institution in production that has history never becomes a pilot again, and a pilot does not
-- change its phase while it is being reset.
CREATE FUNCTION seiva_fase_sem_volta() RETURNS trigger LANGUAGE plpgsql
SET search_path = pg_catalog, public AS $$
DECLARE
  antes CONSTANT text := current_setting('app.instituicao', true);
  tem boolean;
BEGIN
  IF NEW.fase = OLD.fase THEN
    RETURN NEW;
  END IF;
  PERFORM set_config('app.instituicao', OLD.id::text, true);
  IF OLD.fase = 'producao' THEN
    SELECT EXISTS (SELECT 1 FROM public.andamentos_andamento a WHERE a.instituicao_id = OLD.id)
    INTO tem;
  ELSE
    SELECT EXISTS (
      SELECT 1 FROM public.portabilidade_reinicio r
      WHERE r.instituicao_id = OLD.id AND r.terminado_em IS NULL
    ) INTO tem;
  END IF;
  PERFORM set_config('app.instituicao', coalesce(antes, ''), true);
  IF tem THEN
    RAISE EXCEPTION 'A fase desta instituição não pode mudar.' USING ERRCODE = '42501';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER fase_sem_volta BEFORE UPDATE OF fase ON organizacao_instituicao
  FOR EACH ROW EXECUTE FUNCTION seiva_fase_sem_volta();

REVOKE ALL ON FUNCTION seiva_reiniciar_lote(text, integer, text[]) FROM PUBLIC;
REVOKE ALL ON FUNCTION seiva_avancar_sequencia(text, text, bigint) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION seiva_reiniciar_lote(text, integer, text[]) TO seiva_app;
GRANT EXECUTE ON FUNCTION seiva_avancar_sequencia(text, text, bigint) TO seiva_app;
"""

PAPEL = f"""
DO $do$
DECLARE
  tabela text;
BEGIN
  IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'seiva_mudanca') THEN
    CREATE ROLE seiva_mudanca NOLOGIN NOSUPERUSER NOBYPASSRLS;
  END IF;
  IF NOT pg_has_role(current_user, 'seiva_mudanca', CASE
    WHEN current_setting('server_version_num')::integer >= 160000 THEN 'SET' ELSE 'MEMBER'
  END) THEN
    EXECUTE format('GRANT seiva_mudanca TO %I', current_user);
  END IF;
  GRANT USAGE, CREATE ON SCHEMA public TO seiva_mudanca;
  GRANT SELECT (id, fase) ON organizacao_instituicao TO seiva_mudanca;
  GRANT SELECT (instituicao_id, terminado_em) ON portabilidade_reinicio TO seiva_mudanca;
  FOREACH tabela IN ARRAY '{{{','.join(DE_TESTE)}}}'::text[] LOOP
    IF to_regclass('public.' || tabela) IS NOT NULL THEN
      EXECUTE format('GRANT SELECT, DELETE ON public.%I TO seiva_mudanca', tabela);
    END IF;
  END LOOP;
  GRANT SELECT, UPDATE ON ALL SEQUENCES IN SCHEMA public TO seiva_mudanca;
  ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT SELECT, UPDATE ON SEQUENCES TO seiva_mudanca;
  ALTER FUNCTION seiva_reiniciar_lote(text, integer, text[]) SECURITY DEFINER;
  ALTER FUNCTION seiva_reiniciar_lote(text, integer, text[]) OWNER TO seiva_mudanca;
  ALTER FUNCTION seiva_avancar_sequencia(text, text, bigint) SECURITY DEFINER;
  ALTER FUNCTION seiva_avancar_sequencia(text, text, bigint) OWNER TO seiva_mudanca;
  REVOKE CREATE ON SCHEMA public FROM seiva_mudanca;
EXCEPTION WHEN insufficient_privilege OR invalid_grant_operation THEN
  RAISE NOTICE 'Sem o papel seiva_mudanca não há reinício de piloto nem importação: veja docs/operacao.md.';
END $do$;
"""


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('andamentos', '0180_na_origem'),
        ('auditoria', '0001_leituras'),
        ('autos', '0001_exportacao'),
        ('blocos', '0080_revisado'),
        ('documentos', '0180_numeros_trazidos'),
        ('estatisticas', '0001_inicial'),
        ('reorganizacao', '0130_reorganizacao'),
        ('organizacao', '0100_administracao'),
        ('pesquisa', '0011_busca_em_documentos'),
        ('processos', '0070_anexacao'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Importacao',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('estado', models.CharField(choices=[('pendente', 'Na fila'), ('fazendo', 'Em andamento'), ('pronto', 'Pronto'), ('falhou', 'Não deu certo')], default='pendente', max_length=8)),
                ('deposito', models.CharField(blank=True, max_length=200)),
                ('nome', models.CharField(max_length=200)),
                ('endereco', models.CharField(blank=True, max_length=40)),
                ('chegou', models.CharField(blank=True, max_length=40)),
                ('problemas', models.JSONField(default=list)),
                ('avisos', models.JSONField(default=list)),
                ('pedida_em', models.DateTimeField()),
                ('pronta_em', models.DateTimeField(blank=True, null=True)),
                ('conta', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('instituicao', models.ForeignKey(db_index=False, editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organizacao.instituicao', verbose_name='instituição')),
                ('unidade', TenantForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organizacao.unidade')),
            ],
            options={
                'verbose_name': 'importação de instituição',
                'abstract': False,
                'base_manager_name': 'objects',
                'indexes': [models.Index(models.F('instituicao'), models.F('id'), name='importacao_recente')],
            },
        ),
        migrations.CreateModel(
            name='Reinicio',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('pedido_em', models.DateTimeField()),
                ('terminado_em', models.DateTimeField(blank=True, null=True)),
                ('apagadas', models.PositiveBigIntegerField(default=0)),
                ('conta', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('instituicao', models.ForeignKey(db_index=False, editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organizacao.instituicao', verbose_name='instituição')),
                ('unidade', TenantForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organizacao.unidade')),
            ],
            options={
                'verbose_name': 'reinício do piloto',
                'abstract': False,
                'base_manager_name': 'objects',
                'constraints': [models.UniqueConstraint(fields=('instituicao',), name='reinicio_unico')],
            },
        ),
        migrations.CreateModel(
            name='Saida',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('estado', models.CharField(choices=[('pendente', 'Na fila'), ('fazendo', 'Em andamento'), ('pronto', 'Pronto'), ('falhou', 'Não deu certo')], default='pendente', max_length=8)),
                ('feitas', models.PositiveIntegerField(default=0)),
                ('total', models.PositiveIntegerField(default=0)),
                ('erro', models.CharField(blank=True, max_length=300)),
                ('faltas', models.JSONField(default=list)),
                ('deposito', models.CharField(blank=True, max_length=200)),
                ('nome', models.CharField(blank=True, max_length=200)),
                ('sha256', models.CharField(blank=True, max_length=64)),
                ('tamanho', models.BigIntegerField(default=0)),
                ('pedida_em', models.DateTimeField()),
                ('pronta_em', models.DateTimeField(blank=True, null=True)),
                ('vence_em', models.DateTimeField(blank=True, null=True)),
                ('conta', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('instituicao', models.ForeignKey(db_index=False, editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organizacao.instituicao', verbose_name='instituição')),
                ('unidade', TenantForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organizacao.unidade')),
            ],
            options={
                'verbose_name': 'pacote da instituição',
                'abstract': False,
                'base_manager_name': 'objects',
                'constraints': [models.UniqueConstraint(condition=models.Q(('estado__in', ['pendente', 'fazendo'])), fields=('instituicao',), name='saida_uma_por_vez')],
            },
        ),
        Inquilino('Importacao'),
        Inquilino('Reinicio'),
        Inquilino('Saida'),
        ChavesCompostas('Importacao'),
        ChavesCompostas('Reinicio'),
        ChavesCompostas('Saida'),
        migrations.RunSQL(FUNCOES, migrations.RunSQL.noop),
        migrations.RunSQL(PAPEL, migrations.RunSQL.noop),
    ]
