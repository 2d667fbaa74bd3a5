from seiva.adesao.models.adesao import Adesao, AvisoDeAdesao, Estado

__all__ = ["Adesao", "AvisoDeAdesao", "Estado"]
