"""Vocabulary of the history of processes. Ids follow SEI's standard tasks (domain.md §2.13)."""

from seiva.andamentos.tipos import COMPLETO, RESUMIDO, TOTAL, declarar

GERADO = declarar(
    "processo_gerado",
    1,
    "Processo {nivel} gerado",
    "nivel",
    visao=RESUMIDO,
    frase="O processo foi aberto.",
    norma="Lei 9.784/1999, art. 22",
)
REMETIDO = declarar(
    "remetido",
    32,
    "Processo remetido pela unidade {origem} para {destino}",
    "origem",
    "destino",
    visao=RESUMIDO,
    frase="O processo foi enviado para {destino}.",
)
RECEBIDO = declarar(
    "recebido",
    48,
    "Processo recebido na unidade",
    visao=RESUMIDO,
    frase="A unidade recebeu o processo.",
)
REMESSA_DESFEITA = declarar(
    "remessa_desfeita",
    1001,
    "Desfeito o envio para {destinos}, ainda não recebido",
    "destinos",
    visao=COMPLETO,
)
RETORNO_PROGRAMADO = declarar(
    "retorno_programado",
    1002,
    "Pedida a devolução por {unidade} até {data}",
    "unidade",
    "data",
)
RETORNO_CUMPRIDO = declarar(
    "retorno_cumprido",
    1003,
    "Devolvido o processo pedido por {unidade} até {data}",
    "unidade",
    "data",
)
CONCLUIDO = declarar(
    "concluido",
    28,
    "Conclusão do processo na unidade",
    visao=RESUMIDO,
    frase="A unidade concluiu seu trabalho no processo.",
)
CONCLUIDO_AUTOMATICO = declarar(
    "concluido_automatico",
    41,
    "Conclusão automática de processo na unidade",
    visao=TOTAL,
)
REABERTO = declarar(
    "reaberto",
    29,
    "Reabertura do processo na unidade",
    visao=RESUMIDO,
    frase="A unidade reabriu o processo.",
)
ATRIBUIDO = declarar("atribuido", 57, "Processo atribuído para {pessoa}", "pessoa", visao=TOTAL)
ATRIBUICAO_REMOVIDA = declarar(
    "atribuicao_removida", 59, "Removida a atribuição para {pessoa}", "pessoa", visao=TOTAL
)
ANOTADO = declarar("anotado", 1004, "Anotação registrada", visao=TOTAL, so_da_unidade=True)
ANOTACAO_REMOVIDA = declarar(
    "anotacao_removida", 1005, "Anotação removida", visao=TOTAL, so_da_unidade=True
)
PRAZO_DEFINIDO = declarar(
    "prazo_definido",
    1006,
    "Prazo da unidade definido: {data}",
    "data",
    visao=TOTAL,
    so_da_unidade=True,
)
PRAZO_REMOVIDO = declarar(
    "prazo_removido", 1007, "Prazo da unidade removido", visao=TOTAL, so_da_unidade=True
)
OBSERVACAO_ALTERADA = declarar(
    "observacao_alterada",
    1009,
    "Alterada a observação da unidade",
    visao=TOTAL,
    so_da_unidade=True,
)
CIENCIA = declarar("ciencia", 82, "Ciência no processo", visao=COMPLETO)
ATUALIZACAO = declarar("atualizacao", 65, "{texto}", "texto", visao=RESUMIDO)
# Both name another process: hidden from who may not know of it (`seiva.processos.reservas`).
RELACIONADO = declarar("relacionado", 18, "Processo relacionado a {numero}", "numero")
RELACAO_REMOVIDA = declarar(
    "relacao_removida", 19, "Removido o relacionamento com {numero}", "numero"
)
CADASTRO_ALTERADO = declarar(
    "cadastro_alterado",
    1008,
    "Alterado {campo} de “{antes}” para “{depois}”",
    "campo",
    "antes",
    "depois",
)
NIVEL_ALTERADO = declarar(
    "nivel_alterado",
    105,
    "Alterado nível de acesso do processo de {antes} para {depois}",
    "antes",
    "depois",
    visao=RESUMIDO,
)
NIVEL_GERAL_ALTERADO = declarar(
    "nivel_geral_alterado",
    58,
    "Alterado nível de acesso geral de {antes} para {depois}",
    "antes",
    "depois",
)
HIPOTESE_ALTERADA = declarar(
    "hipotese_alterada",
    107,
    "Alterada hipótese legal do processo de “{antes}” para “{depois}”",
    "antes",
    "depois",
)
GRAU_ALTERADO = declarar(
    "grau_alterado",
    106,
    "Alterado grau de sigilo do processo de “{antes}” para “{depois}”",
    "antes",
    "depois",
    de_credencial=True,
)

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

# Anexação: the main process tells what entered it, the attached one where it went.
ANEXOU = declarar(
    "anexou",
    30,
    "Anexado o processo {numero}",
    "numero",
    visao=RESUMIDO,
    frase="O processo {numero} passou a fazer parte deste.",
)
DESANEXOU = declarar(
    "desanexou", 31, "Desanexado o processo {numero}: {motivo}", "numero", "motivo", visao=RESUMIDO
)
ANEXADO_A = declarar(
    "anexado_a",
    101,
    "Processo anexado a {numero}",
    "numero",
    visao=RESUMIDO,
    frase="O processo passou a fazer parte do processo {numero}.",
)
DESANEXADO_DE = declarar(
    "desanexado_de",
    103,
    "Processo desanexado de {numero}: {motivo}",
    "numero",
    "motivo",
    visao=RESUMIDO,
)

# Reorganisation of units: written by who administers, who is not of the process.
SUCEDIDO = declarar(
    "processo_sucedido",
    1301,
    "Processo transferido da unidade {origem} para {destino} por reorganização: {ato}",
    "origem",
    "destino",
    "ato",
    visao=RESUMIDO,
    frase="A unidade {destino} passou a cuidar do processo, no lugar de {origem}.",
    de_fora=True,
)
ACERVO_SUCEDIDO = declarar(
    "acervo_sucedido",
    1302,
    "A unidade {destino} sucedeu {origem} neste processo, por reorganização: {ato}",
    "origem",
    "destino",
    "ato",
    de_fora=True,
)
ACERVO_ENTREGUE = declarar(
    "acervo_entregue",
    1304,
    "Processo do acervo global, antes da unidade {origem}, entregue a {destino}: {ato}",
    "origem",
    "destino",
    "ato",
    visao=RESUMIDO,
    frase="A unidade {destino} passou a cuidar do processo, que não tinha mais quem cuidasse dele.",
    de_fora=True,
)
CREDENCIAL_SUCEDIDA = declarar(
    "credencial_sucedida",
    1303,
    "Credencial de {pessoa} passou da unidade {origem} para {destino} por reorganização: {ato}",
    "pessoa",
    "origem",
    "destino",
    "ato",
    de_credencial=True,
    de_fora=True,
)
