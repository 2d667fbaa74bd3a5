"""Vocabulary of the history of notices: ids of the house's own. No name of a person in them."""

from seiva.andamentos.tipos import RESUMIDO, declarar

EXPEDIDA = declarar(
    "intimacao_expedida",
    1341,
    "Intimação Eletrônica expedida: documento {numero} ({nome}), para {pessoas} pessoa(s)",
    "numero",
    "nome",
    "pessoas",
    visao=RESUMIDO,
    frase="A unidade intimou quem participa do processo: enviou um documento que precisa ser "
    "aberto.",
    norma="Lei 9.784/1999, art. 26",
)
CUMPRIDA = declarar(
    "intimacao_cumprida",
    1342,
    "Intimação Eletrônica cumprida em {data}, por {como}; certidão {certidao}",
    "data",
    "como",
    "certidao",
    visao=RESUMIDO,
    frase="A intimação foi cumprida em {data}: a pessoa já se considera avisada.",
    norma="Lei 11.419/2006, art. 5º",
    de_fora=True,
)
PRORROGADA = declarar(
    "intimacao_prazo_prorrogado",
    1343,
    "Prazo de resposta da intimação do documento {numero} prorrogado até {data}, por "
    "indisponibilidade do sistema",
    "numero",
    "data",
    visao=RESUMIDO,
    frase="O prazo para responder à intimação passou para {data}, porque o sistema ficou fora "
    "do ar.",
    norma="Lei 11.419/2006, art. 10, § 2º",
    de_fora=True,
)
RESPONDIDA = declarar(
    "intimacao_respondida",
    1344,
    "Intimação do documento {numero} respondida com {documentos} documento(s)",
    "numero",
    "documentos",
    visao=RESUMIDO,
    frase="A pessoa respondeu à intimação.",
    de_fora=True,
)
CANCELADA = declarar(
    "intimacao_cancelada",
    1345,
    "Intimação Eletrônica do documento {numero} cancelada para uma pessoa: {motivo}",
    "numero",
    "motivo",
    visao=RESUMIDO,
    frase="A unidade cancelou uma intimação antes de ela ser aberta.",
)
