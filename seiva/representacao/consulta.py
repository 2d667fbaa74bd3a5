"""The question that other modules ask: for whom may this person do this, now?

Acts call `conferir_poder` and keep what it answers until they end: who revokes waits for them,
and they never count on what was just revoked.
"""

from seiva.core.ator import Ator
from seiva.core.erros import RegraViolada
from seiva.core.jobs import presenca
from seiva.organizacao.models import Conta
from seiva.processos.models import Processo
from seiva.representacao.models import Representacao, Representada
from seiva.representacao.regras.poderes import FRASES, Poder, Situacao

NA_TELA = 200


def quem_pode(ator: Ator, poder: str, processo: Processo | None = None) -> list[Representada]:
    """Whom the actor may represent with this power now, by name, each once.

    Without `processo`, only who was given powers over all; with it, also who was given them over
    that one alone.
    """
    validas = [r for r in _ativas_de(ator) if r.pode(poder, processo.pk if processo else None)]
    achadas = {r.representada_id: r.representada for r in validas}
    return sorted(achadas.values(), key=lambda representada: representada.nome)


def conferir_poder(
    ator: Ator, representada: Representada, poder: str, processo: Processo | None = None
) -> Representacao:
    """The representation by which the actor may do this for `representada`, held until the
    transaction ends. Raises `RegraViolada` when there is none in force."""
    alvo = processo.pk if processo else None
    candidatas = [
        r for r in _ativas_de(ator) if r.representada_id == representada.pk and r.pode(poder, alvo)
    ]
    for candidata in candidatas:
        presenca(trava_de(candidata.pk))
        # Read again: who revoked it may have ended while we waited.
        agora = Representacao.objects.com_partes().um(pk=candidata.pk)
        if agora.pode(poder, alvo):
            return agora
    raise RegraViolada(
        "sem_poder",
        f"Você não tem, agora, este poder em nome de {representada.nome}: "
        f"{FRASES[Poder(poder)].lower()}.",
        campo="em_nome_de",
        norma="Código Civil, art. 662",
    )


def representantes_de(representada: Representada, poder: str) -> list[Conta]:
    """Active accounts that hold this power over everything of `representada` now, each once."""
    ativas = Representacao.objects.com_partes().ativas().filter(representada=representada)
    contas = {r.conta_id: r.conta for r in ativas.order_by("pk") if r.pode(poder)}
    return [conta for conta in contas.values() if conta.is_active]


def representada_com(documento: str) -> Representada | None:
    """Who has this CPF or CNPJ (stored form) and some representation here, if anybody."""
    achada: Representada | None = Representada.objects.filter(documento=documento).first()
    return achada


def legal_de(ator: Ator, representada: Representada) -> Representacao | None:
    """The representation by which the actor speaks for a company by law, if in force."""
    legais = [r for r in _ativas_de(ator) if r.legal and r.representada_id == representada.pk]
    return next((r for r in legais if r.situacao == Situacao.VIGENTE), None)


def empresas_de(ator: Ator) -> list[Representada]:
    """Companies in whose name the actor may give powers now, by name."""
    minhas = {r.representada_id: r.representada for r in _ativas_de(ator) if r.legal}
    achadas = [e for e in minhas.values() if legal_de(ator, e) is not None]
    return sorted(achadas, key=lambda empresa: empresa.nome)


def trava_de(pk: int) -> str:
    """The lock that who uses a representation shares, and who ends it holds alone."""
    return f"representacao-{pk}"


def _ativas_de(ator: Ator) -> list[Representacao]:
    if ator.conta_id is None:
        return []
    minhas = Representacao.objects.com_partes().ativas().da_conta(ator.conta_id)
    return list(minhas)


def que_represento(ator: Ator) -> list[Representacao]:
    """Every representation by which the actor acts, or acted, for others, the latest first."""
    minhas = Representacao.objects.com_partes().da_conta(ator.minha_conta)
    return list(minhas[:NA_TELA])


def que_me_representam(ator: Ator) -> list[Representacao]:
    """Who acts, or acted, for the actor and for the companies that the actor legally represents."""
    empresas = [empresa.pk for empresa in empresas_de(ator)]
    dos_outros = Representacao.objects.com_partes().de_quem(ator.minha_conta, empresas)
    return list(dos_outros[:NA_TELA])


def minha(ator: Ator, pk: int) -> Representacao:
    """One that the actor may read: a part of it, or who legally represents the company.

    Raises `NaoEncontrado`.
    """
    empresas = [empresa.pk for empresa in empresas_de(ator)]
    lidas = Representacao.objects.com_partes().que_dizem_respeito(ator.minha_conta, empresas)
    achada: Representacao = lidas.um(pk=pk)
    return achada
