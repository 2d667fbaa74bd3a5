"""Vocabulary of the history of documents. Ids follow SEI's standard tasks (domain.md §2.13)."""

from seiva.andamentos.tipos import RESUMIDO, TOTAL, declarar

GERADO = declarar(
    "documento_gerado",
    2,
    "Gerado documento {nivel} {numero} ({nome})",
    "nivel",
    "numero",
    "nome",
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
)
ASSINATURAS_CANCELADAS = declarar(
    "assinaturas_canceladas",
    6,
    "Cancelamento das assinaturas do documento {numero} ({nome}), editado",
    "numero",
    "nome",
)
EXCLUIDO = declarar(
    "documento_excluido",
    33,
    "Exclusão do documento {numero} ({nome})",
    "numero",
    "nome",
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
)
CADASTRO_ALTERADO = declarar(
    "documento_alterado",
    1101,
    "Alterado {campo} do documento {numero} de “{antes}” para “{depois}”",
    "numero",
    "campo",
    "antes",
    "depois",
)
NIVEL_ALTERADO = declarar(
    "documento_nivel_alterado",
    108,
    "Alterado nível de acesso do documento {numero} de {antes} para {depois}",
    "numero",
    "antes",
    "depois",
)
HIPOTESE_ALTERADA = declarar(
    "documento_hipotese_alterada",
    110,
    "Alterada hipótese legal do documento {numero} de “{antes}” para “{depois}”",
    "numero",
    "antes",
    "depois",
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
