from django.apps import AppConfig


class ServicosConfig(AppConfig):
    name = "seiva.servicos"
    verbose_name = "Carta de Serviços"
