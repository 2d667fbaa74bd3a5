"""People, subordinate units and standard texts follow the reorganisation at once, and are logged."""

from datetime import date, timedelta

from seiva.catalogo.models import TextoPadrao
from seiva.core.ator import Ator
from seiva.core.relogio import hoje
from seiva.organizacao.alteracoes import registrar_alteracao, retrato
from seiva.organizacao.models import Alteracao, Lotacao, Unidade

_LOTACAO = ("conta", "unidade", "perfil", "inicio", "fim")


def mover_lotacao(ator: Ator, lotacao: Lotacao, para: Unidade, data: date) -> None:
    """The person works in `para` from `data` on, with the same profile; who already worked there
    keeps the profile of there: a reorganisation raises nobody."""
    antes = retrato(lotacao, _LOTACAO)
    lotacao.fim = max(lotacao.inicio, data - timedelta(days=1))
    lotacao.save()
    registrar_alteracao(
        ator, lotacao, Alteracao.Verbo.ALTEROU, antes=antes, depois=retrato(lotacao, _LOTACAO)
    )
    la = Lotacao.objects.filter(conta=lotacao.conta_id, unidade=para).first()
    if la is None:
        nova = Lotacao.objects.create(
            conta=lotacao.conta, unidade=para, perfil=lotacao.perfil, inicio=data
        )
        registrar_alteracao(ator, nova, Alteracao.Verbo.CRIOU, depois=retrato(nova, _LOTACAO))
    elif la.fim is not None and la.fim < hoje():
        antes = retrato(la, _LOTACAO)
        la.fim, la.inicio, la.perfil = None, data, lotacao.perfil
        la.save()
        registrar_alteracao(
            ator, la, Alteracao.Verbo.REATIVOU, antes=antes, depois=retrato(la, _LOTACAO)
        )


def mover_subordinadas(ator: Ator, de: Unidade, para: Unidade) -> int:
    """Units below one that ends go below `para`; below its own superior when `para` is itself
    below it, so that the tree never closes on itself."""
    superior = de.pai if _acima(de, para) else para
    filhas = list(Unidade.objects.filter(pai=de).order_by("pk"))
    for filha in filhas:
        antes = retrato(filha, ["pai"])
        filha.pai = superior
        filha.save()
        registrar_alteracao(
            ator, filha, Alteracao.Verbo.ALTEROU, antes=antes, depois=retrato(filha, ["pai"])
        )
    return len(filhas)


def _acima(de: Unidade, para: Unidade) -> bool:
    """`de` is above `para` in the tree."""
    return de.pk in acima_de(para)


def acima_de(unidade: Unidade) -> set[int]:
    """Keys of the units above one."""
    pais = dict(Unidade.objects.values_list("pk", "pai_id"))
    achadas: set[int] = set()
    atual = pais.get(unidade.pk)
    while atual is not None and atual not in achadas:
        achadas.add(atual)
        atual = pais.get(atual)
    return achadas


def mover_textos(ator: Ator, de: Unidade, para: Unidade) -> int:
    """Standard texts of the unit are now of `para`."""
    textos = list(TextoPadrao.objects.filter(unidade=de).order_by("pk"))
    for texto in textos:
        antes = retrato(texto, ["unidade"])
        texto.unidade = para
        texto.save()
        registrar_alteracao(
            ator, texto, Alteracao.Verbo.ALTEROU, antes=antes, depois=retrato(texto, ["unidade"])
        )
    return len(textos)
