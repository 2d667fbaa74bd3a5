"""Background jobs of the accounts that people open: answering requests, telling of changes."""

from collections.abc import Mapping

from django.conf import settings
from django.db import transaction
from procrastinate import RetryStrategy
from procrastinate.contrib.django import app

from seiva.core import segredos
from seiva.core.tenancy import escopo
from seiva.organizacao import contas_proprias, troca_de_email
from seiva.organizacao.correio.compor import compor
from seiva.organizacao.correio.envio import entregar, identidade, postar
from seiva.organizacao.correio.especies import Especie
from seiva.organizacao.mensagens_do_cidadao import (
    CONTA_CONFIRMAR,
    CONTA_JA_EXISTE,
    EMAIL_CONFIRMAR,
    EMAIL_TROCADO,
)
from seiva.organizacao.models import Conta, Instituicao, PedidoDeConta, TrocaDeEmail
from seiva.organizacao.seguranca.prova_govbr import varrer_provas

DE_NOVO = RetryStrategy(max_attempts=8, exponential_wait=3)
ENTRADA = "/entrar/"


@app.task(name="organizacao.responder_pedido_de_conta", queue="correio", retry=DE_NOVO)
def responder_pedido_de_conta(*, pedido_id: int) -> None:
    """The link to who may open the account; to owners of the CPF or e-mail, how to get in.

    Here, and not in the page, so that the page takes the same time whoever asks.
    """
    with transaction.atomic():
        pedido = PedidoDeConta.objects.filter(pk=pedido_id).first()
        if pedido is None:
            return
        donos = contas_proprias.donos(pedido)
        for dono in donos:
            _dizer_que_ja_existe(dono, f"conta:{pedido_id}")
        if not donos:
            segredo = segredos.segredo_de(contas_proprias.ASSUNTO, pedido.numero)
            link = f"{settings.URL_BASE}/conta/criar/confirmar/{segredo}/"
            valores = {"nome": pedido.nome, "link": link, "dias": str(contas_proprias.DIAS)}
            _mandar(CONTA_CONFIRMAR, f"pedido:{pedido_id}", pedido.email, valores)


@app.task(name="organizacao.confirmar_email_novo", queue="correio", retry=DE_NOVO)
def confirmar_email_novo(*, troca_id: int) -> None:
    """The link to the new address; when it is of another account, a message to its owner."""
    with transaction.atomic():
        troca = TrocaDeEmail.objects.select_related("conta").filter(pk=troca_id).first()
        if troca is None or troca.confirmada_em is not None:
            return
        dono = Conta.objects.filter(email__iexact=troca.email).first()
        if dono is not None:
            _dizer_que_ja_existe(dono, f"email:{troca_id}")
            return
        segredo = segredos.segredo_de(troca_de_email.ASSUNTO, troca.numero)
        link = f"{settings.URL_BASE}/conta/email/confirmar/{segredo}/"
        valores = {"nome": troca.conta.nome, "link": link, "dias": str(troca_de_email.DIAS)}
        _mandar(EMAIL_CONFIRMAR, f"troca:{troca_id}", troca.email, valores)


@app.task(name="organizacao.contar_email_trocado", queue="correio", retry=DE_NOVO)
def contar_email_trocado(*, troca_id: int) -> None:
    """Tell the address before that the account has another one."""
    with transaction.atomic():
        troca = TrocaDeEmail.objects.select_related("conta").filter(pk=troca_id).first()
        if troca is not None and troca.anterior:
            valores = {"nome": troca.conta.nome, "entrada": settings.URL_BASE + ENTRADA}
            _mandar(EMAIL_TROCADO, f"trocado:{troca_id}", troca.anterior, valores)


@app.periodic(cron="37 * * * *")
@app.task(name="organizacao.varrer_pedidos_de_conta", queue="geral")
def varrer_pedidos_de_conta(timestamp: int) -> None:
    """Every hour: forget requests whose links expired, and proofs that nobody used."""
    with transaction.atomic():
        contas_proprias.varrer_pedidos()
        troca_de_email.varrer_trocas()
        varrer_provas()


def _dizer_que_ja_existe(dono: Conta, evento: str) -> None:
    valores = {"nome": dono.nome, "entrada": settings.URL_BASE + ENTRADA}
    _mandar(CONTA_JA_EXISTE, f"{evento}:{dono.pk}", dono.email, valores)


def _mandar(especie: Especie, evento: str, para: str, valores: Mapping[str, str]) -> None:
    """In the words of the institution that runs the service; without one, the first ones."""
    casa = Instituicao.objects.filter(plataforma=True).first()
    if casa is None:
        postar(compor(None, especie, valores), para, identidade(f"{especie.codigo}:{evento}"))
        return
    with escopo(casa.pk):
        entregar(especie, chave=evento, para=para, variaveis=valores)
