from django.apps import AppConfig


class CatalogoConfig(AppConfig):
    name = "seiva.catalogo"
    label = "catalogo"
    verbose_name = "Catálogo"

    def ready(self) -> None:
        from seiva.catalogo import cadastros  # noqa: F401
