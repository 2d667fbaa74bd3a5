from django.apps import AppConfig


class PeticionamentoConfig(AppConfig):
    name = "seiva.peticionamento"
    label = "peticionamento"
    verbose_name = "Peticionamento"

    def ready(self) -> None:
        """Declare the kinds of andamento and of message, and what may be demanded of who asks."""
        from seiva.peticionamento import andamentos, exigencias, mensagens  # noqa: F401
