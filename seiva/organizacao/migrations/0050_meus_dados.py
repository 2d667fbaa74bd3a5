"""A logged-in person finds the institutions that registered them, by the CPF of the account."""

from django.db import migrations

# Readable only inside `escopo_da_conta`, and only the rows with the CPF of that very account.
PROPRIA_PESSOA = """
CREATE POLICY propria ON organizacao_pessoa FOR SELECT USING (
  documento = (SELECT cpf FROM organizacao_conta
               WHERE id = nullif(current_setting('app.conta', true), '')::bigint)
);
CREATE INDEX pessoa_documento ON organizacao_pessoa (documento) WHERE documento <> '';
"""


class Migration(migrations.Migration):
    dependencies = [('organizacao', '0010_sigilo')]
    operations = [
        migrations.RunSQL(
            PROPRIA_PESSOA,
            'DROP INDEX pessoa_documento; DROP POLICY propria ON organizacao_pessoa',
        ),
    ]
