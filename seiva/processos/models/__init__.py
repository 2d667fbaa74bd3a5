from seiva.processos.models.acesso import AcessoExterno
from seiva.processos.models.anexacao import Anexacao
from seiva.processos.models.marcador import Marca, Marcador, PassoDeMarca
from seiva.processos.models.passagem import (
    Anotacao,
    Ciencia,
    Credencial,
    Destino,
    Passagem,
    Relacao,
    Remessa,
)
from seiva.processos.models.processo import (
    AssuntoDoProcesso,
    Interessado,
    Observacao,
    Processo,
    SequenciaDeNumero,
)

__all__ = [
    "AcessoExterno",
    "Anexacao",
    "Anotacao",
    "AssuntoDoProcesso",
    "Ciencia",
    "Credencial",
    "Destino",
    "Interessado",
    "Marca",
    "Marcador",
    "Observacao",
    "Passagem",
    "PassoDeMarca",
    "Processo",
    "Relacao",
    "Remessa",
    "SequenciaDeNumero",
]
