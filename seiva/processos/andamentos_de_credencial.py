"""Vocabulary of the history of credentials: who may read what is under sigilo, and since when."""

from seiva.andamentos.tipos import declarar

# Credentials. The kinds and their range of ids are those of SEI; which id is which inside the
# range is the house's own.
CREDENCIAL_CONCEDIDA = declarar(
    "credencial_concedida",
    61,
    "Credencial concedida a {pessoa}, na unidade {unidade}",
    "pessoa",
    "unidade",
    de_credencial=True,
    norma="Lei 12.527/2011, art. 25",
)
RECEBIDO_POR_PESSOA = declarar(
    "recebido_por_pessoa", 62, "Processo recebido por {pessoa}", "pessoa", de_credencial=True
)
CONCLUIDO_POR_PESSOA = declarar(
    "concluido_por_pessoa", 63, "Conclusão do processo por {pessoa}", "pessoa", de_credencial=True
)
REABERTO_POR_PESSOA = declarar(
    "reaberto_por_pessoa", 64, "Reabertura do processo por {pessoa}", "pessoa", de_credencial=True
)
CREDENCIAL_TRANSFERIDA = declarar(
    "credencial_transferida",
    66,
    "Credencial transferida de {antes} para {pessoa}, na unidade {unidade}",
    "antes",
    "pessoa",
    "unidade",
    de_credencial=True,
)
CREDENCIAL_CASSADA = declarar(
    "credencial_cassada",
    67,
    "Cassada a credencial de {pessoa}, na unidade {unidade}",
    "pessoa",
    "unidade",
    de_credencial=True,
)
CREDENCIAL_ANULADA = declarar(
    "credencial_anulada",
    68,
    "Anulada a credencial de {pessoa}, na unidade {unidade}, pelo fim do sigilo",
    "pessoa",
    "unidade",
    de_credencial=True,
)
CREDENCIAL_RENUNCIADA = declarar(
    "credencial_renunciada",
    69,
    "{pessoa} renunciou à credencial, na unidade {unidade}",
    "pessoa",
    "unidade",
    de_credencial=True,
)
CREDENCIAL_RENOVADA = declarar(
    "credencial_renovada",
    71,
    "Renovada a credencial de {pessoa}, na unidade {unidade}",
    "pessoa",
    "unidade",
    de_credencial=True,
)
ACERVO_ATIVADA = declarar(
    "acervo_credencial_ativada",
    117,
    "Coordenação do acervo de {unidade} ativou credencial para {pessoa}",
    "unidade",
    "pessoa",
    de_credencial=True,
)
ACERVO_INATIVADA = declarar(
    "acervo_credencial_inativada",
    118,
    "Coordenação do acervo de {unidade} inativou a credencial de {pessoa}: {motivo}",
    "unidade",
    "pessoa",
    "motivo",
    de_credencial=True,
)
