from django.apps import AppConfig


class AndamentosConfig(AppConfig):
    name = "seiva.andamentos"
    label = "andamentos"
    verbose_name = "Andamentos"
