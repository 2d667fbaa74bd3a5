"""Background jobs of adoption: the messages to who asked."""

from django.conf import settings
from django.contrib.auth.tokens import default_token_generator
from django.utils.encoding import force_bytes
from django.utils.http import urlsafe_base64_encode
from django.utils.timezone import localtime

from seiva.adesao.cartas import CARTAS
from seiva.adesao.links import link_para_acompanhar, link_para_confirmar
from seiva.adesao.models import Adesao, AvisoDeAdesao
from seiva.core.ator import Ator
from seiva.core.jobs import tarefa
from seiva.core.relogio import agora
from seiva.organizacao.correio.envio import entregar
from seiva.organizacao.models import Conta


@tarefa("adesao.enviar_aviso", fila="correio")
def enviar_aviso(ator: Ator, *, adesao_id: int, assunto: str, vez: str = "") -> None:
    """Write and send one message. Its row comes first: a message already sent is not sent again.

    The text is made here, from the row, so that the secrets of its links wait in no queue.
    """
    adesao = Adesao.travar(adesao_id)
    if vez and vez != adesao.numero:
        return  # another link was asked for meanwhile: this one died
    chave = f"{assunto}:{vez}"[:40]
    if AvisoDeAdesao.objects.filter(adesao=adesao, assunto=chave).exists():
        return
    AvisoDeAdesao.objects.create(adesao=adesao, assunto=chave, enviado_em=agora())
    carta = CARTAS[assunto]
    valores = _valores(adesao) | (_do_convite(adesao) if assunto == "aprovada" else {})
    entregar(
        carta,
        chave=f"{adesao_id}:{chave}",
        para=adesao.responsavel_email,
        variaveis={variavel.nome: valores[variavel.nome] for variavel in carta.variaveis},
    )


def _valores(adesao: Adesao) -> dict[str, str]:
    return {
        "nome": adesao.responsavel_nome,
        "ente": adesao.nome,
        "protocolo": adesao.protocolo,
        "confirmar": link_para_confirmar(adesao),
        "acompanhar": link_para_acompanhar(adesao),
        "prazo": f"{localtime(adesao.vence_em):%d/%m/%Y às %H:%M}",
        "autoridade": adesao.autoridade_nome,
        "motivo": adesao.motivo,
    }


def _do_convite(adesao: Adesao) -> dict[str, str]:
    """What the administrator needs to come in: own address, and a link to choose the password."""
    conta = Conta.objects.get(cpf=adesao.responsavel_cpf)
    assert adesao.ambiente is not None
    base, casa = settings.URL_BASE, adesao.ambiente.slug
    entrada = f"{base}/entrar/?next=/{casa}/mesa/"
    # The link that chooses a password goes to the account's own e-mail and to no other.
    if conta.last_login is not None or conta.email.lower() != adesao.responsavel_email:
        como = (
            f"Entre com o seu CPF e a senha que você já tem:\n\n    {entrada}\n\n"
            "Se não se lembra dela, use “Esqueci minha senha” na mesma página."
        )
    else:
        quem = urlsafe_base64_encode(force_bytes(conta.pk))
        token = default_token_generator.make_token(conta)
        como = (
            "Crie a sua senha por este endereço, em até um dia (depois disso, use “Esqueci minha "
            f"senha” na página de entrada):\n\n    {base}/senha/{quem}/{token}/\n\n"
            f"Depois, entre com o seu CPF e a senha:\n\n    {entrada}"
        )
    return {"como": como, "endereco": f"{base}/{casa}/"}
