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
