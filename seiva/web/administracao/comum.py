"""What every page of administration asks first."""

from typing import Any

from django.urls import reverse

from seiva.core.erros import SemPermissao
from seiva.organizacao.cadastros import Cadastro
from seiva.web.acesso import Requisicao

ADMINISTRAR = "instituicao.administrar"


def exigir_administrador(requisicao: Requisicao) -> None:
    """Refuse who does not administer the institution."""
    if not requisicao.ator.pode(ADMINISTRAR):
        raise SemPermissao("sem_permissao", "A administração é de quem administra a instituição.")


def endereco(requisicao: Requisicao, rota: str, **partes: Any) -> str:
    """Address of a page of the institution in use."""
    return reverse(rota, kwargs={"instituicao": requisicao.instituicao.slug, **partes})


def do_cadastro(requisicao: Requisicao, cadastro: Cadastro) -> dict[str, Any]:
    """What the pages of a register say of it."""
    return {
        "secao": "administracao",
        "cadastro": cadastro,
        "novo_rotulo": f"{'Nova' if cadastro.feminino else 'Novo'} {cadastro.singular}",
        "lista_url": endereco(requisicao, "cadastro", cadastro=cadastro.chave),
        "novo_url": endereco(requisicao, "cadastro_novo", cadastro=cadastro.chave),
    }
