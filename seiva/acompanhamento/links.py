"""Secrets and addresses of the messages: one confirms, the other ends. Stored nowhere."""

from django.conf import settings
from django.utils.crypto import salted_hmac

from seiva.acompanhamento.models import Inscricao
from seiva.core import segredos
from seiva.organizacao.seguranca import cofre

CONFIRMAR, SAIR, USO = "acompanhar-confirmar", "acompanhar-sair", "acompanhamento"


def novos_segredos(inscricao: Inscricao) -> None:
    """Another pair of secrets: the links of earlier messages die."""
    inscricao.numero = segredos.novo_numero()
    inscricao.resumo_confirmar = segredos.resumo(segredo_para(CONFIRMAR, inscricao))
    inscricao.resumo_sair = segredos.resumo(segredo_para(SAIR, inscricao))


def segredo_para(assunto: str, inscricao: Inscricao) -> str:
    return segredos.segredo_de(assunto, inscricao.numero)


def link_para_confirmar(inscricao: Inscricao) -> str:
    return f"{_casa(inscricao)}/acompanhar/{segredo_para(CONFIRMAR, inscricao)}/confirmar/"


def link_para_sair(inscricao: Inscricao) -> str:
    return f"{_casa(inscricao)}/acompanhar/{segredo_para(SAIR, inscricao)}/sair/"


def link_para_avaliar(inscricao: Inscricao) -> str:
    """Of the owner of the address, by the same secret as leaving; it dies with the row."""
    return f"{_casa(inscricao)}/acompanhar/{segredo_para(SAIR, inscricao)}/avaliar/"


def link_do_processo(inscricao: Inscricao) -> str:
    return f"{_casa(inscricao)}/processo/{inscricao.processo.digitos}/"


def _casa(inscricao: Inscricao) -> str:
    return f"{settings.URL_BASE}/{inscricao.instituicao.slug}"


def resumo_do_endereco(email: str) -> str:
    """What tells an address from another without telling what it is: a keyed hash."""
    return salted_hmac("seiva.acompanhamento", email, algorithm="sha256").hexdigest()


def guardar_endereco(inscricao: Inscricao, email: str) -> None:
    """Wrap the address for its process: moved to another row, it opens no more."""
    inscricao.endereco = cofre.guardar(email.encode(), uso=USO, dono=inscricao.processo_id)


def endereco_de(inscricao: Inscricao) -> str:
    """The address, for the one moment in which a message is handed to the server."""
    return cofre.abrir(bytes(inscricao.endereco), uso=USO, dono=inscricao.processo_id).decode()
