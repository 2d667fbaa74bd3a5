"""Rows of adoption, and of signatures from outside, in one institution."""

from typing import Any

from seiva.adesao.links import segredo_para_confirmar
from seiva.adesao.models import AvisoDeAdesao
from seiva.core.ator import Ator
from seiva.core.relogio import agora
from seiva.documentos.acoes.externa import QuemAssina, liberar_assinatura_externa
from seiva.processos.models import Processo
from tests.adesao import confirmada, pedir
from tests.elenco import Casa
from tests.fabricas import redigir
from tests.plataforma import Plataforma

# Parameters of addresses of adoption; what is real comes from `na_plataforma` and `link`.
DA_ADESAO: dict[str, Any] = {
    "protocolo": "2026-0000-0000",  # shown to who proves the e-mail
    "adesao": 1,  # of the operator's console alone
    "verbo": "gerar_termo",  # act of that page
    "confirmacao": "nada",  # secret that confirms a request
    "link": "1-nada",  # secret of a signature from outside, which names its institution
}


def povoar_adesao(ator: Ator, casa: Casa, processo: Processo) -> dict[str, Any]:
    """A request with a message sent, and a document released to who is not of the house."""
    quem = QuemAssina("Paulo Arantes", "935.411.347-80", "paulo@exemplo.example", "Prefeito")
    minuta = redigir(ator, casa, processo)
    externa = liberar_assinatura_externa(ator, documento=minuta, quem=quem)
    adesao = pedir()
    AvisoDeAdesao.objects.create(adesao=adesao, assunto="teste", enviado_em=agora())
    return {"adesao": adesao, "externa": externa}


def na_plataforma(plataforma: Plataforma) -> dict[str, Any]:
    """What the addresses of adoption name, in the institution that runs the service."""
    with plataforma.aberta():
        outra = pedir(ibge="3100104", cnpj="11.444.777/0001-61")
        return {"adesao": confirmada().pk, "confirmacao": segredo_para_confirmar(outra)}
