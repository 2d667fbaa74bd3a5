"""Vocabulary of the history of an adoption (modules have ids from 1000 on)."""

from seiva.andamentos.tipos import RESUMIDO, declarar

INTERESSE = declarar(
    "adesao_manifestada",
    1401,
    "Manifestação de interesse {protocolo} de {ente}, com e-mail confirmado",
    "protocolo",
    "ente",
    visao=RESUMIDO,
    frase="{ente} manifestou interesse em usar a plataforma.",
)
JUNTADA = declarar(
    "adesao_juntada",
    1402,
    "Nova manifestação {protocolo} de {ente}, juntada a esta: já havia pedido em andamento",
    "protocolo",
    "ente",
    frase="Outra manifestação de {ente} foi juntada a esta.",
)
TERMO = declarar(
    "adesao_termo",
    1403,
    "Gerado o termo de adesão de {ente} (documento {numero})",
    "ente",
    "numero",
    visao=RESUMIDO,
    frase="O termo de adesão de {ente} foi preparado.",
)
APROVADA = declarar(
    "adesao_aprovada",
    1404,
    "Adesão de {ente} aprovada; criada a instituição {endereco}, na fase piloto, administrada por "
    "{administrador}",
    "ente",
    "endereco",
    "administrador",
    visao=RESUMIDO,
    frase="A adesão de {ente} foi aprovada.",
)
RECUSADA = declarar(
    "adesao_recusada",
    1405,
    "Adesão de {ente} recusada: {motivo}",
    "ente",
    "motivo",
    visao=RESUMIDO,
    frase="A adesão de {ente} foi recusada.",
)
DESISTENCIA = declarar(
    "adesao_desistencia",
    1406,
    "Registrada a desistência de {ente}: {motivo}",
    "ente",
    "motivo",
    visao=RESUMIDO,
    frase="{ente} desistiu da adesão.",
)
PILOTO = declarar(
    "adesao_piloto",
    1407,
    "{ente} terminou a preparação e começou o piloto",
    "ente",
    visao=RESUMIDO,
    frase="{ente} começou o piloto.",
)
PRODUCAO = declarar(
    "adesao_producao",
    1408,
    "{ente} entrou em produção",
    "ente",
    visao=RESUMIDO,
    frase="{ente} passou a usar a plataforma em produção.",
)
