from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [('organizacao', '0201_mensagens')]

    operations = [
        migrations.AddField(
            model_name='unidade',
            name='avisa_envio',
            field=models.BooleanField(default=False, verbose_name='avisar por e-mail de cada processo recebido'),
        ),
    ]
