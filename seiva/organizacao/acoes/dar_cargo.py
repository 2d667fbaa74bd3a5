"""Dar cargo: under which cargos a person signs, in what period."""

from datetime import date, timedelta

from seiva.core.acoes import acao
from seiva.core.ator import Ator
from seiva.core.erros import RegraViolada
from seiva.core.relogio import hoje
from seiva.organizacao.alteracoes import registrar_alteracao, retrato
from seiva.organizacao.models import Alteracao, Cargo, Conta, Titularidade
from seiva.organizacao.pessoas import ADMINISTRAR, VIGENTE, conferir_periodo, vigente

DE_TITULARIDADE = ("cargo", "inicio", "fim")
Verbo = Alteracao.Verbo


@acao("dar_cargo", titulo="Dar cargo", exige=ADMINISTRAR, registra=False)
def dar_cargo(
    ator: Ator,
    *,
    conta: Conta,
    cargo: Cargo,
    inicio: date | None = None,
    fim: date | None = None,
) -> Titularidade:
    """Let a person sign under a cargo in a period. One that had ended begins again."""
    if not cargo.ativo:
        raise RegraViolada("cargo_desativado", "Este cargo está fora de uso.", campo="cargo")
    inicio = inicio or hoje()
    conferir_periodo(inicio, fim)
    titular = Titularidade.objects.filter(conta=conta, cargo=cargo).first()
    if titular is not None and vigente(ator, titular):
        raise RegraViolada("ja_titular", f"{conta.nome} já tem este cargo.", campo="cargo")
    antes = retrato(titular, DE_TITULARIDADE) if titular else {}
    titular = titular or Titularidade(conta=conta, cargo=cargo)
    titular.inicio, titular.fim = inicio, fim
    titular.save()
    _registrar_titularidade(ator, titular, Verbo.ALTEROU if antes else Verbo.CRIOU, antes)
    return titular


@acao(
    "encerrar_titularidade",
    titulo="Encerrar cargo",
    exige=ADMINISTRAR,
    estado=(VIGENTE,),
    sobre="titularidade",
    registra=False,
)
def encerrar_titularidade(ator: Ator, *, titularidade: Titularidade) -> Titularidade:
    """The person no longer signs under this cargo, from now on."""
    fechar_titularidade(ator, titularidade)
    return titularidade


def fechar_titularidade(ator: Ator, titular: Titularidade) -> None:
    """End it now, inside an act: yesterday becomes its last day."""
    antes = retrato(titular, DE_TITULARIDADE)
    titular.fim = hoje() - timedelta(days=1)
    titular.save(update_fields=["fim"])
    _registrar_titularidade(ator, titular, Verbo.DESATIVOU, antes)


def _registrar_titularidade(
    ator: Ator, titular: Titularidade, verbo: str, antes: dict[str, object]
) -> None:
    registrar_alteracao(
        ator,
        titular,
        verbo,
        antes=antes,
        depois=retrato(titular, DE_TITULARIDADE),
        rotulo=f"{titular.conta.nome}: {titular.cargo.nome}",
    )
