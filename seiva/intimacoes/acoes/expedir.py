"""Expedir intimação: serve a document on one or many people, and take it back in time."""

from collections.abc import Sequence
from dataclasses import dataclass

from seiva.andamentos.registro import registrar
from seiva.catalogo.models import NivelAcesso
from seiva.core.acoes import Condicao, acao
from seiva.core.ator import Ator
from seiva.core.erros import RegraViolada
from seiva.core.jobs import enfileirar
from seiva.core.relogio import agora, hoje
from seiva.core.textos import uma_linha
from seiva.documentos.acessos import abrir_acesso, encerrar_acesso
from seiva.documentos.models import Documento
from seiva.documentos.situacao import LEGIVEL, NAO_CANCELADO, PROCESSO_ABERTO_AQUI
from seiva.intimacoes import andamentos
from seiva.intimacoes.models import AnexoDaIntimacao, Destinatario, Intimacao, TipoDeIntimacao
from seiva.intimacoes.prazos import prazo_tacito
from seiva.intimacoes.velar import desvelar, velar
from seiva.organizacao.models import Conta
from seiva.organizacao.regras.documentos_pessoais import DocumentoInvalido
from seiva.organizacao.regras.documentos_pessoais import cpf as validar_cpf
from seiva.processos.models import AcessoExterno
from seiva.processos.regras.contagem import Prazo

MAXIMO, LETRAS = 50, 2000

FIRME = Condicao(
    "minuta_nao_se_intima",
    "Só se intima de documento assinado ou registrado.",
    lambda _ator, documento: documento.firmado_em is not None,
)
SEM_SIGILO = Condicao(
    "documento_sigiloso",
    "De documento sigiloso não se intima pelo sistema.",
    lambda _ator, documento: documento.nivel_efetivo < NivelAcesso.SIGILOSO,
)
INTIMAVEL = (FIRME, NAO_CANCELADO, SEM_SIGILO, LEGIVEL, PROCESSO_ABERTO_AQUI)


@dataclass(frozen=True)
class DadosDaIntimacao:
    """What is served and on whom: CPFs as typed, other documents of the process, a few words."""

    tipo: TipoDeIntimacao
    cpfs: Sequence[str]
    anexos: Sequence[Documento] = ()
    mensagem: str = ""


@acao(
    "expedir_intimacao",
    titulo="Intimar",
    exige="documento.assinar",
    estado=INTIMAVEL,
    sobre="documento",
)
def expedir_intimacao(ator: Ator, *, documento: Documento, dados: DadosDaIntimacao) -> Intimacao:
    """Serve a document, with others of its process, on people who have an account.

    Its content is hidden from everybody outside until each one knows of it. Every one has a term
    of their own, after which the notice counts as known.
    Raises `RegraViolada` for who has no account, and for who already has a notice to open of it.
    Norma: Lei 9.784/1999, arts. 26 e 28; Lei 11.419/2006, art. 5º.
    """
    contas = _contas(dados.cpfs)
    _conferir(ator, documento, dados, contas)
    intimacao: Intimacao = Intimacao.objects.create(
        processo=documento.processo,
        documento=documento,
        tipo=dados.tipo,
        unidade_id=ator.minha_unidade,
        expedida_por_id=ator.minha_conta,
        expedida_em=agora(),
        mensagem=dados.mensagem.strip(),
    )
    AnexoDaIntimacao.objects.bulk_create(
        [AnexoDaIntimacao(intimacao=intimacao, documento=anexo) for anexo in dados.anexos]
    )
    velar([documento, *dados.anexos])
    prazo = prazo_tacito(documento.processo, hoje())
    for conta in contas:
        _destinar(ator, intimacao, conta, prazo)
    registrar(
        andamentos.EXPEDIDA,
        documento.processo,
        ator,
        numero=documento.numero_formatado,
        nome=documento.nome,
        pessoas=str(len(contas)),
    )
    return intimacao


@acao("cancelar_intimacao", titulo="Cancelar intimação", exige="documento.assinar", sobre="alvo")
def cancelar_intimacao(ator: Ator, *, alvo: Destinatario, motivo: str) -> Destinatario:
    """Take a notice back from one person, before it is known, with the reason."""
    if alvo.intimacao.unidade_id != ator.minha_unidade:
        raise RegraViolada("de_outra_unidade", "Só cancela a unidade que expediu a intimação.")
    if alvo.cancelada_em is not None:
        raise RegraViolada("ja_cancelada", "Esta intimação já foi cancelada.")
    if alvo.cumprida:
        raise RegraViolada(
            "ja_cumprida", "A intimação já foi cumprida: os prazos correm e ela não se cancela."
        )
    motivo = uma_linha(motivo)
    if not motivo or len(motivo) > 300:
        raise RegraViolada("sem_motivo", "Diga o motivo, com até 300 letras.", campo="motivo")
    alvo.cancelada_em, alvo.motivo_cancelamento = agora(), motivo
    alvo.save()
    encerrar_acesso(alvo.acesso)
    desvelar(alvo.intimacao)
    registrar(
        andamentos.CANCELADA,
        alvo.intimacao.processo,
        ator,
        numero=alvo.intimacao.documento.numero_formatado,
        motivo=motivo,
    )
    return alvo


def _destinar(ator: Ator, intimacao: Intimacao, conta: Conta, prazo: Prazo) -> None:
    """One person: the access, whose documents are listed when the notice is known, and the mail."""
    from seiva.intimacoes.tarefas import avisar_expedida

    acesso = abrir_acesso(
        intimacao.processo,
        conta=conta,
        origem=AcessoExterno.Origem.INTIMACAO,
        integral=False,
        unidade_id=ator.minha_unidade,
        concedido_por_id=ator.minha_conta,
    )
    destinatario = Destinatario.objects.create(
        intimacao=intimacao,
        conta=conta,
        acesso=acesso,
        tacito_ate=prazo.ate,
        tacito_explicacao=prazo.explicacao,
    )
    enfileirar(avisar_expedida, destinatario_id=destinatario.pk)


def _contas(cpfs: Sequence[str]) -> list[Conta]:
    """The account of each CPF, once; all of them, or a refusal that names who has none."""
    try:
        digitos = list(dict.fromkeys(validar_cpf(cpf) for cpf in cpfs))
    except DocumentoInvalido as erro:
        raise RegraViolada("cpf_invalido", erro.mensagem, campo="cpfs") from erro
    if not 1 <= len(digitos) <= MAXIMO:
        raise RegraViolada("quantas_pessoas", f"Intime de 1 a {MAXIMO} pessoas.", campo="cpfs")
    contas = {c.cpf: c for c in Conta.objects.filter(cpf__in=digitos, is_active=True)}
    faltam = [cpf for cpf in digitos if cpf not in contas]
    if faltam:
        raise RegraViolada(
            "pessoa_sem_conta",
            f"Ainda não tem conta: CPF {', '.join(faltam)}. Sem conta, a pessoa não recebe "
            "intimação pelo sistema: intime-a por outro meio (Lei 9.784/1999, art. 26, § 3º).",
            campo="cpfs",
        )
    return [contas[cpf] for cpf in digitos]


def _conferir(
    ator: Ator, documento: Documento, dados: DadosDaIntimacao, contas: Sequence[Conta]
) -> None:
    if not dados.tipo.ativo:
        raise RegraViolada("tipo_inativo", "Este tipo não se usa mais.", campo="tipo")
    if len(dados.mensagem.strip()) > LETRAS:
        raise RegraViolada(
            "mensagem_longa", f"A mensagem tem até {LETRAS} letras.", campo="mensagem"
        )
    for anexo in dados.anexos:
        doutro = anexo.processo_id != documento.processo_id or anexo.pk == documento.pk
        if doutro or any(not c.vale(ator, anexo) for c in INTIMAVEL):
            raise RegraViolada(
                "anexo_que_nao_vai",
                f"O documento {anexo.numero_formatado} não pode ir nesta intimação.",
                campo="anexos",
            )
    por_abrir = Destinatario.objects.por_cumprir().filter(
        intimacao__documento=documento, conta__in=contas
    )
    repetida = por_abrir.select_related("conta").first()
    if repetida is not None:
        raise RegraViolada(
            "ja_intimada",
            f"{repetida.conta.nome} já tem intimação deste documento por abrir.",
            campo="cpfs",
        )
