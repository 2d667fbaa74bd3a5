"""Short ways to a representation, through the acts themselves."""

from typing import Any
from uuid import uuid4

from seiva.core.ator import Ator
from seiva.organizacao.models import Conta
from seiva.representacao.acoes.declarar import (
    Declaracao,
    aprovar_representacao,
    declarar_representacao,
    preparar_declaracao,
)
from seiva.representacao.acoes.encerrar import revogar_procuracao
from seiva.representacao.acoes.outorgar import Outorga, outorgar_procuracao, preparar_outorga
from seiva.representacao.models import Representacao
from tests.elenco import SENHA, Elenco

CNPJ, EMPRESA = "12ABC34501DE35", "Padaria Modelo Ltda."
POUCOS = frozenset({"peticionar", "consultar"})


def cidadao(cena: Elenco, nome: str) -> Ator:
    """Somebody of the cast as a citizen before the first institution."""
    return como_cidadao(cena, cena.contas[nome])


def como_cidadao(cena: Elenco, conta: Conta) -> Ator:
    return Ator.cidadao(cena.casa.instituicao.pk, conta.pk, conta.nome)


def para(conta: Conta, **mudancas: Any) -> Outorga:
    """The usual powers for this person."""
    padrao: dict[str, Any] = {
        "procurador_cpf": conta.cpf,
        "procurador_nome": conta.nome,
        "poderes": POUCOS,
    }
    return Outorga(**(padrao | mudancas))


def outorgar(ator: Ator, outorga: Outorga, **mudancas: Any) -> Representacao:
    """Read the text and sign it."""
    dados: dict[str, Any] = {"senha": SENHA, "chave": uuid4()} | mudancas
    dados.setdefault("lido", preparar_outorga(ator, outorga).resumo)
    return outorgar_procuracao(ator, outorga=outorga, **dados)


def declarar(ator: Ator, **mudancas: Any) -> Representacao:
    """Declare, with the password, that the person represents the company."""
    dados = {"cnpj": CNPJ, "nome": EMPRESA, "como": "responsavel", "cargo": "Sócia"} | mudancas
    declaracao = Declaracao(**dados)
    lido = preparar_declaracao(ator, declaracao).resumo
    return declarar_representacao(
        ator, declaracao=declaracao, lido=lido, senha=SENHA, chave=uuid4()
    )


def aprovada(cena: Elenco, ator: Ator, **mudancas: Any) -> Representacao:
    """Declared by the person and approved by who administers the institution."""
    return aprovar_representacao(cena.ator("edu"), representacao=declarar(ator, **mudancas))


def revogar(ator: Ator, representacao: Representacao, **mudancas: Any) -> Representacao:
    dados: dict[str, Any] = {"senha": SENHA, "chave": uuid4()} | mudancas
    return revogar_procuracao(ator, representacao=representacao, **dados)
