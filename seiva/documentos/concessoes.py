"""The link by which a person of outside reads what was opened to them, and what it opens."""

from typing import Any

from django.conf import settings

from seiva.core import segredos
from seiva.core.erros import NaoEncontrado
from seiva.documentos.models import ConcessaoDeAcesso
from seiva.organizacao.models import Instituicao

ASSUNTO = "acesso-externo"


def segredo_da(concessao: ConcessaoDeAcesso) -> str:
    """The secret, made anew from the installation's key: it is stored nowhere."""
    return segredos.segredo_de(ASSUNTO, concessao.numero)


def link_da(concessao: ConcessaoDeAcesso, casa: Instituicao) -> str:
    """The whole address for who came by e-mail; of an account, the page of the process in it."""
    if not concessao.resumo:
        digitos = concessao.acesso.processo.digitos
        return f"{settings.URL_BASE}/{casa.slug}/meus/acesso/{digitos}/"
    return f"{settings.URL_BASE}/{casa.slug}/acesso/{segredo_da(concessao)}/"


def do_segredo(segredo: str) -> ConcessaoDeAcesso:
    """What a secret names in the institution in scope, in force or not; else `NaoEncontrado`."""
    achada: ConcessaoDeAcesso | None = ConcessaoDeAcesso.objects.do_segredo(
        segredos.resumo(segredo)
    ).first()
    if achada is None:
        raise NaoEncontrado
    return achada


def prova_nova() -> dict[str, Any]:
    """Number and hash of a secret that nobody has yet."""
    numero = segredos.novo_numero()
    return {
        "numero": numero,
        "resumo": segredos.resumo(segredos.segredo_de(ASSUNTO, numero)),
    }
