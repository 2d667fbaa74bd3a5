import django.db.models.deletion
from django.db import migrations, models

from seiva.core.migracoes import ChavesCompostas, Inquilino


class Migration(migrations.Migration):

    dependencies = [
        ('documentos', '0180_numeros_trazidos'),
        ('organizacao', '0190_seguranca'),
    ]

    operations = [
        migrations.CreateModel(
            name='EstilosDaInstituicao',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('valores', models.JSONField(default=dict, verbose_name='estilos')),
                ('versao', models.PositiveIntegerField(default=0, verbose_name='versão')),
                ('instituicao', models.ForeignKey(db_index=False, editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organizacao.instituicao', verbose_name='instituição')),
            ],
            options={
                'verbose_name': 'estilos dos documentos',
                'verbose_name_plural': 'estilos dos documentos',
                'abstract': False,
                'base_manager_name': 'objects',
                'constraints': [models.UniqueConstraint(models.F('instituicao'), name='estilos_da_instituicao_unicos')],
            },
        ),
        Inquilino('EstilosDaInstituicao'),
        ChavesCompostas('EstilosDaInstituicao'),
    ]
