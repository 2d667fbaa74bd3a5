"""Entregar: what nobody takes care of any more goes to a unit in force."""

from collections.abc import Sequence

from seiva.core.acoes import Condicao, acao
from seiva.core.ator import Ator
from seiva.core.erros import RegraViolada
from seiva.core.relogio import agora, hoje
from seiva.core.textos import uma_linha
from seiva.documentos.acoes.suceder import suceder_minutas
from seiva.organizacao.emuso import usar_unidades
from seiva.organizacao.models import Lotacao, Unidade
from seiva.processos import andamentos
from seiva.processos.acoes.suceder import FORA_DO_SIGILO, suceder_processo
from seiva.processos.models import Passagem, Processo
from seiva.processos.sucessao import Sucessao

NO_ACERVO = Condicao(
    "fora_do_acervo",
    "Este processo não está mais no acervo global: já há unidade em vigor que cuida dele.",
    lambda _ator, processo: (
        Processo.objects.filter(pk=processo.pk).do_acervo_global(hoje()).exists()
    ),
)
DE_UMA_VEZ = 200


@acao(
    "entregar_do_acervo",
    titulo="Entregar processo do acervo global",
    exige="instituicao.administrar",
    estado=(FORA_DO_SIGILO, NO_ACERVO),
    sobre="processo",
)
def entregar_do_acervo(ator: Ator, *, processo: Processo, unidade: Unidade, motivo: str) -> None:
    """Put `unidade` where the units that ended were in the process.

    What was open arrives there open and unread, with its drafts, deadline and note; what was
    concluded stays so, and `unidade` may read and reopen it. Raises `RegraViolada` without a
    reason, for a unit that is not in force, and for a process that somebody takes care of.
    """
    motivo = uma_linha(motivo)
    if not motivo:
        raise RegraViolada("sem_motivo", "Escreva o motivo da entrega.", campo="motivo")
    usar_unidades(unidade.pk)
    if not Unidade.objects.ativas(hoje()).filter(pk=unidade.pk).exists():
        raise RegraViolada(
            "unidade_extinta", f"{unidade.sigla} não está em uso. Escolha outra.", campo="unidade"
        )
    vigentes = Lotacao.objects.vigentes(hoje()).filter(unidade=unidade)
    lotados = frozenset(vigentes.values_list("conta_id", flat=True))
    # Open ones first: with one of them the process arrives open.
    de_antes = Passagem.objects.filter(processo=processo).select_related("unidade")
    for daqui in de_antes.order_by("-aberta", "pk"):
        sucessao = Sucessao(
            daqui.unidade, unidade, motivo, lotados, como=andamentos.ACERVO_ENTREGUE
        )
        suceder_processo(ator, processo=processo, sucessao=sucessao, mesmo_fechado=True)
        suceder_minutas(ator, processo=processo, sucessao=sucessao)
    la = Passagem.objects.get(processo=processo, unidade=unidade)
    if la.aberta:
        la.nao_lida, la.movida_em = True, agora()
        la.save()


@acao(
    "entregar_acervo",
    titulo="Entregar processos do acervo global",
    exige="instituicao.administrar",
    registra=False,
)
def entregar_acervo(ator: Ator, *, processos: Sequence[int], unidade: Unidade, motivo: str) -> int:
    """The same for many, all or none; how many. What the actor may not know of does not exist."""
    if not processos:
        raise RegraViolada("sem_processo", "Marque ao menos um processo.", campo="processos")
    if len(processos) > DE_UMA_VEZ:
        raise RegraViolada(
            "demais", f"Entregue no máximo {DE_UMA_VEZ} de cada vez.", campo="processos"
        )
    localizaveis = Processo.objects.localizaveis_por(ator)
    # In the order of the keys: two administrators who chose the same ones wait, and never meet.
    for chave in sorted(set(processos)):
        achado: Processo = localizaveis.um(pk=chave)
        entregar_do_acervo(ator, processo=achado, unidade=unidade, motivo=motivo)
    return len(set(processos))
