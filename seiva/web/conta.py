"""Minha conta: own data, and the password."""

from collections.abc import Iterable
from typing import Any

from django.contrib import messages
from django.contrib.auth import update_session_auth_hash, views
from django.contrib.auth.forms import PasswordChangeForm, PasswordResetForm
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse_lazy
from django.views.decorators.cache import never_cache

from seiva.core.limites import contar
from seiva.organizacao.acesso import onde_atua
from seiva.organizacao.correio.pedidos import mandar_link_de_senha
from seiva.organizacao.models import Conta
from seiva.organizacao.regras.documentos_pessoais import formatar
from seiva.portas.acesso import endereco_de
from seiva.portas.alcance import conta_inteira
from seiva.web.seguranca.pagina import renovar_sessao


@conta_inteira
@never_cache
def conta(requisicao: Any) -> HttpResponse:
    """Own data and lotações; changing the password asks for the present one."""
    formulario = PasswordChangeForm(requisicao.user, requisicao.POST or None)
    codigo = 200
    if requisicao.method == "POST":
        contar("trocar-senha", str(requisicao.user.pk), maximo=10, segundos=300)
        if formulario.is_valid():
            antiga = requisicao.session.session_key
            update_session_auth_hash(requisicao, formulario.save())
            renovar_sessao(requisicao, antiga)
            messages.success(requisicao, "Senha alterada. As outras sessões foram encerradas.")
            return redirect("conta")
        codigo = 422
    contexto = {
        "form": formulario,
        "onde": onde_atua(requisicao.user),
        "cpf": formatar(requisicao.user.cpf),
    }
    return render(requisicao, "registro/conta.html", contexto, status=codigo)


class PedidoDeSenha(PasswordResetForm):
    """Asks for a link by e-mail; the message goes out by a job, after the commit."""

    def get_users(self, email: str) -> Iterable[Any]:
        """Also who was invited and let the invitation expire: the e-mail proves who it is."""
        return Conta.objects.filter(email__iexact=email, is_active=True)

    def send_mail(self, *args: Any, **kwargs: Any) -> None:
        contexto: dict[str, Any] = args[2]
        mandar_link_de_senha(contexto["user"])


class EsqueciASenha(views.PasswordResetView):
    """The answer is the same whether the account exists or not."""

    form_class = PedidoDeSenha
    template_name = "registro/senha_pedir.html"
    success_url = reverse_lazy("senha_pedida")

    def post(self, *args: Any, **kwargs: Any) -> HttpResponse:
        contar("pedir-senha", endereco_de(self.request), maximo=10, segundos=3600)
        return super().post(*args, **kwargs)


class SenhaPedida(views.PasswordResetDoneView):
    template_name = "registro/senha_pedida.html"


class SenhaNova(views.PasswordResetConfirmView):
    template_name = "registro/senha_nova.html"
    success_url = reverse_lazy("entrar")

    def form_valid(self, form: Any) -> HttpResponse:
        messages.success(self.request, "Senha alterada. Entre com a nova senha.")
        return super().form_valid(form)
