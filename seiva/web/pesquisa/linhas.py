"""Rows of what was found, with the searched words marked."""

from typing import Any

from django.urls import reverse

from seiva.catalogo.models import NivelAcesso
from seiva.documentos.models import Documento
from seiva.pesquisa.destaque import Destaque
from seiva.pesquisa.models import IndiceDocumento
from seiva.pesquisa.regras.consulta import Consulta
from seiva.pesquisa.textos import conteudos
from seiva.pesquisa.trechos import Trechos
from seiva.portas.leituras import anotar_leitura
from seiva.processos.models import Interessado, Processo
from seiva.web.acesso import Requisicao

_TRECHO = 20_000  # characters of each text in which the excerpt is looked for
_MAIS_FUNDO = 400_000  # where nothing was found, for few
_POUCOS = 5


def de_processos(
    requisicao: Requisicao, processos: list[Processo], consulta: Consulta
) -> list[dict[str, Any]]:
    """Processes; interessados of all of them in one query."""
    slug = requisicao.instituicao.slug
    for processo in processos:
        anotar_leitura(requisicao, processo)
    nomes: dict[int, list[str]] = {}
    interessados = Interessado.objects.dos_processos(processos)
    for pk, nome in interessados.values_list("processo_id", "pessoa__nome"):
        nomes.setdefault(pk, []).append(nome)
    linhas = [
        # What one under sigilo is about is behind its password, also for who may read it.
        (p, p.numero, p.tipo.nome, "", "")
        if p.sigiloso
        else (p, p.numero, p.tipo.nome, p.especificacao, ", ".join(nomes.get(p.pk, [])))
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
    requisicao: Requisicao, documentos: list[Documento], consulta: Consulta
) -> list[dict[str, Any]]:
    """Documents of one page, each with an excerpt."""
    slug = requisicao.instituicao.slug
    for documento in documentos:
        anotar_leitura(requisicao, documento)
    # The words of one under sigilo are behind its password, also for who may read it.
    abertos = [d for d in documentos if d.nivel_efetivo < NivelAcesso.SIGILOSO]
    trechos = _trechos(consulta, abertos)
    legiveis = {d.pk for d in abertos}
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
            "descricao": destaque.marcar(d.descricao) if d.pk in legiveis else "",
            "numero": d.numero_formatado,
            "processo": d.processo.numero,
            "tipo_do_processo": d.processo.tipo.nome,
            "unidade": d.unidade.sigla,
            "quando": d.criado_em,
            "nivel": d.nivel_efetivo,
            "minuta": d.minuta,
            "externo": not d.interno,
            "trecho": trechos.trecho(d.pk) if d.pk in legiveis else "",
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
