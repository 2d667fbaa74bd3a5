"""Citizens: accounts of their own, gov.br, registration in each institution."""

import django.core.validators
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

from seiva.core.migracoes import Inquilino

RESERVADOS = (
    "adesao", "ajuda", "api", "assinar", "avisos", "conferir", "consulta", "conta", "economia",
    "entrar", "estaticos", "meus", "plataforma", "portal", "processos", "sair", "saude", "sei",
    "senha", "servicos", "sip", "unidade",
)  # fmt: skip


class Migration(migrations.Migration):

    dependencies = [
        ('organizacao', '0211_consulta'),
    ]

    operations = [
        migrations.CreateModel(
            name='PedidoDeConta',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('cpf', models.CharField(max_length=11, validators=[django.core.validators.RegexValidator('^\\d{11}$', 'Informe os 11 dígitos do CPF.')], verbose_name='CPF')),
                ('nome', models.CharField(max_length=200)),
                ('email', models.EmailField(max_length=254, verbose_name='e-mail')),
                ('senha', models.CharField(max_length=128)),
                ('numero', models.CharField(max_length=24)),
                ('resumo', models.CharField(max_length=64, unique=True)),
                ('pedido_em', models.DateTimeField()),
                ('vence_em', models.DateTimeField(db_index=True)),
            ],
        ),
        migrations.CreateModel(
            name='ContaPropria',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('aberta_em', models.DateTimeField()),
                ('provada_em', models.DateTimeField(blank=True, null=True)),
                ('prova', models.CharField(blank=True, max_length=20)),
                ('conta', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='propria', to=settings.AUTH_USER_MODEL)),
            ],
        ),
        migrations.CreateModel(
            name='TrocaDeEmail',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('email', models.EmailField(max_length=254, verbose_name='e-mail novo')),
                ('anterior', models.EmailField(blank=True, max_length=254, verbose_name='e-mail anterior')),
                ('numero', models.CharField(max_length=24)),
                ('resumo', models.CharField(max_length=64, unique=True)),
                ('pedida_em', models.DateTimeField()),
                ('vence_em', models.DateTimeField(db_index=True)),
                ('confirmada_em', models.DateTimeField(blank=True, null=True)),
                ('conta', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='trocas_de_email', to=settings.AUTH_USER_MODEL)),
            ],
        ),
        migrations.CreateModel(
            name='VinculoGovBr',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('nivel', models.PositiveSmallIntegerField(choices=[(0, 'sem gov.br'), (1, 'bronze'), (2, 'prata'), (3, 'ouro')], verbose_name='nível')),
                ('nivel_em', models.DateTimeField()),
                ('formas', models.CharField(blank=True, max_length=200)),
                ('desde', models.DateTimeField()),
                ('conta', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='govbr', to=settings.AUTH_USER_MODEL)),
            ],
        ),
        migrations.CreateModel(
            name='CadastroExterno',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('estado', models.CharField(choices=[('pendente', 'Aguardando conferência'), ('liberado', 'Liberado'), ('recusado', 'Recusado')], default='pendente', max_length=10)),
                ('ativo', models.BooleanField(default=True)),
                ('forma', models.CharField(blank=True, choices=[('govbr', 'Nível da conta gov.br'), ('conferencia', 'Conferência da instituição')], max_length=12)),
                ('pedido_em', models.DateTimeField(verbose_name='pedido em')),
                ('decidido_em', models.DateTimeField(blank=True, null=True, verbose_name='decidido em')),
                ('motivo', models.CharField(blank=True, max_length=300)),
                ('conta', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='cadastros_externos', to=settings.AUTH_USER_MODEL)),
                ('decidido_por', models.ForeignKey(blank=True, db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('instituicao', models.ForeignKey(db_index=False, editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organizacao.instituicao', verbose_name='instituição')),
            ],
            options={
                'verbose_name': 'cadastro de cidadão',
                'abstract': False,
                'base_manager_name': 'objects',
                'indexes': [models.Index(fields=['instituicao', 'estado', '-id'], name='cadastro_externo_por_estado')],
                'constraints': [models.UniqueConstraint(models.F('instituicao'), models.F('conta'), name='cadastro_externo_unico')],
            },
        ),
        migrations.CreateModel(
            name='ExigenciaDoCidadao',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('ato', models.CharField(max_length=60)),
                ('exige', models.CharField(choices=[('conta', 'Só a conta'), ('cadastro', 'Cadastro liberado, ou gov.br prata ou ouro'), ('prata', 'gov.br prata ou ouro'), ('ouro', 'gov.br ouro')], max_length=10)),
                ('instituicao', models.ForeignKey(db_index=False, editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organizacao.instituicao', verbose_name='instituição')),
            ],
            options={
                'verbose_name': 'exigência para cidadãos',
                'abstract': False,
                'base_manager_name': 'objects',
                'constraints': [models.UniqueConstraint(models.F('instituicao'), models.F('ato'), name='exigencia_do_cidadao_unica')],
            },
        ),
        migrations.CreateModel(
            name='LugarDoCidadao',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('cpf', models.CharField(max_length=11, validators=[django.core.validators.RegexValidator('^\\d{11}$', 'Informe os 11 dígitos do CPF.')], verbose_name='CPF')),
                ('desde', models.DateTimeField()),
                ('casa', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='organizacao.instituicao')),
            ],
            options={
                'constraints': [models.UniqueConstraint(models.F('cpf'), models.F('casa'), name='lugar_do_cidadao_unico')],
            },
        ),
        migrations.RemoveConstraint('instituicao', 'instituicao_endereco_livre'),
        migrations.AddConstraint(
            'instituicao',
            models.CheckConstraint(
                condition=~models.Q(slug__in=RESERVADOS),
                name='instituicao_endereco_livre',
                violation_error_message='Este endereço é da plataforma. Escolha outro.',
            ),
        ),
        Inquilino('CadastroExterno'),
        Inquilino('ExigenciaDoCidadao'),
    ]
