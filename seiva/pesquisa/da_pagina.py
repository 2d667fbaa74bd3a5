"""Documents of one page of what was found, with what their rows show."""

from datetime import datetime
from typing import Any, NamedTuple

from django.db.models import Case, Exists, OuterRef, Q, Subquery, TextField, Value, When
from django.db.models.functions import Left

from seiva.catalogo.models import NivelAcesso
from seiva.core.ator import Ator
from seiva.core.preparadas import Preparada, UmDe
from seiva.documentos.models import Documento, Leitura, Versao
from seiva.documentos.regras.nomes import nome_do_documento
from seiva.documentos.regras.texto import texto_puro
from seiva.pesquisa.documentos import Encontrados
from seiva.pesquisa.models import IndiceDocumento

COMECO = 20_000  # characters of each text in which the excerpt is looked for
_CAMPOS = (
    "pk", "processo_id", "numero", "natureza", "estado", "numero_no_tipo", "nome_na_arvore",
    "descricao", "nivel", "criado_em", "arquivo_id", "tipo__nome", "unidade__sigla",
    "processo__numero", "processo__nivel_efetivo", "processo__tipo__nome", "parcial", "conteudo",
)  # fmt: skip


class Achado(NamedTuple):
    """A document of the page, as values of `_CAMPOS`: an instance and its four neighbours cost
    five times as much. `conteudo` is the beginning of its text, as it is kept ("" under sigilo).
    """

    pk: int
    processo_id: int
    numero: int
    natureza: str
    estado: str
    numero_no_tipo: str
    nome_na_arvore: str
    descricao: str
    nivel_proprio: int
    criado_em: datetime
    arquivo_id: int | None
    tipo: str
    unidade: str
    processo: str
    nivel_do_processo: int
    tipo_do_processo: str
    parcial: bool
    conteudo: str | None

    @property
    def nome(self) -> str:
        return nome_do_documento(self.tipo, self.numero_no_tipo, self.nome_na_arvore)

    @property
    def nivel_efetivo(self) -> int:
        """At least as restricted as the process."""
        return max(self.nivel_proprio, self.nivel_do_processo)

    @property
    def interno(self) -> bool:
        return self.natureza == Documento.Natureza.INTERNO

    @property
    def texto(self) -> str:
        bruto = self.conteudo or ""
        return texto_puro(bruto) if self.interno else bruto


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
    return documentos.annotate(conteudo=texto, parcial=Exists(parciais)).values_list(*_CAMPOS)


_ler = Preparada(_com_textos)


def da_pagina(ator: Ator, encontrados: Encontrados, primeiro: int, quantos: int) -> list[Achado]:
    """Documents of a page of what was found, in the order found.

    Only keys that passed the visibility rule are there, in this same transaction.
    """
    chaves = encontrados.chaves[primeiro : primeiro + quantos]
    lidos = [Achado(*linha) for linha in _ler(ator, chaves=chaves)] if chaves else []
    por_chave = {achado.pk: achado for achado in lidos}
    return [por_chave[chave] for chave in chaves if chave in por_chave]
