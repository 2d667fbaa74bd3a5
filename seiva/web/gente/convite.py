"""The link of an invitation: the person chooses the first password."""

from typing import Any

from django.contrib import messages
from django.contrib.auth import views
from django.http import HttpResponse
from django.urls import reverse_lazy

from seiva.organizacao.convites import DIAS, gerador


class Convite(views.PasswordResetConfirmView):
    """As the page of a new password, with tokens that only open before there is one."""

    token_generator = gerador
    template_name = "gente/convite.html"
    success_url = reverse_lazy("entrar")
    reset_url_token = "abrir"  # noqa: S105  the word in the address after the token went to the session

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**kwargs) | {"dias": DIAS}

    def form_valid(self, form: Any) -> HttpResponse:
        messages.success(self.request, "Senha criada. Entre com o seu CPF ou e-mail.")
        return super().form_valid(form)
