"""How passwords are kept: argon2id (RFC 9106), at the cost that OWASP gives as its minimum.

A person proves the password at login and at every signature, so its cost is paid all day by the
same two cores that serve pages: docs/adr/0020-custo-de-cada-pedido.md.
"""

from django.contrib.auth.hashers import Argon2PasswordHasher


class Argon2id(Argon2PasswordHasher):
    """19 MiB, two passes, one lane (OWASP Password Storage Cheat Sheet)."""

    memory_cost = 19 * 1024  # KiB
    time_cost = 2
    parallelism = 1
