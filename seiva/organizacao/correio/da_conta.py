"""Values of the messages about an account: links that choose a password, made when they are sent."""

from django.conf import settings
from django.contrib.auth.tokens import default_token_generator
from django.utils.encoding import force_bytes
from django.utils.http import urlsafe_base64_encode

from seiva.organizacao.convites import DIAS, gerador
from seiva.organizacao.mensagens import CONVITE, SENHA
from seiva.organizacao.models import Conta


def variaveis_da_conta(conta: Conta, especie: str) -> dict[str, str]:
    """What the message of this kind says of this account."""
    quem = urlsafe_base64_encode(force_bytes(conta.pk))
    if especie == CONVITE.codigo:
        return {
            "nome": conta.nome,
            "link": f"{settings.URL_BASE}/conta/convite/{quem}/{gerador.make_token(conta)}/",
            "dias": str(DIAS),
            "entrada": f"{settings.URL_BASE}/entrar/",
        }
    if especie == SENHA.codigo:
        token = default_token_generator.make_token(conta)
        return {"nome": conta.nome, "link": f"{settings.URL_BASE}/senha/{quem}/{token}/"}
    return {"nome": conta.nome}
