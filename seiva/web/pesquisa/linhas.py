"""Rows of what was found, with the searched words marked."""

from typing import Any

from django.urls import reverse

from seiva.auditoria.models import Especie
from seiva.auditoria.registro import Lido
from seiva.catalogo.models import NivelAcesso
from seiva.documentos.models import Documento
from seiva.pesquisa.da_pagina import COMECO, Achado
from seiva.pesquisa.destaque import Destaque
from seiva.pesquisa.regras.consulta import Consulta
from seiva.pesquisa.textos import conteudos
from seiva.pesquisa.trechos import Trechos
from seiva.portas.leituras import anotar_leitura, anotar_lido
from seiva.web.acesso import Requisicao

_MAIS_FUNDO = 400_000  # characters, where nothing was found at the beginning, for few
_POUCOS = 5


def de_processos(
    requisicao: Requisicao, processos: list[Any], consulta: Consulta
) -> list[dict[str, Any]]:
    """Processes, each with the `nomes` of its interessados."""
    slug = requisicao.instituicao.slug
    for processo in processos:
        anotar_leitura(requisicao, processo)
    linhas = [
        # What one under sigilo is about is behind its password, also for who may read it.
        (p, p.numero, p.tipo.nome, "", "")
        if p.sigiloso
        else (p, p.numero, p.tipo.nome, p.especificacao, ", ".join(p.nomes))
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
    requisicao: Requisicao, achados: list[Achado], consulta: Consulta
) -> list[dict[str, Any]]:
    """Documents of one page, each with an excerpt."""
    processo = reverse("processo", args=[requisicao.instituicao.slug, 0])
    for d in achados:
        if d.nivel_efetivo > NivelAcesso.PUBLICO:
            visto = Lido(d.processo_id, d.pk, Especie.PESQUISA, d.nivel_efetivo, "")
            anotar_lido(requisicao, visto)
    # The words of one under sigilo are behind its password, also for who may read it.
    abertos = {d.pk: d for d in achados if d.nivel_efetivo < NivelAcesso.SIGILOSO}
    trechos = _trechos(consulta, abertos)
    nomes = [d.nome for d in achados]
    destaque = Destaque(consulta, nomes + [d.descricao for d in abertos.values()])
    return [
        {
            "url": f"{processo.replace('/0/', f'/{d.processo_id}/')}?documento={d.pk}",
            "nome": destaque.marcar(nome),
            "descricao": destaque.marcar(d.descricao) if d.pk in abertos else "",
            "numero": f"{d.numero:07d}",
            "processo": d.processo,
            "tipo_do_processo": d.tipo_do_processo,
            "unidade": d.unidade,
            "quando": d.criado_em,
            "nivel": d.nivel_efetivo,
            "minuta": d.estado == Documento.Estado.MINUTA,
            "externo": not d.interno,
            "trecho": trechos.trecho(d.pk) if d.pk in abertos else "",
            "parcial": d.parcial,
        }
        for d, nome in zip(achados, nomes, strict=True)
    ]


def _trechos(consulta: Consulta, abertos: dict[int, Achado]) -> Trechos:
    """Excerpts from the beginning of each text; of few, from deeper, when nothing was there."""
    textos = {pk: d.texto for pk, d in abertos.items()}
    trechos = Trechos(consulta, textos)
    longos = {pk for pk in trechos.sem_marca() if len(textos[pk]) >= COMECO // 2}
    if not longos or not (consulta.termos or consulta.prefixos):
        return trechos
    fundos = [d for pk, d in abertos.items() if pk in longos][:_POUCOS]
    return Trechos(consulta, textos | conteudos(fundos, _MAIS_FUNDO))
