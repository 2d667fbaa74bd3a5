"""A small LDAP directory over a real socket: binds and base searches, for a few people."""

import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager

from ldap3.protocol import rfc4511 as p
from pyasn1.codec.ber import decoder, encoder

Pessoas = dict[str, tuple[str, dict[str, str]]]


def _mensagem(numero: int, nome: str, operacao: object) -> bytes:
    resposta = p.LDAPMessage()
    resposta["messageID"] = numero
    resposta["protocolOp"] = p.ProtocolOp().setComponentByName(nome, operacao)
    return encoder.encode(resposta)


def _resultado(tipo: type, codigo: str) -> object:
    fim = tipo()
    fim["resultCode"] = p.ResultCode(codigo)
    fim["matchedDN"], fim["diagnosticMessage"] = p.LDAPDN(""), p.LDAPString("")
    return fim


def _entrada(nome: str, atributos: dict[str, str]) -> object:
    entrada = p.SearchResultEntry()
    entrada["object"] = p.LDAPDN(nome)
    lista = p.PartialAttributeList()
    for i, (chave, valor) in enumerate(atributos.items()):
        atributo = p.PartialAttribute()
        atributo["type"] = p.AttributeDescription(chave)
        atributo["vals"] = p.Vals().setComponentByPosition(0, p.AttributeValue(valor))
        lista.setComponentByPosition(i, atributo)
    entrada["attributes"] = lista
    return entrada


def _responder(ligacao: socket.socket, pessoas: Pessoas) -> None:
    resto = b""
    while pedaco := ligacao.recv(65536):
        resto += pedaco
        mensagem, resto = decoder.decode(resto, asn1Spec=p.LDAPMessage())
        numero, operacao = int(mensagem["messageID"]), mensagem["protocolOp"]
        if operacao.getName() == "bindRequest":
            nome = str(operacao["bindRequest"]["name"])
            senha = bytes(operacao["bindRequest"]["authentication"]["simple"]).decode()
            certo = not senha or pessoas.get(nome, ("", {}))[0] == senha
            codigo = "success" if certo else "invalidCredentials"
            ligacao.sendall(_mensagem(numero, "bindResponse", _resultado(p.BindResponse, codigo)))
        elif operacao.getName() == "searchRequest":
            nome = str(operacao["searchRequest"]["baseObject"])
            achada = _entrada(nome, pessoas[nome][1])
            ligacao.sendall(_mensagem(numero, "searchResEntry", achada))
            fim = _resultado(p.SearchResultDone, "success")
            ligacao.sendall(_mensagem(numero, "searchResDone", fim))
        else:
            return


@contextmanager
def diretorio(pessoas: Pessoas) -> Iterator[str]:
    """A directory on the air; its address. `pessoas`: name → (password, attributes). As real
    ones do, it takes an empty password for an anonymous bind, which always succeeds."""
    ouvinte = socket.create_server(("127.0.0.1", 0))

    def atender() -> None:
        while True:
            try:
                ligacao, _ = ouvinte.accept()
            except OSError:
                return
            with ligacao:
                _responder(ligacao, pessoas)

    linha = threading.Thread(target=atender, daemon=True)
    linha.start()
    try:
        yield f"ldap://127.0.0.1:{ouvinte.getsockname()[1]}"
    finally:
        ouvinte.close()
