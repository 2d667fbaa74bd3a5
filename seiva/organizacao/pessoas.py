"""People of an institution: who counts in its quota, and who administers it."""

from datetime import date

from django.db.models import Q

from seiva.core.acoes import Condicao
from seiva.core.ator import Ator
from seiva.core.erros import RegraViolada
from seiva.core.jobs import exclusividade
from seiva.core.relogio import hoje
from seiva.organizacao.models import Instituicao, Lotacao, Titularidade
from seiva.organizacao.querysets import LotacaoQuerySet

ADMINISTRAR = "instituicao.administrar"
TRAVA = "pessoas"


def travar_pessoas() -> None:
    """Acts that give or take lotações, profiles and accounts of an institution go one at a time:
    what they count (administrators, quota) must not change between counting and writing."""
    exclusividade(TRAVA)


def nao_encerradas(dia: date) -> LotacaoQuerySet:
    """Lotações in force or still to begin."""
    lotacoes: LotacaoQuerySet = Lotacao.objects.filter(Q(fim__isnull=True) | Q(fim__gte=dia))
    return lotacoes


def pessoas_que_contam() -> int:
    """How many people the quota of the institution counts: each with a lotação not ended."""
    return nao_encerradas(hoje()).values("conta").distinct().count()


def recusa_da_cota(instituicao_id: int, contam: int, chegam: int) -> str:
    """The sentence that refuses `chegam` more people, or ""."""
    cota = Instituicao.objects.values_list("cota_contas", flat=True).get(pk=instituicao_id)
    if cota is None or chegam == 0 or contam + chegam <= cota:
        return ""
    return (
        f"A instituição pode ter até {cota} pessoas com lotação. Hoje tem {contam}, e esta mudança "
        f"traria mais {chegam}. Encerre lotações de quem saiu ou peça mais a quem opera a plataforma."
    )


def administradores(dia: date) -> int:
    """How many people can administer the institution on `dia`."""
    vigentes: LotacaoQuerySet = Lotacao.objects.vigentes(dia)
    podem = vigentes.filter(perfil__permissoes__contains=[ADMINISTRAR], conta__is_active=True)
    return podem.values("conta").distinct().count()


def exigir_administrador_que_fica(havia: int) -> None:
    """Refuse what leaves the institution without anyone to administer it. Called after the change,
    under `travar_pessoas`; `havia` is how many there were before it."""
    if havia and not administradores(hoje()):
        raise RegraViolada(
            "ultimo_administrador",
            "Com isto ninguém mais administraria a instituição. Dê antes a outra pessoa um perfil "
            "que permita administrar.",
        )


def vigente(_ator: Ator, periodo: Lotacao | Titularidade) -> bool:
    """Whether a lotação or a cargo was not ended."""
    return periodo.fim is None or periodo.fim >= hoje()


VIGENTE = Condicao("ja_encerrada", "Isto já estava encerrado.", vigente)


def conferir_periodo(inicio: date, fim: date | None) -> None:
    """Refuse a period that ends before it begins."""
    if fim is not None and fim < inicio:
        raise RegraViolada("periodo_invertido", "O fim vem depois do início.", campo="fim")
