"""Vocabulary of the history of public consultations: ids of the house's own."""

from seiva.andamentos.tipos import RESUMIDO, declarar

CONSULTA_ABERTA = declarar(
    "consulta_publica_aberta",
    1350,
    "Aberta consulta pública do documento {numero} ({nome}), de {inicio} até {fim}: {titulo}",
    "numero",
    "nome",
    "inicio",
    "fim",
    "titulo",
    visao=RESUMIDO,
    frase="O texto {nome} foi aberto à opinião de todos, de {inicio} até {fim}.",
    reservada="Um texto foi aberto à opinião de todos.",
    norma="Lei 9.784/1999, art. 31",
)
CONSULTA_PRORROGADA = declarar(
    "consulta_publica_prorrogada",
    1351,
    "Prorrogada a consulta pública do documento {numero}, de {antes} para {fim}",
    "numero",
    "antes",
    "fim",
    visao=RESUMIDO,
    frase="O prazo para opinar foi aumentado: agora vai até {fim}.",
    reservada="O prazo para opinar sobre um texto foi aumentado.",
)
CONSULTA_CANCELADA = declarar(
    "consulta_publica_cancelada",
    1352,
    "Cancelada a consulta pública do documento {numero}: {motivo}",
    "numero",
    "motivo",
    visao=RESUMIDO,
    frase="A consulta pública foi cancelada. Motivo: {motivo}.",
    reservada="Uma consulta pública foi cancelada.",
)
CONTRIBUICOES_RELATADAS = declarar(
    "consulta_publica_relatada",
    1353,
    "Incluído o relatório {relatorio} da consulta pública do documento {numero}: {publicadas} "
    "contribuição(ões) publicada(s) e {retidas} retida(s)",
    "relatorio",
    "numero",
    "publicadas",
    "retidas",
    visao=RESUMIDO,
    frase="As opiniões recebidas ({publicadas}) foram reunidas no documento {relatorio}.",
    reservada="As opiniões recebidas sobre um texto foram reunidas num documento.",
    norma="LINDB, art. 29",
)
CONSULTA_RESPONDIDA = declarar(
    "consulta_publica_respondida",
    1354,
    "Publicada a resposta da administração à consulta pública do documento {numero}",
    "numero",
    visao=RESUMIDO,
    frase="A resposta às opiniões recebidas foi publicada.",
    reservada="A resposta às opiniões recebidas sobre um texto foi publicada.",
    norma="Lei 9.784/1999, art. 31, § 2º",
)
