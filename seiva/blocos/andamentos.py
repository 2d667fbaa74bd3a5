"""Vocabulary of the history of blocks. Ids follow SEI's standard tasks (domain.md §2.13).

What a unit does with its own folders (blocos internos) is seen by that unit alone.
"""

from seiva.andamentos.tipos import TOTAL, declarar

PROCESSO_INCLUIDO = declarar(
    "bloco_processo_incluido",
    34,
    "Processo incluído no {bloco}",
    "bloco",
    frase="O processo foi juntado a outros, para serem vistos na mesma reunião.",
)
PROCESSO_RETIRADO = declarar(
    "bloco_processo_retirado",
    36,
    "Processo retirado do {bloco}",
    "bloco",
    frase="O processo saiu da lista da reunião em que estava.",
)
DOCUMENTO_INCLUIDO = declarar(
    "bloco_documento_incluido",
    35,
    "Documento {numero} ({nome}) incluído no {bloco}",
    "numero",
    "nome",
    "bloco",
    frase="O documento {nome} foi separado para ser visto por outra unidade.",
    reservada="Um documento foi separado para ser visto por outra unidade.",
)
DOCUMENTO_RETIRADO = declarar(
    "bloco_documento_retirado",
    37,
    "Documento {numero} ({nome}) retirado do {bloco}",
    "numero",
    "nome",
    "bloco",
    frase="O documento {nome} saiu da lista do que outra unidade veria.",
    reservada="Um documento saiu da lista do que outra unidade veria.",
)
DISPONIBILIZADO = declarar(
    "bloco_disponibilizado",
    38,
    "{bloco} disponibilizado para {unidades}",
    "bloco",
    "unidades",
    frase="O que foi separado está à disposição de {unidades}.",
)
DISPONIBILIZACAO_CANCELADA = declarar(
    "bloco_disponibilizacao_cancelada",
    39,
    "Cancelada a disponibilização do {bloco}",
    "bloco",
    frase="O que foi separado deixou de estar à disposição de outras unidades.",
)
RETORNADO = declarar(
    "bloco_retornado",
    40,
    "{bloco} devolvido por {unidade}",
    "bloco",
    "unidade",
    frase="{unidade} devolveu o que tinha sido separado para ela.",
)
CONCLUIDO = declarar(
    "bloco_concluido",
    95,
    "{bloco} concluído",
    "bloco",
    frase="Terminou o trabalho sobre o que tinha sido separado.",
)
REABERTO = declarar(
    "bloco_reaberto",
    96,
    "{bloco} reaberto",
    "bloco",
    frase="Recomeçou o trabalho sobre o que tinha sido separado.",
)

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
