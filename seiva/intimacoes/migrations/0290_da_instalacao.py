"""Outages of the whole service, and one private calendar a person: global tables."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('intimacoes', '0001_intimacoes'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='AgendaDaPessoa',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('numero', models.CharField(max_length=24)),
                ('resumo', models.CharField(max_length=64, unique=True)),
                ('criada_em', models.DateTimeField()),
                ('conta', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'verbose_name': 'agenda da pessoa',
                'verbose_name_plural': 'agendas das pessoas',
            },
        ),
        migrations.CreateModel(
            name='ForaDoAr',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('inicio', models.DateField(verbose_name='primeiro dia')),
                ('fim', models.DateField(verbose_name='último dia')),
                ('motivo', models.CharField(max_length=200)),
                ('prorroga', models.BooleanField(default=True, verbose_name='prorroga os prazos')),
                ('criada_em', models.DateTimeField()),
                ('retirada_em', models.DateTimeField(blank=True, null=True)),
                ('criada_por', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'verbose_name': 'indisponibilidade da plataforma',
                'verbose_name_plural': 'indisponibilidades da plataforma',
                'indexes': [models.Index(fields=['fim'], name='fora_do_ar_por_fim')],
                'constraints': [models.CheckConstraint(condition=models.Q(('fim__gte', models.F('inicio'))), name='fora_do_ar_em_ordem')],
            },
        ),
    ]
