"""Avaliar o atendimento: once for each person and process that ended.

Norma: Lei 13.460/2017, arts. 23 and 24.
"""

from dataclasses import dataclass

from django.db.models.functions import Lower
from django.utils.crypto import salted_hmac

from seiva.core.acoes import acao
from seiva.core.ator import Ator
from seiva.core.erros import NaoEncontrado, RegraViolada
from seiva.core.jobs import exclusividade
from seiva.core.relogio import agora
from seiva.organizacao.models import Conta
from seiva.participacao.models import Avaliacao
from seiva.processos.models import AcessoExterno, Processo
from seiva.servicos.models import Servico

MAIOR_COMENTARIO = 1000


@dataclass(frozen=True)
class Opiniao:
    """1 (very bad) to 5 (very good); `no_prazo` is None for who cannot tell."""

    nota: int
    facilidade: int
    no_prazo: bool | None = None
    comentario: str = ""


@acao("avaliar_atendimento", titulo="Avaliar atendimento", registra=False)
def avaliar_atendimento(
    ator: Ator,
    *,
    processo: Processo,
    opiniao: Opiniao,
    email: str = "",
    servico: Servico | None = None,
) -> Avaliacao:
    """Keep what the person thinks. `email` is of who came by the link of a message: whoever calls
    has checked the secret of the link. `servico`: the one from which the process came, if any.

    Raises `NaoEncontrado` for who has nothing to do with the process, and `RegraViolada` while it
    is not concluded, and for who evaluated it before.
    """
    if not Processo.objects.localizaveis_por(ator).filter(pk=processo.pk).exists():
        raise NaoEncontrado
    if not email and not pode_avaliar(ator, processo):
        raise NaoEncontrado
    if processo.concluido_em is None:
        raise RegraViolada("nao_concluido", "O processo ainda não foi concluído.")
    comentario = _comentario(opiniao)
    exclusividade(f"avaliar-{processo.pk}")
    quem = _chaves(ator, email)
    if _ja_avaliou(processo, quem):
        raise RegraViolada("ja_avaliado", "Você já avaliou este atendimento. Obrigado.")
    feita: Avaliacao = Avaliacao.objects.create(
        processo=processo,
        tipo_id=processo.tipo_id,
        servico=servico,
        quem=quem[0],
        nota=opiniao.nota,
        facilidade=opiniao.facilidade,
        no_prazo=opiniao.no_prazo,
        comentario=comentario,
        feita_em=agora(),
    )
    return feita


def _comentario(opiniao: Opiniao) -> str:
    """What was written, clean; `RegraViolada` for grades off the scale and for what is too long."""
    if not (1 <= opiniao.nota <= 5 and 1 <= opiniao.facilidade <= 5):
        raise RegraViolada("nota", "Escolha de 1 a 5.", campo="nota")
    comentario = opiniao.comentario.replace("\r", "").strip()
    if len(comentario) > MAIOR_COMENTARIO:
        raise RegraViolada(
            "longo", f"O comentário tem até {MAIOR_COMENTARIO} letras.", campo="comentario"
        )
    return comentario


def pode_avaliar(ator: Ator, processo: Processo) -> bool:
    """Whether the citizen has, or had, an access of one's own to the process."""
    if ator.e_servidor or ator.conta_id is None:
        return False
    dados = AcessoExterno.objects.do_processo(processo).filter(conta_id=ator.conta_id)
    return bool(dados.exists())


def ja_avaliou(ator: Ator, processo: Processo, *, email: str = "") -> bool:
    """Whether this person evaluated this process before, by whatever way."""
    return _ja_avaliou(processo, _chaves(ator, email))


def _ja_avaliou(processo: Processo, quem: list[str]) -> bool:
    feitas = Avaliacao.objects.do_processo(processo).filter(quem__in=quem)
    return bool(feitas.exists())


def _chaves(ator: Ator, email: str) -> list[str]:
    """What this person may be known by; the first is kept. One who follows by e-mail and also has
    an account with that address is one person."""
    email, contas = email.strip().lower(), []
    if email:
        com_ele = Conta.objects.alias(minusculo=Lower("email")).filter(minusculo=email)
        contas = list(com_ele.values_list("pk", flat=True))
    elif ator.conta_id is not None:
        contas = [ator.conta_id]
        email = Conta.objects.values_list("email", flat=True).get(pk=ator.conta_id).lower()
    nomes = [f"conta:{pk}" for pk in contas] + ([f"email:{email}"] if email else [])
    return [_resumo(nome) for nome in nomes]


def _resumo(nome: str) -> str:
    return salted_hmac("seiva.participacao.avaliacao", nome, algorithm="sha256").hexdigest()
