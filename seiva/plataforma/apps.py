from django.apps import AppConfig


class PlataformaConfig(AppConfig):
    name = "seiva.plataforma"
    label = "plataforma"
    verbose_name = "Plataforma"
