"""Rows of what was found, with the searched words marked."""

from typing import Any

from django.urls import reverse

from seiva.documentos.models import Documento
from seiva.pesquisa.destaque import Destaque
from seiva.pesquisa.models import IndiceDocumento
from seiva.pesquisa.regras.consulta import Consulta
from seiva.pesquisa.textos import conteudos
from seiva.pesquisa.trechos import Trechos
from seiva.processos.models import Interessado, Processo

_TRECHO = 20_000  # characters of each text in which the excerpt is looked for
_MAIS_FUNDO = 400_000  # where nothing was found, for few
_POUCOS = 5


def de_processos(processos: list[Processo], consulta: Consulta, slug: str) -> list[dict[str, Any]]:
    """Processes; interessados of all of them in one query."""
    nomes: dict[int, list[str]] = {}
    interessados = Interessado.objects.dos_processos(processos)
    for pk, nome in interessados.values_list("processo_id", "pessoa__nome"):
        nomes.setdefault(pk, []).append(nome)
    linhas = [
        (p, p.numero, p.tipo.nome, p.especificacao, ", ".join(nomes.get(p.pk, [])))
        for p in processos
    ]
    destaque = Destaque(consulta, [texto for _, *textos in linhas for texto in textos])
    return [
        {
            "url": reverse("processo", args=[slug, p.pk]),
            "numero": destaque.marcar(numero),
            "tipo": destaque.marcar(tipo),
            "especificacao": destaque.marcar(especificacao),
            "interessados": destaque.marcar(quem),
            "nivel": p.nivel_efetivo,
            "unidade": p.unidade_geradora.sigla,
            "autuado_em": p.autuado_em,
        }
        for p, numero, tipo, especificacao, quem in linhas
    ]


def de_documentos(
    documentos: list[Documento], consulta: Consulta, slug: str
) -> list[dict[str, Any]]:
    """Documents of one page, each with an excerpt."""
    trechos = _trechos(consulta, documentos)
    nomes = [d.nome for d in documentos]
    destaque = Destaque(consulta, nomes + [d.descricao for d in documentos])
    parciais = set(
        IndiceDocumento.objects.filter(documento__in=documentos, parcial=True).values_list(
            "documento_id", flat=True
        )
    )
    return [
        {
            "url": f"{reverse('processo', args=[slug, d.processo_id])}?documento={d.pk}",
            "nome": destaque.marcar(nome),
            "descricao": destaque.marcar(d.descricao),
            "numero": d.numero_formatado,
            "processo": d.processo.numero,
            "tipo_do_processo": d.processo.tipo.nome,
            "unidade": d.unidade.sigla,
            "quando": d.criado_em,
            "nivel": d.nivel_efetivo,
            "minuta": d.minuta,
            "externo": not d.interno,
            "trecho": trechos.trecho(d.pk),
            "parcial": d.pk in parciais,
        }
        for d, nome in zip(documentos, nomes, strict=True)
    ]


def _trechos(consulta: Consulta, documentos: list[Documento]) -> Trechos:
    """Excerpts from the beginning of each text; of few, from deeper, when nothing was there."""
    textos = conteudos(documentos, _TRECHO)
    trechos = Trechos(consulta, textos)
    longos = {pk for pk in trechos.sem_marca() if len(textos[pk]) >= _TRECHO // 2}
    if not longos or not (consulta.termos or consulta.prefixos):
        return trechos
    fundos = [d for d in documentos if d.pk in longos][:_POUCOS]
    return Trechos(consulta, textos | conteudos(fundos, _MAIS_FUNDO))
