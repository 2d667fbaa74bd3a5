"""Documents that wait for a person's signature are found by the CPF."""

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('documentos', '0215_tarjas'),
    ]

    operations = [
        migrations.AddIndex(
            model_name='assinaturaexterna',
            index=models.Index(models.F('instituicao'), models.F('cpf'), condition=models.Q(('fim', '')), name='assinatura_externa_da_pessoa'),
        ),
    ]
