"""What the tests of credentials of signature share."""

from seiva.core.ator import Ator
from seiva.documentos.acoes.credenciar import (
    conceder_credencial_assinatura,
)
from seiva.documentos.models import CredencialDeAssinatura, Documento
from tests.elenco import Elenco


def dar(cena: Elenco, documento: Documento, quem: str, unidade: str) -> CredencialDeAssinatura:
    return conceder_credencial_assinatura(
        cena.ator("ana"),
        documento=documento,
        conta=cena.contas[quem],
        unidade=cena.casa.unidades[unidade],
    )


def abre(ator: Ator, documento: Documento) -> bool:
    return Documento.objects.credenciados_a(ator).filter(pk=documento.pk).exists()
