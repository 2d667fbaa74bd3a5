from django.apps import AppConfig


class AdesaoConfig(AppConfig):
    name = "seiva.adesao"
    label = "adesao"
    verbose_name = "Adesão"

    def ready(self) -> None:
        from seiva.adesao import cartas  # noqa: F401
