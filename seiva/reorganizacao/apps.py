from django.apps import AppConfig


class ReorganizacaoConfig(AppConfig):
    name = "seiva.reorganizacao"
    label = "reorganizacao"
    verbose_name = "Reorganização de unidades"

    def ready(self) -> None:
        """Tell who asks which unit took the place of one that ended."""
        from seiva.organizacao.sucessoras import declarar
        from seiva.reorganizacao.sucessora import sucessora_de

        declarar(sucessora_de)
