"""Assinar: the first signature freezes the content; each signer adds one over the same bytes."""

from django.contrib.auth.hashers import check_password

from seiva.andamentos.registro import registrar
from seiva.core.acoes import acao
from seiva.core.ator import Ator
from seiva.core.erros import RegraViolada
from seiva.core.jobs import enfileirar
from seiva.core.relogio import agora
from seiva.documentos import andamentos
from seiva.documentos.acoes.salvar import congelamento_vigente
from seiva.documentos.congelar import congelar
from seiva.documentos.imprimivel import exigir_imprimivel
from seiva.documentos.models import Assinatura, Documento
from seiva.documentos.preencher import cargos_de
from seiva.documentos.situacao import (
    ASSINAVEL,
    DA_MINHA_UNIDADE,
    NAO_ASSINEI,
    PROCESSO_ABERTO_AQUI,
)
from seiva.documentos.situacao_da_unidade import avisar_outras_unidades, contar_para_assinar
from seiva.organizacao.models import Cargo, Conta

__all__ = ["assinar_documento", "cargos_de", "quem_assina"]


@acao(
    "assinar_documento",
    titulo="Assinar",
    exige="documento.assinar",
    estado=(DA_MINHA_UNIDADE, ASSINAVEL, NAO_ASSINEI, PROCESSO_ABERTO_AQUI),
    sobre="documento",
)
def assinar_documento(
    ator: Ator, *, documento: Documento, senha: str, cargo: Cargo, versao_lida: int | None = None
) -> Assinatura:
    """Sign with the password, under a cargo that the person holds.

    The content signed is the one the person read: `versao_lida` refuses a draft that changed
    meanwhile. The seal and the PDF/A are made by a job, after the commit.
    Norma: Lei 14.063/2020, art. 4º; Decreto 8.539/2015, art. 6º, § 1º.
    """
    conta = quem_assina(ator, senha, cargo)
    if versao_lida is not None and versao_lida != documento.versao_atual:
        raise RegraViolada(
            "mudou_desde_a_leitura",
            "O documento mudou depois que você o abriu. Leia a nova versão antes de assinar.",
        )
    quando = agora()
    congelado = congelamento_vigente(documento)
    if congelado is None:
        exigir_imprimivel(documento)
        congelado = congelar(documento, quando)
    assinatura = Assinatura.objects.create(
        documento=documento,
        congelamento=congelado,
        conta=conta,
        unidade_id=ator.minha_unidade,
        nome=conta.nome,
        cargo=cargo.nome,
        fundamento=documento.instituicao.fundamento_assinatura,
        assinada_em=quando,
    )
    if documento.minuta:
        documento.estado, documento.firmado_em = Documento.Estado.ASSINADO, quando
        documento.save()
        contar_para_assinar(documento.processo, documento.unidade_id)
        avisar_outras_unidades(ator, documento.processo, documento)
    registrar(
        andamentos.ASSINADO,
        documento.processo,
        ator,
        numero=documento.numero_formatado,
        nome=documento.nome,
        pessoa=conta.nome,
        cargo=cargo.nome,
    )
    _pedir_selo(assinatura)
    return assinatura


def quem_assina(ator: Ator, senha: str, cargo: Cargo) -> Conta:
    """The account, once the password matches and the cargo is one that it holds."""
    conta = Conta.objects.get(pk=ator.minha_conta)
    if not check_password(senha, conta.password):
        raise RegraViolada("senha_incorreta", "A senha não confere.", campo="senha")
    if cargo.pk not in {c.pk for c in cargos_de(ator)}:
        raise RegraViolada("cargo_alheio", "Escolha um cargo que você exerce hoje.", campo="cargo")
    return conta


def _pedir_selo(assinatura: Assinatura) -> None:
    from seiva.documentos.tarefas import selar_assinatura

    enfileirar(
        selar_assinatura,
        trava=f"selo-{assinatura.congelamento_id}",
        assinatura_id=assinatura.pk,
    )
