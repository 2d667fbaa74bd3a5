"""Another e-mail for an account: the new address confirms, the one before is told."""

from datetime import timedelta

from django.db import IntegrityError, transaction

from seiva.core import segredos
from seiva.core.erros import NaoEncontrado, RegraViolada
from seiva.core.limites import contar
from seiva.core.relogio import agora
from seiva.organizacao.correio.pedidos import avisar_email_trocado, pedir_confirmacao_de_email
from seiva.organizacao.models import Conta, TrocaDeEmail
from seiva.organizacao.regras import celulas

ASSUNTO = "troca-de-email"
DIAS = 2


def pedir_troca(conta: Conta, *, email: str) -> TrocaDeEmail:
    """Ask the new address to confirm, by a link. Who calls asked for the password before.

    Raises `RegraViolada` for what is no e-mail or is the one that the account has. Whether the
    address is of another account is not told: its owner receives a message instead of a link.
    """
    try:
        novo = celulas.email(email) if email.strip() else ""
    except celulas.CelulaInvalida as erro:
        raise RegraViolada("email_invalido", erro.mensagem, campo="email") from erro
    if not novo:
        raise RegraViolada("campo_obrigatorio", "Escreva o novo e-mail.", campo="email")
    if novo == conta.email.lower():
        raise RegraViolada("mesmo_email", "Este já é o e-mail da sua conta.", campo="email")
    contar("trocar-email", str(conta.pk), maximo=5, segundos=86_400)
    numero, momento = segredos.novo_numero(), agora()
    TrocaDeEmail.objects.filter(conta=conta, confirmada_em__isnull=True).delete()
    troca = TrocaDeEmail.objects.create(
        conta=conta,
        email=novo,
        numero=numero,
        resumo=segredos.resumo(segredos.segredo_de(ASSUNTO, numero)),
        pedida_em=momento,
        vence_em=momento + timedelta(days=DIAS),
    )
    pedir_confirmacao_de_email(troca.pk)
    return troca


def troca_do_segredo(segredo: str) -> TrocaDeEmail:
    """The change that a link names, while it is good; `NaoEncontrado` otherwise."""
    achada = TrocaDeEmail.objects.filter(
        resumo=segredos.resumo(segredo), vence_em__gt=agora(), confirmada_em__isnull=True
    ).first()
    if achada is None:
        raise NaoEncontrado
    return achada


@transaction.atomic
def confirmar_troca(segredo: str) -> Conta:
    """The account has the new e-mail from now on, and the address before is told.

    What was opened to the person stays with the account: no access hangs on an e-mail.
    Raises `NaoEncontrado` for a link used or expired, `RegraViolada` when the address was taken.
    """
    achada = troca_do_segredo(segredo)
    conta = Conta.objects.select_for_update().get(pk=achada.conta_id)
    troca = TrocaDeEmail.objects.select_for_update().filter(pk=achada.pk).first()
    if troca is None or troca.confirmada_em is not None or not conta.is_active:
        raise NaoEncontrado
    troca.anterior, troca.confirmada_em = conta.email, agora()
    conta.email = troca.email
    try:
        with transaction.atomic():
            conta.save(update_fields=["email"])
    except IntegrityError as erro:
        raise RegraViolada("email_de_outra", "Este e-mail já é de outra conta.") from erro
    troca.save(update_fields=["anterior", "confirmada_em"])
    avisar_email_trocado(troca.pk)
    return conta


def varrer_trocas() -> int:
    """Forget changes that nobody confirmed in time, and those already told; how many."""
    return TrocaDeEmail.objects.filter(vence_em__lte=agora()).delete()[0]
