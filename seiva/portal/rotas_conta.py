"""Addresses of a citizen's account and of what is theirs."""

from django.urls import URLPattern, path

from seiva.portal import assinar_govbr, cadastro, conta, dados, meus

urlpatterns: list[URLPattern] = [
    path("conta/criar/", conta.criar, name="conta_criar"),
    path("conta/criar/pedida/", conta.pedida, name="conta_pedida"),
    path("conta/criar/confirmar/<str:segredo>/", conta.confirmar, name="conta_confirmar"),
    path("conta/email/", conta.email, name="conta_email"),
    path(
        "conta/email/confirmar/<str:segredo>/", conta.email_confirmar, name="conta_email_confirmar"
    ),
    path("conta/govbr/assinar/", assinar_govbr.ir, name="assinar_govbr"),
    path("meus/", meus.meus_processos, name="meus_processos"),
    path("meus/dados/", dados.meus_dados, name="meus_dados"),
    path("meus/dados.json", dados.exportar, name="meus_dados_json"),
    path("<slug:instituicao>/meu-cadastro/", cadastro.meu_cadastro, name="meu_cadastro"),
]
