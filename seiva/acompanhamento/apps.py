from django.apps import AppConfig


class AcompanhamentoConfig(AppConfig):
    name = "seiva.acompanhamento"
    label = "acompanhamento"
    verbose_name = "Acompanhamento"

    def ready(self) -> None:
        """Hear of the history from the start, whatever the door, and declare the messages."""
        from seiva.acompanhamento import avisos, mensagens  # noqa: F401
