"""Second factors, sessions, and logging in at the institution's own provider."""

from django.urls import URLPattern, path

from seiva.web.seguranca import administrar, confirmar, govbr, pagina, provedor

_I = "<slug:instituicao>"

urlpatterns: list[URLPattern] = [
    path("entrar/confirmar/", confirmar.confirmar, name="entrar_confirmar"),
    path("entrar/chave/pedir/", confirmar.pedir_chave, name="chave_pedir"),
    path("entrar/chave/", confirmar.entrar_com_chave, name="chave_entrar"),
    path("entrar/govbr/", govbr.ir, name="entrar_govbr"),
    path("entrar/govbr/retorno/", govbr.voltar, name="govbr_retorno"),
    path("sair/govbr/", govbr.sair, name="sair_govbr"),
    path("entrar/retorno/", provedor.retorno, name="entrar_retorno"),
    path(f"entrar/em/{_I}/", provedor.entrar_na_instituicao, name="entrar_na_instituicao"),
    path(f"entrar/em/{_I}/provedor/", provedor.provedor, name="entrar_provedor"),
    path("conta/seguranca/", pagina.seguranca, name="seguranca"),
    path("conta/seguranca/aplicativo/", pagina.aplicativo, name="seguranca_aplicativo"),
    path("conta/seguranca/chave/pedir/", pagina.pedir_registro, name="chave_registrar_pedir"),
    path("conta/seguranca/chave/", pagina.registrar, name="chave_registrar"),
    path("conta/seguranca/sessoes/", pagina.encerrar, name="sessoes_encerrar"),
    path("conta/seguranca/<slug:medida>/", pagina.ato, name="seguranca_ato"),
    path(f"{_I}/administracao/entrada/", administrar.provedores, name="provedores"),
    path(
        f"{_I}/administracao/entrada/<slug:tipo_de_provedor>/",
        administrar.provedores,
        name="provedor_do_tipo",
    ),
]
