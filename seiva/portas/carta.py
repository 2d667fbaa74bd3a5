"""How a service reads, for the page of citizens and for the preview of who writes it."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.safestring import SafeString, mark_safe

from seiva.organizacao.models import Unidade
from seiva.portas.formulario_de_servico import construir
from seiva.servicos.regras.conteudo import IDENTIDADES, ORIGENS, TEMAS, Conteudo
from seiva.servicos.regras.marcacao import em_html

_SECOES = (
    ("o-que-e", "O que é", "descricao"),
    ("quem-pode", "Quem pode pedir", "quem_pode"),
    ("etapas", "Como funciona", "etapas"),
    ("quanto-custa", "Quanto custa", "taxa"),
)
_DEPOIS = (
    ("onde", "Onde e quando", "canais"),
    ("base-legal", "O que diz a lei", "base_legal"),
    ("reclamar", "Como reclamar", "reclamar"),
)


@dataclass(frozen=True)
class Secao:
    """A part of the page: anchor, heading, body already escaped."""

    ancora: str
    titulo: str
    corpo: SafeString


@dataclass(frozen=True)
class Papel:
    """A document that is asked for, in words."""

    nome: str
    explicacao: str
    obrigatorio: bool
    forma: str


def prazo_em_palavras(dias: int | None, uteis: bool) -> str:
    """ "Até 5 dias úteis"; "" when only a text tells the deadline."""
    if dias is None:
        return ""
    um = dias == 1
    forma = ("útil" if um else "úteis") if uteis else ("corrido" if um else "corridos")
    return f"Até {dias} {'dia' if um else 'dias'} {forma}"


def apresentar(
    conteudo: Conteudo, unidades: Mapping[str, Unidade], hipotese: str = ""
) -> dict[str, Any]:
    """Context of `carta/_servico.html`."""
    return {
        "titulo": conteudo.titulo or "(sem nome)",
        "tema": TEMAS[conteudo.tema],
        "resumo": conteudo.resumo,
        "secoes": _secoes(conteudo, _SECOES),
        "depois": _secoes(conteudo, _DEPOIS),
        "prazo": prazo_em_palavras(conteudo.prazo_dias, conteudo.prazo_uteis),
        "prazo_texto": _marcado(conteudo.prazo_texto),
        "documentos": [_papel(documento) for documento in conteudo.documentos],
        "perguntas": [(c.rotulo or "(sem nome)", c.obrigatorio) for c in conteudo.campos],
        "identidade": "" if conteudo.identidade == "nenhuma" else IDENTIDADES[conteudo.identidade],
        "restrito": conteudo.nivel > 0,
        "hipotese": hipotese,
        "unidades": list(dict.fromkeys(unidade.nome for unidade in unidades.values())),
        "formulario": construir(conteudo)(),
    }


def _marcado(texto: str) -> SafeString:
    return mark_safe(em_html(texto))  # noqa: S308  every character of it was escaped there


def _secoes(conteudo: Conteudo, quais: tuple[tuple[str, str, str], ...]) -> list[Secao]:
    return [
        Secao(ancora, titulo, _marcado(texto))
        for ancora, titulo, nome in quais
        if (texto := getattr(conteudo, nome))
    ]


def _papel(documento: Any) -> Papel:
    forma = ORIGENS[documento.origem]
    if documento.tipos:
        forma += f" ({', '.join(tipo.upper() for tipo in documento.tipos)})"
    return Papel(documento.nome or "(sem nome)", documento.explicacao, documento.obrigatorio, forma)
