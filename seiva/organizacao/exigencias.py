"""What an institution demands of who acts as a citizen: an account, a registration, a level.

Whoever has an act of citizens declares it (`declarar_exigivel`, when the application starts) and
asks `exigir_nivel` inside it.
"""

from dataclasses import dataclass

from seiva.core.ator import Ator
from seiva.core.erros import NaoEncontrado, RegraViolada
from seiva.organizacao.models import (
    CadastroExterno,
    Conta,
    ExigenciaDoCidadao,
    NivelGovBr,
)
from seiva.organizacao.seguranca.govbr import nivel_de

Exige = ExigenciaDoCidadao.Exige


@dataclass(frozen=True)
class Exigivel:
    """An act of citizens, its name on screens, what it demands until the institution says, and
    what the institution may choose."""

    ato: str
    titulo: str
    de_inicio: Exige = Exige.CONTA
    escolhas: tuple[Exige, ...] = tuple(Exige)


_exigiveis: dict[str, Exigivel] = {}


def declarar_exigivel(exigivel: Exigivel) -> Exigivel:
    """Declare an act, once. Raises `ValueError` for a repeated one."""
    if exigivel.ato in _exigiveis:
        raise ValueError(f"Exigência declarada duas vezes: {exigivel.ato}")
    _exigiveis[exigivel.ato] = exigivel
    return exigivel


def exigiveis() -> list[Exigivel]:
    """Every declared act, by title."""
    return sorted(_exigiveis.values(), key=lambda e: e.titulo)


def achar_exigivel(ato: str) -> Exigivel:
    """The declaration of an act; `NaoEncontrado` for one that nobody declared."""
    if ato not in _exigiveis:
        raise NaoEncontrado
    return _exigiveis[ato]


def exigencia_de(ato: str) -> Exige:
    """What the institution in scope demands for an act."""
    propria = ExigenciaDoCidadao.objects.filter(ato=ato).values_list("exige", flat=True).first()
    return Exige(propria) if propria else achar_exigivel(ato).de_inicio


def exigir_nivel(ator: Ator, ato: str) -> None:
    """Refuse who has less than the institution in scope demands for an act of citizens.

    A registration turned off stops the person whatever the level. Raises `RegraViolada`, with
    what to do about it.
    """
    conta = Conta.objects.get(pk=ator.minha_conta)
    exige, cadastro = exigencia_de(ato), CadastroExterno.objects.da_conta(conta.pk).first()
    if exige == Exige.CONTA:
        return
    if cadastro is not None and not cadastro.ativo:
        raise RegraViolada(
            "cadastro_desativado",
            "A instituição desativou o seu cadastro. Procure o atendimento dela.",
        )
    nivel = nivel_de(conta)
    if nivel >= (NivelGovBr.OURO if exige == Exige.OURO else NivelGovBr.PRATA):
        return
    if exige == Exige.CADASTRO:
        if cadastro is None or not cadastro.vale:
            raise RegraViolada(
                "cadastro_exigido",
                "Este pedido exige cadastro liberado pela instituição, ou gov.br prata ou ouro. "
                "Peça o cadastro em Meus processos.",
            )
        return
    qual = "ouro" if exige == Exige.OURO else "prata ou ouro"
    raise RegraViolada(
        "nivel_baixo", f"Este pedido exige gov.br nível {qual}. Entre de novo com gov.br."
    )
