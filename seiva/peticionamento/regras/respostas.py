"""From what was typed to the answers of a service, and to words. Nothing asks the database.

`digitado` maps the name of a control to a text or a list of texts, as a form sends it; addresses
come in pieces (`campo-1-uf`).
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from seiva.servicos.regras.campos import PARTES_DO_ENDERECO, Campo, validar
from seiva.servicos.regras.conteudo import Conteudo
from seiva.servicos.regras.leitura import ValorInvalido


@dataclass(frozen=True)
class Pedido:
    """A paper that the service asks for: a document, or a question answered by a file."""

    chave: str
    nome: str
    explicacao: str = ""
    obrigatorio: bool = False
    tipos: tuple[str, ...] = ()


OUTROS = Pedido("", "Outros documentos", "Se quiser mandar mais alguma coisa.")


def perguntas(conteudo: Conteudo) -> tuple[Campo, ...]:
    """The questions answered by writing."""
    return tuple(campo for campo in conteudo.campos if campo.tipo != "arquivo")


def pedidos(conteudo: Conteudo) -> tuple[Pedido, ...]:
    """Every paper, in order; the last is for what nobody asked."""
    arquivos = (
        Pedido(c.chave, c.rotulo, c.ajuda, c.obrigatorio)
        for c in conteudo.campos
        if c.tipo == "arquivo"
    )
    documentos = (
        Pedido(d.chave, d.nome, d.explicacao, d.obrigatorio, d.tipos) for d in conteudo.documentos
    )
    return (*arquivos, *documentos, OUTROS)


def respondidas(
    conteudo: Conteudo, digitado: Mapping[str, Any]
) -> tuple[dict[str, Any], dict[str, str]]:
    """(key → value kept, key → what is wrong), judged by the rule of each kind."""
    valores: dict[str, Any] = {}
    erros: dict[str, str] = {}
    for campo in perguntas(conteudo):
        try:
            valores[campo.chave] = validar(campo, _digitado(campo, digitado))
        except ValorInvalido as erro:
            erros[campo.chave] = erro.mensagem
    return valores, erros


def em_palavras(campo: Campo, valor: Any) -> str:
    """A value kept, as people read it; "" for none."""
    if valor in (None, "", []):
        return ""
    if campo.tipo == "dinheiro":
        reais, centavos = divmod(int(valor), 100)
        return f"R$ {reais:,}".replace(",", ".") + f",{centavos:02d}"
    if campo.tipo == "data":
        return f"{date.fromisoformat(valor):%d/%m/%Y}"
    if campo.tipo == "numero":
        return str(valor).replace(".", ",")
    if isinstance(valor, list):
        return "; ".join(valor)
    if isinstance(valor, Mapping):
        partes = [str(valor.get(parte) or "") for parte in PARTES_DO_ENDERECO if parte != "cep"]
        cep = str(valor.get("cep") or "")
        return ", ".join(p for p in [*partes, f"CEP {cep}" if cep else ""] if p)
    return str(valor)


def _digitado(campo: Campo, digitado: Mapping[str, Any]) -> Any:
    if campo.tipo == "endereco":
        return {p: _texto(digitado.get(f"{campo.chave}-{p}")) for p in PARTES_DO_ENDERECO}
    valor = digitado.get(campo.chave)
    if campo.tipo == "multipla":
        return valor if isinstance(valor, list) else [valor] if valor else []
    return _texto(valor)


def _texto(valor: Any) -> str:
    return valor if isinstance(valor, str) else ""
