from django.apps import AppConfig


class WebConfig(AppConfig):
    name = "seiva.web"
    label = "web"
    verbose_name = "Servidores"
