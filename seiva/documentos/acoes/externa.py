"""Assinatura externa: one named person reads and signs one document by a link."""

from dataclasses import dataclass, replace
from datetime import timedelta

from django.contrib.auth.hashers import check_password
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils.crypto import constant_time_compare
from django.utils.timezone import localtime

from seiva.andamentos.registro import registrar
from seiva.catalogo.models import NivelAcesso
from seiva.core import segredos
from seiva.core.acoes import Condicao, acao
from seiva.core.ator import Ator
from seiva.core.erros import RegraViolada
from seiva.core.jobs import enfileirar, exclusividade
from seiva.core.relogio import agora
from seiva.core.textos import uma_linha
from seiva.documentos import andamentos
from seiva.documentos.acoes.assinar import firmar
from seiva.documentos.acoes.salvar import congelamento_vigente
from seiva.documentos.externas import ASSUNTO, METODO, escolhe_senha
from seiva.documentos.imprimivel import exigir_imprimivel
from seiva.documentos.models import Assinatura, AssinaturaExterna, Documento
from seiva.documentos.situacao import ASSINAVEL, DA_MINHA_UNIDADE, PROCESSO_ABERTO_AQUI
from seiva.organizacao.contas import conferir_senha_nova
from seiva.organizacao.lugares import lembrar_lugar
from seiva.organizacao.models import Conta
from seiva.organizacao.regras.documentos_pessoais import DocumentoInvalido
from seiva.organizacao.regras.documentos_pessoais import cpf as validar_cpf

DIAS, MAXIMO_DE_DIAS = 15, 90
Fim = AssinaturaExterna.Fim

SEM_SIGILO = Condicao(
    "documento_sigiloso",
    "Documento sigiloso não se libera para assinatura externa.",
    lambda _ator, documento: documento.nivel_efetivo < NivelAcesso.SIGILOSO,
)


@dataclass(frozen=True)
class QuemAssina:
    """The person who will sign, as the unit knows: `cargo` is what the stamp will read."""

    nome: str
    cpf: str
    email: str
    cargo: str


@acao(
    "liberar_assinatura_externa",
    titulo="Assinatura externa",
    exige="documento.assinar",
    estado=(DA_MINHA_UNIDADE, PROCESSO_ABERTO_AQUI, ASSINAVEL, SEM_SIGILO),
    sobre="documento",
)
def liberar_assinatura_externa(
    ator: Ator, *, documento: Documento, quem: QuemAssina, dias: int = DIAS
) -> AssinaturaExterna:
    """Let a person of outside read and sign this document alone, by a link sent by e-mail.

    Raises `RegraViolada` for data that do not hold, who already signed, or was already sent it.
    Norma: Lei 14.063/2020, art. 4º, II.
    """
    quem = _conferir_quem(quem)
    if not 1 <= dias <= MAXIMO_DE_DIAS:
        raise RegraViolada("prazo_fora", f"O prazo vai de 1 a {MAXIMO_DE_DIAS} dias.", campo="dias")
    _exigir_que_falte(documento, quem)
    if congelamento_vigente(documento) is None:
        exigir_imprimivel(documento)
    momento, numero = agora(), segredos.novo_numero()
    liberacao: AssinaturaExterna = AssinaturaExterna.objects.create(
        documento=documento,
        unidade_id=ator.minha_unidade,
        nome=quem.nome,
        cpf=quem.cpf,
        email=quem.email,
        cargo=quem.cargo,
        numero=numero,
        resumo=segredos.resumo(segredos.segredo_de(ASSUNTO, numero)),
        liberada_em=momento,
        liberada_por_id=ator.minha_conta,
        vence_em=momento + timedelta(days=dias),
    )
    registrar(
        andamentos.EXTERNA_LIBERADA,
        documento.processo,
        ator,
        numero=documento.numero_formatado,
        nome=documento.nome,
        pessoa=quem.nome,
        cargo=quem.cargo,
        prazo=f"{localtime(liberacao.vence_em):%d/%m/%Y}",
    )
    _avisar(liberacao)
    return liberacao


@acao(
    "cancelar_assinatura_externa",
    titulo="Cancelar assinatura externa",
    exige="documento.assinar",
    estado=(DA_MINHA_UNIDADE,),
    sobre="documento",
)
def cancelar_assinatura_externa(
    ator: Ator, *, documento: Documento, liberacao: AssinaturaExterna, motivo: str
) -> AssinaturaExterna:
    """Close the link before it is used, with the reason. A signature made stays."""
    dada = AssinaturaExterna.objects.do_documento(documento).um(pk=liberacao.pk)
    dada = AssinaturaExterna.travar(dada.pk)
    if dada.fim:
        raise RegraViolada("liberacao_encerrada", "Esta liberação já terminou.")
    motivo = uma_linha(motivo)[:300]
    if not motivo:
        raise RegraViolada("motivo_obrigatorio", "Diga o motivo do cancelamento.", campo="motivo")
    _encerrar(dada, Fim.CANCELADA, motivo=motivo)
    registrar(
        andamentos.EXTERNA_CANCELADA,
        documento.processo,
        ator,
        numero=documento.numero_formatado,
        nome=documento.nome,
        pessoa=dada.nome,
        motivo=motivo,
    )
    return dada


@acao(
    "assinar_externamente",
    titulo="Assinar",
    estado=(ASSINAVEL, SEM_SIGILO),
    sobre="documento",
)
def assinar_externamente(
    ator: Ator,
    *,
    documento: Documento,
    liberacao: AssinaturaExterna,
    cpf: str,
    senha: str,
    confirmacao: str = "",
    versao_lida: int,
) -> Assinatura:
    """Sign by the link: the CPF is the one that the unit named, the password is the person's own.

    Who has no account makes one with this password, typed twice. The row of the release is locked:
    of two devices at once, the second finds that it is signed.
    Norma: Lei 14.063/2020, art. 4º, II.
    """
    dada: AssinaturaExterna = AssinaturaExterna.travar(liberacao.pk)
    if dada.documento_id != documento.pk:
        raise RegraViolada("liberacao_de_outro", "Este endereço é de outro documento.")
    exigir_valendo(dada)
    _conferir_cpf(dada, cpf)
    conta = _conta(dada, senha, confirmacao)
    if Assinatura.objects.vigentes().filter(documento=documento, conta=conta).exists():
        raise RegraViolada("ja_assinado", "Você já assinou este documento.")
    pessoa = replace(ator, conta_id=conta.pk, nome=conta.nome)
    assinatura = firmar(pessoa, documento, cargo=dada.cargo, versao_lida=versao_lida, metodo=METODO)
    _encerrar(dada, Fim.ASSINADA, assinatura=assinatura)
    return assinatura


def exigir_valendo(liberacao: AssinaturaExterna) -> None:
    """Raise `RegraViolada` saying why the link no longer opens the document."""
    if liberacao.fim == Fim.ASSINADA:
        raise RegraViolada("externa_ja_assinada", "Este documento já foi assinado por aqui.")
    if liberacao.fim == Fim.CANCELADA:
        raise RegraViolada("externa_cancelada", "Quem enviou o documento cancelou o pedido.")
    if liberacao.fim or liberacao.vence_em <= agora():
        raise RegraViolada("externa_vencida", "O prazo para assinar por este endereço terminou.")
    documento = liberacao.documento
    if documento.cancelado or documento.nivel_efetivo >= NivelAcesso.SIGILOSO:
        raise RegraViolada("externa_fechada", "O documento não pode mais ser lido por aqui.")


def _conferir_cpf(liberacao: AssinaturaExterna, digitado: str) -> None:
    algarismos = "".join(c for c in digitado if c.isdecimal())
    if not constant_time_compare(algarismos, liberacao.cpf):
        raise RegraViolada(
            "cpf_de_outra_pessoa",
            "Este CPF não é o da pessoa a quem o documento foi enviado. Confira os algarismos.",
            campo="cpf",
        )


def _conta(liberacao: AssinaturaExterna, senha: str, confirmacao: str) -> Conta:
    """The person's account, once the password matches; who has none, or has one without a
    password yet, chooses it now."""
    exclusividade(f"conta-{liberacao.cpf}")
    conta = Conta.objects.filter(cpf=liberacao.cpf).first()
    if conta is not None and not escolhe_senha(liberacao):
        if not conta.is_active or not check_password(senha, conta.password):
            raise RegraViolada("senha_incorreta", "A senha não confere.", campo="senha")
        return conta
    _exigir_email_livre(liberacao.email, liberacao.cpf)
    nova = conta or Conta(cpf=liberacao.cpf, nome=liberacao.nome, email=liberacao.email)
    conferir_senha_nova(nova, senha, confirmacao)
    nova.set_password(senha)
    nova.save()
    return nova


def _conferir_quem(quem: QuemAssina) -> QuemAssina:
    nome, cargo = uma_linha(quem.nome), uma_linha(quem.cargo)
    email = quem.email.strip().lower()
    for campo, valor, maximo in (("nome", nome, 200), ("cargo", cargo, 120), ("email", email, 254)):
        if not valor or len(valor) > maximo:
            raise RegraViolada(
                f"{campo}_obrigatorio", f"Preencha este campo, com até {maximo} letras.", campo
            )
    try:
        validate_email(email)
        cpf = validar_cpf(quem.cpf)
    except ValidationError as erro:
        raise RegraViolada("email_invalido", "Digite um e-mail válido.", "email") from erro
    except DocumentoInvalido as erro:
        raise RegraViolada("cpf_invalido", erro.mensagem, campo="cpf") from erro
    return QuemAssina(nome, cpf, email, cargo)


def _exigir_que_falte(documento: Documento, quem: QuemAssina) -> None:
    """Who signed, or has a link in force, gets none; one past its date gives way to the new."""
    if Assinatura.objects.vigentes().filter(documento=documento, conta__cpf=quem.cpf).exists():
        raise RegraViolada("ja_assinado", f"{quem.nome} já assinou o documento.", campo="cpf")
    abertas = AssinaturaExterna.objects.do_documento(documento).em_aberto().filter(cpf=quem.cpf)
    for aberta in abertas:
        if aberta.vence_em > agora():
            raise RegraViolada(
                "ja_liberada",
                "O documento já foi enviado a esta pessoa, e o prazo ainda corre. Para enviar de "
                "novo, cancele antes o pedido anterior.",
                campo="cpf",
            )
        _encerrar(aberta, Fim.VENCIDA)
    if not Conta.objects.filter(cpf=quem.cpf).exists():
        _exigir_email_livre(quem.email, quem.cpf)


def _exigir_email_livre(email: str, cpf: str) -> None:
    if Conta.objects.filter(email__iexact=email).exclude(cpf=cpf).exists():
        raise RegraViolada(
            "email_de_outra_pessoa",
            "Este e-mail já é o de outra pessoa na plataforma: cada um assina com o seu.",
            campo="email",
        )


def _encerrar(
    liberacao: AssinaturaExterna,
    fim: str,
    *,
    motivo: str = "",
    assinatura: Assinatura | None = None,
) -> None:
    liberacao.fim, liberacao.encerrada_em = fim, agora()
    liberacao.motivo, liberacao.assinatura = motivo, assinatura
    liberacao.save()


def _avisar(liberacao: AssinaturaExterna) -> None:
    """Send the link by e-mail, after the commit; who has an account also finds it there."""
    from seiva.documentos.tarefas_externas import enviar_link_de_assinatura

    lembrar_lugar(liberacao.cpf)
    enfileirar(enviar_link_de_assinatura, liberacao_id=liberacao.pk)
