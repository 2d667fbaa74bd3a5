"""Steps of a form that has interessados: searching, choosing and registering people.

Each step is a plain POST that gives the form back with all that was typed; with scripts, only
the part about people changes.
"""

from dataclasses import dataclass, field
from typing import Any

from django.http import QueryDict

from seiva.organizacao.acoes.cadastrar_pessoa import cadastrar_pessoa
from seiva.organizacao.models import Pessoa
from seiva.web.acesso import Requisicao
from seiva.web.atos import tentar
from seiva.web.forms.processo import NovaPessoa
from seiva.web.pessoas import documento_visivel, procurar_pessoas

DE_PESSOAS = ("procurar", "acrescentar", "incluir")


@dataclass
class Quem:
    """The interessados after a step, and what the page shows about it."""

    interessados: list[str]
    contexto: dict[str, Any] = field(default_factory=dict)
    status: int = 200


def passo_de(requisicao: Requisicao) -> str:
    """The helping button that was pressed, or "" for the button that finishes."""
    return requisicao.POST.get("passo") or requisicao.GET.get("passo", "")


def quem_entra(requisicao: Requisicao, passo: str) -> Quem:
    """Do one step about people."""
    dados = requisicao.POST
    quem = Quem(dados.getlist("interessados"))
    if passo == "procurar":
        texto = dados.get("quem", "")
        achadas = [(p.pk, p.nome, documento_visivel(p)) for p in procurar_pessoas(texto)]
        quem.contexto = {"achadas": achadas, "quem": texto}
    elif passo == "incluir":
        quem.interessados += dados.getlist("achada")
    elif passo == "acrescentar":
        pessoa = NovaPessoa(dados, prefix="pessoa")
        nova = _cadastrar(requisicao, pessoa)
        if nova is None:
            quem.contexto = {"form_pessoa": pessoa, "tipo_da_pessoa": dados.get("pessoa-tipo")}
            # htmx changes the page only when the answer is a success.
            quem.status = 200 if requisicao.headers.get("HX-Request") else 422
        else:
            quem.interessados.append(str(nova.pk))
            quem.contexto = {"acrescentada": nova.nome}
    return quem


def acrescentar(requisicao: Requisicao) -> tuple[QueryDict, NovaPessoa]:
    """The form as sent, with someone typed but not yet added already among the interessados.

    The second value carries the refusal when that person could not be registered.
    """
    dados: QueryDict = requisicao.POST.copy()
    if not (dados.get("pessoa-nome", "").strip() or dados.get("pessoa-documento", "").strip()):
        return dados, NovaPessoa(prefix="pessoa")
    pessoa = NovaPessoa(dados, prefix="pessoa")
    nova = _cadastrar(requisicao, pessoa)
    if nova is None:
        return dados, pessoa
    dados.appendlist("interessados", str(nova.pk))
    return dados, NovaPessoa(prefix="pessoa")


def _cadastrar(requisicao: Requisicao, pessoa: NovaPessoa) -> Pessoa | None:
    """Register who was typed; who has this document already is taken as is."""
    if not pessoa.is_valid():
        return None
    return tentar(
        pessoa,
        lambda: cadastrar_pessoa(
            requisicao.ator,
            nome=pessoa.cleaned_data["nome"],
            documento=pessoa.cleaned_data["documento"],
            tipo=requisicao.POST.get("pessoa-tipo", "PF"),
        ),
    )
