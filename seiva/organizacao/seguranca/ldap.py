"""Login at a directory (LDAP v3, RFC 4511): the directory checks the password, we never keep it."""

import ssl
from typing import Any

import ldap3
from ldap3.core.exceptions import LDAPException
from ldap3.utils.dn import escape_rdn

from seiva.core.erros import RegraViolada
from seiva.organizacao.seguranca.rede import conferir_endereco

PRAZO = 10
FORA = "O diretório da instituição não respondeu. Tente de novo em alguns minutos."


def conferir_no_diretorio(
    endereco: str, modelo: str, *, login: str, senha: str, campo: str
) -> str | None:
    """The CPF that the directory keeps for who has this login and password; None when wrong.

    `modelo` is the name to bind as, with `{login}` (`uid={login},ou=pessoas,dc=cidade`). An empty
    password is refused here: to a directory it would be an anonymous and always successful bind
    (RFC 4513, section 5.1.2). Raises `RegraViolada` when the directory does not answer.
    """
    if not senha or not login.strip():
        return None
    conferir_endereco(endereco, "ldaps")
    nome = modelo.replace("{login}", escape_rdn(login.strip()))
    conexao = ldap3.Connection(
        _servidor(endereco), nome, senha, receive_timeout=PRAZO, read_only=True
    )
    try:
        if not conexao.bind():
            return None
        conexao.search(nome, "(objectClass=*)", ldap3.BASE, attributes=[campo], size_limit=1)
        return _primeiro(conexao.entries, campo)
    except LDAPException as erro:
        raise RegraViolada("provedor", FORA) from erro
    finally:
        conexao.unbind()


def _servidor(endereco: str) -> ldap3.Server:
    tls = ldap3.Tls(validate=ssl.CERT_REQUIRED) if endereco.startswith("ldaps") else None
    return ldap3.Server(endereco, tls=tls, connect_timeout=PRAZO, get_info=ldap3.NONE)


def _primeiro(entradas: Any, campo: str) -> str | None:
    valores = entradas[0].entry_attributes_as_dict.get(campo, []) if entradas else []
    return str(valores[0]) if valores else None
