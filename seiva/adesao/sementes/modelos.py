"""Shapes of a seed pack: frozen values, no ORM, no clock.

Keys (`chave`) are slugs used only inside the data to refer to one another. Access levels are
the codes 0 (público), 1 (restrito) and 2 (sigiloso).
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Assunto:
    """Entry of the classification plan; terms in years; `destinacao` is E or P."""

    codigo: str
    descricao: str
    prazo_corrente: int
    prazo_intermediario: int
    destinacao: str


@dataclass(frozen=True, slots=True)
class HipoteseLegal:
    """Law that allows restricting access at `nivel` or above."""

    chave: str
    nome: str
    base_legal: str
    nivel: int


@dataclass(frozen=True, slots=True)
class TipoProcesso:
    """Kind of process; `hipotese_sugerida` is the key of a hypothesis or ""."""

    chave: str
    nome: str
    orientacao: str
    assuntos: tuple[str, ...]
    niveis: tuple[int, ...]
    nivel_sugerido: int
    hipotese_sugerida: str = ""


@dataclass(frozen=True, slots=True)
class TipoDocumento:
    """Kind of document. `aplicabilidade` is I, E or T; `modelo` is the initial body or ""."""

    chave: str
    nome: str
    aplicabilidade: str
    numeracao: str
    modelo: str = ""


@dataclass(frozen=True, slots=True)
class Minuta:
    """One more model of a kind of document: the act of adoption, ready to edit and sign."""

    tipo: str
    nome: str
    corpo: str


@dataclass(frozen=True, slots=True)
class TextoPadrao:
    """Standard text to insert in documents (HTML)."""

    nome: str
    conteudo: str


@dataclass(frozen=True, slots=True)
class TipoArquivo:
    """Accepted extension, without the dot, and its limit in megabytes."""

    extensao: str
    tamanho_maximo_mb: int


@dataclass(frozen=True, slots=True)
class TipoDeIntimacao:
    """Kind of notice. `resposta` is exigida or facultativa; `contagem` is D (calendar days), U
    (business days), M or A; `certidao` is the key of a kind of document."""

    nome: str
    resposta: str
    contagem: str
    quantidade: int
    certidao: str


@dataclass(frozen=True, slots=True)
class Unidade:
    """A unit; `pai` is the sigla of the parent or "". Parents come before children.

    Contact left blank is the institution's own.
    """

    sigla: str
    nome: str
    codigo: str
    pai: str = ""
    email: str = ""
    telefone: str = ""
    endereco: str = ""


@dataclass(frozen=True, slots=True)
class Orgao:
    """The órgão. Blank `codigo` takes the next free of the installation; blank `sigla` and
    `nome` come from the institution. `mascara` is written with the variables of the numbering."""

    sigla: str
    nome: str
    codigo: str
    mascara: str


@dataclass(frozen=True, slots=True)
class Administrador:
    """Where the first administrator works, and the position under which he or she signs."""

    unidade: str
    cargo: str


@dataclass(frozen=True, slots=True)
class Fundamento:
    """What the stamp of a signature cites.

    `padrao` is law that is good for everyone from the first day; `proprio` is the article of the
    institution's own act, with `{numero}` and `{data}` to be filled when it is signed.
    """

    padrao: str
    proprio: str

    def do_ato(self, numero: str, data: str) -> str:
        """The own act as the stamp cites it: "art. 6º do Decreto nº 12, de 3 de março de 2027"."""
        return self.proprio.format(numero=numero, data=data)


@dataclass(frozen=True, slots=True)
class Pacote:
    """Everything that an institution of a kind and size starts with."""

    nome: str
    orgao: Orgao
    unidades: tuple[Unidade, ...]
    cargos: tuple[str, ...]
    administrador: Administrador
    fundamento: Fundamento
    assuntos: tuple[Assunto, ...]
    hipoteses: tuple[HipoteseLegal, ...]
    tipos_processo: tuple[TipoProcesso, ...]
    tipos_documento: tuple[TipoDocumento, ...]
    adocao: Minuta
    textos_padrao: tuple[TextoPadrao, ...]
    conferencias: tuple[str, ...]
    tipos_arquivo: tuple[TipoArquivo, ...]
    tipos_intimacao: tuple[TipoDeIntimacao, ...]
