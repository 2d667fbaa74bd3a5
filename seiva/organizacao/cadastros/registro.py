"""The registers declared so far, by key and by model."""

from django.db.models import Model

from seiva.core.erros import NaoEncontrado
from seiva.organizacao.cadastros.declaracao import Cadastro

_por_chave: dict[str, Cadastro] = {}
_por_modelo: dict[type[Model], Cadastro] = {}


def declarar(*novos: Cadastro) -> None:
    """Keep declarations; each key and each model has one."""
    for novo in novos:
        if novo.chave in _por_chave or novo.modelo in _por_modelo:
            raise ValueError(f"Cadastro declarado duas vezes: {novo.chave}")
        _por_chave[novo.chave] = _por_modelo[novo.modelo] = novo


def achar_cadastro(chave: str) -> Cadastro:
    """The register with this key in the address, or `NaoEncontrado`."""
    try:
        return _por_chave[chave]
    except KeyError as erro:
        raise NaoEncontrado from erro


def cadastro_de(registro: Model) -> Cadastro:
    """The register to which this entry belongs."""
    return _por_modelo[type(registro)]


def cadastros() -> list[Cadastro]:
    """Every register, by title."""
    return sorted(_por_chave.values(), key=lambda c: c.titulo)
