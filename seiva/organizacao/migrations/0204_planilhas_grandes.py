"""Spreadsheets that jobs check and import: their state, progress, file and who confirmed."""

import django.db.models.deletion
import seiva.core.modelos
from django.conf import settings
from django.db import migrations, models

from seiva.core.migracoes import ChavesCompostas


class Migration(migrations.Migration):

    dependencies = [
        ('organizacao', '0202_aviso_de_envio'),
    ]

    operations = [
        migrations.AddField(
            model_name='planilha',
            name='a_fazer',
            field=models.PositiveIntegerField(db_default=0, default=0),
        ),
        migrations.AddField(
            model_name='planilha',
            name='confirmada_por',
            field=models.ForeignKey(db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='planilha',
            name='deposito',
            field=models.CharField(blank=True, db_default='', default='', max_length=200),
        ),
        migrations.AddField(
            model_name='planilha',
            name='erro',
            field=models.CharField(blank=True, db_default='', default='', max_length=500),
        ),
        migrations.AddField(
            model_name='planilha',
            name='feitas',
            field=models.PositiveIntegerField(db_default=0, default=0),
        ),
        migrations.AddField(
            model_name='planilha',
            name='por_avisar',
            field=models.BooleanField(db_default=False, default=False),
        ),
        migrations.AddField(
            model_name='planilha',
            name='unidade',
            field=seiva.core.modelos.TenantForeignKey(db_constraint=False, db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organizacao.unidade'),
        ),
        migrations.AddField(
            model_name='planilha',
            name='vez',
            field=models.PositiveIntegerField(db_default=0, default=0),
        ),
        migrations.AlterField(
            model_name='planilha',
            name='conferida_em',
            field=models.DateTimeField(null=True),
        ),
        migrations.AlterField(
            model_name='planilha',
            name='estado',
            field=models.CharField(choices=[('recebida', 'Na fila para conferir'), ('conferindo', 'Sendo conferida'), ('conferida', 'À espera de confirmação'), ('importando', 'Sendo importada'), ('importada', 'Importada'), ('recusada', 'Recusada'), ('cancelada', 'Cancelada'), ('vencida', 'Venceu sem confirmação')], default='conferida', max_length=10),
        ),
        migrations.AddIndex(
            model_name='planilha',
            index=models.Index(condition=models.Q(('por_avisar', True)), fields=['instituicao', 'id'], name='planilha_por_avisar'),
        ),
        ChavesCompostas('Planilha'),
    ]
