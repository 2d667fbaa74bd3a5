from django.apps import AppConfig


class MesaConfig(AppConfig):
    name = "seiva.mesa"
    label = "mesa"
    verbose_name = "Mesa"
