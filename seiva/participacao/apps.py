from django.apps import AppConfig


class ParticipacaoConfig(AppConfig):
    name = "seiva.participacao"
    verbose_name = "Participação"
