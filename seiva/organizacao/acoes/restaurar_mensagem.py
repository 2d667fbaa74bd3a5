"""Restaurar mensagem: the first text is in force again."""

from seiva.core.acoes import acao
from seiva.core.ator import Ator
from seiva.organizacao.alteracoes import registrar_alteracao
from seiva.organizacao.correio.da_casa import conferir_da_casa, foto, travar_texto
from seiva.organizacao.correio.especies import Especie
from seiva.organizacao.models import Alteracao


@acao(
    "restaurar_mensagem",
    titulo="Voltar ao texto inicial da mensagem",
    exige="instituicao.administrar",
    registra=False,
)
def restaurar_mensagem(ator: Ator, *, especie: Especie) -> bool:
    """Leave the institution's own text; the log keeps it. False when there was none."""
    conferir_da_casa(ator, especie)
    texto = travar_texto(especie)
    if not texto.proprio:
        return False
    antes = foto(especie, texto)
    texto.assunto = texto.corpo = ""
    texto.save()
    registrar_alteracao(
        ator,
        texto,
        Alteracao.Verbo.ALTEROU,
        antes=antes,
        depois=foto(especie, texto),
        rotulo=especie.titulo,
    )
    return True
