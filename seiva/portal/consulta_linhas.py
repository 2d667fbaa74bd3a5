"""Rows of what anybody found, with the searched words marked."""

from typing import Any

from django.urls import reverse

from seiva.catalogo.models import NivelAcesso
from seiva.pesquisa.da_pagina import Achado
from seiva.pesquisa.destaque import Destaque
from seiva.pesquisa.regras.consulta import Consulta
from seiva.pesquisa.trechos import Trechos


def de_documentos(slug: str, achados: list[Achado], consulta: Consulta) -> list[dict[str, Any]]:
    """Documents of one page, each with an excerpt; every text is escaped here."""
    return de_varias([(slug, achado) for achado in achados], consulta)


def de_varias(achados: list[tuple[str, Achado]], consulta: Consulta) -> list[dict[str, Any]]:
    """The same, each document with the address of its institution."""
    publicos = [(s, d) for s, d in achados if d.nivel_efetivo == NivelAcesso.PUBLICO]
    trechos = Trechos(consulta, {d.pk: d.texto for _, d in publicos})
    destaque = Destaque(consulta, [t for _, d in publicos for t in (d.nome, d.descricao)])
    return [
        {
            "pk": d.pk,
            "url": reverse("documento_publico", args=[slug, d.numero]),
            "rota": "documento_publico",
            "partes": {"instituicao": slug, "numero_do_documento": d.numero},
            "nome": destaque.marcar(d.nome),
            "titulo": d.nome,
            "descricao": destaque.marcar(d.descricao),
            "numero": f"{d.numero:07d}",
            "processo": d.processo,
            "tipo_do_processo": d.tipo_do_processo,
            "unidade": d.unidade,
            "quando": d.criado_em,
            "externo": not d.interno,
            "trecho": trechos.trecho(d.pk),
            "parcial": d.parcial,
        }
        for slug, d in publicos
    ]


def de_processos(slug: str, processos: list[Any], consulta: Consulta) -> list[dict[str, Any]]:
    """Public processes by what they are about; who has interest is told on their own page."""
    sobre = [(p, p.numero, p.tipo.nome, p.especificacao) for p in processos]
    destaque = Destaque(consulta, [texto for _, *textos in sobre for texto in textos])
    return [
        {
            "url": reverse("processo_publico", args=[slug, p.digitos]),
            "rota": "processo_publico",
            "partes": {"instituicao": slug, "digitos": p.digitos},
            "titulo": f"{p.tipo.nome}: {p.numero}",
            "sobre": p.especificacao,
            "numero": destaque.marcar(numero),
            "tipo": destaque.marcar(tipo),
            "especificacao": destaque.marcar(especificacao),
            "unidade": p.unidade_geradora.sigla,
            "autuado_em": p.autuado_em,
        }
        for p, numero, tipo, especificacao in sobre
    ]
