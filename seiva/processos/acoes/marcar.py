"""Marcar: the unit's own labels on a process. Other units know nothing of them.

They are how a unit organises its work, and no part of the history of the process: every step is
kept apart, for ever, for the unit alone (docs/adr/0032-marcadores.md).
"""

from seiva.core.acoes import acao
from seiva.core.ator import Ator
from seiva.core.erros import RegraViolada
from seiva.core.relogio import agora
from seiva.core.textos import linhas_limpas
from seiva.organizacao.models import Unidade
from seiva.processos.models import Marca, Marcador, PassoDeMarca, Processo
from seiva.processos.situacao import ABERTO_AQUI

MAXIMO = 500
SEM_A_MARCA = (
    "marca_ausente",
    "Este marcador não está no processo. Talvez um colega o tenha tirado agora.",
)


def _conferido(texto: str) -> str:
    limpo = linhas_limpas(texto)
    if len(limpo) > MAXIMO:
        raise RegraViolada("texto_longo", f"O texto tem até {MAXIMO} caracteres.", campo="texto")
    return limpo


def anotar_passo(
    ator: Ator, marca: Marca, verbo: str, antes: str, depois: str, *, de: Unidade | None = None
) -> PassoDeMarca:
    """Write what happened, with the label as it reads now; `de` is the unit that had it before."""
    passo = PassoDeMarca(
        processo_id=marca.processo_id,
        unidade_id=marca.marcador.unidade_id,
        unidade_anterior=de,
        marcador=marca.marcador,
        nome=marca.marcador.nome,
        cor=marca.marcador.cor,
        verbo=verbo,
        antes=antes,
        depois=depois,
        conta_id=ator.minha_conta,
        quem=ator.nome,
        quando=agora(),
    )
    passo.save(force_insert=True)
    return passo


@acao(
    "marcar_processo",
    titulo="Marcador",
    exige="andamento.registrar",
    estado=(ABERTO_AQUI,),
    sobre="processo",
    registra=False,
)
def marcar_processo(
    ator: Ator, *, processo: Processo, marcador: Marcador, texto: str = ""
) -> Marca:
    """Put a label of the unit on the process, with a text or without.

    On a process that already has it, another text takes the place of the one there, and none
    leaves it as it is. Raises `RegraViolada` for a label of another unit or out of use.
    """
    texto = _conferido(texto)
    atual = Marcador.travar(marcador.pk)
    if atual.unidade_id != ator.minha_unidade or not atual.ativo:
        raise RegraViolada(
            "marcador_fora_de_uso",
            "Este marcador não está em uso na sua unidade. Escolha outro.",
            campo="marcador",
        )
    marca = Marca.objects.do_processo(processo).filter(marcador=atual).first()
    if marca is not None:
        return _trocar_texto(ator, marca, texto) if texto else marca
    marca = Marca(processo=processo, marcador=atual, texto=texto, quando=agora())
    marca.save(force_insert=True)
    anotar_passo(ator, marca, PassoDeMarca.Verbo.MARCOU, "", texto)
    return marca


def _trocar_texto(ator: Ator, marca: Marca, texto: str) -> Marca:
    if marca.texto != texto:
        antes, marca.texto = marca.texto, texto
        marca.save(update_fields=["texto"])
        anotar_passo(ator, marca, PassoDeMarca.Verbo.ALTEROU, antes, texto)
    return marca


def _da_unidade(ator: Ator, processo: Processo, marca: Marca) -> Marca:
    """The mark as it is now: a colleague may have taken it off meanwhile."""
    achada: Marca | None = (
        Marca.objects.da_unidade(ator).do_processo(processo).filter(pk=marca.pk).first()
    )
    if achada is None:
        raise RegraViolada(*SEM_A_MARCA)
    return achada


@acao(
    "alterar_marca",
    titulo="Alterar marcador",
    exige="andamento.registrar",
    estado=(ABERTO_AQUI,),
    sobre="processo",
    registra=False,
)
def alterar_marca(ator: Ator, *, processo: Processo, marca: Marca, texto: str) -> Marca:
    """Change the text beside a label; empty takes the text away and leaves the label."""
    return _trocar_texto(ator, _da_unidade(ator, processo, marca), _conferido(texto))


@acao(
    "desmarcar_processo",
    titulo="Tirar marcador",
    exige="andamento.registrar",
    estado=(ABERTO_AQUI,),
    sobre="processo",
    registra=False,
)
def desmarcar_processo(ator: Ator, *, processo: Processo, marca: Marca) -> None:
    """Take a label off the process; what was written beside it stays in its history."""
    atual = _da_unidade(ator, processo, marca)
    anotar_passo(ator, atual, PassoDeMarca.Verbo.TIROU, atual.texto, "")
    atual.delete()
