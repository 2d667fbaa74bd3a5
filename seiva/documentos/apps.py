from django.apps import AppConfig


class DocumentosConfig(AppConfig):
    name = "seiva.documentos"
    label = "documentos"
    verbose_name = "Documentos"

    def ready(self) -> None:
        from seiva.documentos import (  # noqa: F401
            cadastros,
            credenciais,
            mensagens,
            mensagens_de_acesso,
            reservas,
        )
