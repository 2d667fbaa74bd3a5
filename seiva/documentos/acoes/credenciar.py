"""Credential of signature: one person reads and signs one document under sigilo, and no more."""

from seiva.core.acoes import acao
from seiva.core.ator import Ator
from seiva.core.erros import RegraViolada
from seiva.core.jobs import enfileirar
from seiva.core.relogio import agora, hoje
from seiva.documentos import andamentos
from seiva.documentos.credenciais import (
    CREDENCIADO_NO_PROCESSO,
    POR_CREDENCIAL,
    SOB_SIGILO,
    contar,
    credencial_de,
    encerrar,
)
from seiva.documentos.models import Assinatura, CredencialDeAssinatura, Documento
from seiva.documentos.situacao import ASSINAVEL, DA_MINHA_UNIDADE, PROCESSO_ABERTO_AQUI
from seiva.organizacao.models import Conta, Lotacao, Unidade
from seiva.processos.models import Credencial
from seiva.processos.sigilo import exigir_lotacao


@acao(
    "conceder_credencial_assinatura",
    titulo="Credencial de assinatura",
    exige="processo.tramitar",
    estado=(
        CREDENCIADO_NO_PROCESSO,
        SOB_SIGILO,
        ASSINAVEL,
        DA_MINHA_UNIDADE,
        PROCESSO_ABERTO_AQUI,
    ),
    sobre="documento",
)
def conceder_credencial_assinatura(
    ator: Ator, *, documento: Documento, conta: Conta, unidade: Unidade
) -> CredencialDeAssinatura:
    """Let a person, in a unit where the person works, read and sign this document alone.

    The unit that wrote the document decides who else signs it, by who reads its process.
    Norma: Lei 12.527/2011, art. 25, § 1º.
    Raises `RegraViolada` for who cannot sign there, may sign already, or has one.
    """
    exigir_lotacao(conta, unidade)
    _exigir_que_assine(conta, unidade)
    _exigir_que_precise(documento, conta, unidade)
    credencial = CredencialDeAssinatura.objects.create(
        documento=documento,
        conta=conta,
        unidade=unidade,
        concedida_em=agora(),
        concedida_por_id=ator.minha_conta,
    )
    contar(andamentos.CREDENCIAL_CONCEDIDA, ator, credencial)
    _avisar(credencial)
    return credencial


@acao(
    "cassar_credencial_assinatura",
    titulo="Cassar credencial de assinatura",
    exige="processo.tramitar",
    estado=(CREDENCIADO_NO_PROCESSO,),
    sobre="documento",
)
def cassar_credencial_assinatura(
    ator: Ator, *, documento: Documento, credencial: CredencialDeAssinatura
) -> CredencialDeAssinatura:
    """Take it back before it is used. Signatures made stay.

    Norma: Lei 12.527/2011, art. 25.
    """
    dadas = CredencialDeAssinatura.objects.do_documento(documento).ativas()
    credencial = dadas.um(pk=credencial.pk)
    if credencial.conta_id == ator.conta_id:
        raise RegraViolada("propria_credencial", "À própria credencial se renuncia.")
    titulares = set(
        Credencial.objects.ativas_do(documento.processo).values_list("conta_id", flat=True)
    )
    if not pode_cassar(ator, credencial, titulares):
        raise RegraViolada(
            "credencial_de_outro",
            f"Só quem concedeu esta credencial pode cassá-la: {credencial.concedida_por.nome}.",
        )
    encerrar(ator, credencial, CredencialDeAssinatura.Fim.CASSADA)
    return credencial


@acao(
    "renunciar_credencial_assinatura",
    titulo="Renunciar à credencial",
    estado=(POR_CREDENCIAL,),
    sobre="documento",
)
def renunciar_credencial_assinatura(ator: Ator, *, documento: Documento) -> CredencialDeAssinatura:
    """Give it up without signing, in the unit in use."""
    minha = credencial_de(ator, documento)
    assert minha is not None
    encerrar(ator, minha, CredencialDeAssinatura.Fim.RENUNCIADA)
    return minha


def pode_cassar(ator: Ator, credencial: CredencialDeAssinatura, titulares: set[int]) -> bool:
    """Who gave it; when who gave it reads the process no more, any other holder."""
    if credencial.conta_id == ator.conta_id:
        return False
    quem_deu = credencial.concedida_por_id
    return quem_deu == ator.conta_id or quem_deu not in titulares


def _exigir_que_assine(conta: Conta, unidade: Unidade) -> None:
    lotacoes = Lotacao.objects.vigentes(hoje()).filter(conta=conta, unidade=unidade)
    perfis = lotacoes.values_list("perfil__permissoes", flat=True)
    if not any("documento.assinar" in permissoes for permissoes in perfis):
        raise RegraViolada(
            "nao_assina",
            f"O perfil de {conta.nome} em {unidade.sigla} não permite assinar documentos.",
            campo="pessoa",
        )


def _exigir_que_precise(documento: Documento, conta: Conta, unidade: Unidade) -> None:
    """Who signs it already as a reader of the process, signed it, or has one, gets none."""
    titulares = Credencial.objects.ativas_do(documento.processo)
    daqui = titulares.filter(conta=conta, unidade_id=documento.unidade_id)
    if unidade.pk == documento.unidade_id and daqui.exists():
        raise RegraViolada(
            "ja_pode_assinar",
            f"{conta.nome} tem credencial no processo e já pode assinar o documento.",
            campo="pessoa",
        )
    if CredencialDeAssinatura.objects.do_documento(documento).ativas().filter(conta=conta).exists():
        raise RegraViolada(
            "ja_tem_credencial",
            f"{conta.nome} já tem credencial para assinar este documento.",
            campo="pessoa",
        )
    if Assinatura.objects.vigentes().filter(documento=documento, conta=conta).exists():
        raise RegraViolada("ja_assinado", f"{conta.nome} já assinou o documento.", campo="pessoa")


def _avisar(credencial: CredencialDeAssinatura) -> None:
    """Tell the person by e-mail, after the commit, without saying of what document."""
    from seiva.documentos.tarefas_de_credencial import avisar_credencial_de_assinatura

    enfileirar(avisar_credencial_de_assinatura, credencial_id=credencial.pk)
