"""Acesso externo: one named person of outside reads a process, or some documents of it."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime, time, timedelta
from uuid import UUID

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils.timezone import localtime, make_aware

from seiva.andamentos.registro import registrar
from seiva.catalogo.models import NivelAcesso
from seiva.core.acoes import Condicao, acao
from seiva.core.ator import Ator
from seiva.core.erros import NaoEncontrado, RegraViolada
from seiva.core.jobs import enfileirar
from seiva.core.relogio import agora, hoje
from seiva.core.textos import uma_linha
from seiva.documentos import andamentos
from seiva.documentos.acessos import abrir_acesso, encerrar_acesso
from seiva.documentos.concessoes import prova_nova
from seiva.documentos.models import ConcessaoDeAcesso, Documento
from seiva.organizacao.models import Conta
from seiva.organizacao.regras.documentos_pessoais import DocumentoInvalido
from seiva.organizacao.regras.documentos_pessoais import cpf as validar_cpf
from seiva.processos.models import AcessoExterno, Processo
from seiva.processos.situacao import ABERTO_AQUI, situacao_de

DIAS = 30
MAXIMO_DE_DOCUMENTOS = 500
USO_A_CADA = timedelta(minutes=10)

SEM_SIGILO = Condicao(
    "processo_sigiloso",
    "Processo sigiloso não se abre a pessoa de fora.",
    lambda _ator, processo: not processo.sigiloso,
)


@dataclass(frozen=True)
class NovoAcesso:
    """What is granted: to whom, what, for how many days, why.

    `cpf` names an account; without it the person comes by a link sent to `email`. Without
    `documentos`, and with `integral`, the whole process is opened, also what comes later.
    `chave` is the form's: sent twice, it grants once.
    """

    nome: str
    email: str
    motivo: str
    chave: UUID
    cpf: str = ""
    dias: int = DIAS
    integral: bool = False
    documentos: Sequence[int] = field(default_factory=tuple)


@acao(
    "conceder_acesso",
    titulo="Acesso externo",
    exige="acesso.conceder",
    estado=(ABERTO_AQUI, SEM_SIGILO),
    sobre="processo",
)
def conceder_acesso(ator: Ator, *, processo: Processo, novo: NovoAcesso) -> ConcessaoDeAcesso:
    """Open a process, or documents of it, to a person of outside, and tell them by e-mail.

    Raises `RegraViolada` for data that do not hold, and for what may not leave: drafts, what was
    cancelled, what is under sigilo. Norma: Lei 9.784/1999, art. 3º, II.
    """
    repetida: ConcessaoDeAcesso | None = ConcessaoDeAcesso.objects.do_formulario(novo.chave).first()
    if repetida is not None:
        if repetida.acesso.processo_id != processo.pk:
            raise NaoEncontrado
        return repetida
    nome, email = _quem(novo)
    return abrir_a(
        ator,
        processo,
        nome=nome,
        email=email,
        conta=_conta(novo.cpf, email) if novo.cpf.strip() else None,
        motivo=exigir_motivo(novo.motivo),
        chave=novo.chave,
        vence_em=fim_do_prazo(novo.dias),
        documentos=None if novo.integral else escolhidos(ator, processo, novo.documentos),
        origem=AcessoExterno.Origem.CONCESSAO,
    )


@acao(
    "cancelar_acesso", titulo="Cancelar acesso externo", exige="acesso.conceder", sobre="processo"
)
def cancelar_acesso(
    ator: Ator, *, processo: Processo, concessao: ConcessaoDeAcesso, motivo: str
) -> ConcessaoDeAcesso:
    """Close an access now, with the reason. By who granted it, or a unit that has the process.

    Raises `RegraViolada` when it ended already, or belongs to another unit.
    """
    dada = ConcessaoDeAcesso.travar(concessao.pk)
    acesso = AcessoExterno.travar(dada.acesso_id)
    if acesso.processo_id != processo.pk:
        raise NaoEncontrado
    if not (situacao_de(ator, processo).aberta_aqui or acesso.unidade_id == ator.unidade_id):
        raise RegraViolada(ABERTO_AQUI.codigo, ABERTO_AQUI.mensagem)
    if acesso.encerrado_em is not None:
        raise RegraViolada("acesso_encerrado", "Este acesso já foi cancelado.")
    motivo = exigir_motivo(motivo)
    encerrar_acesso(acesso)
    dada.cancelado_por_id, dada.motivo_do_fim = ator.minha_conta, motivo
    dada.save(update_fields=["cancelado_por", "motivo_do_fim"])
    dada.acesso = acesso
    registrar(andamentos.ACESSO_CANCELADO, processo, ator, pessoa=dada.nome, motivo=motivo)
    return dada


@acao("usar_acesso", titulo="Usar acesso externo", registra=False, mesmo_suspensa=True)
def usar_acesso(ator: Ator, *, concessao: ConcessaoDeAcesso) -> None:
    """Note that the link was opened; once in ten minutes. What was read is in the log of readings."""
    antes, agora_ = concessao.usado_em, agora()
    if antes is None or agora_ - antes >= USO_A_CADA:
        ConcessaoDeAcesso.objects.filter(pk=concessao.pk).update(usado_em=agora_)


def abrir_a(
    ator: Ator,
    processo: Processo,
    *,
    nome: str,
    email: str,
    conta: Conta | None,
    motivo: str,
    chave: UUID,
    vence_em: datetime,
    documentos: Sequence[Documento] | None,
    origem: AcessoExterno.Origem,
) -> ConcessaoDeAcesso:
    """Inside a running act: open, register, send the e-mail. `documentos` None is the whole."""
    acesso = abrir_acesso(
        processo,
        conta=conta,
        origem=origem,
        integral=documentos is None,
        documentos=documentos or (),
        unidade_id=ator.minha_unidade,
        concedido_por_id=ator.minha_conta,
        vence_em=vence_em,
    )
    concessao: ConcessaoDeAcesso = ConcessaoDeAcesso.objects.create(
        acesso=acesso,
        nome=nome,
        email=email,
        motivo=motivo,
        chave=chave,
        **(prova_nova() if conta is None else {}),
    )
    ate, alcance = f"{localtime(vence_em):%d/%m/%Y}", alcance_de(documentos)
    tipo = andamentos.ACESSO_CONCEDIDO
    registrar(tipo, processo, ator, pessoa=nome, alcance=alcance, data=ate, motivo=motivo)
    _avisar(concessao)
    return concessao


def alcance_de(documentos: Sequence[Documento] | None) -> str:
    """What is opened, in the words of the history."""
    if documentos is None:
        return "ao processo inteiro"
    numeros = ", ".join(d.numero_formatado for d in documentos[:20])
    mais = f" e mais {len(documentos) - 20}" if len(documentos) > 20 else ""
    return f"ao(s) documento(s) {numeros}{mais}"


def escolhidos(ator: Ator, processo: Processo, chaves: Sequence[int]) -> list[Documento]:
    """The documents chosen, that who grants reads and that may leave; `RegraViolada` otherwise."""
    pedidos = set(chaves)
    if not pedidos or len(pedidos) > MAXIMO_DE_DOCUMENTOS:
        raise RegraViolada(
            "documentos_obrigatorios",
            f"Escolha de 1 a {MAXIMO_DE_DOCUMENTOS} documentos, ou o processo inteiro.",
            campo="documentos",
        )
    legiveis = Documento.objects.legiveis_por(ator).do_processo(processo).filter(pk__in=pedidos)
    achados = list(legiveis.select_related("processo").order_by("ordem"))
    if len(achados) != len(pedidos):
        raise RegraViolada(
            "documento_de_outro", "Escolha documentos deste processo.", campo="documentos"
        )
    for documento in achados:
        if documento.minuta or documento.nivel_efetivo >= NivelAcesso.SIGILOSO:
            raise RegraViolada(
                "documento_nao_sai",
                f"O documento {documento.numero_formatado} não pode ser lido de fora: é minuta ou "
                "sigiloso.",
                campo="documentos",
            )
    return achados


def exigir_motivo(motivo: str) -> str:
    """The reason in one line; `RegraViolada` without one."""
    limpo = uma_linha(motivo)[:300]
    if not limpo:
        raise RegraViolada("motivo_obrigatorio", "Diga o motivo.", campo="motivo")
    return limpo


def fim_do_prazo(dias: int) -> datetime:
    """The last instant of the last day; today does not count."""
    maximo = settings.ACESSO_EXTERNO_DIAS
    if not 1 <= dias <= maximo:
        raise RegraViolada("prazo_fora", f"O prazo vai de 1 a {maximo} dias.", campo="dias")
    return make_aware(datetime.combine(hoje() + timedelta(days=dias), time(23, 59, 59)))


def _quem(novo: NovoAcesso) -> tuple[str, str]:
    nome, email = uma_linha(novo.nome), novo.email.strip().lower()
    if not nome or len(nome) > 200:
        raise RegraViolada("nome_obrigatorio", "Escreva o nome, com até 200 letras.", campo="nome")
    try:
        validate_email(email)
    except ValidationError as erro:
        raise RegraViolada("email_invalido", "Digite um e-mail válido.", campo="email") from erro
    if len(email) > 254:
        raise RegraViolada("email_invalido", "Este e-mail é longo demais.", campo="email")
    return nome, email


def _conta(digitado: str, email: str) -> Conta:
    """The account of the person: the one with this CPF, when its e-mail is the one typed.

    Anybody may open an account and write a CPF; who reads that e-mail is who the unit means.
    """
    try:
        cpf = validar_cpf(digitado)
    except DocumentoInvalido as erro:
        raise RegraViolada("cpf_invalido", erro.mensagem, campo="cpf") from erro
    conta = Conta.objects.filter(cpf=cpf, email__iexact=email, is_active=True).first()
    if conta is None:
        raise RegraViolada(
            "conta_nao_encontrada",
            "Não há conta com este CPF e este e-mail. Confira os dois, ou deixe o CPF em branco: "
            "a pessoa recebe um endereço só dela por e-mail.",
            campo="cpf",
        )
    return conta


def _avisar(concessao: ConcessaoDeAcesso) -> None:
    """Send the address by e-mail, after the commit."""
    from seiva.documentos.tarefas_de_acesso import avisar_do_acesso

    enfileirar(avisar_do_acesso, concessao_id=concessao.pk)
