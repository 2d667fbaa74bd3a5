"""What a version of a service says: the texts, the questions, the documents, the rule of the unit.

Values only. A draft may be incomplete, and is always well formed: `arrumar` refuses what has no
sense at any time (a kind that does not exist, a text beyond its size) and cleans the rest.
`seiva.servicos.regras.pendencias` says what still lacks to publish.
"""

from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass, fields, replace
from typing import Any

from seiva.core.textos import linhas_limpas, uma_linha
from seiva.servicos.regras.campos import DE_OPCOES, TIPOS, Campo

TEMAS: dict[str, str] = {
    "cidade": "Cidade e limpeza",
    "obras": "Obras e imóveis",
    "tributos": "Impostos e taxas",
    "empresas": "Empresas e fornecedores",
    "educacao": "Educação",
    "saude": "Saúde",
    "social": "Assistência social",
    "ambiente": "Meio ambiente",
    "transito": "Trânsito e transporte",
    "documentos": "Documentos e certidões",
    "transparencia": "Transparência e ouvidoria",
    "servidor": "Servidores públicos",
    "outros": "Outros serviços",
}
IDENTIDADES: dict[str, str] = {
    "nenhuma": "Não precisa entrar",
    "conta": "Conta comum",
    "prata": "Conta gov.br prata ou ouro",
    "ouro": "Conta gov.br ouro",
}
ORIGENS: dict[str, str] = {
    "qualquer": "Foto, cópia digitalizada ou arquivo original",
    "digitalizado": "Foto ou cópia digitalizada do papel",
    "original": "Arquivo original, já nascido digital",
}
TIPOS_DE_ARQUIVO = ("pdf", "jpg", "png", "docx", "odt", "xlsx", "ods", "txt", "mp4", "zip")
LINHAS = {"titulo": 120, "resumo": 300}
TEXTOS = {
    "descricao": 6000, "quem_pode": 2000, "taxa": 1000, "prazo_texto": 1000, "canais": 2000,
    "base_legal": 2000, "reclamar": 2000, "etapas": 3000,
}  # fmt: skip
MAIS_CAMPOS, MAIS_DOCUMENTOS, MAIS_OPCOES = 60, 30, 60
MAIOR_PRAZO = 3650


class ConteudoInvalido(ValueError):
    """What was written cannot be kept; `campo` names where."""

    def __init__(self, mensagem: str, campo: str = "") -> None:
        super().__init__(mensagem)
        self.mensagem, self.campo = mensagem, campo


@dataclass(frozen=True)
class Documento:
    """A paper that who asks sends along. `tipos` are file extensions; none means any accepted."""

    chave: str
    nome: str = ""
    explicacao: str = ""
    obrigatorio: bool = True
    tipos: tuple[str, ...] = ()
    origem: str = "qualquer"


@dataclass(frozen=True)
class Conteudo:
    """One version, without the references to rows of the institution."""

    titulo: str = ""
    tema: str = "outros"
    resumo: str = ""
    descricao: str = ""
    quem_pode: str = ""
    etapas: str = ""
    taxa: str = ""
    prazo_dias: int | None = None
    prazo_uteis: bool = True
    prazo_texto: str = ""
    canais: str = ""
    base_legal: str = ""
    reclamar: str = ""
    identidade: str = "conta"
    nivel: int = 0
    unidade_pela: str = ""
    campos: tuple[Campo, ...] = ()
    documentos: tuple[Documento, ...] = ()

    def campo(self, chave: str) -> Campo | None:
        """The question with this key."""
        return next((campo for campo in self.campos if campo.chave == chave), None)


ATRIBUTOS = tuple(f.name for f in fields(Conteudo))


def em_json(conteudo: Conteudo) -> dict[str, Any]:
    """The content as JSON keeps it; `ler` reads it back."""
    bruto = asdict(conteudo)
    for nome in ("campos", "documentos"):
        bruto[nome] = [
            {k: list(v) if isinstance(v, tuple) else v for k, v in item.items()}
            for item in bruto[nome]
        ]
    return bruto


def ler(bruto: Mapping[str, Any]) -> Conteudo:
    """A content out of JSON or TOML, arranged. Unknown names are refused.

    Raises `ConteudoInvalido`.
    """
    try:
        partes = dict(bruto)
        partes["campos"] = tuple(_objeto(Campo, item) for item in partes.get("campos", ()))
        partes["documentos"] = tuple(
            _objeto(Documento, item) for item in partes.get("documentos", ())
        )
        return arrumar(Conteudo(**partes))
    except (TypeError, AttributeError) as erro:
        raise ConteudoInvalido("O conteúdo do serviço não está na forma esperada.") from erro


def _objeto(classe: Callable[..., Any], item: Mapping[str, Any]) -> Any:
    return classe(**{k: tuple(v) if isinstance(v, list) else v for k, v in item.items()})


def arrumar(conteudo: Conteudo) -> Conteudo:
    """The same content clean: texts in order, keys that do not repeat. Raises `ConteudoInvalido`."""
    limpos: dict[str, Any] = {}
    for nome, maximo in LINHAS.items():
        limpos[nome] = _ate(uma_linha(getattr(conteudo, nome)), maximo, nome)
    for nome, maximo in TEXTOS.items():
        limpos[nome] = _ate(linhas_limpas(getattr(conteudo, nome)), maximo, nome)
    for nome, escolhas in (("tema", TEMAS), ("identidade", IDENTIDADES)):
        if getattr(conteudo, nome) not in escolhas:
            raise ConteudoInvalido("Escolha uma das opções da lista.", nome)
    if conteudo.nivel not in (0, 1):
        raise ConteudoInvalido("Um pedido do cidadão é público ou restrito.", "nivel")
    if conteudo.unidade_pela and not _chave_serve(conteudo.unidade_pela):
        raise ConteudoInvalido("Escolha uma das opções da lista.", "unidade_pela")
    if conteudo.prazo_dias is not None and not 0 < conteudo.prazo_dias <= MAIOR_PRAZO:
        raise ConteudoInvalido(f"O prazo vai de 1 a {MAIOR_PRAZO} dias.", "prazo_dias")
    limpos["campos"] = _arrumados(conteudo.campos, MAIS_CAMPOS, _campo, "campos")
    limpos["documentos"] = _arrumados(
        conteudo.documentos, MAIS_DOCUMENTOS, _documento, "documentos"
    )
    return replace(conteudo, **limpos)


def _arrumados(itens: Any, maximo: int, arruma: Callable[[Any], Any], onde: str) -> Any:
    if len(itens) > maximo:
        raise ConteudoInvalido(f"São no máximo {maximo} itens aqui.", onde)
    prontos = tuple(arruma(item) for item in itens)
    chaves = [item.chave for item in prontos]
    if len(set(chaves)) < len(chaves) or not all(_chave_serve(c) for c in chaves):
        raise ConteudoInvalido("Dois itens têm a mesma chave. Recarregue a página.", onde)
    return prontos


def _chave_serve(chave: str) -> bool:
    return 0 < len(chave) <= 40 and chave.isascii() and chave.replace("-", "").isalnum()


def _campo(campo: Campo) -> Campo:
    if campo.tipo not in TIPOS:
        raise ConteudoInvalido("Este tipo de campo não existe.", "campos")
    opcoes = tuple(dict.fromkeys(filter(None, map(uma_linha, campo.opcoes))))
    if len(opcoes) > MAIS_OPCOES:
        raise ConteudoInvalido(f"São no máximo {MAIS_OPCOES} opções num campo.", "campos")
    return replace(
        campo,
        rotulo=_ate(uma_linha(campo.rotulo), 150, "campos"),
        ajuda=_ate(uma_linha(campo.ajuda), 300, "campos"),
        opcoes=tuple(_ate(o, 120, "campos") for o in opcoes) if campo.tipo in DE_OPCOES else (),
        minimo=_ate(uma_linha(campo.minimo), 20, "campos"),
        maximo=_ate(uma_linha(campo.maximo), 20, "campos"),
    )


def _documento(documento: Documento) -> Documento:
    if documento.origem not in ORIGENS or set(documento.tipos) - set(TIPOS_DE_ARQUIVO):
        raise ConteudoInvalido("Escolha uma das opções da lista.", "documentos")
    return replace(
        documento,
        nome=_ate(uma_linha(documento.nome), 150, "documentos"),
        explicacao=_ate(uma_linha(documento.explicacao), 500, "documentos"),
        tipos=tuple(t for t in TIPOS_DE_ARQUIVO if t in documento.tipos),
    )


def _ate(texto: str, maximo: int, campo: str) -> str:
    if len(texto) > maximo:
        raise ConteudoInvalido(f"Até {maximo} caracteres: há {len(texto) - maximo} a mais.", campo)
    return texto
