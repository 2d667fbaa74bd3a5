"""Administration: where the people of the institution may also log in."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render

from seiva.core.erros import NaoEncontrado, RegraViolada, SemPermissao
from seiva.organizacao.acoes.definir_provedor import DadosDoProvedor, definir_provedor
from seiva.organizacao.models import ProvedorDeEntrada
from seiva.web.acesso import Requisicao, servidor
from seiva.web.forms.seguranca import Provedor

ADMINISTRAR = "instituicao.administrar"


@servidor
def provedores(requisicao: Requisicao, tipo_de_provedor: str = "oidc") -> HttpResponse:
    """The provider of one kind: see, create, change."""
    if not requisicao.ator.pode(ADMINISTRAR):
        raise SemPermissao("sem_permissao", "Só quem administra a instituição muda como se entra.")
    tipo = tipo_de_provedor
    if tipo not in ProvedorDeEntrada.Tipo.values:
        raise NaoEncontrado
    atual = ProvedorDeEntrada.objects.filter(tipo=tipo).first()
    formulario = Provedor(requisicao.POST or None, initial=_inicial(atual))
    codigo = 200
    if requisicao.method == "POST":
        if formulario.is_valid():
            try:
                dados = DadosDoProvedor(tipo=tipo, **formulario.cleaned_data)
                definir_provedor(requisicao.ator, dados=dados)
                messages.success(requisicao, "Provedor de entrada guardado.")
                return redirect(requisicao.path)
            except RegraViolada as erro:
                formulario.add_error(erro.campo or None, erro.mensagem)
        codigo = 422
    contexto = {"form": formulario, "tipo": tipo, "atual": atual}
    return render(requisicao, "seguranca/provedores.html", contexto, status=codigo)


def _inicial(atual: ProvedorDeEntrada | None) -> dict[str, Any]:
    if atual is None:
        return {"campo": "cpf", "ativo": True}
    return {
        nome: getattr(atual, nome) for nome in ("nome", "endereco", "cliente", "campo", "ativo")
    }
