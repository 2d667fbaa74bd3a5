"""What gov.br says of who is about to sign one thing, once."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('organizacao', '0226_consultas'),
    ]

    operations = [
        migrations.CreateModel(
            name='ProvaGovBr',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('finalidade', models.CharField(max_length=40)),
                ('alvo', models.CharField(max_length=64)),
                ('nivel', models.PositiveSmallIntegerField(choices=[(0, 'sem gov.br'), (1, 'bronze'), (2, 'prata'), (3, 'ouro')], verbose_name='nível')),
                ('formas', models.CharField(blank=True, max_length=200)),
                ('resumo', models.CharField(max_length=64, unique=True)),
                ('feita_em', models.DateTimeField()),
                ('vence_em', models.DateTimeField(db_index=True)),
                ('usada_em', models.DateTimeField(blank=True, null=True)),
                ('conta', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='provas_govbr', to=settings.AUTH_USER_MODEL)),
            ],
        ),
    ]
