"""Copiar da galeria: a draft of the institution's own, from what is ready."""

from seiva.catalogo.models import TipoProcesso
from seiva.core.acoes import acao
from seiva.core.ator import Ator
from seiva.servicos.acoes.manter import ADMINISTRAR, criar_servico
from seiva.servicos.models import Servico
from seiva.servicos.ofertas import achar_na_galeria
from seiva.servicos.versoes import Ligados


@acao("copiar_da_galeria", titulo="Copiar da galeria", exige=ADMINISTRAR, registra=False)
def copiar_da_galeria(ator: Ator, *, chave: str) -> Servico:
    """A new draft with the texts, questions and documents of a service of the gallery.

    The type of process is the institution's own with the name that the gallery suggests, when it
    has one. Raises `NaoEncontrado`.
    """
    achado = achar_na_galeria(chave)
    tipo = None
    if achado.tipo:
        tipo = TipoProcesso.objects.filter(ativo=True, nome__iexact=achado.tipo).first()
    return criar_servico(ator, conteudo=achado.conteudo, ligados=Ligados(tipo=tipo))
