"""What a unit has or had, by index: for the processes of units that ended."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("processos", "0200_marcadores")]

    operations = [
        migrations.AddIndex(
            model_name="passagem",
            index=models.Index(
                "instituicao", "unidade", "processo", name="passagem_da_unidade"
            ),
        ),
    ]
