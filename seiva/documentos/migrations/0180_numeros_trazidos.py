"""A number of document may belong to more than one institution, when one of them came from another
installation with the numbers that its papers carry (ADR 0029). Numbers issued here never repeat:
they come from a sequence that goes beyond every number brought in."""

from django.db import migrations

CHAVE = """
ALTER TABLE documentos_numerodedocumento DROP CONSTRAINT documentos_numerodedocumento_pkey;
ALTER TABLE documentos_numerodedocumento ADD PRIMARY KEY (numero, instituicao_id);
"""
DESFAZER = """
ALTER TABLE documentos_numerodedocumento DROP CONSTRAINT documentos_numerodedocumento_pkey;
ALTER TABLE documentos_numerodedocumento ADD PRIMARY KEY (numero);
"""


class Migration(migrations.Migration):

    dependencies = [('documentos', '0160_uso'), ]

    operations = [migrations.RunSQL(CHAVE, DESFAZER)]
