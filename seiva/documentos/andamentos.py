"""Vocabulary of the history of documents. Ids follow SEI's standard tasks (domain.md §2.13)."""

from seiva.andamentos.tipos import RESUMIDO, TOTAL, declarar
from seiva.documentos import andamentos_de_acesso as _acesso
from seiva.documentos import andamentos_de_tarjas as _tarjas

GERADO = declarar(
    "documento_gerado",
    2,
    "Gerado documento {nivel} {numero} ({nome})",
    "nivel",
    "numero",
    "nome",
    frase="Foi criado o documento {nome}.",
    reservada="Foi criado um documento.",
)
REGISTRADO = declarar(
    "documento_externo",
    13,
    "Registro de documento externo {nivel} {numero} ({nome})",
    "nivel",
    "numero",
    "nome",
    visao=RESUMIDO,
    frase="Foi juntado o documento {nome}.",
    reservada="Foi juntado um documento.",
)
ASSINADO = declarar(
    "documento_assinado",
    5,
    "Assinado documento {numero} ({nome}) por {pessoa}, {cargo}",
    "numero",
    "nome",
    "pessoa",
    "cargo",
    visao=RESUMIDO,
    frase="{pessoa} assinou o documento {nome}.",
    norma="Lei 14.063/2020, art. 4º",
    de_fora=True,
    reservada="Um documento foi assinado.",
)
ASSINATURAS_CANCELADAS = declarar(
    "assinaturas_canceladas",
    6,
    "Cancelamento das assinaturas do documento {numero} ({nome}), editado",
    "numero",
    "nome",
    frase="As assinaturas do documento {nome} deixaram de valer: o texto mudou.",
    reservada="As assinaturas de um documento deixaram de valer: o texto mudou.",
)
EXCLUIDO = declarar(
    "documento_excluido",
    33,
    "Exclusão do documento {numero} ({nome})",
    "numero",
    "nome",
    frase="O documento {nome} foi excluído.",
    reservada="Um documento foi excluído.",
)
CANCELADO = declarar(
    "documento_cancelado",
    51,
    "Cancelado documento {numero} ({nome}): {motivo}",
    "numero",
    "nome",
    "motivo",
    visao=RESUMIDO,
    frase="O documento {nome} foi cancelado.",
    reservada="Um documento foi cancelado.",
)
CADASTRO_ALTERADO = declarar(
    "documento_alterado",
    1101,
    "Alterado {campo} do documento {numero} de “{antes}” para “{depois}”",
    "numero",
    "campo",
    "antes",
    "depois",
    frase="O cadastro do documento {numero} foi corrigido: {campo}.",
    reservada="O cadastro de um documento foi corrigido: {campo}.",
)
NIVEL_ALTERADO = declarar(
    "documento_nivel_alterado",
    108,
    "Alterado nível de acesso do documento {numero} de {antes} para {depois}",
    "numero",
    "antes",
    "depois",
    frase="Mudou quem pode ler o documento {numero}: era {antes}, agora é {depois}.",
    reservada="Mudou quem pode ler um documento.",
)
HIPOTESE_ALTERADA = declarar(
    "documento_hipotese_alterada",
    110,
    "Alterada hipótese legal do documento {numero} de “{antes}” para “{depois}”",
    "numero",
    "antes",
    "depois",
    frase="Mudou a razão legal da restrição de acesso ao documento {numero}.",
    reservada="Mudou a razão legal da restrição de acesso a um documento.",
)
VERSAO_RESTAURADA = declarar(
    "versao_restaurada",
    1102,
    "Restaurada a versão {versao} do documento {numero}",
    "numero",
    "versao",
    visao=TOTAL,
    so_da_unidade=True,
)
AUTENTICADO = declarar(
    "documento_autenticado",
    115,
    "Autenticado documento {numero} ({nome}), {conferencia}, por {pessoa}, {cargo}",
    "numero",
    "nome",
    "conferencia",
    "pessoa",
    "cargo",
    visao=RESUMIDO,
    frase="{pessoa} conferiu e autenticou o documento {nome}.",
    norma="Lei 12.682/2012, art. 3º",
    reservada="Um documento foi conferido e autenticado.",
)
AUTENTICACAO_CANCELADA = declarar(
    "autenticacao_cancelada",
    116,
    "Cancelada autenticação do documento {numero} ({nome}): arquivo substituído",
    "numero",
    "nome",
    visao=RESUMIDO,
    frase="A autenticação do documento {nome} deixou de valer: o arquivo foi substituído.",
    reservada="A autenticação de um documento deixou de valer: o arquivo foi substituído.",
)
MOVIDO_PARA = declarar(
    "documento_movido_para",
    113,
    "Documento {numero} ({nome}) movido para o processo {destino}: {motivo}",
    "numero",
    "nome",
    "destino",
    "motivo",
    visao=RESUMIDO,
    frase="O documento {nome} foi movido para o processo {destino}.",
    reservada="Um documento foi movido para outro processo.",
)
MOVIDO_DE = declarar(
    "documento_movido_de",
    114,
    "Documento {numero} ({nome}) recebido do processo {origem}: {motivo}",
    "numero",
    "nome",
    "origem",
    "motivo",
    visao=RESUMIDO,
    frase="O documento {nome} veio do processo {origem}.",
    reservada="Um documento veio de outro processo.",
)
ORDEM_ALTERADA = declarar(
    "ordem_alterada",
    60,
    "Ordem dos documentos alterada na árvore: {mudancas}",
    "mudancas",
    frase="A ordem dos documentos do processo mudou.",
)
SUBSTITUIDO = declarar(
    "arquivo_substituido",
    1103,
    "Substituído o arquivo do documento {numero} ({nome}): {antes} por {depois}",
    "numero",
    "nome",
    "antes",
    "depois",
    frase="O arquivo do documento {nome} foi substituído.",
    reservada="O arquivo de um documento foi substituído.",
)

# Credentials of signature. The kinds and their ids are of SEI's range (73 to 76 and 81); which id
# is which inside it is the house's own. Who signs by one does not enter the process.
CREDENCIAL_CONCEDIDA = declarar(
    "credencial_assinatura_concedida",
    73,
    "Credencial para assinar o documento {numero} ({nome}) concedida a {pessoa}, na unidade "
    "{unidade}",
    "numero",
    "nome",
    "pessoa",
    "unidade",
    de_credencial=True,
    norma="Lei 12.527/2011, art. 25",
)
CREDENCIAL_CASSADA = declarar(
    "credencial_assinatura_cassada",
    74,
    "Cassada a credencial de {pessoa}, na unidade {unidade}, para assinar o documento {numero} "
    "({nome})",
    "numero",
    "nome",
    "pessoa",
    "unidade",
    de_credencial=True,
)
CREDENCIAL_RENUNCIADA = declarar(
    "credencial_assinatura_renunciada",
    75,
    "{pessoa} renunciou à credencial para assinar o documento {numero} ({nome}), na unidade "
    "{unidade}",
    "numero",
    "nome",
    "pessoa",
    "unidade",
    de_credencial=True,
    de_fora=True,
)
CREDENCIAL_USADA = declarar(
    "credencial_assinatura_usada",
    76,
    "Encerrada, pela assinatura, a credencial de {pessoa}, na unidade {unidade}, para o documento "
    "{numero} ({nome})",
    "numero",
    "nome",
    "pessoa",
    "unidade",
    de_credencial=True,
    de_fora=True,
)
CREDENCIAL_ANULADA = declarar(
    "credencial_assinatura_anulada",
    81,
    "Anulada a credencial de {pessoa}, na unidade {unidade}, para assinar o documento {numero} "
    "({nome}): não há mais o que assinar sob sigilo",
    "numero",
    "nome",
    "pessoa",
    "unidade",
    de_credencial=True,
)

# Signatures from outside, by link: SEI's range is 86 to 88; which id is which is the house's own.
# The signature itself is told as any other (`ASSINADO`).
EXTERNA_LIBERADA = declarar(
    "assinatura_externa_liberada",
    86,
    "Liberada a assinatura externa do documento {numero} ({nome}) a {pessoa}, {cargo}, até {prazo}",
    "numero",
    "nome",
    "pessoa",
    "cargo",
    "prazo",
    visao=RESUMIDO,
    frase="O documento {nome} foi enviado a {pessoa} para assinatura.",
    reservada="Um documento foi enviado para assinatura de quem não é da casa.",
)
EXTERNA_CANCELADA = declarar(
    "assinatura_externa_cancelada",
    88,
    "Cancelada a liberação da assinatura externa do documento {numero} ({nome}) a {pessoa}: "
    "{motivo}",
    "numero",
    "nome",
    "pessoa",
    "motivo",
    frase="O documento {nome} deixou de esperar a assinatura de {pessoa}.",
    reservada="Um documento deixou de esperar uma assinatura de fora.",
)
MINUTA_SUCEDIDA = declarar(
    "minuta_sucedida",
    1311,
    "Minuta {numero} ({nome}) passou da unidade {origem} para {destino} por reorganização: {ato}",
    "numero",
    "nome",
    "origem",
    "destino",
    "ato",
    visao=TOTAL,
    de_fora=True,
)
CREDENCIAL_SUCEDIDA = declarar(
    "credencial_de_assinatura_sucedida",
    1312,
    "Credencial de assinatura de {pessoa}, no documento {numero} ({nome}), passou à unidade "
    "{unidade} por reorganização",
    "pessoa",
    "numero",
    "nome",
    "unidade",
    de_credencial=True,
    de_fora=True,
)

VERSAO_PUBLICADA = _tarjas.VERSAO_PUBLICADA
VERSAO_PUBLICA_CANCELADA = _tarjas.VERSAO_PUBLICA_CANCELADA
ACESSO_CONCEDIDO = _acesso.ACESSO_CONCEDIDO
ACESSO_CANCELADO = _acesso.ACESSO_CANCELADO
VISTA_PEDIDA = _acesso.VISTA_PEDIDA
VISTA_PRORROGADA = _acesso.VISTA_PRORROGADA
VISTA_RECUSADA = _acesso.VISTA_RECUSADA
