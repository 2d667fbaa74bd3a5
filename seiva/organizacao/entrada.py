"""Login with CPF or e-mail and password."""

from typing import Any

from django.contrib.auth.backends import ModelBackend

from seiva.organizacao.models import Conta


class EntradaPorCpfOuEmail(ModelBackend):
    """Find the account by the digits of the CPF or by e-mail, in constant effort."""

    def authenticate(
        self,
        request: Any = None,
        username: str | None = None,
        password: str | None = None,
        **kwargs: Any,
    ) -> Conta | None:
        if not username or password is None:
            return None
        conta = Conta.objects.do_login(username)
        if conta is None:
            Conta().set_password(password)
            return None
        if conta.check_password(password) and self.user_can_authenticate(conta):
            return conta
        return None
