from django.apps import AppConfig


class BlocosConfig(AppConfig):
    name = "seiva.blocos"
    label = "blocos"
    verbose_name = "Blocos"
