from django.db import migrations

# Rows go with the job that they explain. The worker's role only adds and reads.
FALHAS = """
CREATE TABLE core_falha (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  job_id bigint NOT NULL REFERENCES procrastinate_jobs ON DELETE CASCADE,
  tarefa varchar(128) NOT NULL,
  tentativa integer NOT NULL,
  quando timestamptz NOT NULL,
  classe varchar(200) NOT NULL,
  mensagem text NOT NULL,
  rastro text NOT NULL
);
CREATE INDEX core_falha_job ON core_falha (job_id, id);
CREATE INDEX core_falha_quando ON core_falha (quando);
REVOKE UPDATE, DELETE, TRUNCATE ON core_falha FROM seiva_app;
"""
# Jobs that are not done, by state, by name and by institution: small, whatever the queue did.
FILA = """
CREATE INDEX seiva_fila_estado ON procrastinate_jobs (status, id)
  WHERE status <> 'succeeded';
CREATE INDEX seiva_fila_tarefa ON procrastinate_jobs (task_name, id)
  WHERE status <> 'succeeded';
CREATE INDEX seiva_fila_instituicao ON procrastinate_jobs ((args->>'instituicao_id'), id)
  WHERE status <> 'succeeded';
"""


class Migration(migrations.Migration):
    dependencies = [
        ("core", "0001_papeis"),
        ("procrastinate", "0041_post_retry_failed_job"),
    ]
    operations = [
        migrations.RunSQL(FALHAS, "DROP TABLE core_falha"),
        migrations.RunSQL(
            FILA,
            "DROP INDEX seiva_fila_estado, seiva_fila_tarefa, seiva_fila_instituicao",
        ),
    ]
