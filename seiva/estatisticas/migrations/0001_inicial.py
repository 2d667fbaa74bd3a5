"""Counts kept from the history, and the prices of the savings."""

import django.core.validators
import django.db.models.deletion
import seiva.core.modelos
from django.db import migrations, models

from seiva.core.migracoes import ChavesCompostas, Inquilino

# Inside `escopo_da_plataforma`: the counts of every institution by month, with neither type nor
# unit; until when they were counted; and, of the prices, only what the platform suggests.
DA_PLATAFORMA = """
CREATE POLICY plataforma ON estatisticas_resumomensal FOR SELECT
  USING (current_setting('app.plataforma', true) = 'sim');
CREATE POLICY plataforma ON estatisticas_atualizacao FOR SELECT
  USING (current_setting('app.plataforma', true) = 'sim');
CREATE POLICY sugeridos ON estatisticas_parametros FOR SELECT
  USING (current_setting('app.plataforma', true) = 'sim' AND instituicao_id =
    (SELECT id FROM organizacao_instituicao WHERE plataforma));
"""
DESFAZER = """
DROP POLICY plataforma ON estatisticas_resumomensal;
DROP POLICY plataforma ON estatisticas_atualizacao;
DROP POLICY sugeridos ON estatisticas_parametros;
"""
MODELOS = ('Medida', 'ResumoMensal', 'Ficha', 'Atualizacao', 'Parametros')


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('catalogo', '0100_administracao'),
        ('organizacao', '0100_administracao'),
        ('processos', '0070_anexacao'),
    ]

    operations = [
        migrations.CreateModel(
            name='Atualizacao',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('ate_andamento', models.BigIntegerField(default=0)),
                ('refeito_ate', models.BigIntegerField(default=0, null=True)),
                ('atualizado_em', models.DateTimeField(null=True)),
                ('instituicao', models.ForeignKey(db_index=False, editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organizacao.instituicao', verbose_name='instituição')),
            ],
            options={
                'abstract': False,
                'base_manager_name': 'objects',
                'constraints': [models.UniqueConstraint(fields=('instituicao',), name='atualizacao_unica')],
            },
        ),
        migrations.CreateModel(
            name='Ficha',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('parcelas', models.JSONField(default=list)),
                ('pendente', models.BooleanField(default=False)),
                ('instituicao', models.ForeignKey(db_index=False, editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organizacao.instituicao', verbose_name='instituição')),
                ('processo', seiva.core.modelos.TenantForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='processos.processo')),
            ],
            options={
                'abstract': False,
                'base_manager_name': 'objects',
                'indexes': [models.Index(condition=models.Q(('pendente', True)), fields=['instituicao', 'processo'], name='ficha_pendente')],
                'constraints': [models.UniqueConstraint(fields=('instituicao', 'processo'), name='ficha_unica')],
            },
        ),
        migrations.CreateModel(
            name='Medida',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('grao', models.CharField(choices=[('D', 'Dia'), ('M', 'Mês')], max_length=1)),
                ('medida', models.CharField(max_length=20)),
                ('dia', models.DateField()),
                ('faixa', models.SmallIntegerField(default=-1)),
                ('n', models.BigIntegerField()),
                ('soma', models.BigIntegerField(default=0)),
                ('destino', seiva.core.modelos.TenantForeignKey(db_constraint=False, db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organizacao.unidade')),
                ('instituicao', models.ForeignKey(db_index=False, editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organizacao.instituicao', verbose_name='instituição')),
                ('tipo', seiva.core.modelos.TenantForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='catalogo.tipoprocesso')),
                ('unidade', seiva.core.modelos.TenantForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organizacao.unidade')),
            ],
            options={
                'abstract': False,
                'base_manager_name': 'objects',
                'constraints': [models.UniqueConstraint(fields=('instituicao', 'grao', 'medida', 'dia', 'tipo', 'unidade', 'destino', 'faixa'), name='medida_unica', nulls_distinct=False)],
            },
        ),
        migrations.CreateModel(
            name='Parametros',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('vias', models.DecimalField(blank=True, decimal_places=2, max_digits=9, null=True, validators=[django.core.validators.MinValueValidator(0), django.core.validators.MaxValueValidator(999999)], verbose_name='vias impressas de cada documento')),
                ('paginas_por_folha', models.DecimalField(blank=True, decimal_places=2, max_digits=9, null=True, validators=[django.core.validators.MinValueValidator(0), django.core.validators.MaxValueValidator(999999)], verbose_name='páginas em cada folha')),
                ('preco_folha', models.DecimalField(blank=True, decimal_places=4, max_digits=9, null=True, validators=[django.core.validators.MinValueValidator(0), django.core.validators.MaxValueValidator(999999)], verbose_name='preço da folha (R$)')),
                ('preco_impressao', models.DecimalField(blank=True, decimal_places=4, max_digits=9, null=True, validators=[django.core.validators.MinValueValidator(0), django.core.validators.MaxValueValidator(999999)], verbose_name='preço da impressão de uma página (R$)')),
                ('preco_remessa', models.DecimalField(blank=True, decimal_places=2, max_digits=9, null=True, validators=[django.core.validators.MinValueValidator(0), django.core.validators.MaxValueValidator(999999)], verbose_name='custo de levar um processo de uma unidade a outra (R$)')),
                ('minutos_remessa', models.DecimalField(blank=True, decimal_places=1, max_digits=9, null=True, validators=[django.core.validators.MinValueValidator(0), django.core.validators.MaxValueValidator(999999)], verbose_name='minutos de trabalho em cada remessa de papel')),
                ('minutos_documento', models.DecimalField(blank=True, decimal_places=1, max_digits=9, null=True, validators=[django.core.validators.MinValueValidator(0), django.core.validators.MaxValueValidator(999999)], verbose_name='minutos para imprimir, numerar e juntar um documento')),
                ('folhas_por_metro', models.DecimalField(blank=True, decimal_places=0, max_digits=9, null=True, validators=[django.core.validators.MinValueValidator(0), django.core.validators.MaxValueValidator(999999)], verbose_name='folhas em um metro de estante')),
                ('preco_metro_ano', models.DecimalField(blank=True, decimal_places=2, max_digits=9, null=True, validators=[django.core.validators.MinValueValidator(0), django.core.validators.MaxValueValidator(999999)], verbose_name='custo de guardar um metro de estante por um ano (R$)')),
                ('margem', models.DecimalField(blank=True, decimal_places=0, max_digits=9, null=True, validators=[django.core.validators.MinValueValidator(0), django.core.validators.MaxValueValidator(999999)], verbose_name='margem de incerteza (%)')),
                ('instituicao', models.ForeignKey(db_index=False, editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organizacao.instituicao', verbose_name='instituição')),
            ],
            options={
                'verbose_name': 'parâmetros da economia',
                'abstract': False,
                'base_manager_name': 'objects',
                'constraints': [models.UniqueConstraint(fields=('instituicao',), name='parametros_unicos')],
            },
        ),
        migrations.CreateModel(
            name='ResumoMensal',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('medida', models.CharField(max_length=20)),
                ('mes', models.DateField(verbose_name='mês')),
                ('faixa', models.SmallIntegerField(default=-1)),
                ('n', models.BigIntegerField()),
                ('soma', models.BigIntegerField(default=0)),
                ('instituicao', models.ForeignKey(db_index=False, editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organizacao.instituicao', verbose_name='instituição')),
            ],
            options={
                'abstract': False,
                'base_manager_name': 'objects',
                'constraints': [models.UniqueConstraint(fields=('instituicao', 'medida', 'mes', 'faixa'), name='resumo_mensal_unico')],
            },
        ),
        *(Inquilino(modelo) for modelo in MODELOS),
        *(ChavesCompostas(modelo) for modelo in MODELOS),
        migrations.RunSQL(DA_PLATAFORMA, DESFAZER),
    ]
