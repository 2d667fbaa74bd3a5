import django.db.models.deletion
import seiva.core.modelos
from django.conf import settings
from django.db import migrations, models

from seiva.core.migracoes import ChavesCompostas, Inquilino, SomenteAcrescimo


class Migration(migrations.Migration):

    dependencies = [
        ('organizacao', '0190_seguranca'),
        ('processos', '0070_anexacao'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Marcador',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('nome', models.CharField(max_length=50)),
                ('nome_busca', models.CharField(editable=False, max_length=100)),
                ('cor', models.CharField(choices=[('azul', 'Azul'), ('azul-claro', 'Azul-claro'), ('azul-ceu', 'Azul-céu'), ('azul-marinho', 'Azul-marinho'), ('petroleo', 'Azul-petróleo'), ('ciano', 'Ciano'), ('turquesa', 'Turquesa'), ('verde', 'Verde'), ('verde-claro', 'Verde-claro'), ('verde-agua', 'Verde-água'), ('verde-escuro', 'Verde-escuro'), ('verde-limao', 'Verde-limão'), ('oliva', 'Verde-oliva'), ('amarelo', 'Amarelo'), ('amarelo-claro', 'Amarelo-claro'), ('ouro', 'Ouro'), ('laranja', 'Laranja'), ('laranja-escuro', 'Laranja-escuro'), ('salmao', 'Salmão'), ('vermelho', 'Vermelho'), ('vinho', 'Vinho'), ('rosa', 'Rosa'), ('rosa-claro', 'Rosa-claro'), ('magenta', 'Magenta'), ('lilas', 'Lilás'), ('roxo', 'Roxo'), ('violeta', 'Violeta'), ('bege', 'Bege'), ('marrom', 'Marrom'), ('cinza', 'Cinza'), ('cinza-claro', 'Cinza-claro'), ('preto', 'Preto')], default='azul', max_length=20)),
                ('ativo', models.BooleanField(default=True)),
                ('instituicao', models.ForeignKey(db_index=False, editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organizacao.instituicao', verbose_name='instituição')),
                ('unidade', seiva.core.modelos.TenantForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organizacao.unidade')),
            ],
            options={
                'abstract': False,
                'base_manager_name': 'objects',
            },
        ),
        migrations.CreateModel(
            name='Marca',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('texto', models.CharField(blank=True, max_length=500)),
                ('quando', models.DateTimeField()),
                ('instituicao', models.ForeignKey(db_index=False, editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organizacao.instituicao', verbose_name='instituição')),
                ('processo', seiva.core.modelos.TenantForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='marcas', to='processos.processo')),
                ('marcador', seiva.core.modelos.TenantForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='marcas', to='processos.marcador')),
            ],
            options={
                'abstract': False,
                'base_manager_name': 'objects',
            },
        ),
        migrations.CreateModel(
            name='PassoDeMarca',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('nome', models.CharField(max_length=50)),
                ('cor', models.CharField(max_length=20)),
                ('verbo', models.CharField(choices=[('marcou', 'Pôs o marcador'), ('alterou', 'Alterou o texto'), ('tirou', 'Tirou o marcador'), ('trouxe', 'Veio na reorganização')], max_length=10)),
                ('antes', models.CharField(blank=True, max_length=500)),
                ('depois', models.CharField(blank=True, max_length=500)),
                ('quem', models.CharField(max_length=200)),
                ('quando', models.DateTimeField()),
                ('conta', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('instituicao', models.ForeignKey(db_index=False, editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organizacao.instituicao', verbose_name='instituição')),
                ('marcador', seiva.core.modelos.TenantForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='passos', to='processos.marcador')),
                ('processo', seiva.core.modelos.TenantForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='processos.processo')),
                ('unidade', seiva.core.modelos.TenantForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organizacao.unidade')),
                ('unidade_anterior', seiva.core.modelos.TenantForeignKey(blank=True, db_constraint=False, db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organizacao.unidade')),
            ],
            options={
                'abstract': False,
                'base_manager_name': 'objects',
            },
        ),
        migrations.AddIndex(
            model_name='marcador',
            index=models.Index(models.F('instituicao'), models.F('unidade'), models.F('nome'), models.F('id'), name='marcador_da_unidade'),
        ),
        migrations.AddIndex(
            model_name='marcador',
            index=models.Index(models.F('instituicao'), models.F('nome'), models.F('id'), name='marcador_por_nome'),
        ),
        migrations.AddConstraint(
            model_name='marcador',
            constraint=models.UniqueConstraint(models.F('instituicao'), models.F('unidade'), models.F('nome_busca'), condition=models.Q(('ativo', True)), name='marcador_unico_em_uso'),
        ),
        migrations.AddIndex(
            model_name='marca',
            index=models.Index(models.F('instituicao'), models.F('marcador'), models.F('processo'), name='marca_do_marcador'),
        ),
        migrations.AddConstraint(
            model_name='marca',
            constraint=models.UniqueConstraint(models.F('instituicao'), models.F('processo'), models.F('marcador'), name='marca_unica'),
        ),
        migrations.AddIndex(
            model_name='passodemarca',
            index=models.Index(models.F('instituicao'), models.F('processo'), models.F('id'), name='passo_de_marca_do_processo'),
        ),
        migrations.AddIndex(
            model_name='passodemarca',
            index=models.Index(models.F('instituicao'), models.F('marcador'), name='passo_de_marca_do_marcador'),
        ),
        Inquilino('Marcador'),
        Inquilino('Marca'),
        Inquilino('PassoDeMarca'),
        ChavesCompostas('Marcador'),
        ChavesCompostas('Marca'),
        ChavesCompostas('PassoDeMarca'),
        SomenteAcrescimo('PassoDeMarca'),
    ]
