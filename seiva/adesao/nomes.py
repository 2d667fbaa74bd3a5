"""Address and sigla of a new institution, out of its name."""

import re

from django.utils.text import slugify

from seiva.organizacao.models.instituicao import RESERVADOS, Natureza

TAMANHO = 40
_MIUDAS = {"a", "as", "da", "das", "de", "do", "dos", "e", "em", "o", "os", "para", "por"}


def enderecos_possiveis(nome: str, natureza: str, municipio: str, uf: str) -> list[str]:
    """Addresses to try, the best first: a town hall is called by its town.

    All fit the field and are free for institutions (no word of the platform).
    """
    cidade, inteiro = slugify(municipio), slugify(nome)
    melhores = {
        Natureza.PREFEITURA: [cidade, f"{cidade}-{slugify(uf)}"],
        Natureza.CAMARA: [f"camara-{cidade}", f"camara-{cidade}-{slugify(uf)}"],
    }.get(Natureza(natureza), [inteiro, f"{inteiro[: TAMANHO - 3]}-{slugify(uf)}"])
    base = melhores[0][: TAMANHO - 5].strip("-") or "instituicao"
    todos = [*melhores, *(f"{base}-{n}" for n in range(2, 1000))]
    cortados = [endereco[:TAMANHO].strip("-") for endereco in todos]
    return [endereco for endereco in cortados if endereco and endereco not in RESERVADOS]


def sigla_de(nome: str) -> str:
    """Initials of the words that count: "Prefeitura Municipal de Extrema" → "PME".

    A name of one word is its own sigla, cut at 20.
    """
    palavras = [p for p in re.findall(r"[^\W\d_]+", nome) if p.lower() not in _MIUDAS]
    if len(palavras) == 1:
        return palavras[0].upper()[:20]
    return "".join(p[0] for p in palavras).upper()[:20] or "ORGAO"
