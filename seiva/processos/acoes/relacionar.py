"""Relacionar: symmetric, removable link between processes."""

from seiva.andamentos.registro import registrar
from seiva.andamentos.tipos import TipoAndamento
from seiva.catalogo.models import NivelAcesso
from seiva.core.acoes import acao
from seiva.core.ator import Ator
from seiva.core.erros import NaoEncontrado, RegraViolada
from seiva.core.relogio import agora
from seiva.processos import andamentos
from seiva.processos.models import Processo, Relacao
from seiva.processos.situacao import ABERTO_AQUI


def _par(um: Processo, outro: Processo) -> dict[str, int]:
    menor, maior = sorted([um.pk, outro.pk])
    return {"menor_id": menor, "maior_id": maior}


def _contar(tipo: TipoAndamento, ator: Ator, um: Processo, outro: Processo) -> None:
    """Both histories tell it, but none names a process under sigilo.

    Known to credential holders only, it leaves no trace in the history of an open process
    (domain.md §2.4).
    """
    for deste, com in ((um, outro), (outro, um)):
        if com.nivel_efetivo < NivelAcesso.SIGILOSO:
            registrar(tipo, deste, ator, numero=com.numero)
        elif deste.nivel_efetivo == NivelAcesso.SIGILOSO:
            registrar(tipo, deste, ator, numero="processo sigiloso")


@acao(
    "relacionar_processo",
    titulo="Relacionar",
    exige="processo.relacionar",
    estado=(ABERTO_AQUI,),
    sobre="processo",
)
def relacionar_processo(ator: Ator, *, processo: Processo, outro: Processo) -> Relacao:
    """Link two processes that the actor may know of. Both histories tell it."""
    if not Processo.objects.localizaveis_por(ator).filter(pk=outro.pk).exists():
        raise NaoEncontrado
    if outro.pk == processo.pk:
        raise RegraViolada("mesmo_processo", "Informe o número de outro processo.", campo="outro")
    if Relacao.objects.filter(**_par(processo, outro)).exists():
        raise RegraViolada(
            "ja_relacionados", f"Já está relacionado a {outro.numero}.", campo="outro"
        )
    outro = Processo.travar(outro.pk)
    relacao = Relacao(
        **_par(processo, outro),
        unidade_id=ator.minha_unidade,
        conta_id=ator.minha_conta,
        quando=agora(),
    )
    relacao.save(force_insert=True)
    _contar(andamentos.RELACIONADO, ator, processo, outro)
    return relacao


@acao(
    "remover_relacao",
    titulo="Remover relacionamento",
    exige="processo.relacionar",
    estado=(ABERTO_AQUI,),
    sobre="processo",
)
def remover_relacao(ator: Ator, *, processo: Processo, outro: Processo) -> None:
    """Remove the link; only the unit that made it may."""
    relacao = Relacao.objects.um(**_par(processo, outro))
    if relacao.unidade_id != ator.unidade_id:
        raise RegraViolada(
            "relacao_de_outra_unidade",
            "Só a unidade que relacionou os processos pode remover o relacionamento.",
        )
    outro = Processo.travar(outro.pk)
    relacao.delete()
    _contar(andamentos.RELACAO_REMOVIDA, ator, processo, outro)
