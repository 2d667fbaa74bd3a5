"""Vocabulary of the history of blocks. Ids follow SEI's standard tasks (domain.md §2.13).

What a unit does with its own folders (blocos internos) is seen by that unit alone.
"""

from seiva.andamentos.tipos import TOTAL, declarar

PROCESSO_INCLUIDO = declarar("bloco_processo_incluido", 34, "Processo incluído no {bloco}", "bloco")
PROCESSO_RETIRADO = declarar("bloco_processo_retirado", 36, "Processo retirado do {bloco}", "bloco")
DOCUMENTO_INCLUIDO = declarar(
    "bloco_documento_incluido",
    35,
    "Documento {numero} ({nome}) incluído no {bloco}",
    "numero",
    "nome",
    "bloco",
)
DOCUMENTO_RETIRADO = declarar(
    "bloco_documento_retirado",
    37,
    "Documento {numero} ({nome}) retirado do {bloco}",
    "numero",
    "nome",
    "bloco",
)
DISPONIBILIZADO = declarar(
    "bloco_disponibilizado", 38, "{bloco} disponibilizado para {unidades}", "bloco", "unidades"
)
DISPONIBILIZACAO_CANCELADA = declarar(
    "bloco_disponibilizacao_cancelada", 39, "Cancelada a disponibilização do {bloco}", "bloco"
)
RETORNADO = declarar("bloco_retornado", 40, "{bloco} devolvido por {unidade}", "bloco", "unidade")
CONCLUIDO = declarar("bloco_concluido", 95, "{bloco} concluído", "bloco")
REABERTO = declarar("bloco_reaberto", 96, "{bloco} reaberto", "bloco")

# Of the unit alone: numbers of the house, for SEI has one number for both.
INTERNO_INCLUIDO = declarar(
    "bloco_interno_incluido",
    1201,
    "Processo incluído no {bloco}",
    "bloco",
    visao=TOTAL,
    so_da_unidade=True,
)
INTERNO_RETIRADO = declarar(
    "bloco_interno_retirado",
    1202,
    "Processo retirado do {bloco}",
    "bloco",
    visao=TOTAL,
    so_da_unidade=True,
)
INTERNO_CONCLUIDO = declarar(
    "bloco_interno_concluido", 1203, "{bloco} concluído", "bloco", visao=TOTAL, so_da_unidade=True
)
INTERNO_REABERTO = declarar(
    "bloco_interno_reaberto", 1204, "{bloco} reaberto", "bloco", visao=TOTAL, so_da_unidade=True
)
