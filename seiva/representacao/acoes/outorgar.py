"""Dar procuração: one person gives powers to another, by a document signed with the password or with gov.br."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from seiva.andamentos.registro import registrar
from seiva.core.acoes import acao
from seiva.core.ator import Ator
from seiva.core.erros import RegraViolada
from seiva.core.jobs import presenca
from seiva.core.relogio import agora, hoje
from seiva.core.textos import uma_linha
from seiva.documentos.models import Documento
from seiva.organizacao.models import Conta, Instituicao
from seiva.organizacao.querysets import dobrar
from seiva.organizacao.regras.documentos_pessoais import DocumentoInvalido, cpf
from seiva.processos.models import Processo
from seiva.representacao import andamentos, textos
from seiva.representacao.consulta import legal_de, trava_de
from seiva.representacao.exigencias import conhecida, exigir_conhecida
from seiva.representacao.models import Representacao, Representada
from seiva.representacao.papeis import PROCURACAO, juntar, mostrar
from seiva.representacao.partes import conferir_lido, ja_feita, leitores_de, representada_de
from seiva.representacao.prova import alvo_do_texto, conferir_prova, metodo_provado
from seiva.representacao.regras.poderes import TODOS, em_ordem
from seiva.representacao.tarefas import pedir_avisos

SEM_CONTA = (
    "Não há conta com este CPF e este nome. Confira os dois; se a pessoa ainda não tem conta, "
    "peça que ela crie uma e confirme quem é."
)


@dataclass(frozen=True)
class Outorga:
    """What the person filled in. Without `ate`, until it is ended; without `processo`, over all of
    them; `em_nome_de` is a company that the person legally represents."""

    procurador_cpf: str
    procurador_nome: str
    poderes: frozenset[str]
    ate: date | None = None
    processo: Processo | None = None
    em_nome_de: Representada | None = None


@dataclass(frozen=True)
class Preparada:
    """An outorga that holds: who gives, who receives, and the text to sign."""

    outorgante: Conta
    procurador: Conta
    html: str

    @property
    def resumo(self) -> str:
        """What the form sends back, to prove which text was read."""
        return textos.resumo_de(self.html)


def preparar_outorga(ator: Ator, outorga: Outorga) -> Preparada:
    """Check what was filled in and write the document, without keeping anything.

    Raises `RegraViolada` on the field that does not hold.
    """
    outorgante = exigir_conhecida(ator)
    if outorga.em_nome_de is not None and legal_de(ator, outorga.em_nome_de) is None:
        raise RegraViolada(
            "nao_representa", "Você não representa esta empresa agora.", campo="em_nome_de"
        )
    poderes = em_ordem(outorga.poderes)
    if not poderes or not outorga.poderes <= TODOS:
        raise RegraViolada("sem_poderes", "Escolha ao menos um poder.", campo="poderes")
    if outorga.ate is not None and outorga.ate < hoje():
        raise RegraViolada("prazo_passado", "Escolha um dia que ainda não passou.", campo="ate")
    procurador = _procurador(outorga, outorgante)
    html = textos.procuracao(
        outorgante,
        procurador,
        poderes,
        casa=Instituicao.objects.values_list("nome", flat=True).get(pk=ator.instituicao_id),
        ate=outorga.ate,
        processo=outorga.processo,
        em_nome_de=outorga.em_nome_de,
    )
    return Preparada(outorgante, procurador, html)


@acao("outorgar_procuracao", titulo="Dar procuração", antes=conferir_prova)
def outorgar_procuracao(
    ator: Ator, *, outorga: Outorga, lido: str, chave: UUID, senha: str = "", govbr: str = ""
) -> Representacao:
    """Give the powers: the document is written, frozen, signed, put in the process and told to
    both. The same `chave` gives the same procuração back.

    `lido` is the hash of the text that the person read: another one is not signed.
    Norma: Código Civil, arts. 653 and 661; Lei 14.063/2020, art. 4º, II.
    """
    if (feita := ja_feita(ator, chave)) is not None:
        return feita
    _segurar_empresa(ator, outorga)
    pronta = preparar_outorga(ator, outorga)
    conferir_lido(lido, pronta.resumo)
    metodo = metodo_provado(ator, govbr, alvo=alvo_do_texto(ator, chave, lido))
    dona = outorga.em_nome_de or representada_de(
        pronta.outorgante.cpf, pronta.outorgante.nome, conta=pronta.outorgante
    )
    documento = juntar(ator, dona, PROCURACAO, pronta.html, papel="Outorgante", metodo=metodo)
    feita = _guardar(outorga, pronta, dona, documento, chave)
    registrar(
        andamentos.OUTORGADA,
        documento.processo,
        ator,
        outorgante=dona.nome,
        pessoa=pronta.procurador.nome,
        numero=documento.numero_formatado,
    )
    mostrar(documento, [pronta.procurador.pk], inteiro=leitores_de(dona))
    pedir_avisos(feita, "dada")
    return feita


def _guardar(
    outorga: Outorga, pronta: Preparada, dona: Representada, documento: Documento, chave: UUID
) -> Representacao:
    feita: Representacao = Representacao.objects.create(
        representada=dona,
        conta=pronta.procurador,
        tipo=Representacao.Tipo.PROCURACAO,
        poderes=em_ordem(outorga.poderes),
        processo=outorga.processo,
        inicio=hoje(),
        ate=outorga.ate,
        estado=Representacao.Estado.ATIVA,
        documento=documento,
        outorgada_por=pronta.outorgante,
        outorgada_em=agora(),
        chave=chave,
    )
    return feita


def _segurar_empresa(ator: Ator, outorga: Outorga) -> None:
    """Whoever revokes the powers of who speaks for the company waits for this act, or goes first."""
    if outorga.em_nome_de is not None:
        propria = legal_de(ator, outorga.em_nome_de)
        if propria is not None:
            presenca(trava_de(propria.pk))


def _procurador(outorga: Outorga, outorgante: Conta) -> Conta:
    """The account of who will represent: CPF and name must be of one person, known here.

    One answer for a CPF without account and for another name, so that nobody learns who has one.
    """
    try:
        numero = cpf(outorga.procurador_cpf)
    except DocumentoInvalido as erro:
        raise RegraViolada("cpf_invalido", erro.mensagem, campo="procurador_cpf") from erro
    if numero == outorgante.cpf:
        raise RegraViolada(
            "a_si_mesmo",
            "Para agir em seu próprio nome não é preciso procuração.",
            "procurador_cpf",
        )
    conta = Conta.objects.filter(cpf=numero, is_active=True).first()
    nome = dobrar(uma_linha(outorga.procurador_nome))
    if conta is None or dobrar(uma_linha(conta.nome)) != nome or not conhecida(conta):
        raise RegraViolada("procurador_sem_conta", SEM_CONTA, campo="procurador_cpf")
    return conta
