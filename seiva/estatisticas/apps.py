from django.apps import AppConfig


class EstatisticasConfig(AppConfig):
    name = "seiva.estatisticas"
    label = "estatisticas"
    verbose_name = "Estatísticas"
