"""The text with which a document begins."""

from typing import Any

from seiva.catalogo.models import ModeloDocumento, TextoPadrao, TipoDocumento
from seiva.core.ator import Ator
from seiva.core.erros import NaoEncontrado, RegraViolada
from seiva.core.modelos import QuerySetDoInquilino
from seiva.documentos.models import Documento, Versao


def textos_da_unidade(ator: Ator) -> QuerySetDoInquilino[Any]:
    """Standard texts that the actor may insert: those of the unit and those of everyone."""
    ativos: Any = TextoPadrao.objects.filter(ativo=True)
    gerais = ativos.filter(unidade__isnull=True)
    return (gerais | ativos.filter(unidade_id=ator.unidade_id)).order_by("nome", "pk")


def corpo_do_modelo(tipo: TipoDocumento, modelo: ModeloDocumento | None) -> str:
    """Body of the template chosen, or of the type's first one; empty when there is none."""
    if modelo is not None:
        return modelo.corpo
    primeiro = ModeloDocumento.objects.filter(tipo=tipo, ativo=True).order_by("nome").first()
    return primeiro.corpo if primeiro else ""


def corpo_de_outro(ator: Ator, numero: str) -> str:
    """Body of another document, by its number, when the actor may read it."""
    digitos = "".join(c for c in numero if c.isdigit())
    try:
        documento = Documento.objects.legiveis_por(ator).um(numero=digitos or None, natureza="I")
    except NaoEncontrado as erro:
        raise RegraViolada(
            "modelo_nao_encontrado",
            "Não há documento escrito aqui com esse número entre os que você pode ler.",
            campo="referencia",
        ) from erro
    return Versao.objects.um(documento=documento, numero=documento.versao_atual).conteudo
