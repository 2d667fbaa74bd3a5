from django.apps import AppConfig


class ReorganizacaoConfig(AppConfig):
    name = "seiva.reorganizacao"
    label = "reorganizacao"
    verbose_name = "Reorganização de unidades"
