from seiva.documentos.models.assinatura import (
    Assinatura,
    Base,
    CancelamentoDeAssinaturas,
    ChaveInstitucional,
    Congelamento,
    Selo,
)
from seiva.documentos.models.documento import Arquivo, Documento, NumeroDeDocumento, Versao
from seiva.documentos.models.leitura import Leitura
from seiva.documentos.models.liberacao import Liberacao
from seiva.documentos.models.lote import Lido, LoteDeAssinaturas, PedidoDeAssinatura
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
    "Liberacao",
    "Lido",
    "LoteDeAssinaturas",
    "NumeroDeDocumento",
    "PedidoDeAssinatura",
    "Recebido",
    "Selo",
    "Versao",
]
