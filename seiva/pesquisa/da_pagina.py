"""Documents of one page of what was found, with what their rows show."""

from typing import Any

from django.db.models import Case, Exists, OuterRef, Q, Subquery, TextField, Value, When
from django.db.models.functions import Left

from seiva.catalogo.models import NivelAcesso
from seiva.core.ator import Ator
from seiva.core.preparadas import PreparadaDeObjetos, UmDe
from seiva.documentos.models import Documento, Leitura, Versao
from seiva.documentos.regras.texto import texto_puro
from seiva.pesquisa.documentos import Encontrados
from seiva.pesquisa.models import IndiceDocumento

COMECO = 20_000  # characters of each text in which the excerpt is looked for
_CAMPOS = (
    "numero", "natureza", "estado", "numero_no_tipo", "nome_na_arvore", "descricao", "nivel",
    "criado_em", "arquivo", "tipo__nome", "unidade__sigla", "processo__numero",
    "processo__nivel_efetivo", "processo__tipo__nome",
)  # fmt: skip


def _com_textos(_ator: Ator, *, chaves: Any) -> Any:
    # The words of one under sigilo are behind its password, also for who may read it.
    fechado = Q(nivel__gte=NivelAcesso.SIGILOSO) | Q(
        processo__nivel_efetivo__gte=NivelAcesso.SIGILOSO
    )
    versoes: Any = Versao.objects.filter(documento=OuterRef("pk"), numero=OuterRef("versao_atual"))
    leituras: Any = Leitura.objects.filter(arquivo=OuterRef("arquivo_id"))
    parciais = IndiceDocumento.objects.filter(documento=OuterRef("pk"), parcial=True)
    texto = Case(
        When(fechado, then=Value("")),
        When(natureza="I", then=Subquery(versoes.values(t=Left("conteudo", 3 * COMECO))[:1])),
        default=Subquery(leituras.values(t=Left("texto", COMECO))[:1]),
        output_field=TextField(),
    )
    documentos = Documento.objects.filter(UmDe("pk", chaves)).order_by()
    ligados = documentos.select_related("tipo", "unidade", "processo__tipo").only(*_CAMPOS)
    return ligados.annotate(conteudo=texto, parcial=Exists(parciais))


_ler = PreparadaDeObjetos(_com_textos)


def da_pagina(
    ator: Ator, encontrados: Encontrados, primeiro: int, quantos: int
) -> list[tuple[Documento, str]]:
    """Documents of a page of what was found, in the order found: each ready to be named, with
    `parcial`, and the beginning of its text ("" under sigilo).

    Only keys that passed the visibility rule are there, in this same transaction.
    """
    chaves = encontrados.chaves[primeiro : primeiro + quantos]
    por_chave = {d.pk: d for d in _ler(ator, chaves=chaves)} if chaves else {}
    achados = [por_chave[chave] for chave in chaves if chave in por_chave]
    return [(d, _texto(d)) for d in achados]


def _texto(documento: Any) -> str:
    bruto = documento.conteudo or ""
    return texto_puro(bruto) if documento.interno else bruto
