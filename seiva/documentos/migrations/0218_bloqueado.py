"""Documents that came from outside by somebody's own hand: nobody edits, moves or excludes them."""

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [("documentos", "0217_externa_por_pessoa")]

    operations = [
        migrations.AddField(
            model_name='documento',
            name='bloqueado',
            field=models.BooleanField(db_default=False, default=False),
        ),
    ]
