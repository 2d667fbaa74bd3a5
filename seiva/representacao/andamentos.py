"""Vocabulary of the history of representations: ids of the house's own. Somebody from outside
writes them, so none means that a unit had the process."""

from seiva.andamentos.tipos import RESUMIDO, declarar

_CODIGO_CIVIL = "Código Civil, art. 653"

OUTORGADA = declarar(
    "procuracao_outorgada",
    1480,
    "{outorgante} outorgou procuração a {pessoa}, pelo documento {numero}",
    "outorgante",
    "pessoa",
    "numero",
    visao=RESUMIDO,
    frase="{outorgante} deu procuração a {pessoa}.",
    reservada="Foi dada uma procuração.",
    norma=_CODIGO_CIVIL,
    de_fora=True,
)
DECLARADA = declarar(
    "representacao_declarada",
    1481,
    "{pessoa} declarou representar {representada} como {como}, pelo documento {numero}",
    "pessoa",
    "representada",
    "como",
    "numero",
    visao=RESUMIDO,
    frase="{pessoa} declarou que representa {representada}. A instituição vai conferir.",
    reservada="Alguém declarou que representa uma empresa. A instituição vai conferir.",
    de_fora=True,
)
APROVADA = declarar(
    "representacao_aprovada",
    1482,
    "Aprovada a representação de {representada} por {pessoa}, declarada no documento {numero}",
    "representada",
    "pessoa",
    "numero",
    visao=RESUMIDO,
    frase="A instituição conferiu e aceitou que {pessoa} representa {representada}.",
    reservada="A instituição conferiu e aceitou uma representação.",
    de_fora=True,
)
RECUSADA = declarar(
    "representacao_recusada",
    1483,
    "Recusada a representação de {representada} por {pessoa}, declarada no documento {numero}: "
    "{motivo}",
    "representada",
    "pessoa",
    "numero",
    "motivo",
    visao=RESUMIDO,
    frase="A instituição não aceitou que {pessoa} represente {representada}. Motivo: {motivo}.",
    reservada="A instituição não aceitou uma representação.",
    de_fora=True,
)
REVOGADA = declarar(
    "representacao_revogada",
    1484,
    "{quem} revogou os poderes de {pessoa} para representar {representada}, pelo documento {numero}",
    "quem",
    "pessoa",
    "representada",
    "numero",
    visao=RESUMIDO,
    frase="{quem} revogou os poderes de {pessoa} para representar {representada}.",
    reservada="Uma representação foi revogada.",
    norma="Código Civil, art. 682, I",
    de_fora=True,
)
RENUNCIADA = declarar(
    "representacao_renunciada",
    1485,
    "{pessoa} renunciou aos poderes para representar {representada}, pelo documento {numero}",
    "pessoa",
    "representada",
    "numero",
    visao=RESUMIDO,
    frase="{pessoa} deixou de representar {representada}.",
    reservada="Alguém deixou de representar outra pessoa.",
    norma="Código Civil, art. 682, I",
    de_fora=True,
)
