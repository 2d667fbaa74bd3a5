"""Shapes of the demonstration data: frozen values, no ORM, no clock.

Keys (``chave``) are slugs used only inside the data to refer to one another. Access
levels are the codes 0 (público), 1 (restrito) and 2 (sigiloso). Moments are counted in
business days from the day of loading, so that the demonstration never grows old.
"""

from __future__ import annotations

from collections.abc import Set
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from seiva.adesao.sementes.modelos import Pacote, Unidade
from seiva.processos.regras.prazos import e_dia_util, prorrogar


def dia_util_relativo(hoje: date, dias: int, feriados: Set[date]) -> date:
    """Return the business day ``dias`` business days from ``hoje`` (negative: before it).

    A loading day without business counts from the next one.
    """
    dia = prorrogar(hoje, feriados)
    passo = timedelta(days=1 if dias > 0 else -1)
    restantes = abs(dias)
    while restantes:
        dia += passo
        restantes -= e_dia_util(dia, feriados)
    return dia


@dataclass(frozen=True, slots=True, order=True)
class Momento:
    """A moment in the past: ``dias`` business days before the loading day, at ``hora``."""

    dias: int
    hora: time

    @staticmethod
    def ler(texto: str) -> Momento:
        """Parse ``"12 09:40"``. Raises ``ValueError`` for another form."""
        dias, hora = texto.split()
        return Momento(int(dias), time.fromisoformat(hora))

    def em(self, hoje: date, feriados: Set[date]) -> datetime:
        """Return the naive local date and time for data loaded on ``hoje``."""
        return datetime.combine(dia_util_relativo(hoje, -self.dias, feriados), self.hora)


@dataclass(frozen=True, slots=True)
class FeriadoMunicipal:
    """Holiday of the town on the same day every year."""

    dia: int
    mes: int
    nome: str

    def em(self, ano: int) -> date:
        """Return its date in a year."""
        return date(ano, self.mes, self.dia)


@dataclass(frozen=True, slots=True)
class Orgao:
    """An órgão with its numbering mask and its units."""

    sigla: str
    nome: str
    codigo: str
    mascara: str
    unidades: tuple[Unidade, ...]


@dataclass(frozen=True, slots=True)
class Lotacao:
    """Where a servant works and with which profile."""

    unidade: str
    perfil: str


@dataclass(frozen=True, slots=True)
class Servidor:
    """A fictional servant; the first lotação is where he or she acts by default."""

    chave: str
    nome: str
    cpf: str
    email: str
    cargo: str
    lotacoes: tuple[Lotacao, ...]


@dataclass(frozen=True, slots=True)
class Interessado:
    """A fictional person (PF) or company (PJ); ``documento`` without punctuation."""

    chave: str
    tipo: str
    nome: str
    documento: str
    email: str


@dataclass(frozen=True, slots=True)
class Cidadao:
    """Who comes in with gov.br; ``nivel`` in its words: bronze, silver or gold."""

    cpf: str
    nome: str
    email: str
    nivel: str
    quem: str


@dataclass(frozen=True, slots=True)
class Passo:
    """One act in the life of a scenario process; which fields are used depends on ``acao``.

    * ``incluir``: ``doc`` (key of the new document), ``tipo``, ``texto`` (HTML; "" uses the
      template of the type), ``descricao``, ``nivel`` and ``hipotese`` of the document.
    * ``incluir_externo``: as above, with ``arquivo`` (file name: .pdf or .eml), ``numero``,
      ``conferencia`` ("" for born-digital) and ``texto`` (content of the file, HTML).
    * ``editar``: ``doc``, ``texto``. ``assinar``: ``doc``. ``excluir``: ``doc``.
    * ``cancelar``: ``doc``, ``texto`` (reason).
    * ``enviar``: ``para`` (siglas), ``manter``, ``retorno`` (business days from the loading
      day, negative = overdue; ``None`` = no return asked).
    * ``receber``, ``concluir``, ``reabrir``, ``ciencia``: nothing else.
    * ``conceder``: ``para`` (one key of a servant, who gets a credential in the first lotação).
    * ``atribuir``: ``para`` (one key of a servant). ``relacionar``: ``para`` (key of a process).
    * ``anotar``: ``texto``, ``prioritaria``. ``andamento``: ``texto``.
    * ``marcar``: ``para`` (name of a label of the unit), ``texto``.
    * ``prazo``: ``retorno`` (business days from the loading day).
    """

    acao: str
    autor: str
    unidade: str
    quando: Momento
    doc: str = ""
    tipo: str = ""
    texto: str = ""
    descricao: str = ""
    nivel: int = 0
    hipotese: str = ""
    arquivo: str = ""
    numero: str = ""
    conferencia: str = ""
    para: tuple[str, ...] = ()
    manter: bool = False
    retorno: int | None = None
    prioritaria: bool = False


@dataclass(frozen=True, slots=True)
class Processo:
    """A scenario: how the process is born and every act until today, oldest first."""

    chave: str
    tipo: str
    especificacao: str
    autor: str
    unidade: str
    quando: Momento
    interessados: tuple[str, ...]
    nivel: int
    hipotese: str
    prioridade: str
    observacao: str
    passos: tuple[Passo, ...]


@dataclass(frozen=True, slots=True)
class Instituicao:
    """One town of the demonstration."""

    slug: str
    nome: str
    municipio: str
    uf: str
    ibge: str
    cnpj: str
    endereco: str
    telefone: str
    email: str
    feriados: tuple[FeriadoMunicipal, ...]
    orgaos: tuple[Orgao, ...]
    servidores: tuple[Servidor, ...]
    interessados: tuple[Interessado, ...]
    processos: tuple[Processo, ...]

    @property
    def cargos(self) -> tuple[str, ...]:
        """Positions under which its servants sign, each once, in order."""
        return tuple(dict.fromkeys(s.cargo for s in self.servidores))

    def linha_do_tempo(self) -> tuple[tuple[Processo, Passo | None], ...]:
        """Return every birth (``None``) and every act of all processes, oldest first.

        Replaying in this order gives numbers that grow with time and finds every process
        already born when another one is related to it.
        """
        eventos = [
            (passo.quando if passo else processo.quando, processo, passo)
            for processo in self.processos
            for passo in (None, *processo.passos)
        ]
        # The sort is stable: acts of one process in the same minute keep their order.
        eventos.sort(key=lambda evento: (-evento[0].dias, evento[0].hora))
        return tuple((processo, passo) for _, processo, passo in eventos)


@dataclass(frozen=True, slots=True)
class Demo:
    """Everything: the seed pack and the three towns."""

    catalogo: Pacote
    instituicoes: tuple[Instituicao, ...]
