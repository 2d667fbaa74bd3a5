"""Who acts, where and through which door: all that the domain knows about a caller."""

from dataclasses import dataclass, field

from seiva.core.erros import NaoEncontrado


@dataclass(frozen=True, slots=True)
class Ator:
    """A person acting in one unit of one institution.

    `conta_id` and `unidade_id` are None for the system itself (`porta="tarefa"`) and for an
    anonymous citizen (`porta="publica"`); a citizen who logged in (`porta="cidadao"`) has an
    account and no unit, and who opened a link of external access only `acesso_id`. `unidades`
    are all units where the person has a valid lotação in this institution; `permissoes` are
    those of the lotação in `unidade_id`.
    """

    instituicao_id: int
    conta_id: int | None = None
    nome: str = ""
    unidade_id: int | None = None
    unidade_sigla: str = ""
    orgao_id: int | None = None
    porta: str = "web"
    permissoes: frozenset[str] = frozenset()
    unidades: frozenset[int] = field(default_factory=frozenset)
    acesso_id: int | None = None

    def pode(self, permissao: str) -> bool:
        """True when the lotação in use grants `permissao`."""
        return permissao in self.permissoes

    @property
    def e_servidor(self) -> bool:
        return self.unidade_id is not None

    @property
    def e_de_fora(self) -> bool:
        """A citizen known by an account or by the link of an access, in no unit."""
        return self.unidade_id is None and not (self.conta_id is None and self.acesso_id is None)

    @property
    def minha_conta(self) -> int:
        """The account of the person; raises `NaoEncontrado` for who has none."""
        if self.conta_id is None:
            raise NaoEncontrado
        return self.conta_id

    @property
    def minha_unidade(self) -> int:
        """The unit in use; raises `NaoEncontrado` for who acts in none."""
        if self.unidade_id is None:
            raise NaoEncontrado
        return self.unidade_id

    @classmethod
    def publico(cls, instituicao_id: int) -> "Ator":
        """An anonymous citizen."""
        return cls(instituicao_id=instituicao_id, porta="publica")

    @classmethod
    def cidadao(cls, instituicao_id: int, conta_id: int, nome: str = "") -> "Ator":
        """A citizen who logged in, in one institution."""
        return cls(instituicao_id=instituicao_id, conta_id=conta_id, nome=nome, porta="cidadao")

    @classmethod
    def do_acesso(cls, instituicao_id: int, acesso_id: int, nome: str = "") -> "Ator":
        """Who opened the link of one external access, without an account."""
        return cls(instituicao_id=instituicao_id, acesso_id=acesso_id, nome=nome, porta="publica")

    @classmethod
    def tarefa(cls, instituicao_id: int) -> "Ator":
        """A background job."""
        return cls(instituicao_id=instituicao_id, porta="tarefa", nome="Sistema")
