"""Vocabulary of the history of petitions."""

from seiva.andamentos.tipos import RESUMIDO, declarar

PROTOCOLADO = declarar(
    "peticao_protocolada",
    1335,
    "Peticionamento eletrônico de {pessoa}: {titulo}. Documentos: {documentos}",
    "pessoa",
    "titulo",
    "documentos",
    visao=RESUMIDO,
    frase="{pessoa} enviou um pedido: {titulo}.",
    reservada="Chegou um pedido de quem tem interesse no processo.",
    norma="Lei 9.784/1999, art. 6º",
    de_fora=True,
)
