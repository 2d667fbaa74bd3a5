"""Which types of process receive petitions that come after they began."""

import django.db.models.deletion
import seiva.core.modelos
from django.db import migrations, models

from seiva.core.migracoes import ChavesCompostas, Inquilino


class Migration(migrations.Migration):

    dependencies = [
        ('catalogo', '0152_prazos_a_confirmar'),
        ('organizacao', '0226_consultas'),
        ('peticionamento', '0002_resposta'),
    ]

    operations = [
        migrations.CreateModel(
            name='CriterioIntercorrente',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('destino', models.CharField(choices=[('proprio', 'Entram no próprio processo'), ('novo', 'Abrem processo novo, relacionado a ele')], max_length=7, verbose_name='os documentos')),
                ('instituicao', models.ForeignKey(db_index=False, editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organizacao.instituicao', verbose_name='instituição')),
                ('tipo', seiva.core.modelos.TenantForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='catalogo.tipoprocesso', verbose_name='tipo de processo')),
            ],
            options={
                'verbose_name': 'critério de petição intercorrente',
                'verbose_name_plural': 'critérios de petição intercorrente',
                'abstract': False,
                'base_manager_name': 'objects',
                'indexes': [models.Index(fields=['instituicao', 'destino', 'id'], name='criterio_por_destino')],
                'constraints': [models.UniqueConstraint(models.F('instituicao'), models.F('tipo'), name='criterio_intercorrente_por_tipo')],
            },
        ),
        Inquilino('CriterioIntercorrente'),
        ChavesCompostas('CriterioIntercorrente'),
    ]
