from django.apps import AppConfig


class CoreConfig(AppConfig):
    name = "seiva.core"
    label = "core"
    verbose_name = "Núcleo"
