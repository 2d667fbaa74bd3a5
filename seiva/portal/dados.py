"""Meus dados: what each institution keeps of the person, to see and to take away."""

from typing import Any

from django.http import HttpResponse, JsonResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from seiva.auditoria.meus_dados import da_conta, dados_de
from seiva.core.limites import contar
from seiva.organizacao.regras.documentos_pessoais import formatar
from seiva.portal.acesso import cidadao


@require_safe
@never_cache
@cidadao
def meus_dados(requisicao: Any) -> HttpResponse:
    """The account, and one section for each institution."""
    contexto = {
        "conta": da_conta(requisicao.conta) | {"cpf": formatar(requisicao.conta.cpf)},
        "sem_email": requisicao.conta.email.endswith(".invalid"),
        "partes": dados_de(requisicao.conta),
    }
    return render(requisicao, "meus/dados.html", contexto)


@require_safe
@never_cache
@cidadao
def exportar(requisicao: Any) -> HttpResponse:
    """The same, as a file."""
    contar("meus-dados", str(requisicao.conta.pk), maximo=30, segundos=3600)
    tudo = {
        "conta": da_conta(requisicao.conta),
        "instituicoes": [parte.em_json() for parte in dados_de(requisicao.conta)],
    }
    resposta = JsonResponse(tudo, json_dumps_params={"indent": 1, "ensure_ascii": False})
    resposta["Content-Disposition"] = 'attachment; filename="meus-dados.json"'
    return resposta
