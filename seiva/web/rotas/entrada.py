"""Login, unit and home."""

from django.urls import path

from seiva.web import conta, instituicao, registro, retomada, saude

urlpatterns = [
    path("entrar/", registro.entrar, name="entrar"),
    path("sair/", registro.sair, name="sair"),
    path("unidade/", registro.unidade, name="unidade"),
    path("conta/retomar/", retomada.retomar, name="retomar"),
    path("saude/", saude.saude, name="saude"),
    path("conta/", conta.conta, name="conta"),
    path("senha/", conta.EsqueciASenha.as_view(), name="senha_pedir"),
    path("senha/pedida/", conta.SenhaPedida.as_view(), name="senha_pedida"),
    path("senha/<uidb64>/<token>/", conta.SenhaNova.as_view(), name="senha_nova"),
    path("<slug:instituicao>/brasao/<str:sha256>", instituicao.brasao, name="brasao"),
]
