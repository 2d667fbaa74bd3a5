from django.apps import AppConfig


class PesquisaConfig(AppConfig):
    name = "seiva.pesquisa"
    label = "pesquisa"
    verbose_name = "Pesquisa"
