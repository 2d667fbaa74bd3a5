"""Why a package does not come in: the whole list, never the first thing alone."""


class PacoteRecusado(Exception):
    """The package was refused whole; `problemas` are sentences for people."""

    def __init__(self, problemas: list[str]) -> None:
        super().__init__("\n".join(problemas))
        self.problemas = problemas
