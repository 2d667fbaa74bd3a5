from django.apps import AppConfig


class PeticionamentoConfig(AppConfig):
    name = "seiva.peticionamento"
    label = "peticionamento"
    verbose_name = "Peticionamento"

    def ready(self) -> None:
        """Declare registers, kinds of andamento and of message, and what may be demanded."""
        from seiva.peticionamento import (  # noqa: F401
            andamentos,
            cadastros,
            exigencias,
            mensagens,
        )
