from django.apps import AppConfig


class DocumentosConfig(AppConfig):
    name = "seiva.documentos"
    label = "documentos"
    verbose_name = "Documentos"

    def ready(self) -> None:
        from seiva.documentos import cadastros, credenciais, mensagens, reservas  # noqa: F401
