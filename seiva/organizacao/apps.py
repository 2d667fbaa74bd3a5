from django.apps import AppConfig


class OrganizacaoConfig(AppConfig):
    name = "seiva.organizacao"
    label = "organizacao"
    verbose_name = "Organização"

    def ready(self) -> None:
        from seiva.organizacao import (  # noqa: F401
            cadastros_da_casa,
            mensagens,
            mensagens_do_cidadao,
        )
