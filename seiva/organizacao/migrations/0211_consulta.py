"""The address of the public search is of the platform."""

from django.db import migrations, models

RESERVADOS = (
    "adesao", "ajuda", "api", "assinar", "avisos", "conferir", "consulta", "conta", "economia",
    "entrar", "estaticos", "plataforma", "portal", "processos", "sair", "saude", "sei", "senha",
    "servicos", "sip", "unidade",
)  # fmt: skip


class Migration(migrations.Migration):
    dependencies = [("organizacao", "0204_planilhas_grandes")]
    operations = [
        migrations.RemoveConstraint("instituicao", "instituicao_endereco_livre"),
        migrations.AddConstraint(
            "instituicao",
            models.CheckConstraint(
                condition=~models.Q(slug__in=RESERVADOS),
                name="instituicao_endereco_livre",
                violation_error_message="Este endereço é da plataforma. Escolha outro.",
            ),
        ),
    ]
