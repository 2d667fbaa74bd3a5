"""What every page of the house shows around its content."""

from typing import Any

from django.db import DatabaseError
from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject

from seiva.blocos.contagens import recebidos
from seiva.core.tenancy import ha_escopo
from seiva.mesa.contagens import pendencias
from seiva.operacao.avisos import avisos_de
from seiva.operacao.models import Aviso
from seiva.organizacao.models import Planilha
from seiva.web.ajuda import tema
from seiva.web.enderecos import endereco

PLANILHAS = 5
DA_CASA = {
    "mesa": "mesa",
    "novo_processo": "processo_novo",
    "para_assinar": "para_assinar",
    "blocos": "blocos",
    "pesquisa": "pesquisa",
    "economia": "economia",
}
DE_TODOS = {
    "adesao": "adesao",
    "chave_pedir": "chave_pedir",
    "chave_entrar": "chave_entrar",
    "ajuda": "ajuda",
    "minha_conta": "conta",
    "meus_processos": "meus_processos",
    "quem_viu": "quem_viu",
    "sair": "sair",
    "entrar": "entrar",
    "recuperar_senha": "senha_pedir",
    "criar_conta": "conta_criar",
    "trocar_unidade": "unidade",
}
# Addresses that only who was given the permission has: permission, name, route.
DE_QUEM_PODE = (
    ("sigilo.coordenar", "acervo", "acervo_sigiloso"),
    ("representacao.conferir", "representacoes", "representacoes_por_conferir"),
    ("instituicao.administrar", "niveis", "niveis_da_instituicao"),
)


def casa(requisicao: HttpRequest) -> dict[str, Any]:
    """Header of a page: institution, unit in use, units to choose, addresses, pending work."""
    instituicao = getattr(requisicao, "instituicao", None)
    lotacao = getattr(requisicao, "lotacao", None)
    urls = {chave: endereco(nome) for chave, nome in DE_TODOS.items()}
    urls |= {"inicio": "/", "conferir": endereco("conferir_geral")}
    urls |= {"consulta": endereco("consulta_geral")} | _da_ajuda(requisicao)
    resposta: dict[str, Any] = {"urls": urls, "pendencias": {}, "conta": _conta(requisicao)}
    if instituicao is None:
        return {"casa": resposta}
    slug = instituicao.slug
    resposta |= {"instituicao": instituicao, "slug": slug, "brasao_url": ""}
    if instituicao.brasao:
        resposta["brasao_url"] = endereco("brasao", slug, instituicao.brasao)
    urls["conferir"] = endereco("conferir", slug) or urls["conferir"]
    urls["numeros"] = endereco("numeros", slug)
    urls["consulta"] = endereco("consulta", slug)
    urls["inicio"] = endereco("casa", slug)
    if lotacao is not None:
        urls |= {chave: endereco(nome, slug) for chave, nome in DA_CASA.items()}
        for permissao, nome, rota in DE_QUEM_PODE:
            if requisicao.ator.pode(permissao):  # type: ignore[attr-defined]
                urls[nome] = endereco(rota, slug)
        urls["inicio"] = urls["mesa"]
        if getattr(instituicao, "ha_avisos", False):
            urls["dispensar_aviso"] = endereco("aviso_dispensar", slug)
            resposta["avisos"] = SimpleLazyObject(lambda: _avisos(requisicao))
        if requisicao.ator.pode("instituicao.administrar"):  # type: ignore[attr-defined]
            urls["auditoria"] = endereco("auditoria", slug)
            urls["administracao"] = endereco("administracao", slug)
            resposta["planilhas"] = SimpleLazyObject(lambda: _planilhas(requisicao))
            if instituicao.fase == "piloto":
                urls["primeiros_passos"] = endereco("primeiros_passos", slug)
        resposta |= {
            "unidade": lotacao.unidade,
            "unidades": [item.unidade for item in getattr(requisicao, "lotacoes", [])],
            "pendencias": SimpleLazyObject(lambda: _pendencias(requisicao)),
        }
    return {"casa": resposta}


def _da_ajuda(requisicao: HttpRequest) -> dict[str, str]:
    """Addresses of the help: the page about this screen, shortcuts and accessibility."""
    rota = requisicao.resolver_match.url_name if requisicao.resolver_match else ""
    pagina = tema(rota or "")
    return {
        "ajuda_daqui": endereco("ajuda_pagina", pagina) if pagina else endereco("ajuda"),
        "atalhos": endereco("ajuda_pagina", "atalhos-de-teclado"),
        "acessibilidade": endereco("ajuda_pagina", "acessibilidade"),
    }


def _conta(requisicao: HttpRequest) -> Any:
    """Who is logged in; nobody when the database does not answer (error pages need none)."""
    try:
        usuario = getattr(requisicao, "user", None)
        return usuario if usuario is not None and usuario.is_authenticated else None
    except DatabaseError:
        return None


def _avisos(requisicao: Any) -> list[Aviso]:
    """One query, made only while some notice is in force; none after a failed request."""
    return avisos_de(requisicao.ator, requisicao.instituicao) if ha_escopo() else []


def _planilhas(requisicao: Any) -> list[Planilha]:
    """Big spreadsheets that ended since the person left: one query, of who administers. Asked by
    whole pages only."""
    if requisicao.headers.get("HX-Request") or not ha_escopo():
        return []
    return list(Planilha.objects.a_avisar(requisicao.ator.minha_conta)[:PLANILHAS])


def _pendencias(requisicao: Any) -> dict[str, int]:
    """Two queries, made only by pages that show the counters; none after a failed request."""
    if not ha_escopo():
        return {}
    contadas, de_fora = pendencias(requisicao.ator), recebidos(requisicao.ator)
    para_assinar = contadas["para_assinar"] + de_fora["documentos"]
    return contadas | {"para_assinar": para_assinar, "blocos": de_fora["blocos"]}
