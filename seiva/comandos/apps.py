from django.apps import AppConfig


class ComandosConfig(AppConfig):
    name = "seiva.comandos"
    label = "comandos"
    verbose_name = "Comandos"
