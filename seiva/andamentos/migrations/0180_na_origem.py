"""Entries that came from another installation: the ids that their hashes cover, and their own id.

The closings name stretches of ids, so an entry that is imported keeps its id. The trigger that
gives ids out lets that happen only inside an import (`app.importando` names the institution) and
only while the institution has no closing: afterwards the door is shut for good (ADR 0029).
"""

from django.db import migrations, models

ORDEM = """
CREATE OR REPLACE FUNCTION seiva_ordem_do_andamento() RETURNS trigger LANGUAGE plpgsql
SET search_path = pg_catalog, public AS $$
BEGIN
  PERFORM pg_advisory_xact_lock_shared(hashtextextended('andamentos', NEW.instituicao_id));
  IF NEW.id IS NOT NULL AND current_setting('app.importando', true) = NEW.instituicao_id::text
    AND NOT EXISTS (
      SELECT 1 FROM public.andamentos_raizdeandamentos r
      WHERE r.instituicao_id = NEW.instituicao_id
    )
  THEN
    RETURN NEW;
  END IF;
  NEW.id := nextval('public.andamentos_andamento_id_seq');
  RETURN NEW;
END $$;
"""


class Migration(migrations.Migration):

    dependencies = [('andamentos', '0003_raizes')]

    operations = [
        migrations.AddField(
            model_name='andamento',
            name='instituicao_na_origem',
            field=models.BigIntegerField(editable=False, null=True),
        ),
        migrations.AddField(
            model_name='andamento',
            name='conta_na_origem',
            field=models.BigIntegerField(editable=False, null=True),
        ),
        migrations.RunSQL(ORDEM, migrations.RunSQL.noop),
    ]
