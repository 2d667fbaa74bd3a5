"""Credentials of signature: what the acts over them share, and how they end by themselves.

Called inside acts alone, with the process of the document locked.
"""

from seiva.andamentos.registro import registrar
from seiva.andamentos.tipos import TipoAndamento
from seiva.catalogo.models import NivelAcesso
from seiva.core.acoes import Condicao
from seiva.core.ator import Ator
from seiva.core.relogio import agora
from seiva.documentos import andamentos
from seiva.documentos.models import CredencialDeAssinatura, Documento
from seiva.processos.models import Processo
from seiva.processos.sigilo import ao_acertar_sigilo
from seiva.processos.situacao import CREDENCIADO, situacao_de

Fim = CredencialDeAssinatura.Fim
_COMO: dict[str, TipoAndamento] = {
    Fim.USADA: andamentos.CREDENCIAL_USADA,
    Fim.CASSADA: andamentos.CREDENCIAL_CASSADA,
    Fim.RENUNCIADA: andamentos.CREDENCIAL_RENUNCIADA,
    Fim.ANULADA: andamentos.CREDENCIAL_ANULADA,
}


def credencial_de(ator: Ator, documento: Documento) -> CredencialDeAssinatura | None:
    """The one by which the actor opens this document, in the unit in use; read anew each time."""
    minha: CredencialDeAssinatura | None = (
        CredencialDeAssinatura.objects.minhas(ator).filter(documento=documento).first()
    )
    return minha


def pode_assinar_por_credencial(ator: Ator, documento: Documento) -> bool:
    return documento.nivel_efetivo >= NivelAcesso.SIGILOSO and (
        credencial_de(ator, documento) is not None
    )


def encerrar(ator: Ator, credencial: CredencialDeAssinatura, fim: str) -> None:
    """Take it out of force, and say so in the history of the process."""
    credencial.fim, credencial.encerrada_em = fim, agora()
    credencial.save()
    contar(_COMO[fim], ator, credencial)


def contar(tipo: TipoAndamento, ator: Ator, credencial: CredencialDeAssinatura) -> None:
    """The entry of the history about one credential."""
    documento = credencial.documento
    registrar(
        tipo,
        documento.processo,
        ator,
        numero=documento.numero_formatado,
        nome=documento.nome,
        pessoa=credencial.conta.nome,
        unidade=credencial.unidade.sigla,
    )


def encerrar_pela_assinatura(ator: Ator, documento: Documento) -> None:
    """Who signed has nothing else to do there: what was given to sign ends by itself."""
    if documento.nivel_efetivo < NivelAcesso.SIGILOSO:
        return
    dadas = CredencialDeAssinatura.objects.do_documento(documento).ativas()
    for credencial in dadas.filter(conta_id=ator.conta_id):
        encerrar(ator, credencial, Fim.USADA)


@ao_acertar_sigilo
def anular_as_sem_objeto(ator: Ator, processo: Processo) -> None:
    """The secrecy ended, or the document was cancelled or excluded: nobody signs it that way."""
    findas = CredencialDeAssinatura.objects.do_processo(processo).sem_objeto()
    # With the document in the same row: excluded a moment ago, no other question finds it.
    for credencial in findas.com_o_que_se_conta():
        encerrar(ator, credencial, Fim.ANULADA)


# Of a process where nothing is under sigilo, and to who may not know, the same answer.
CREDENCIADO_NO_PROCESSO = Condicao(
    CREDENCIADO.codigo,
    CREDENCIADO.mensagem,
    lambda ator, documento: situacao_de(ator, documento.processo).credencial is not None,
)
SOB_SIGILO = Condicao(
    "documento_sem_sigilo",
    "O documento não é sigiloso: para que outra unidade o assine, inclua-o num bloco.",
    lambda _ator, documento: documento.nivel_efetivo >= NivelAcesso.SIGILOSO,
)
POR_CREDENCIAL = Condicao(
    "sem_credencial_de_assinatura",
    "Você não tem credencial para assinar este documento.",
    pode_assinar_por_credencial,
)
