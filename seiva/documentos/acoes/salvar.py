"""Salvar, restaurar: versions of a document written here."""

from django.db.models import QuerySet
from django.utils.timezone import localtime

from seiva.andamentos.registro import registrar
from seiva.core.acoes import acao
from seiva.core.ator import Ator
from seiva.core.erros import Conflito, RegraViolada
from seiva.core.relogio import agora
from seiva.documentos import andamentos
from seiva.documentos.models import (
    CancelamentoDeAssinaturas,
    Congelamento,
    Documento,
    Versao,
)
from seiva.documentos.regras.html import sanear
from seiva.documentos.regras.vocabulario import ConteudoGrandeDemais
from seiva.documentos.situacao import (
    ABERTO_EM_QUEM_REDIGE,
    CANETA_AMARELA,
    ESCRITO_AQUI,
    NAO_BLOQUEADO,
    NAO_CANCELADO,
    REDIGIVEL_AQUI,
)
from seiva.documentos.situacao_da_unidade import contar_para_assinar

EDITAVEL = (
    REDIGIVEL_AQUI,
    ESCRITO_AQUI,
    NAO_BLOQUEADO,
    NAO_CANCELADO,
    CANETA_AMARELA,
    ABERTO_EM_QUEM_REDIGE,
)


class VersaoUltrapassada(Conflito):
    """Somebody saved after the version on which the person was working."""

    def __init__(self, atual: Versao) -> None:
        super().__init__(
            "versao_ultrapassada",
            f"{atual.autor.nome} salvou este documento às {localtime(atual.salva_em):%H:%M}, "
            "depois que você o abriu. Seu texto não foi perdido: compare e escolha.",
        )
        self.atual = atual


def congelamento_vigente(documento: Documento) -> Congelamento | None:
    """The frozen content in force, or None for a draft."""
    vigente: Congelamento | None = congelamentos_vigentes(documento).first()
    return vigente


def congelamentos_vigentes(documento: Documento | int) -> QuerySet[Congelamento]:
    """Frozen contents that no edit superseded, the latest first."""
    vigentes: QuerySet[Congelamento] = Congelamento.objects.filter(
        documento=documento, cancelamentos__isnull=True
    )
    return vigentes.order_by("-pk")


@acao(
    "salvar_documento",
    titulo="Editar",
    exige="documento.incluir",
    estado=EDITAVEL,
    sobre="documento",
    registra=False,
)
def salvar_documento(
    ator: Ator,
    *,
    documento: Documento,
    conteudo: str,
    versao_base: int,
    derrubar_assinaturas: bool = False,
    restaurada_de: int | None = None,
) -> Versao:
    """Save a new version on top of `versao_base`.

    The versions are the history of a draft, so no andamento is written, except when the edit
    drops signatures (domain.md §2.5). The same content is not saved twice.
    Raises `VersaoUltrapassada` when somebody else saved meanwhile: nothing is overwritten.
    """
    atual = Versao.objects.select_related("autor").um(
        documento=documento, numero=documento.versao_atual
    )
    try:
        limpo = sanear(conteudo)
    except ConteudoGrandeDemais as erro:
        raise RegraViolada("conteudo_grande", str(erro), campo="conteudo") from erro
    if limpo == atual.conteudo:
        return atual
    if versao_base != documento.versao_atual:
        raise VersaoUltrapassada(atual)
    if documento.assinado:
        if not derrubar_assinaturas:
            raise RegraViolada(
                "documento_assinado",
                "O documento está assinado. Editar cancela as assinaturas: confirme para continuar.",
            )
        _derrubar_assinaturas(ator, documento)
    versao = Versao.objects.create(
        documento=documento,
        numero=documento.versao_atual + 1,
        conteudo=limpo,
        autor_id=ator.minha_conta,
        salva_em=agora(),
        restaurada_de=restaurada_de,
    )
    documento.versao_atual = versao.numero
    documento.save()
    return versao


def _derrubar_assinaturas(ator: Ator, documento: Documento) -> None:
    congelado = congelamento_vigente(documento)
    if congelado is not None:
        CancelamentoDeAssinaturas.objects.create(
            congelamento=congelado, conta_id=ator.minha_conta, quando=agora()
        )
    documento.estado, documento.firmado_em = Documento.Estado.MINUTA, None
    documento.visto_fora = False
    documento.save()
    contar_para_assinar(documento.processo, documento.unidade_id)
    registrar(
        andamentos.ASSINATURAS_CANCELADAS,
        documento.processo,
        ator,
        numero=documento.numero_formatado,
        nome=documento.nome,
    )


@acao(
    "restaurar_versao",
    titulo="Restaurar versão",
    exige="documento.incluir",
    estado=EDITAVEL,
    sobre="documento",
)
def restaurar_versao(
    ator: Ator, *, documento: Documento, numero: int, derrubar_assinaturas: bool = False
) -> Versao:
    """Make an old version the current one, as a new version; nothing when it reads the same."""
    antiga = Versao.objects.um(documento=documento, numero=numero)
    versao = salvar_documento(
        ator,
        documento=documento,
        conteudo=antiga.conteudo,
        versao_base=documento.versao_atual,
        derrubar_assinaturas=derrubar_assinaturas,
        restaurada_de=numero,
    )
    if versao.numero == documento.versao_atual:  # it already reads so: nothing was saved
        return versao
    registrar(
        andamentos.VERSAO_RESTAURADA,
        documento.processo,
        ator,
        numero=documento.numero_formatado,
        versao=str(numero),
    )
    return versao
