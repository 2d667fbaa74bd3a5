from django.apps import AppConfig


class PortabilidadeConfig(AppConfig):
    name = "seiva.portabilidade"
    label = "portabilidade"
    verbose_name = "Portabilidade"
