"""E-mails of the system: declared kinds, the institution's own texts, sending once.

Whoever sends declares an `Especie` (`<module>/mensagens.py`, loaded when the application starts) and
calls `entregar` at the end of a job. `docs/vida-de-um-ato.md` shows how in two minutes.
"""

from seiva.organizacao.correio.especies import (
    Especie,
    Variavel,
    achar_especie,
    declarar_mensagem,
    especies,
)

__all__ = ["Especie", "Variavel", "achar_especie", "declarar_mensagem", "especies"]
