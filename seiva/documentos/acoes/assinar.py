"""Assinar: the first signature freezes the content; each signer adds one over the same bytes."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from seiva.andamentos.registro import registrar
from seiva.core.acoes import acao
from seiva.core.ator import Ator
from seiva.core.erros import RegraViolada
from seiva.core.jobs import enfileirar
from seiva.core.relogio import agora
from seiva.documentos import andamentos
from seiva.documentos.acoes.salvar import congelamento_vigente
from seiva.documentos.congelar import congelar
from seiva.documentos.credenciais import encerrar_pela_assinatura
from seiva.documentos.imprimivel import exigir_imprimivel
from seiva.documentos.models import (
    Assinatura,
    Congelamento,
    Documento,
    LoteDeAssinaturas,
    PedidoDeAssinatura,
)
from seiva.documentos.preencher import cargos_de
from seiva.documentos.situacao import (
    ABERTO_EM_QUEM_REDIGE,
    ASSINAVEL,
    DAQUI_OU_LIBERADO,
    NAO_ASSINEI,
)
from seiva.documentos.situacao_da_unidade import avisar_outras_unidades, contar_para_assinar
from seiva.organizacao.models import Cargo, Conta
from seiva.organizacao.seguranca.senha import conta_com_senha

__all__ = [
    "assinar_documento",
    "assinar_pedido",
    "cargos_de",
    "conferir_senha",
    "firmar",
    "pedir_assinaturas",
]

MAXIMO_DO_LOTE = 50
ASSINAVEL_AGORA = (DAQUI_OU_LIBERADO, ASSINAVEL, NAO_ASSINEI, ABERTO_EM_QUEM_REDIGE)


def quem_assina(ator: Ator, senha: str, cargo: Cargo) -> Conta:
    """The account, once the password matches and the cargo is one that it holds.

    A password hash is slow on purpose: call this before anything is locked (`antes` of `@acao`).
    """
    conta = conta_com_senha(ator, senha)
    _conferir_cargo(ator, cargo)
    return conta


def conferir_senha(ator: Ator, *, senha: str, cargo: Cargo, **_resto: Any) -> None:
    """`antes` of the acts that a password confirms: nothing is locked while it is checked."""
    quem_assina(ator, senha, cargo)


def _conferir_cargo(ator: Ator, cargo: Cargo) -> None:
    if cargo.pk not in {c.pk for c in cargos_de(ator)}:
        raise RegraViolada("cargo_alheio", "Escolha um cargo que você exerce hoje.", campo="cargo")


@acao(
    "assinar_documento",
    titulo="Assinar",
    exige="documento.assinar",
    estado=ASSINAVEL_AGORA,
    sobre="documento",
    antes=conferir_senha,
)
def assinar_documento(
    ator: Ator, *, documento: Documento, senha: str, cargo: Cargo, versao_lida: int | None = None
) -> Assinatura:
    """Sign with the password, under a cargo that the person holds.

    The content signed is the one the person read: `versao_lida` refuses a draft that changed
    meanwhile. The seal and the PDF/A are made by a job, after the commit.
    Norma: Lei 14.063/2020, art. 4º; Decreto 8.539/2015, art. 6º, § 1º.
    """
    return firmar(ator, documento, cargo=cargo.nome, versao_lida=versao_lida)


def _conferir_lote(
    ator: Ator, *, documentos: Sequence[Any], senha: str, cargo: Cargo, **_resto: Any
) -> None:
    if not documentos or len(documentos) > MAXIMO_DO_LOTE:
        raise RegraViolada("lote_grande", f"Assine de 1 a {MAXIMO_DO_LOTE} documentos por vez.")
    conferir_senha(ator, senha=senha, cargo=cargo)


@acao(
    "pedir_assinaturas",
    titulo="Assinar vários",
    exige="documento.assinar",
    registra=False,
    antes=_conferir_lote,
)
def pedir_assinaturas(
    ator: Ator,
    *,
    documentos: Sequence[tuple[Documento, int | None]],
    senha: str,
    cargo: Cargo,
    chave: UUID,
) -> LoteDeAssinaturas:
    """One password for up to fifty documents, each with the version that the person read.

    Nothing is signed here: `assinar_pedido` does it, one act for each document. The same
    `chave` gives the same batch back, so that a form sent twice signs only what is left.
    """
    lote, novo = LoteDeAssinaturas.objects.get_or_create(
        chave=chave,
        defaults={
            "conta_id": ator.minha_conta,
            "unidade_id": ator.minha_unidade,
            "cargo": cargo,
            "pedido_em": agora(),
        },
    )
    if (lote.conta_id, lote.unidade_id) != (ator.conta_id, ator.unidade_id):
        raise RegraViolada("formulario_usado", "Recarregue a página e tente de novo.")
    if novo:
        PedidoDeAssinatura.objects.bulk_create(
            PedidoDeAssinatura(lote=lote, documento=documento, ordem=ordem, versao_lida=versao)
            for ordem, (documento, versao) in enumerate(documentos, start=1)
        )
    return lote


@acao(
    "assinar_pedido",
    titulo="Assinar",
    exige="documento.assinar",
    estado=ASSINAVEL_AGORA,
    sobre="documento",
)
def assinar_pedido(ator: Ator, *, documento: Documento, pedido: PedidoDeAssinatura) -> Assinatura:
    """Sign one document of a batch, on the strength of the password typed for the batch."""
    lote = pedido.lote
    if (lote.conta_id, lote.unidade_id) != (ator.conta_id, ator.unidade_id):
        raise RegraViolada("lote_alheio", "Só assina quem digitou a senha, na mesma unidade.")
    if pedido.documento_id != documento.pk or pedido.estado != pedido.Estado.PENDENTE:
        raise RegraViolada("pedido_atendido", "Este pedido já foi atendido.")
    if not lote.vale:
        raise RegraViolada("senha_vencida", "Passou tempo demais: digite a senha de novo.")
    if pedido.versao_lida is None:
        raise RegraViolada("nao_lido", "Leia o documento antes de assinar.")
    _conferir_cargo(ator, lote.cargo)
    assinatura = firmar(ator, documento, cargo=lote.cargo.nome, versao_lida=pedido.versao_lida)
    pedido.estado, pedido.motivo = pedido.Estado.ASSINADO, ""
    pedido.save(update_fields=["estado", "motivo"])
    return assinatura


def firmar(
    ator: Ator,
    documento: Documento,
    *,
    cargo: str,
    versao_lida: int | None,
    metodo: str = "senha",
) -> Assinatura:
    """Add the person's signature over the frozen content, inside an act that proved who it is.

    `cargo` as it will read in the stamp. The first signature freezes the current version. Who
    signs from outside has no unit: the signature is kept under the one that wrote the document.
    """
    if versao_lida is not None and versao_lida != documento.versao_atual:
        raise RegraViolada(
            "mudou_desde_a_leitura",
            "O documento mudou depois que você o abriu. Leia a nova versão antes de assinar.",
        )
    quando = agora()
    assinatura = Assinatura.objects.create(
        documento=documento,
        congelamento=_congelado(documento, quando),
        conta_id=ator.minha_conta,
        unidade_id=ator.unidade_id or documento.unidade_id,
        nome=ator.nome,
        cargo=cargo,
        metodo=metodo,
        fundamento=documento.instituicao.fundamento_assinatura,
        assinada_em=quando,
    )
    if documento.minuta:
        _firmado(ator, documento, quando)
    registrar(
        andamentos.ASSINADO,
        documento.processo,
        ator,
        numero=documento.numero_formatado,
        nome=documento.nome,
        pessoa=ator.nome,
        cargo=cargo,
    )
    encerrar_pela_assinatura(ator, documento)
    _pedir_selo(assinatura)
    return assinatura


def _congelado(documento: Documento, quando: datetime) -> Congelamento:
    """The content in force, frozen now when nobody signed it yet."""
    congelado = congelamento_vigente(documento)
    if congelado is None:
        exigir_imprimivel(documento)
        congelado = congelar(documento, quando)
    return congelado


def _firmado(ator: Ator, documento: Documento, quando: datetime) -> None:
    """The draft is one no more: it leaves the queue, and other units hear of it."""
    documento.estado, documento.firmado_em = Documento.Estado.ASSINADO, quando
    documento.save()
    contar_para_assinar(documento.processo, documento.unidade_id)
    avisar_outras_unidades(ator, documento.processo, documento)


def _pedir_selo(assinatura: Assinatura) -> None:
    from seiva.documentos.tarefas import selar_assinatura

    enfileirar(
        selar_assinatura,
        trava=f"selo-{assinatura.congelamento_id}",
        assinatura_id=assinatura.pk,
    )
