from django.apps import AppConfig


class AuditoriaConfig(AppConfig):
    name = "seiva.auditoria"
    label = "auditoria"
    verbose_name = "Auditoria"
