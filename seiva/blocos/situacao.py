"""Conditions that acts over a block demand (domain.md §2.7).

`A|R --disponibilizar--> D --devolver (each unit)--> R`; `D --cancelar--> A`;
`A|R --concluir--> C --reabrir--> A`.
"""

from django.db.models import Q

from seiva.blocos.models import Bloco, Disponibilizacao, ItemDoBloco
from seiva.catalogo.models import NivelAcesso
from seiva.core.acoes import Condicao
from seiva.core.ator import Ator
from seiva.documentos.models import Assinatura, Documento
from seiva.documentos.situacao import ESCRITO_AQUI

E = Bloco.Estado


def na_unidade(ator: Ator, bloco: Bloco) -> Disponibilizacao | None:
    """The block in the unit of the actor, when it is there now."""
    if bloco.estado != E.DISPONIBILIZADO:
        return None
    aqui: Disponibilizacao | None = Disponibilizacao.objects.filter(
        bloco=bloco,
        unidade_id=ator.unidade_id,
        devolvido_em__isnull=True,
        cancelado_em__isnull=True,
    ).first()
    return aqui


def tem_itens(bloco: Bloco) -> bool:
    """Is there anything in it that may be shown to others?"""
    itens = ItemDoBloco.objects.do_bloco(bloco)
    vivos = Q(documento__isnull=True) | Q(documento__excluido_em__isnull=True)
    return itens.filter(vivos, processo__nivel_efetivo__lt=NivelAcesso.SIGILOSO).exists()


def tem_assinado(bloco: Bloco) -> bool:
    documentos = ItemDoBloco.objects.do_bloco(bloco).order_by().values("documento_id")
    vigentes = Assinatura.objects.vigentes().filter(documento__excluido_em__isnull=True)
    return vigentes.filter(documento__in=documentos).exists()


def de_quem(ator: Ator, bloco: Bloco) -> bool:
    return bloco.unidade_id == ator.unidade_id


DO_DONO = Condicao(
    "bloco_de_outra_unidade", "Só a unidade que criou o bloco pode fazer isso.", de_quem
)
NAO_EXCLUIDO = Condicao(
    "bloco_excluido", "O bloco foi excluído.", lambda _ator, bloco: bloco.excluido_em is None
)
NAO_DISPONIBILIZADO = Condicao(
    "bloco_disponibilizado",
    "O bloco está em outras unidades. Espere a devolução ou cancele a disponibilização.",
    lambda _ator, bloco: bloco.estado != E.DISPONIBILIZADO,
)
NAO_CONCLUIDO = Condicao(
    "bloco_concluido",
    "O bloco está concluído. Reabra-o para continuar.",
    lambda _ator, bloco: bloco.estado != E.CONCLUIDO,
)
SAI_DA_UNIDADE = Condicao(
    "bloco_interno",
    "Bloco interno é só da unidade: não se disponibiliza.",
    lambda _ator, bloco: bloco.tipo != Bloco.Tipo.INTERNO,
)
COM_ITENS = Condicao(
    "bloco_vazio",
    "O bloco está vazio: inclua ao menos um item.",
    lambda _ator, bloco: tem_itens(bloco),
    ocultar=False,
)
DISPONIBILIZADO = Condicao(
    "bloco_nao_disponibilizado",
    "O bloco não está disponibilizado: talvez já tenha voltado.",
    lambda _ator, bloco: bloco.estado == E.DISPONIBILIZADO,
)
ESTA_AQUI = Condicao(
    "bloco_nao_esta_aqui",
    "O bloco não está na sua unidade: já foi devolvido, ou a disponibilização foi cancelada.",
    lambda ator, bloco: na_unidade(ator, bloco) is not None,
)
CONCLUIDO = Condicao(
    "bloco_nao_concluido",
    "O bloco não está concluído.",
    lambda _ator, bloco: bloco.estado == E.CONCLUIDO,
)
SEM_ASSINADOS = Condicao(
    "bloco_com_assinados",
    "O bloco tem documento assinado: conclua-o em vez de excluir, ou retire os assinados.",
    lambda _ator, bloco: not tem_assinado(bloco),
    ocultar=False,
)
DO_DONO_OU_AQUI = Condicao(
    "bloco_de_outra_unidade",
    "O bloco não está na sua unidade.",
    lambda ator, bloco: de_quem(ator, bloco) or na_unidade(ator, bloco) is not None,
)
NAO_SIGILOSO = Condicao(
    "documento_sigiloso",
    "O que é sigiloso não entra em bloco: o acesso é por credencial.",
    lambda _ator, documento: documento.nivel_efetivo < 2,
)
ESCRITO_PARA_ASSINAR = Condicao(
    ESCRITO_AQUI.codigo,
    "Só entram em bloco de assinatura documentos escritos aqui.",
    lambda _ator, documento: documento.interno,
)


def impedimento_de_conteudo(ator: Ator, bloco: Bloco) -> Condicao | None:
    """The first condition against changing what the block holds, or None."""
    condicoes = (NAO_EXCLUIDO, DO_DONO, NAO_DISPONIBILIZADO, NAO_CONCLUIDO)
    return next((c for c in condicoes if not c.vale(ator, bloco)), None)


def assinaturas_de(documentos: list[Documento]) -> dict[int, list[Assinatura]]:
    """Signatures in force of each document, in order: one query for all."""
    resposta: dict[int, list[Assinatura]] = {}
    vigentes = Assinatura.objects.vigentes().filter(documento__in=[d.pk for d in documentos])
    for assinatura in vigentes.select_related("unidade").order_by("assinada_em", "pk"):
        resposta.setdefault(assinatura.documento_id, []).append(assinatura)
    return resposta
