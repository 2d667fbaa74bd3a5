from django.apps import AppConfig


class OrganizacaoConfig(AppConfig):
    name = "seiva.organizacao"
    label = "organizacao"
    verbose_name = "Organização"
