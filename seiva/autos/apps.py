from django.apps import AppConfig


class AutosConfig(AppConfig):
    name = "seiva.autos"
    label = "autos"
    verbose_name = "Autos"
