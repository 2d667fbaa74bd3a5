from seiva.catalogo.models.classificacao import (
    Assunto,
    Feriado,
    HipoteseLegal,
    NivelAcesso,
    TipoArquivo,
    TipoConferencia,
)
from seiva.catalogo.models.tipos import (
    AssuntoSugerido,
    ModeloDocumento,
    TextoPadrao,
    TipoDocumento,
    TipoProcesso,
)

__all__ = [
    "Assunto",
    "AssuntoSugerido",
    "Feriado",
    "HipoteseLegal",
    "ModeloDocumento",
    "NivelAcesso",
    "TextoPadrao",
    "TipoArquivo",
    "TipoConferencia",
    "TipoDocumento",
    "TipoProcesso",
]
