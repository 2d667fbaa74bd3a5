"""The words of documents: what is indexed, and what excerpts are cut from."""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from django.db import connection

from seiva.core.tenancy import instituicao_atual
from seiva.documentos.models import Documento, Leitura, Versao
from seiva.documentos.preencher import valores_das_variaveis
from seiva.documentos.regras.texto import texto_puro
from seiva.documentos.regras.variaveis import substituir, usadas

MAIOR_TEXTO = 8_000_000  # characters of one document; what is over is not searched

_LER = """
SELECT d.id, concat_ws(' ', t.nome, lpad(d.numero::text, 7, '0'), d.numero_no_tipo,
    d.nome_na_arvore, d.descricao, a.nome, p.numero,
    (SELECT string_agg(s.nome || ' ' || s.cargo, ' ') FROM documentos_assinatura s
     WHERE s.instituicao_id = d.instituicao_id AND s.documento_id = d.id AND NOT EXISTS (
       SELECT FROM documentos_cancelamentodeassinaturas c
       WHERE c.instituicao_id = s.instituicao_id AND c.congelamento_id = s.congelamento_id))),
  d.natureza = 'I', left(coalesce(v.conteudo, l.texto, ''), %(maior)s)
FROM documentos_documento d
JOIN catalogo_tipodocumento t ON t.instituicao_id = d.instituicao_id AND t.id = d.tipo_id
JOIN processos_processo p ON p.instituicao_id = d.instituicao_id AND p.id = d.processo_id
LEFT JOIN documentos_versao v ON v.instituicao_id = d.instituicao_id
  AND v.documento_id = d.id AND v.numero = d.versao_atual AND d.natureza = 'I'
LEFT JOIN documentos_arquivo a ON a.instituicao_id = d.instituicao_id AND a.id = d.arquivo_id
LEFT JOIN documentos_leitura l ON l.instituicao_id = d.instituicao_id
  AND l.arquivo_id = d.arquivo_id
WHERE d.instituicao_id = %(casa)s AND d.id = ANY (%(chaves)s)
  AND d.excluido_em IS NULL AND d.estado <> 'cancelado'
"""


@dataclass(frozen=True)
class Palavras:
    """Register and content of one document, as plain text."""

    documento: int
    cadastro: str
    conteudo: str


def palavras_de(chaves: Collection[int]) -> list[Palavras]:
    """Texts of the documents that may be found at all, in one query.

    Of a document written here, its present version: a signed one has no other than the frozen.
    """
    with connection.cursor() as cursor:
        cursor.execute(
            _LER, {"maior": MAIOR_TEXTO, "casa": instituicao_atual(), "chaves": list(chaves)}
        )
        linhas = cursor.fetchall()
    return [
        Palavras(pk, cadastro, _corpo(pk, texto) if interno else texto)
        for pk, cadastro, interno, texto in linhas
    ]


def _corpo(documento: int, html: str) -> str:
    """Text of a body, with the values of variables still written in it."""
    if "@" in html and usadas(html):
        dele = Documento.objects.select_related("processo", "tipo", "autor").um(pk=documento)
        html = substituir(html, valores_das_variaveis(dele))
    return texto_puro(html)


def conteudos(documentos: Collection[Any], maior: int) -> dict[int, str]:
    """Beginning of the content of each document, by its key: at most two queries.

    `documentos` were fetched through the visibility rule: nothing is asked here again.
    """
    from django.db.models import F
    from django.db.models.functions import Left

    internos = [d.pk for d in documentos if d.interno]
    de_arquivo = {d.pk: d.arquivo_id for d in documentos if not d.interno}
    versoes: Any = Versao.objects.filter(
        documento__in=internos, numero=F("documento__versao_atual")
    )
    textos = {
        pk: texto_puro(html)
        for pk, html in versoes.values_list("documento_id", Left("conteudo", 3 * maior))
    }
    leituras: Any = Leitura.objects.filter(arquivo__in=set(de_arquivo.values()))
    lidos = dict(leituras.values_list("arquivo_id", Left("texto", maior)))
    return textos | {pk: lidos.get(arquivo, "") for pk, arquivo in de_arquivo.items()}
