"""Seed packs: what an institution of each kind and size starts with.

Data in TOML files, put together by folder (`leitura`), in frozen shapes (`modelos`). Who plants
them is `seiva.adesao.implantar`. How to write one: `docs/operacao.md`.
"""

from seiva.adesao.sementes.leitura import carregar_pacote
from seiva.adesao.sementes.modelos import Pacote

__all__ = ["Pacote", "carregar_pacote"]
