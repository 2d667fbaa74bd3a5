"""Vocabulary of the history of redacted public versions: ids of the house's own."""

from seiva.andamentos.tipos import RESUMIDO, declarar

VERSAO_PUBLICADA = declarar(
    "versao_publica_publicada",
    1330,
    "Publicada versão pública do documento {numero} ({nome}), com {tarjas} tarja(s); certidão "
    "{certidao}",
    "numero",
    "nome",
    "tarjas",
    "certidao",
    visao=RESUMIDO,
    frase="Foi publicada uma cópia do documento {nome} sem as informações protegidas por lei.",
    reservada="Foi publicada uma cópia de um documento sem as informações protegidas por lei.",
    norma="Lei 12.527/2011, art. 7º, § 2º",
)
VERSAO_PUBLICA_CANCELADA = declarar(
    "versao_publica_cancelada",
    1331,
    "Cancelada a versão pública do documento {numero} ({nome}): {motivo}",
    "numero",
    "nome",
    "motivo",
    visao=RESUMIDO,
    frase="A cópia pública do documento {nome} foi retirada.",
    reservada="A cópia pública de um documento foi retirada.",
)
