"""Spreadsheets to import, their lines, and invitations to people whose account was created."""

import django.db.models.deletion
import seiva.core.modelos
from django.conf import settings
from django.db import migrations, models

from seiva.core.migracoes import ChavesCompostas, Inquilino


class Migration(migrations.Migration):

    dependencies = [
        ('organizacao', '0100_administracao'),
    ]

    operations = [
        migrations.CreateModel(
            name='Planilha',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('especie', models.CharField(choices=[('organograma', 'Organograma'), ('pessoas', 'Pessoas')], max_length=12, verbose_name='espécie')),
                ('estado', models.CharField(choices=[('conferida', 'À espera de confirmação'), ('importada', 'Importada')], default='conferida', max_length=10)),
                ('nome', models.CharField(max_length=255, verbose_name='arquivo')),
                ('sha256', models.CharField(max_length=64)),
                ('criada_em', models.DateTimeField()),
                ('conferida_em', models.DateTimeField()),
                ('importada_em', models.DateTimeField(null=True)),
                ('novas', models.PositiveIntegerField(default=0)),
                ('mudam', models.PositiveIntegerField(default=0)),
                ('iguais', models.PositiveIntegerField(default=0)),
                ('com_problema', models.PositiveIntegerField(default=0)),
                ('convites', models.PositiveIntegerField(default=0)),
                ('gerais', models.JSONField(default=list)),
                ('avisos', models.JSONField(default=list)),
                ('conta', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('instituicao', models.ForeignKey(db_index=False, editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organizacao.instituicao', verbose_name='instituição')),
            ],
            options={
                'abstract': False,
                'base_manager_name': 'objects',
            },
        ),
        migrations.CreateModel(
            name='LinhaDePlanilha',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('numero', models.PositiveIntegerField()),
                ('valores', models.JSONField()),
                ('situacao', models.CharField(choices=[('nova', 'Nova'), ('muda', 'Muda'), ('igual', 'Igual'), ('problema', 'Com problema')], max_length=8)),
                ('problemas', models.JSONField(default=list)),
                ('mudancas', models.JSONField(default=list)),
                ('instituicao', models.ForeignKey(db_index=False, editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organizacao.instituicao', verbose_name='instituição')),
                ('planilha', seiva.core.modelos.TenantForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='linhas', to='organizacao.planilha')),
            ],
            options={
                'abstract': False,
                'base_manager_name': 'objects',
            },
        ),
        migrations.CreateModel(
            name='Convite',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('criado_em', models.DateTimeField()),
                ('enviado_em', models.DateTimeField(null=True)),
                ('conta', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('instituicao', models.ForeignKey(db_index=False, editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organizacao.instituicao', verbose_name='instituição')),
            ],
            options={
                'abstract': False,
                'base_manager_name': 'objects',
                'indexes': [models.Index(condition=models.Q(('enviado_em__isnull', True)), fields=['instituicao', 'id'], name='convite_a_enviar')],
                'constraints': [models.UniqueConstraint(models.F('instituicao'), models.F('conta'), name='convite_unico')],
            },
        ),
        migrations.AddIndex(
            model_name='planilha',
            index=models.Index(fields=['instituicao', 'id'], name='planilha_recente'),
        ),
        migrations.AddIndex(
            model_name='linhadeplanilha',
            index=models.Index(fields=['instituicao', 'planilha', 'situacao', 'numero'], name='linha_por_situacao'),
        ),
        migrations.AddConstraint(
            model_name='linhadeplanilha',
            constraint=models.UniqueConstraint(models.F('instituicao'), models.F('planilha'), models.F('numero'), name='linha_de_planilha'),
        ),
        Inquilino('Planilha'),
        Inquilino('LinhaDePlanilha'),
        ChavesCompostas('LinhaDePlanilha'),
        Inquilino('Convite'),
    ]
