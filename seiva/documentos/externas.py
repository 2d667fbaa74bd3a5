"""The link by which a person of outside opens one document to sign it."""

from django.conf import settings

from seiva.core import segredos
from seiva.core.erros import NaoEncontrado
from seiva.documentos.models import AssinaturaExterna
from seiva.organizacao.models import Conta

ASSUNTO = "assinatura-externa"
METODO = "externa"  # how a signature made by a link says so, in its declaration
METODO_DA_CONTA = "conta"  # by a person of outside, logged in, with the password of the account
# By a person of outside whom gov.br confirmed at that moment, by the level of their account there.
METODOS_DO_GOVBR = {1: "gov-bronze", 2: "gov-prata", 3: "gov-ouro"}
DE_FORA = frozenset({METODO, METODO_DA_CONTA, *METODOS_DO_GOVBR.values()})  # signed in no unit


def como_assinou(metodo: str) -> str:
    """How a person of outside proved who they were, for receipts and pages."""
    for nivel, nome in ((1, "bronze"), (2, "prata"), (3, "ouro")):
        if metodo == METODOS_DO_GOVBR[nivel]:
            inciso = "I" if nivel == 1 else "II"
            return f"conta gov.br nível {nome} (Lei 14.063/2020, art. 4º, {inciso})"
    return "senha da própria conta (Lei 14.063/2020, art. 4º, I)"


def link_de(liberacao: AssinaturaExterna) -> str:
    """The whole address, made anew from the installation's key: it is stored nowhere."""
    return f"{settings.URL_BASE}/assinar/{parte_do_endereco(liberacao)}/"


def parte_do_endereco(liberacao: AssinaturaExterna) -> str:
    segredo = segredos.segredo_de(ASSUNTO, liberacao.numero)
    return segredos.para_endereco(liberacao.instituicao_id, segredo)


def escolhe_senha(liberacao: AssinaturaExterna) -> bool:
    """Whether the person chooses a password by this link: who has no account; and who was given
    one that nobody entered yet, when the link went to the very e-mail of that account."""
    conta = Conta.objects.filter(cpf=liberacao.cpf).first()
    if conta is None:
        return True
    intocada = conta.is_active and not conta.has_usable_password()
    return intocada and conta.email.lower() == liberacao.email


def do_segredo(segredo: str) -> AssinaturaExterna:
    """The release that a secret names, in the institution in scope; `NaoEncontrado` otherwise.

    A document excluded or moved away under its own rules is not found either.
    """
    achada: AssinaturaExterna | None = AssinaturaExterna.objects.do_segredo(
        segredos.resumo(segredo)
    ).first()
    if achada is None or achada.documento.excluido_em is not None:
        raise NaoEncontrado
    return achada
