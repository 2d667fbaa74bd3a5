"""Ajustar: the prices and measures with which the savings are estimated."""

from collections.abc import Mapping
from decimal import Decimal

from django.core.exceptions import ValidationError

from seiva.core.acoes import acao
from seiva.core.ator import Ator
from seiva.core.erros import RegraViolada
from seiva.estatisticas.models import Parametros
from seiva.estatisticas.regras.economia import INICIAIS, enxuto
from seiva.organizacao.alteracoes import registrar_alteracao
from seiva.organizacao.models import Alteracao

Valores = Mapping[str, Decimal | None]
_NAO_ZERO = ("paginas_por_folha", "folhas_por_metro")


@acao(
    "ajustar_parametros",
    titulo="Ajustar os preços da economia",
    exige="instituicao.administrar",
    registra=False,
)
def ajustar_parametros(ator: Ator, *, valores: Valores) -> Parametros:
    """Write the institution's own values; None goes back to what the platform suggests.

    Raises `RegraViolada` for a value out of bounds, naming its field.
    """
    return _gravar(ator, valores)


@acao(
    "sugerir_parametros",
    titulo="Sugerir os preços da economia",
    exige="plataforma.operar",
    registra=False,
)
def sugerir_parametros(ator: Ator, *, valores: Valores) -> Parametros:
    """Write, in the platform's own institution, what is suggested to all the others."""
    return _gravar(ator, valores)


def _gravar(ator: Ator, valores: Valores) -> Parametros:
    linha: Parametros = Parametros.objects.first() or Parametros()
    antes = _retrato(linha)
    for nome in INICIAIS:
        valor = valores.get(nome)
        if valor is not None and valor <= 0 and nome in _NAO_ZERO:
            raise RegraViolada("parametro_zero", "Este valor é maior que zero.", campo=nome)
        try:
            linha._meta.get_field(nome).clean(valor, linha)  # type: ignore[union-attr]
        except ValidationError as erro:
            raise RegraViolada("parametro_invalido", erro.messages[0], campo=nome) from erro
        setattr(linha, nome, valor)
    linha.save()
    registrar_alteracao(ator, linha, Alteracao.Verbo.ALTEROU, antes=antes, depois=_retrato(linha))
    return linha


def _retrato(linha: Parametros) -> dict[str, str | None]:
    """The values as people wrote them: neither “4,00” nor “4.0000” is a change of “4”."""
    valores = {nome: getattr(linha, nome) for nome in INICIAIS}
    return {nome: None if v is None else enxuto(v) for nome, v in valores.items()}
