"""Ten codes on paper, each good once, for who lost the phone and the keys."""

import hashlib
import secrets

from django.db import transaction

from seiva.core.relogio import agora
from seiva.organizacao.models import CodigoDeRecuperacao, Conta

QUANTOS = 10
_LETRAS = "abcdefghjkmnpqrstuvwxyz23456789"  # nothing that reads as something else


def gerar(conta: Conta) -> list[str]:
    """New codes, shown this once; the ones before stop working. 50 bits each."""
    codigos = [_codigo() for _ in range(QUANTOS)]
    with transaction.atomic():
        Conta.objects.select_for_update().get(pk=conta.pk)
        CodigoDeRecuperacao.objects.filter(conta=conta).delete()
        CodigoDeRecuperacao.objects.bulk_create(
            CodigoDeRecuperacao(conta=conta, resumo=_resumo(conta, codigo)) for codigo in codigos
        )
    return codigos


def gastar(conta: Conta, codigo: str) -> bool:
    """Use one code. Two devices with the same code: one gets in."""
    achado = CodigoDeRecuperacao.objects.filter(
        conta=conta, resumo=_resumo(conta, codigo), usado_em__isnull=True
    )
    return achado.update(usado_em=agora()) == 1


def restam(conta: Conta) -> int:
    """How many codes still work."""
    return CodigoDeRecuperacao.objects.filter(conta=conta, usado_em__isnull=True).count()


def _codigo() -> str:
    bruto = "".join(secrets.choice(_LETRAS) for _ in range(10))
    return f"{bruto[:5]}-{bruto[5:]}"


def _resumo(conta: Conta, codigo: str) -> str:
    limpo = "".join(c for c in codigo.lower() if c.isalnum())
    return hashlib.sha256(f"{conta.pk}:{limpo}".encode()).hexdigest()
