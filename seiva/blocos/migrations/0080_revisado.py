from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('blocos', '0001_blocos'),
    ]

    operations = [
        migrations.AddField(
            model_name='bloco',
            name='revisado',
            field=models.BooleanField(default=False),
        ),
    ]
