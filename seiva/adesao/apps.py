from django.apps import AppConfig


class AdesaoConfig(AppConfig):
    name = "seiva.adesao"
    label = "adesao"
    verbose_name = "Adesão"
