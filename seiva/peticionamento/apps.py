from django.apps import AppConfig


class PeticionamentoConfig(AppConfig):
    name = "seiva.peticionamento"
    label = "peticionamento"
    verbose_name = "Peticionamento"

    def ready(self) -> None:
        """Declare registers, kinds of andamento and of message from the start."""
        from seiva.peticionamento import andamentos, cadastros, mensagens  # noqa: F401
