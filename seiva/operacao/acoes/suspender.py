"""Suspending an institution, and taking the suspension back."""

from seiva.core.acoes import acao
from seiva.core.ator import Ator
from seiva.core.erros import RegraViolada
from seiva.core.relogio import agora
from seiva.core.textos import uma_linha
from seiva.operacao.registro import registrar_nas_duas
from seiva.organizacao.alteracoes import retrato
from seiva.organizacao.models import Instituicao
from seiva.organizacao.seguranca.senha import conferir_senha

CAMPOS = ("suspensa_em", "motivo_suspensao")


@acao(
    "suspender_instituicao",
    titulo="Suspender",
    exige="plataforma.operar",
    registra=False,
    antes=conferir_senha,
)
def suspender_instituicao(
    ator: Ator, *, instituicao: Instituicao, motivo: str, senha: str
) -> Instituicao:
    """From now on nobody changes anything in the institution; reading and exporting go on.

    Raises `RegraViolada`: `motivo_ausente`, `ja_suspensa`, `propria_plataforma`.
    """
    motivo = uma_linha(motivo)
    if not motivo:
        raise RegraViolada("motivo_ausente", "Diga por que suspender.", campo="motivo")
    alvo = Instituicao.objects.select_for_update().get(pk=instituicao.pk)
    if alvo.plataforma:
        raise RegraViolada(
            "propria_plataforma", "A instituição que opera a plataforma não se suspende."
        )
    if alvo.suspensa_em is not None:
        raise RegraViolada("ja_suspensa", "A instituição já está suspensa.")
    antes = retrato(alvo, CAMPOS)
    alvo.suspensa_em, alvo.motivo_suspensao = agora(), motivo
    alvo.save(update_fields=CAMPOS)
    registrar_nas_duas(ator, alvo, antes=antes, depois=retrato(alvo, CAMPOS))
    return alvo


@acao(
    "retomar_instituicao",
    titulo="Encerrar a suspensão",
    exige="plataforma.operar",
    registra=False,
    antes=conferir_senha,
)
def retomar_instituicao(ator: Ator, *, instituicao: Instituicao, senha: str) -> Instituicao:
    """Everything works again. Raises `RegraViolada("nao_suspensa")`."""
    alvo = Instituicao.objects.select_for_update().get(pk=instituicao.pk)
    if alvo.suspensa_em is None:
        raise RegraViolada("nao_suspensa", "A instituição não está suspensa.")
    antes = retrato(alvo, CAMPOS)
    alvo.suspensa_em, alvo.motivo_suspensao = None, ""
    alvo.save(update_fields=CAMPOS)
    registrar_nas_duas(ator, alvo, antes=antes, depois=retrato(alvo, CAMPOS))
    return alvo
