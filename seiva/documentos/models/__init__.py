from seiva.documentos.models.assinatura import (
    Assinatura,
    Base,
    CancelamentoDeAssinaturas,
    ChaveInstitucional,
    Congelamento,
    Selo,
)
from seiva.documentos.models.documento import Arquivo, Documento, NumeroDeDocumento, Versao
from seiva.documentos.models.leitura import Leitura, Vista
from seiva.documentos.models.recebido import Recebido

__all__ = [
    "Arquivo",
    "Assinatura",
    "Base",
    "CancelamentoDeAssinaturas",
    "ChaveInstitucional",
    "Congelamento",
    "Documento",
    "Leitura",
    "NumeroDeDocumento",
    "Recebido",
    "Selo",
    "Versao",
    "Vista",
]
