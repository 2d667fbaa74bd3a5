"""Writing the index of documents: words and marks of each, at the end of the act (ADR 0014)."""

from collections.abc import Collection
from typing import Any

from django.db import connection

from seiva.core.tenancy import instituicao_atual
from seiva.documentos.models import Documento
from seiva.pesquisa import marcas
from seiva.pesquisa.models import IndiceDocumento
from seiva.pesquisa.regras.canonico import canonico, repartido
from seiva.pesquisa.textos import palavras_de

_ASSINATURAS = """
    FROM documentos_assinatura s
    WHERE s.instituicao_id = d.instituicao_id AND s.documento_id = d.id AND NOT EXISTS (
      SELECT FROM documentos_cancelamentodeassinaturas c
      WHERE c.instituicao_id = s.instituicao_id AND c.congelamento_id = s.congelamento_id)"""
# Readers as in DocumentoQuerySet.listaveis_por and legiveis_por; then what the filters ask.
_MARCAS = f"""
  CASE
    WHEN d.estado = 'minuta' THEN ARRAY['{marcas.MINUTA}' || d.unidade_id]
    WHEN greatest(d.nivel, p.nivel_efetivo) = 0 THEN ARRAY[
      '{marcas.PUBLICO}' || d.instituicao_id,
      '{marcas.PUBLICO}' || d.instituicao_id || '.'
        || to_char(d.criado_em AT TIME ZONE 'UTC', 'YYMM'),
      '{marcas.PUBLICO}' || d.instituicao_id || '.' || to_char(d.criado_em AT TIME ZONE 'UTC', 'YY')]
    WHEN greatest(d.nivel, p.nivel_efetivo) = 1 THEN ARRAY(
      SELECT '{marcas.UNIDADE}' || x.unidade_id FROM processos_passagem x
      WHERE x.instituicao_id = d.instituicao_id AND x.processo_id = d.processo_id)
    ELSE ARRAY(
      SELECT '{marcas.CREDENCIAL}' || c.conta_id || '.' || c.unidade_id
      FROM processos_credencial c
      WHERE c.instituicao_id = d.instituicao_id AND c.processo_id = d.processo_id AND c.ativa)
  END
  || CASE WHEN d.estado <> 'minuta' AND greatest(d.nivel, p.nivel_efetivo) = 0 AND NOT d.velado
    THEN ARRAY['{marcas.ATO}',
      '{marcas.ATO}.' || to_char(d.criado_em AT TIME ZONE 'UTC', 'YY'),
      '{marcas.ATO}.' || to_char(d.criado_em AT TIME ZONE 'UTC', 'YYMM'),
      '{marcas.ATO}.' || to_char(d.criado_em AT TIME ZONE 'UTC', 'YYMMDD')]
    ELSE ARRAY[]::text[] END
  || ARRAY['{marcas.DOCUMENTO}' || d.id, '{marcas.TIPO}' || d.tipo_id, '{marcas.TIPO_DO_PROCESSO}' || p.tipo_id,
    '{marcas.UNIDADE_GERADORA}' || d.unidade_id, '{marcas.NATUREZA}' || d.natureza,
    '{marcas.NIVEL}' || greatest(d.nivel, p.nivel_efetivo)]
  || ARRAY(
    SELECT DISTINCT '{marcas.ASSINANTE}' || s.conta_id {_ASSINATURAS})
  || ARRAY(
    SELECT DISTINCT '{marcas.CARGO}' || left(md5(s.cargo), 16) {_ASSINATURAS})
  || ARRAY(
    SELECT '{marcas.INTERESSADO}' || i.pessoa_id FROM processos_interessado i
    WHERE i.instituicao_id = d.instituicao_id AND i.processo_id = d.processo_id)
  || ARRAY(
    SELECT '{marcas.ASSUNTO}' || a.assunto_id FROM processos_assuntodoprocesso a
    WHERE a.instituicao_id = d.instituicao_id AND a.processo_id = d.processo_id)
"""  # noqa: S608  only names of marks enter the text
_DOCUMENTOS = """
documentos_documento d
JOIN processos_processo p ON p.instituicao_id = d.instituicao_id AND p.id = d.processo_id
"""
_GRAVAR = f"""
INSERT INTO pesquisa_indicedocumento AS i
  (instituicao_id, documento_id, processo_id, quando, parcial, texto)
SELECT d.instituicao_id, d.id, d.processo_id, d.criado_em, t.parcial,
  setweight(to_tsvector('pg_catalog.portuguese', t.cadastro), 'A')
  || to_tsvector('pg_catalog.portuguese', t.conteudo)
  || strip(to_tsvector('pg_catalog.portuguese', t.resto))
  || array_to_tsvector({_MARCAS})
FROM unnest(%s::bigint[], %s::text[], %s::text[], %s::text[], %s::boolean[])
  AS t(id, cadastro, conteudo, resto, parcial)
JOIN {_DOCUMENTOS} ON d.id = t.id AND d.instituicao_id = %s
ON CONFLICT (instituicao_id, documento_id) DO UPDATE SET
  processo_id = excluded.processo_id, quando = excluded.quando,
  parcial = excluded.parcial, texto = excluded.texto
WHERE (i.texto, i.processo_id, i.quando, i.parcial)
  IS DISTINCT FROM (excluded.texto, excluded.processo_id, excluded.quando, excluded.parcial)
"""  # noqa: S608  only names of marks enter the text
_REMARCAR = f"""
WITH novas AS MATERIALIZED (
  SELECT d.instituicao_id, d.id, {_MARCAS} AS marcas FROM {_DOCUMENTOS}
  WHERE d.instituicao_id = %s AND d.processo_id = ANY (%s)
), mudadas AS MATERIALIZED (
  SELECT i.id, v.antigas, n.marcas FROM novas n
  JOIN pesquisa_indicedocumento i ON i.instituicao_id = n.instituicao_id AND i.documento_id = n.id
  CROSS JOIN LATERAL (
    SELECT array_agg(l) AS antigas FROM unnest(tsvector_to_array(i.texto)) l WHERE l LIKE '/%%'
  ) v
  WHERE NOT (v.antigas @> n.marcas AND v.antigas <@ n.marcas)
)
UPDATE pesquisa_indicedocumento i
SET texto = ts_delete(i.texto, m.antigas) || array_to_tsvector(m.marcas)
FROM mudadas m WHERE i.instituicao_id = %s AND i.id = m.id
"""  # noqa: S608


def indexar_documentos(chaves: Collection[int]) -> int:
    """Write the rows of these documents anew, and remove those that nobody may find any more.

    Two queries however many they are; answers how many have a row.
    """
    if not chaves:
        return 0
    linhas = palavras_de(chaves)
    _esquecer(set(chaves) - {linha.documento for linha in linhas})
    if not linhas:
        return 0
    corpos = [repartido(linha.conteudo) for linha in linhas]
    valores: list[list[Any]] = [
        [linha.documento for linha in linhas],
        [canonico(linha.cadastro) for linha in linhas],
        [corpo for corpo, _, _ in corpos],
        [resto for _, resto, _ in corpos],
        [parcial for _, _, parcial in corpos],
    ]
    with connection.cursor() as cursor:
        cursor.execute(_GRAVAR, [*valores, instituicao_atual()])
    return len(linhas)


def remarcar(processos: Collection[int]) -> int:
    """Readers and filters of every document of these processes, the words as they are.

    Writes only what changed; answers how many rows.
    """
    casa = instituicao_atual()
    with connection.cursor() as cursor:
        cursor.execute(_REMARCAR, [casa, list(processos), casa])
        return int(cursor.rowcount)


def reindexar_documentos(lote: int = 500) -> int:
    """Rebuild the index of documents of the institution in scope; how many have a row."""
    total, ultimo = 0, 0
    while True:
        seguintes = Documento.objects.filter(pk__gt=ultimo).order_by("pk")
        chaves = list(seguintes.values_list("pk", flat=True)[:lote])
        if not chaves:
            return total
        total, ultimo = total + indexar_documentos(chaves), chaves[-1]


def _esquecer(chaves: Collection[int]) -> None:
    if chaves:
        IndiceDocumento.objects.filter(documento__in=chaves).delete()
