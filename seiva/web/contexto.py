"""What every page of the house shows around its content."""

from typing import Any

from django.db import DatabaseError
from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject

from seiva.core.tenancy import ha_escopo
from seiva.mesa.contagens import pendencias
from seiva.web.enderecos import endereco

DA_CASA = {
    "mesa": "mesa",
    "novo_processo": "processo_novo",
    "para_assinar": "para_assinar",
    "pesquisa": "pesquisa",
    "notificacoes": "notificacoes",
}
DE_TODOS = {
    "ajuda": "ajuda",
    "acessibilidade": "acessibilidade",
    "minha_conta": "conta",
    "sair": "sair",
    "entrar": "entrar",
    "recuperar_senha": "senha_pedir",
    "acompanhar": "acompanhar",
    "meus_processos": "meus_processos",
    "trocar_unidade": "unidade",
}


def casa(requisicao: HttpRequest) -> dict[str, Any]:
    """Header of a page: institution, unit in use, units to choose, addresses, pending work."""
    instituicao = getattr(requisicao, "instituicao", None)
    lotacao = getattr(requisicao, "lotacao", None)
    urls = {chave: endereco(nome) for chave, nome in DE_TODOS.items()}
    urls |= {"inicio": "/", "conferir": endereco("conferir_geral")}
    resposta: dict[str, Any] = {"urls": urls, "pendencias": {}, "conta": _conta(requisicao)}
    if instituicao is None:
        return {"casa": resposta}
    slug = instituicao.slug
    resposta |= {"instituicao": instituicao, "slug": slug}
    urls["conferir"] = endereco("conferir", slug) or urls["conferir"]
    if lotacao is not None:
        urls |= {chave: endereco(nome, slug) for chave, nome in DA_CASA.items()}
        urls["inicio"] = urls["mesa"]
        resposta |= {
            "unidade": lotacao.unidade,
            "unidades": [item.unidade for item in getattr(requisicao, "lotacoes", [])],
            "pendencias": SimpleLazyObject(lambda: _pendencias(requisicao)),
        }
    return {"casa": resposta}


def _conta(requisicao: HttpRequest) -> Any:
    """Who is logged in; nobody when the database does not answer (error pages need none)."""
    try:
        usuario = getattr(requisicao, "user", None)
        return usuario if usuario is not None and usuario.is_authenticated else None
    except DatabaseError:
        return None


def _pendencias(requisicao: Any) -> dict[str, int]:
    """One query, made only by pages that show the counters; none after a failed request."""
    if not ha_escopo():
        return {}
    return pendencias(requisicao.ator)
