"""People as servants find and see them."""

from seiva.organizacao.models import Pessoa
from seiva.organizacao.regras.documentos_pessoais import (
    DocumentoInvalido,
    formatar,
    mascarar_cpf,
)

MAXIMO = 20


def procurar_pessoas(texto: str) -> list[Pessoa]:
    """Up to twenty people by piece of the name, or beginning of CPF or CNPJ."""
    texto = texto.replace("\x00", "").strip()[:100]
    if len(texto) < 2:
        return []
    return list(Pessoa.objects.com_texto(texto).order_by("nome_busca", "pk")[:MAXIMO])


def documento_visivel(pessoa: Pessoa) -> str:
    """CNPJ in full; CPF masked, enough to tell two people of one name apart (LGPD)."""
    if not pessoa.documento:
        return ""
    try:
        if pessoa.tipo == Pessoa.Tipo.FISICA:
            return mascarar_cpf(pessoa.documento)
        return formatar(pessoa.documento)
    except DocumentoInvalido:
        return ""
