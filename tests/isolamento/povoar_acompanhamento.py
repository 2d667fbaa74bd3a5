"""Somebody who follows a process by e-mail, in one institution."""

from typing import Any

from seiva.acompanhamento.acoes.inscrever import acompanhar_processo
from seiva.acompanhamento.links import CONFIRMAR, SAIR, segredo_para
from seiva.acompanhamento.models import Inscricao
from seiva.core.ator import Ator
from seiva.processos.models import Processo

# Parameters of addresses of who follows; what is real comes from `enderecos_de_quem_acompanha`.
DO_ACOMPANHAMENTO: dict[str, Any] = {
    "digitos": "0",  # of a number: two institutions may have the same
    "aceite": "nada",  # secret that confirms an address
    "retirada": "nada",  # secret that ends the messages
    "aviso": "nada",  # the same, of another person, in a link that does not end them
}


def povoar_acompanhamento(ator: Ator, processo: Processo) -> dict[str, Any]:
    """Two addresses, not confirmed yet."""
    quem = Ator.publico(ator.instituicao_id)
    for email in ("vera@exemplo.example", "davi@exemplo.example"):
        acompanhar_processo(quem, processo=processo, email=email)
    uma, outra = Inscricao.objects.do_processo(processo.pk).order_by("pk")
    return {"inscricao": uma, "outra_inscricao": outra}


def enderecos_de_quem_acompanha(feitos: dict[str, Any]) -> dict[str, Any]:
    """What the addresses name, in the institution of these rows."""
    inscricao = feitos["inscricao"]
    return {
        "digitos": feitos["processo"].digitos,
        "aceite": segredo_para(CONFIRMAR, inscricao),
        "retirada": segredo_para(SAIR, inscricao),
        "aviso": segredo_para(SAIR, feitos["outra_inscricao"]),
    }
