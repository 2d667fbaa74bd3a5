"""Vocabulary of the history of processes. Ids follow SEI's standard tasks (domain.md §2.13)."""

from seiva.andamentos.tipos import COMPLETO, RESUMIDO, TOTAL, declarar
from seiva.processos import andamentos_de_credencial as _credencial

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
    frase="O envio para {destinos} foi desfeito: o processo continua onde estava.",
)
RETORNO_PROGRAMADO = declarar(
    "retorno_programado",
    1002,
    "Pedida a devolução por {unidade} até {data}",
    "unidade",
    "data",
    frase="{unidade} pediu o processo de volta até {data}.",
)
RETORNO_CUMPRIDO = declarar(
    "retorno_cumprido",
    1003,
    "Devolvido o processo pedido por {unidade} até {data}",
    "unidade",
    "data",
    frase="O processo voltou para {unidade}, que o tinha pedido até {data}.",
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
CIENCIA = declarar(
    "ciencia",
    82,
    "Ciência no processo",
    visao=COMPLETO,
    frase="Um servidor registrou que conhece o processo.",
)
ATUALIZACAO = declarar(
    "atualizacao",
    65,
    "{texto}",
    "texto",
    visao=RESUMIDO,
    frase="A unidade informou: {texto}",
    reservada="A unidade registrou uma informação.",
)
# Both name another process: hidden from who may not know of it (`seiva.processos.reservas`).
RELACIONADO = declarar(
    "relacionado",
    18,
    "Processo relacionado a {numero}",
    "numero",
    frase="O processo {numero} foi marcado como relacionado a este.",
    reservada="Outro processo foi marcado como relacionado a este.",
)
RELACAO_REMOVIDA = declarar(
    "relacao_removida",
    19,
    "Removido o relacionamento com {numero}",
    "numero",
    frase="O processo {numero} deixou de estar relacionado a este.",
    reservada="Outro processo deixou de estar relacionado a este.",
)
CADASTRO_ALTERADO = declarar(
    "cadastro_alterado",
    1008,
    "Alterado {campo} de “{antes}” para “{depois}”",
    "campo",
    "antes",
    "depois",
    frase="O cadastro do processo foi corrigido: {campo}.",
)
NIVEL_ALTERADO = declarar(
    "nivel_alterado",
    105,
    "Alterado nível de acesso do processo de {antes} para {depois}",
    "antes",
    "depois",
    visao=RESUMIDO,
    frase="Mudou quem pode ler o processo: era {antes}, agora é {depois}.",
    reservada="Mudou quem pode ler o processo.",
)
NIVEL_GERAL_ALTERADO = declarar(
    "nivel_geral_alterado",
    58,
    "Alterado nível de acesso geral de {antes} para {depois}",
    "antes",
    "depois",
    frase="Mudou quem pode ler o processo, pelo que há dentro dele: era {antes}, agora é {depois}.",
    reservada="Mudou quem pode ler o processo, pelo que há dentro dele.",
)
HIPOTESE_ALTERADA = declarar(
    "hipotese_alterada",
    107,
    "Alterada hipótese legal do processo de “{antes}” para “{depois}”",
    "antes",
    "depois",
    frase="Mudou a razão legal da restrição de acesso ao processo.",
)
GRAU_ALTERADO = declarar(
    "grau_alterado",
    106,
    "Alterado grau de sigilo do processo de “{antes}” para “{depois}”",
    "antes",
    "depois",
    de_credencial=True,
)

# Those of credentials, which are many, have a file of their own.
CREDENCIAL_CONCEDIDA = _credencial.CREDENCIAL_CONCEDIDA
RECEBIDO_POR_PESSOA = _credencial.RECEBIDO_POR_PESSOA
CONCLUIDO_POR_PESSOA = _credencial.CONCLUIDO_POR_PESSOA
REABERTO_POR_PESSOA = _credencial.REABERTO_POR_PESSOA
CREDENCIAL_TRANSFERIDA = _credencial.CREDENCIAL_TRANSFERIDA
CREDENCIAL_CASSADA = _credencial.CREDENCIAL_CASSADA
CREDENCIAL_ANULADA = _credencial.CREDENCIAL_ANULADA
CREDENCIAL_RENUNCIADA = _credencial.CREDENCIAL_RENUNCIADA
CREDENCIAL_RENOVADA = _credencial.CREDENCIAL_RENOVADA
ACERVO_ATIVADA = _credencial.ACERVO_ATIVADA
ACERVO_INATIVADA = _credencial.ACERVO_INATIVADA

# Anexação: the main process tells what entered it, the attached one where it went.
ANEXOU = declarar(
    "anexou",
    30,
    "Anexado o processo {numero}",
    "numero",
    visao=RESUMIDO,
    frase="O processo {numero} passou a fazer parte deste.",
    reservada="Outro processo passou a fazer parte deste.",
)
DESANEXOU = declarar(
    "desanexou",
    31,
    "Desanexado o processo {numero}: {motivo}",
    "numero",
    "motivo",
    visao=RESUMIDO,
    frase="O processo {numero} deixou de fazer parte deste.",
    reservada="Outro processo deixou de fazer parte deste.",
)
ANEXADO_A = declarar(
    "anexado_a",
    101,
    "Processo anexado a {numero}",
    "numero",
    visao=RESUMIDO,
    frase="O processo passou a fazer parte do processo {numero}.",
    reservada="O processo passou a fazer parte de outro.",
)
DESANEXADO_DE = declarar(
    "desanexado_de",
    103,
    "Processo desanexado de {numero}: {motivo}",
    "numero",
    "motivo",
    visao=RESUMIDO,
    frase="O processo deixou de fazer parte do processo {numero} e voltou a andar sozinho.",
    reservada="O processo deixou de fazer parte de outro e voltou a andar sozinho.",
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
    frase="{destino} passou a responder pelo que {origem} fez neste processo.",
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
