"""Two administrators on the same entry: what changed since a form was opened."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Model

from seiva.core.erros import Conflito
from seiva.organizacao.cadastros.declaracao import Cadastro
from seiva.organizacao.models import Alteracao


@dataclass
class MudouAntes(Conflito):
    """Somebody changed the entry after the form was opened, and nothing was written.

    `mudancas` are the entries of the log since then, the oldest first; `deles` are the fields
    that changed there and that this form left as they were: the form takes the new values.
    """

    mudancas: list[Alteracao] = field(default_factory=list)
    deles: list[str] = field(default_factory=list)


def versao_de(registro: Model) -> int:
    """The last change of an entry in the log, 0 when there is none: what a form carries."""
    ultima = Alteracao.objects.do_objeto(registro._meta.label_lower, registro.pk).first()
    return int(ultima.pk) if ultima is not None else 0


def conferir_versao(
    cadastro: Cadastro, registro: Model, versao: int, minha: dict[str, Any]
) -> None:
    """Refuse to write over what the form did not show. `minha` is the entry as it would read."""
    todas = Alteracao.objects.do_objeto(registro._meta.label_lower, registro.pk)
    mudancas = list(todas.filter(pk__gt=versao).order_by("id"))
    if not mudancas:
        return
    deles = [n for n, antes in _primeiros(mudancas).items() if n in minha and minha[n] == antes]
    raise MudouAntes(
        "mudou_antes",
        f"{_quem(mudancas)} mudou este cadastro depois que você abriu a página: "
        f"{_o_que(cadastro, mudancas)}. Nada foi gravado ainda. Confira o formulário, que mantém "
        "o que você escreveu, e salve de novo.",
        mudancas=mudancas,
        deles=deles,
    )


def _primeiros(mudancas: Sequence[Alteracao]) -> dict[str, Any]:
    """Each field changed, as it read before the first of the changes."""
    resposta: dict[str, Any] = {}
    for mudanca in mudancas:
        for nome, antes in mudanca.antes.items():
            resposta.setdefault(nome, antes)
    return resposta


def _quem(mudancas: Sequence[Alteracao]) -> str:
    return " e ".join(dict.fromkeys(m.nome for m in mudancas))


def _o_que(cadastro: Cadastro, mudancas: Sequence[Alteracao]) -> str:
    ultimos: dict[str, Any] = {}
    for mudanca in mudancas:
        ultimos |= mudanca.depois
    return "; ".join(
        f"{cadastro.rotulo(nome)} agora é {em_texto(valor)}" for nome, valor in ultimos.items()
    )


def em_texto(valor: Any, *, maximo: int = 80) -> str:
    """A value of the log in a few words."""
    if valor is None or valor == "" or valor == []:
        return "vazio"
    if isinstance(valor, bool):
        return "sim" if valor else "não"
    texto = ", ".join(map(str, valor)) if isinstance(valor, list) else str(valor)
    return f"“{texto}”" if len(texto) <= maximo else f"“{texto[:maximo]}…”"
