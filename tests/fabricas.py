"""Short ways to reach a state, through the acts themselves."""

from typing import Any

from seiva.core.ator import Ator
from seiva.documentos.acoes.assinar import assinar_documento
from seiva.documentos.acoes.incluir import DadosDoDocumento, incluir_documento
from seiva.documentos.models import Assinatura, Documento
from seiva.processos.acoes.autuar import DadosDeAutuacao, autuar_processo
from seiva.processos.models import Processo
from tests.elenco import SENHA, Casa


def autuar(ator: Ator, casa: Casa, **dados: Any) -> Processo:
    """A process of the usual type, public unless told otherwise."""
    padrao: dict[str, Any] = {"tipo": casa.ferias, "nivel": 0, "especificacao": "Férias de janeiro"}
    if dados.get("nivel"):
        padrao["hipotese"] = casa.hipotese
    return autuar_processo(ator, dados=DadosDeAutuacao(**(padrao | dados)))


def autuar_sigiloso(ator: Ator, casa: Casa, **dados: Any) -> Processo:
    """A process under sigilo, of a type that admits it."""
    if 2 not in casa.ferias.niveis:
        casa.ferias.niveis = [0, 1, 2]
        casa.ferias.save()
    return autuar(ator, casa, nivel=2, **dados)


def redigir(ator: Ator, casa: Casa, processo: Processo, texto: str = "Defiro.") -> Documento:
    """A draft of an ofício."""
    return incluir_documento(
        ator,
        processo=processo,
        dados=DadosDoDocumento(tipo=casa.oficio),
        conteudo=f"<p>{texto}</p>",
    )


def assinar(ator: Ator, casa: Casa, documento: Documento) -> Assinatura:
    return assinar_documento(ator, documento=documento, senha=SENHA, cargo=casa.cargo)
