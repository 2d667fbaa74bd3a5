from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('catalogo', '0100_administracao'),
    ]

    operations = [
        migrations.AddField(
            model_name='assunto',
            name='a_confirmar',
            field=models.BooleanField(default=False, verbose_name='prazos a confirmar'),
        ),
    ]
