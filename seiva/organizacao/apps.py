from django.apps import AppConfig


class OrganizacaoConfig(AppConfig):
    name = "seiva.organizacao"
    label = "organizacao"
    verbose_name = "Organização"

    def ready(self) -> None:
        from seiva.organizacao import cadastros_da_casa, mensagens  # noqa: F401
