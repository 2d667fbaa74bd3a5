"""What a process is to one unit right now: the facts that the conditions of acts ask for."""

from dataclasses import dataclass
from typing import Any

from seiva.andamentos.models import Andamento
from seiva.core.acoes import Condicao
from seiva.core.ator import Ator
from seiva.core.preparadas import PreparadaDeObjetos
from seiva.processos.models import Anexacao, Credencial, Destino, Passagem, Processo, Remessa


@dataclass(frozen=True)
class Situacao:
    """Facts of (process, unit). `abertas` counts the units where the process is open, among
    `passagens`: all of them, with unit and person in charge, in the order of arrival.

    Under sigilo the facts are of the person: `credencial` is that of who acts, when in force.
    """

    passagem: Passagem | None
    abertas: int
    remessa_por_desfazer: Remessa | None
    sigiloso: bool = False
    credencial: Credencial | None = None
    passagens: tuple[Passagem, ...] = ()

    @property
    def aberta_aqui(self) -> bool:
        if self.sigiloso and (self.credencial is None or self.credencial.concluida_em):
            return False
        return self.passagem is not None and self.passagem.aberta

    @property
    def por_receber(self) -> bool:
        if self.sigiloso:
            return self.credencial is not None and self.credencial.recebida_em is None
        return self.passagem is not None and self.passagem.nao_lida


def _todas(_ator: Ator, *, processo: int) -> Any:
    return Passagem.objects.do_processo(processo).select_related("atribuida_a")


_passagens = PreparadaDeObjetos(_todas)


def remessa_por_desfazer(ator: Ator, processo: Processo) -> Remessa | None:
    """The last sending by this unit, when none of its destinations received it yet.

    A unit that acted on the process without opening it received it all the same.
    """
    remessa = (
        Remessa.objects.filter(processo=processo, origem_id=ator.unidade_id)
        .order_by("-quando", "-pk")
        .first()
    )
    if remessa is None or remessa.desfeita_em is not None:
        return None
    destinos = list(Destino.objects.filter(remessa=remessa).values_list("unidade_id", flat=True))
    por_ler = Passagem.objects.filter(
        processo=processo, unidade__in=destinos, nao_lida=True, movida_em=remessa.quando
    ).count()
    agiram = Andamento.objects.filter(
        processo=processo, unidade__in=destinos, quando__gte=remessa.quando
    )
    return remessa if por_ler == len(destinos) and not agiram.exists() else None


def situacao_de(ator: Ator, processo: Processo) -> Situacao:
    """Facts for the unit of the actor; read once for each process object."""
    guardadas: dict[Any, Situacao] = processo.__dict__.setdefault("_situacoes", {})
    quem = (ator.conta_id, ator.unidade_id)
    if quem not in guardadas:
        passagens: list[Passagem] = _passagens(ator, processo=processo.pk)
        por_ler = any(p.nao_lida for p in passagens)
        daqui = next((p for p in passagens if p.unidade_id == ator.unidade_id), None)
        minhas = Credencial.objects.minhas(ator).filter(processo=processo)
        guardadas[quem] = Situacao(
            passagem=daqui,
            abertas=sum(1 for p in passagens if p.aberta),
            # What nobody has still to receive was not sent, or was received: nothing to undo.
            remessa_por_desfazer=remessa_por_desfazer(ator, processo) if por_ler else None,
            sigiloso=processo.sigiloso,
            credencial=minhas.first() if processo.tem_sigilo else None,
            passagens=tuple(passagens),
        )
    return guardadas[quem]


def esquecer_situacao(processo: Processo) -> None:
    """Something was done to the process since it was read: ask again."""
    processo.__dict__.pop("_situacoes", None)


def pode_ter_anexacao(processo: Processo) -> bool:
    """False when the page that read the process saw that nothing was ever attached to it, nor it
    to anything (`_anexacoes`)."""
    return processo.__dict__.get("_anexacoes") is not False


ABERTO_AQUI = Condicao(
    "nao_aberto_na_unidade",
    "O processo não está aberto na sua unidade. Talvez alguém já o tenha enviado ou concluído; "
    "veja o Histórico.",
    lambda ator, processo: situacao_de(ator, processo).aberta_aqui,
)
FECHADO_AQUI = Condicao(
    "ja_aberto_na_unidade",
    "O processo já está aberto na sua unidade.",
    lambda ator, processo: not situacao_de(ator, processo).aberta_aqui,
)
JA_PASSOU_AQUI = Condicao(
    "nunca_passou_na_unidade",
    "Só reabre o processo a unidade por onde ele passou.",
    lambda ator, processo: situacao_de(ator, processo).passagem is not None,
)
POR_RECEBER = Condicao(
    "nada_a_receber",
    "O processo já foi recebido nesta unidade.",
    lambda ator, processo: situacao_de(ator, processo).por_receber,
)
ENVIO_POR_DESFAZER = Condicao(
    "envio_ja_recebido",
    "Não há envio para desfazer: a unidade de destino já recebeu o processo.",
    lambda ator, processo: situacao_de(ator, processo).remessa_por_desfazer is not None,
)
NAO_SIGILOSO = Condicao(
    "processo_sigiloso",
    "Processo sigiloso não tramita entre unidades: o acesso é por credencial.",
    lambda _ator, processo: not processo.sigiloso,
)
ENVIAVEL = Condicao(
    "processo_sigiloso",
    "Processo sigiloso não tramita entre unidades. Para que outra pessoa atue nele, conceda "
    "credencial a ela, em “Credenciais”.",
    lambda _ator, processo: not processo.sigiloso,
    ocultar=False,
)
# The same answer where nothing is under sigilo and where something is, to who may not know.
CREDENCIADO = Condicao(
    "sem_credencial",
    "Isto se faz em processo sigiloso, por quem tem credencial.",
    lambda ator, processo: situacao_de(ator, processo).credencial is not None,
)
NAO_ANEXADO = Condicao(
    "processo_anexado",
    "O processo foi anexado a outro e não anda mais sozinho. Só a administração pode desanexar.",
    lambda _ator, processo: (
        not (pode_ter_anexacao(processo) and Anexacao.objects.de_anexado(processo).exists())
    ),
    ocultar=False,
)
TEM_ANEXADOS = Condicao(
    "sem_anexados",
    "Não há processo anexado a este.",
    lambda _ator, processo: (
        pode_ter_anexacao(processo) and Anexacao.objects.dentro_de(processo).exists()
    ),
)
EM_ALGUMA_UNIDADE = Condicao(
    "sem_unidade",
    "Escolha a unidade em que você atua.",
    lambda ator, _processo: ator.unidade_id is not None,
)
