from django.apps import AppConfig


class ProcessosConfig(AppConfig):
    name = "seiva.processos"
    label = "processos"
    verbose_name = "Processos"

    def ready(self) -> None:
        from seiva.processos import (  # noqa: F401
            cadastro_de_marcadores,
            cadastros,
            mensagens,
            reservas,
        )
