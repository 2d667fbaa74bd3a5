from django.apps import AppConfig


class RepresentacaoConfig(AppConfig):
    name = "seiva.representacao"
    label = "representacao"
    verbose_name = "Representação"

    def ready(self) -> None:
        """Declare the messages, and what institutions may demand of who acts."""
        from seiva.representacao import exigencias, mensagens  # noqa: F401
