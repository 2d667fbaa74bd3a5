from django.apps import AppConfig


class OperacaoConfig(AppConfig):
    name = "seiva.operacao"
    label = "operacao"
    verbose_name = "Operação"
