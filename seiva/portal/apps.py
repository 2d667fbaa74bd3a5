from django.apps import AppConfig


class PortalConfig(AppConfig):
    name = "seiva.portal"
    label = "portal"
    verbose_name = "Portal"
