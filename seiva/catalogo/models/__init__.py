from seiva.catalogo.models.classificacao import (
    Assunto,
    Feriado,
    GrauDeSigilo,
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
    UnidadeDoTipoDocumento,
    UnidadeDoTipoProcesso,
)

__all__ = [
    "Assunto",
    "AssuntoSugerido",
    "Feriado",
    "GrauDeSigilo",
    "HipoteseLegal",
    "ModeloDocumento",
    "NivelAcesso",
    "TextoPadrao",
    "TipoArquivo",
    "TipoConferencia",
    "TipoDocumento",
    "TipoProcesso",
    "UnidadeDoTipoDocumento",
    "UnidadeDoTipoProcesso",
]
