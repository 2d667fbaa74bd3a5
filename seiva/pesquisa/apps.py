from django.apps import AppConfig


class PesquisaConfig(AppConfig):
    name = "seiva.pesquisa"
    label = "pesquisa"
    verbose_name = "Pesquisa"

    def ready(self) -> None:
        """Hear of the acts from the start, whatever the door."""
        from seiva.pesquisa import avisos, indexar  # noqa: F401
