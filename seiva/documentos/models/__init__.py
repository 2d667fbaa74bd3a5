from seiva.documentos.models.acesso import DocumentoDoAcesso
from seiva.documentos.models.assinatura import (
    Assinatura,
    Base,
    CancelamentoDeAssinaturas,
    ChaveInstitucional,
    Congelamento,
    Selo,
)
from seiva.documentos.models.atos import (
    Autenticacao,
    CancelamentoDeAutenticacao,
    Comentario,
    Movido,
)
from seiva.documentos.models.concessao import ConcessaoDeAcesso, DocumentoPedido, PedidoDeVista
from seiva.documentos.models.credencial import CredencialDeAssinatura
from seiva.documentos.models.defora import AssinaturaDeFora, ExameDeAssinaturas
from seiva.documentos.models.documento import Arquivo, Documento, NumeroDeDocumento, Versao
from seiva.documentos.models.estilos import EstilosDaInstituicao
from seiva.documentos.models.externa import AssinaturaExterna
from seiva.documentos.models.leitura import Leitura, Vista
from seiva.documentos.models.liberacao import Liberacao
from seiva.documentos.models.lote import Lido, LoteDeAssinaturas, PedidoDeAssinatura
from seiva.documentos.models.recebido import Recebido
from seiva.documentos.models.tarjas import Tarja, VersaoPublica
from seiva.documentos.models.uso import UsoDoArmazenamento

__all__ = [
    "Movido",
    "Comentario",
    "CancelamentoDeAutenticacao",
    "Autenticacao",
    "Arquivo",
    "Assinatura",
    "AssinaturaDeFora",
    "AssinaturaExterna",
    "Base",
    "CancelamentoDeAssinaturas",
    "ChaveInstitucional",
    "Congelamento",
    "ConcessaoDeAcesso",
    "CredencialDeAssinatura",
    "Documento",
    "EstilosDaInstituicao",
    "DocumentoDoAcesso",
    "DocumentoPedido",
    "ExameDeAssinaturas",
    "Leitura",
    "Liberacao",
    "Lido",
    "LoteDeAssinaturas",
    "NumeroDeDocumento",
    "PedidoDeAssinatura",
    "PedidoDeVista",
    "Recebido",
    "Selo",
    "UsoDoArmazenamento",
    "Tarja",
    "Versao",
    "VersaoPublica",
    "Vista",
]
