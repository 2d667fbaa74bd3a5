"""What a process is to one unit right now: the facts that the conditions of acts ask for."""

from dataclasses import dataclass

from seiva.andamentos.models import Andamento
from seiva.core.acoes import Condicao
from seiva.core.ator import Ator
from seiva.processos.models import Anexacao, Destino, Passagem, Processo, Remessa


@dataclass(frozen=True)
class Situacao:
    """Facts of (process, unit). `abertas` counts the units where the process is open."""

    passagem: Passagem | None
    abertas: int
    remessa_por_desfazer: Remessa | None

    @property
    def aberta_aqui(self) -> bool:
        return self.passagem is not None and self.passagem.aberta


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
    guardadas: dict[int | None, Situacao] = processo.__dict__.setdefault("_situacoes", {})
    if ator.unidade_id not in guardadas:
        passagens = list(Passagem.objects.filter(processo=processo))
        daqui = next((p for p in passagens if p.unidade_id == ator.unidade_id), None)
        guardadas[ator.unidade_id] = Situacao(
            passagem=daqui,
            abertas=sum(1 for p in passagens if p.aberta),
            remessa_por_desfazer=remessa_por_desfazer(ator, processo),
        )
    return guardadas[ator.unidade_id]


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
    lambda ator, processo: (
        (passagem := situacao_de(ator, processo).passagem) is not None and passagem.nao_lida
    ),
)
ENVIO_POR_DESFAZER = Condicao(
    "envio_ja_recebido",
    "Não há envio para desfazer: a unidade de destino já recebeu o processo.",
    lambda ator, processo: situacao_de(ator, processo).remessa_por_desfazer is not None,
)
NAO_SIGILOSO = Condicao(
    "processo_sigiloso",
    "Processo sigiloso não tramita entre unidades: o acesso é por credencial.",
    lambda _ator, processo: processo.nivel_efetivo < 2,
)
NAO_ANEXADO = Condicao(
    "processo_anexado",
    "O processo foi anexado a outro e não anda mais sozinho. Só a administração pode desanexar.",
    lambda _ator, processo: not Anexacao.objects.de_anexado(processo).exists(),
    ocultar=False,
)
TEM_ANEXADOS = Condicao(
    "sem_anexados",
    "Não há processo anexado a este.",
    lambda _ator, processo: Anexacao.objects.dentro_de(processo).exists(),
)
EM_ALGUMA_UNIDADE = Condicao(
    "sem_unidade",
    "Escolha a unidade em que você atua.",
    lambda ator, _processo: ator.unidade_id is not None,
)
