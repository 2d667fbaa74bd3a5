"""Anexar: a process becomes part of another. Only an administrator undoes it, with a reason."""

from seiva.andamentos.registro import registrar
from seiva.catalogo.models import NivelAcesso
from seiva.core.acoes import acao
from seiva.core.ator import Ator
from seiva.core.erros import NaoEncontrado, RegraViolada
from seiva.core.relogio import agora
from seiva.processos import andamentos
from seiva.processos.acoes.receber import dar_por_recebido
from seiva.processos.models import Anexacao, Passagem, Processo
from seiva.processos.situacao import ABERTO_AQUI, NAO_SIGILOSO, TEM_ANEXADOS, situacao_de


@acao(
    "anexar_processo",
    titulo="Anexar processo",
    exige="processo.relacionar",
    estado=(ABERTO_AQUI, NAO_SIGILOSO),
    sobre="processo",
)
def anexar_processo(ator: Ator, *, processo: Processo, anexado: Processo) -> Anexacao:
    """Put `anexado` inside `processo` for good (domain.md §2.4).

    It is concluded where it was, and nothing more is included, signed or sent in it; its
    relations stay. Both must be open in the unit, `anexado` nowhere else.
    Raises `NaoEncontrado` for a process that the actor may not read, and `RegraViolada`.
    """
    if not Processo.objects.legiveis_por(ator).filter(pk=anexado.pk).exists():
        raise NaoEncontrado
    if anexado.pk == processo.pk:
        raise RegraViolada("mesmo_processo", "Informe o número de outro processo.", campo="outro")
    anexado = Processo.travar(anexado.pk)
    _conferir(ator, anexado)
    anexacao = Anexacao(
        principal=processo,
        anexado=anexado,
        unidade_id=ator.minha_unidade,
        conta_id=ator.minha_conta,
        quando=agora(),
    )
    anexacao.save(force_insert=True)
    _fechar(ator, anexado)
    registrar(andamentos.ANEXADO_A, anexado, ator, numero=processo.numero)
    registrar(andamentos.ANEXOU, processo, ator, numero=anexado.numero)
    recalcular_anexados(ator, processo)
    return anexacao


def _conferir(ator: Ator, anexado: Processo) -> None:
    """What the process to be attached must be: each refusal says how to go on."""
    numero = anexado.numero
    onde = Anexacao.objects.de_anexado(anexado).select_related("principal").first()
    situacao = situacao_de(ator, anexado)
    recusas = (
        (onde is not None, "ja_anexado", f"{numero} já está anexado a outro processo."),
        (
            anexado.nivel_efetivo >= NivelAcesso.SIGILOSO,
            "anexado_sigiloso",
            "Processo sigiloso não se anexa.",
        ),
        (
            not situacao.aberta_aqui,
            "anexado_fechado",
            f"{numero} não está aberto na sua unidade. Peça o envio ou reabra-o antes de anexar.",
        ),
        (
            situacao.abertas > 1,
            "anexado_aberto_em_outras",
            f"{numero} também está aberto em outra unidade. Só se anexa o que está aberto apenas "
            "na sua.",
        ),
        (
            not anexado.documentos.exists(),
            "anexado_vazio",
            f"{numero} não tem documentos. Use Relacionar, se basta ligar um ao outro.",
        ),
        (
            Anexacao.objects.dentro_de(anexado).exists(),
            "anexado_tem_anexados",
            f"{numero} tem processos anexados: não pode ser anexado a outro.",
        ),
    )
    for recusar, codigo, mensagem in recusas:
        if recusar:
            raise RegraViolada(codigo, mensagem, campo="outro")


def _fechar(ator: Ator, anexado: Processo) -> None:
    passagem = situacao_de(ator, anexado).passagem
    assert passagem is not None
    quando = agora()
    dar_por_recebido(ator, anexado, passagem, quando)
    passagem.aberta, passagem.nao_lida, passagem.novidade = False, False, False
    passagem.concluida_em, passagem.movida_em, passagem.atribuida_a = quando, quando, None
    passagem.save()
    anexado.concluido_em = quando
    anexado.save(update_fields=["concluido_em"])
    registrar(andamentos.CONCLUIDO_AUTOMATICO, anexado, ator)


@acao(
    "desanexar_processo",
    titulo="Desanexar processo",
    exige="instituicao.administrar",
    estado=(TEM_ANEXADOS,),
    sobre="processo",
)
def desanexar_processo(
    ator: Ator, *, processo: Processo, anexado: Processo, motivo: str
) -> Anexacao:
    """Undo an attachment made by mistake; the process opens again in the unit that attached it.

    Raises `RegraViolada` without a reason and `NaoEncontrado` when it is not attached here.
    """
    motivo = motivo.strip()
    if not motivo:
        raise RegraViolada("sem_motivo", "Escreva o motivo da desanexação.", campo="motivo")
    if len(motivo) > 500:
        raise RegraViolada("motivo_longo", "O motivo tem até 500 caracteres.", campo="motivo")
    anexado = Processo.travar(anexado.pk)
    anexacao: Anexacao = Anexacao.objects.dentro_de(processo).um(anexado=anexado)
    anexacao.desfeita_em, anexacao.motivo = agora(), motivo
    anexacao.save()
    registrar(andamentos.DESANEXOU, processo, ator, numero=anexado.numero, motivo=motivo)
    registrar(andamentos.DESANEXADO_DE, anexado, ator, numero=processo.numero, motivo=motivo)
    passagem = Passagem.objects.um(processo=anexado, unidade_id=anexacao.unidade_id)
    passagem.aberta, passagem.concluida_em = True, None
    passagem.aberta_em = passagem.movida_em = anexacao.desfeita_em
    passagem.save()
    anexado.concluido_em = None
    anexado.save(update_fields=["concluido_em"])
    recalcular_anexados(ator, processo)
    return anexacao


def recalcular_anexados(ator: Ator, processo: Processo) -> None:
    """Bring the level of a process in line with what is attached to it (domain.md §2.2).

    Norma: Lei 12.527/2011, art. 7º, § 2º.
    """
    antes = processo.nivel_efetivo
    dentro = Anexacao.objects.dentro_de(processo).select_related("anexado")
    processo.nivel_anexados = max(
        (max(a.anexado.nivel_efetivo, a.anexado.nivel_documentos) for a in dentro), default=0
    )
    processo.efetivar_nivel()
    processo.save(update_fields=["nivel_anexados", "nivel_efetivo"])
    if antes != processo.nivel_efetivo:
        registrar(
            andamentos.NIVEL_GERAL_ALTERADO,
            processo,
            ator,
            antes=str(NivelAcesso(antes).label).lower(),
            depois=str(NivelAcesso(processo.nivel_efetivo).label).lower(),
        )
