from django.apps import AppConfig


class IntimacoesConfig(AppConfig):
    name = "seiva.intimacoes"
    label = "intimacoes"
    verbose_name = "Intimações"

    def ready(self) -> None:
        """Declare registers, messages and history from the start, and hear of outages."""
        from seiva.intimacoes import andamentos, avisos, cadastros, mensagens  # noqa: F401
