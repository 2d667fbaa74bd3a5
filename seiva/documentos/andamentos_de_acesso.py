"""Vocabulary of the history of external accesses: 50 and 90 are SEI's, the others the house's own.

Who was let in, and who asked, is for who works in the process: the public is not told names.
"""

from seiva.andamentos.tipos import declarar

ACESSO_CONCEDIDO = declarar(
    "acesso_externo_concedido",
    50,
    "Disponibilizado acesso externo a {pessoa}, {alcance}, até {data}: {motivo}",
    "pessoa",
    "alcance",
    "data",
    "motivo",
    frase="Uma pessoa de fora passou a poder ler o processo, até {data}.",
)
ACESSO_CANCELADO = declarar(
    "acesso_externo_cancelado",
    90,
    "Cancelado o acesso externo de {pessoa}: {motivo}",
    "pessoa",
    "motivo",
    frase="Uma pessoa de fora deixou de poder ler o processo.",
)
VISTA_PEDIDA = declarar(
    "vista_pedida",
    1470,
    "Pedido de vista de {pessoa}, {alcance}; responder até {data}",
    "pessoa",
    "alcance",
    "data",
    de_fora=True,
    frase="Alguém pediu para ler o processo. A resposta deve sair até {data}.",
    norma="Lei 12.527/2011, arts. 10 e 11",
)
VISTA_PRORROGADA = declarar(
    "vista_prorrogada",
    1471,
    "Prorrogado até {data} o prazo para responder ao pedido de vista de {pessoa}: {motivo}",
    "pessoa",
    "data",
    "motivo",
    frase="A resposta ao pedido para ler o processo ficou para até {data}.",
    norma="Lei 12.527/2011, art. 11, § 2º",
)
VISTA_RECUSADA = declarar(
    "vista_recusada",
    1472,
    "Recusado o pedido de vista de {pessoa}, por {hipotese}: {motivo}",
    "pessoa",
    "hipotese",
    "motivo",
    frase="Foi recusado um pedido para ler o processo.",
    norma="Lei 12.527/2011, art. 11, § 1º, II",
)
