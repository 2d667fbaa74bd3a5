from seiva.documentos.models.assinatura import (
    Assinatura,
    Base,
    CancelamentoDeAssinaturas,
    ChaveInstitucional,
    Congelamento,
    Selo,
)
from seiva.documentos.models.documento import Arquivo, Documento, NumeroDeDocumento, Versao

__all__ = [
    "Arquivo",
    "Assinatura",
    "Base",
    "CancelamentoDeAssinaturas",
    "ChaveInstitucional",
    "Congelamento",
    "Documento",
    "NumeroDeDocumento",
    "Selo",
    "Versao",
]
