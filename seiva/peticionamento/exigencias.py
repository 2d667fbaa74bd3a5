"""What it takes to ask for a service: what the institution demands of all, and what the service
demands of who the person is.

Norma: Lei 14.063/2020, art. 4º; Lei 14.129/2021, art. 3º.
"""

from dataclasses import dataclass

from seiva.core.ator import Ator
from seiva.core.erros import RegraViolada
from seiva.organizacao.exigencias import (
    Exige,
    Exigivel,
    declarar_exigivel,
    exigencia_de,
    exigir_nivel,
)
from seiva.organizacao.models import CadastroExterno, Conta, NivelGovBr
from seiva.organizacao.seguranca.govbr import nivel_de
from seiva.peticionamento.prova import Provado
from seiva.servicos.models import VersaoDoServico

PEDIR, PEDIR_COM_NIVEL = "peticionar", "peticionar_com_nivel"
NIVEIS = {"prata": NivelGovBr.PRATA, "ouro": NivelGovBr.OURO}
COMO_SUBIR = (
    "Para aumentar o nível, abra o aplicativo gov.br no celular e siga “Aumentar nível da conta”."
)

declarar_exigivel(Exigivel(PEDIR, "Pedir serviços da Carta de Serviços"))
declarar_exigivel(
    Exigivel(
        PEDIR_COM_NIVEL,
        "Pedir serviços que exigem gov.br prata ou ouro",
        Exige.PRATA,
        (Exige.PRATA, Exige.CADASTRO),
    )
)


@dataclass(frozen=True)
class Situacao:
    """What a service demands of who asks, and what this person has: levels of gov.br (0 to 3).

    `cadastro`: the institution takes its own registration instead; `cadastrado`: and this person
    has it. `tem` is what gov.br said the last time; what counts is what it says in the signature.
    """

    pedido: int
    tem: int
    cadastro: bool
    cadastrado: bool

    @property
    def qual(self) -> str:
        """The level demanded, in words."""
        return _em_palavras(self.pedido)

    @property
    def nivel(self) -> str:
        """The level of the person, in words."""
        return str(NivelGovBr(self.tem).label)

    @property
    def basta(self) -> bool:
        return self.tem >= self.pedido or self.cadastrado


def situacao_de(conta: Conta, versao: VersaoDoServico) -> Situacao | None:
    """How a person stands before a service; None for one that demands no level."""
    pedido = nivel_pedido(versao)
    if not pedido:
        return None
    aceita = aceita_cadastro()
    return Situacao(pedido, nivel_de(conta), aceita, aceita and tem_cadastro(conta.pk))


def nivel_pedido(versao: VersaoDoServico) -> int:
    """The level of gov.br that a service demands; 0 for none."""
    return int(NIVEIS.get(versao.identidade, 0))


def aceita_cadastro() -> bool:
    """Whether the institution in scope takes its own registration instead of the level."""
    return exigencia_de(PEDIR_COM_NIVEL) == Exige.CADASTRO


def tem_cadastro(conta_id: int) -> bool:
    """Whether the institution in scope checked who this person is."""
    cadastro = CadastroExterno.objects.da_conta(conta_id).first()
    return cadastro is not None and cadastro.vale


def exigir_identidade(ator: Ator, versao: VersaoDoServico, provado: Provado) -> None:
    """Refuse who proved less than the service, or the institution, demands.

    Inside a running act. For a service that demands a level, what counts is the level that gov.br
    told in this very signature. Raises `RegraViolada` saying what to do about it.
    """
    exigir_nivel(ator, PEDIR)
    pedido = nivel_pedido(versao)
    if provado.nivel >= pedido:
        return
    aceita = aceita_cadastro()
    if aceita and tem_cadastro(ator.minha_conta):
        return
    qual = _em_palavras(pedido)
    em_vez = " Ou peça o cadastro nesta instituição, em Meu cadastro." if aceita else ""
    if not provado.nivel:
        raise RegraViolada(
            "identidade_insuficiente",
            f"Este serviço pede gov.br {qual}: escolha “Assinar com gov.br”.{em_vez}",
            norma="Lei 14.063/2020, art. 4º",
        )
    tem = NivelGovBr(provado.nivel).label
    raise RegraViolada(
        "nivel_baixo",
        f"A sua conta gov.br é nível {tem}, e este serviço pede {qual}. {COMO_SUBIR} Depois volte: "
        f"o rascunho fica guardado.{em_vez}",
        norma="Lei 14.063/2020, art. 4º",
    )


def _em_palavras(pedido: int) -> str:
    return "ouro" if pedido == NivelGovBr.OURO else "prata ou ouro"
