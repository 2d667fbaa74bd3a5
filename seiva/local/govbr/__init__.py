"""A gov.br of this machine, for the demonstration: fictional people, the real protocol.

Speaks OpenID Connect over real HTTP with the addresses and rules of the Login Único (code flow,
PKCE S256, one return address, a code that serves once). `python -m seiva.local.govbr` runs it.
"""
