"""Links about a request of adoption: one confirms the e-mail, the other opens the following page."""

from django.conf import settings
from django.utils.crypto import constant_time_compare

from seiva.adesao.models import Adesao
from seiva.core import segredos
from seiva.core.erros import NaoEncontrado

CONFIRMAR = "adesao-confirmar"
ACOMPANHAR = "adesao-acompanhar"


def link_para_confirmar(adesao: Adesao) -> str:
    """Address that confirms the e-mail; stored nowhere."""
    return f"{settings.URL_BASE}/adesao/confirmar/{segredo_para_confirmar(adesao)}/"


def segredo_para_confirmar(adesao: Adesao) -> str:
    return segredos.segredo_de(CONFIRMAR, adesao.numero)


def link_para_acompanhar(adesao: Adesao) -> str:
    """Address of the following page, open without asking for the e-mail."""
    chave = segredos.segredo_de(ACOMPANHAR, adesao.protocolo)
    return f"{settings.URL_BASE}/adesao/{adesao.protocolo}/?chave={chave}"


def do_segredo(segredo: str) -> Adesao:
    """The request that the link of an e-mail names, in the institution in scope."""
    achada: Adesao | None = Adesao.objects.do_segredo(segredos.resumo(segredo)).first()
    if achada is None:
        raise NaoEncontrado
    return achada


def abre(adesao: Adesao, *, chave: str = "", email: str = "") -> bool:
    """Whether the secret of the link, or the e-mail typed, is the one of this request."""
    if chave:
        certa = segredos.segredo_de(ACOMPANHAR, adesao.protocolo)
        return constant_time_compare(chave, certa)
    return constant_time_compare(email.strip().lower(), adesao.responsavel_email)
