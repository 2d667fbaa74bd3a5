"""Conditions that acts over a document demand (domain.md §2.5)."""

from typing import Any

from django.db.models import Q

from seiva.catalogo.models import NivelAcesso
from seiva.core.acoes import Condicao
from seiva.core.ator import Ator
from seiva.core.preparadas import Preparada
from seiva.documentos.credenciais import pode_assinar_por_credencial
from seiva.documentos.legibilidade import legivel
from seiva.documentos.models import Assinatura, Autenticacao, Documento, Liberacao
from seiva.documentos.regras.conferencia import administrativa
from seiva.processos.models import Passagem
from seiva.processos.situacao import situacao_de


def caneta_preta(documento: Documento) -> bool:
    """Firm and already reached by another unit, by the public or by a sending."""
    if documento.firmado_em is None:
        return False
    if "preta" not in documento.__dict__:
        linha = Documento.objects.filter(pk=documento.pk).com_caneta().values_list("preta").get()
        documento.__dict__["preta"] = linha[0]
    return bool(documento.__dict__["preta"])


def processo_aberto(ator: Ator, documento: Documento) -> bool:
    return situacao_de(ator, documento.processo).aberta_aqui


def _liberacoes_do_documento(
    ator: Ator, minuta: bool, *, processo: int, dona: int, documento: int
) -> Any:
    daqui = Liberacao.objects.para(ator.unidade_id or 0).filter(processo=processo, dona=dona)
    deste = Q(documento=documento)
    if minuta:
        deste |= Q(documento__isnull=True)
    return daqui.filter(deste).values_list("assina")


_liberadas = Preparada(_liberacoes_do_documento)


def liberacoes(ator: Ator, documento: Documento) -> set[bool]:
    """Releases of this document to the unit of the actor: {True} to sign, {False} to read.

    Read anew each time: what another unit took back a moment ago is gone. Only a page that read
    the process and saw no release in it (`_liberacoes`) asks nothing more.
    """
    if documento.cancelado or documento.nivel_efetivo >= NivelAcesso.SIGILOSO:
        return set()
    if documento.processo.__dict__.get("_liberacoes") is False:  # none in the whole process
        return set()
    achadas = _liberadas(
        ator,
        documento.minuta,
        processo=documento.processo_id,
        dona=documento.unidade_id,
        documento=documento.pk,
    )
    return {assina for (assina,) in achadas}


def _daqui_ou_liberado(ator: Ator, documento: Documento) -> bool:
    return (
        documento.unidade_id == ator.unidade_id
        or True in liberacoes(ator, documento)
        or pode_assinar_por_credencial(ator, documento)
    )


def _redigivel(ator: Ator, documento: Documento) -> bool:
    if documento.unidade_id == ator.unidade_id:
        return True
    return documento.minuta and True in liberacoes(ator, documento)


def _aberto_em_quem_redige(ator: Ator, documento: Documento) -> bool:
    """A release, and a credential, are in force only while the process is open in who wrote."""
    return (
        documento.unidade_id != ator.unidade_id
        or processo_aberto(ator, documento)
        or pode_assinar_por_credencial(ator, documento)
    )


def concluido_depois(documento: Documento) -> bool:
    """Was the process concluded and reopened here since the file came into it?"""
    desde = documento.firmado_em or documento.criado_em
    return Passagem.objects.filter(
        processo_id=documento.processo_id,
        unidade_id=documento.unidade_id,
        aberta_em__gt=desde,
    ).exists()


def _legivel(ator: Ator, documento: Documento) -> bool:
    """May the actor read it? The tree of the process already marked its nodes."""
    marcado = documento.__dict__.get("legivel")
    if marcado is not None:
        return bool(marcado)
    return legivel(ator, documento.pk)


def _pode_assinar(_ator: Ator, documento: Documento) -> bool:
    return documento.interno and not documento.cancelado


def _ainda_nao_assinou(ator: Ator, documento: Documento) -> bool:
    """Not among who signed what is in force; the reader already listed them (`_assinaram`)."""
    if "_assinaram" in documento.__dict__:
        return ator.conta_id not in documento.__dict__["_assinaram"]
    return (
        not Assinatura.objects.vigentes()
        .filter(documento=documento, conta_id=ator.conta_id)
        .exists()
    )


DA_MINHA_UNIDADE = Condicao(
    "documento_de_outra_unidade",
    "Só a unidade que gerou o documento pode fazer isso.",
    lambda ator, documento: documento.unidade_id == ator.unidade_id,
)
DAQUI_OU_LIBERADO = Condicao(
    "documento_de_outra_unidade",
    "Só assinam a unidade que gerou o documento, aquelas a quem ela o liberou num bloco e quem "
    "tem credencial de assinatura.",
    _daqui_ou_liberado,
)
REDIGIVEL_AQUI = Condicao(
    "documento_de_outra_unidade",
    "Só editam a unidade que gerou o documento e, enquanto ninguém assinou, aquelas a quem ela "
    "o liberou num bloco de assinatura.",
    _redigivel,
)
ABERTO_EM_QUEM_REDIGE = Condicao(
    "processo_fechado_na_unidade",
    "O processo não está aberto na sua unidade. Reabra-o para continuar.",
    _aberto_em_quem_redige,
)
PROCESSO_ABERTO_AQUI = Condicao(
    "processo_fechado_na_unidade",
    "O processo não está aberto na sua unidade. Reabra-o para continuar.",
    processo_aberto,
)
ESCRITO_AQUI = Condicao(
    "documento_externo",
    "Arquivos não se editam nem se assinam: só documentos escritos aqui.",
    lambda _ator, documento: documento.interno,
)
NAO_CANCELADO = Condicao(
    "documento_cancelado",
    "O documento está cancelado.",
    lambda _ator, documento: not documento.cancelado,
)
CANETA_AMARELA = Condicao(
    "documento_imutavel",
    "O documento assinado já foi visto fora da unidade ou enviado: não se edita nem se exclui. "
    "Se for preciso, cancele-o com motivo.",
    lambda _ator, documento: not caneta_preta(documento),
    ocultar=True,
)
CANETA_PRETA = Condicao(
    "ainda_excluivel",
    "O documento ainda pode ser excluído ou editado; cancelar não é necessário.",
    lambda ator, documento: (
        documento.firmado_em is not None
        and (caneta_preta(documento) or (not documento.interno and concluido_depois(documento)))
    ),
)
EXCLUIVEL = Condicao(
    "nao_excluivel",
    "Depois que o processo foi concluído e reaberto, o documento não se exclui: cancele-o.",
    lambda _ator, documento: documento.interno or not concluido_depois(documento),
)
ASSINAVEL = Condicao("nao_assinavel", "Este documento não recebe assinatura.", _pode_assinar)
NAO_ASSINEI = Condicao("ja_assinado", "Você já assinou este documento.", _ainda_nao_assinou)
MINUTA_SO_DAQUI = Condicao(
    "minuta_de_outra_unidade",
    "A minuta é da unidade que a redige.",
    lambda ator, documento: not documento.minuta or documento.unidade_id == ator.unidade_id,
)
NAO_MINUTA = Condicao(
    "minuta_nao_cancela",
    "Minuta não se cancela: exclua-a.",
    lambda _ator, documento: not documento.minuta,
)
NAO_BLOQUEADO = Condicao(
    "documento_de_fora",
    "O documento foi juntado por quem peticionou: não se edita, não se troca, não se move nem se "
    "exclui.",
    lambda _ator, documento: not documento.bloqueado,
)
ARQUIVO = Condicao(
    "documento_escrito_aqui",
    "Isto só se faz com arquivos: o documento foi escrito aqui.",
    lambda _ator, documento: not documento.interno,
)
LEGIVEL = Condicao(
    "documento_nao_legivel",
    "Você não pode ler este documento.",
    _legivel,
)
ARQUIVO_NAO_VISTO = Condicao(
    "arquivo_ja_visto",
    "Outra unidade já viu o arquivo, ou o processo foi enviado: ele não se substitui. Inclua o "
    "certo como documento novo e, se for preciso, cancele este com motivo.",
    lambda _ator, documento: not caneta_preta(documento),
)
PARA_AUTENTICAR = Condicao(
    "nao_autenticavel",
    "Só se autentica o documento digitalizado na unidade e incluído como cópia autenticada "
    "administrativamente.",
    lambda _ator, documento: (
        documento.formato == Documento.Formato.DIGITALIZADO
        and documento.conferencia is not None
        and administrativa(documento.conferencia.nome)
    ),
    norma="Lei 12.682/2012, art. 3º",
)
POR_AUTENTICAR = Condicao(
    "ja_autenticado",
    "O documento já está autenticado.",
    lambda _ator, documento: not Autenticacao.objects.do_documento(documento).exists(),
)
