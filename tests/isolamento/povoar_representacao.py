"""Who represents whom, in one institution: a company that somebody declared."""

from typing import Any
from uuid import uuid4

from django.contrib.auth.hashers import make_password

from seiva.core.ator import Ator
from seiva.core.relogio import hoje
from seiva.organizacao.models import Conta, Lotacao, Perfil
from seiva.representacao.acoes.declarar import (
    Declaracao,
    declarar_representacao,
    preparar_declaracao,
)
from seiva.representacao.models import Representacao
from tests.elenco import SENHA, Casa

CPF = "24843803480"


def povoar_representacao(ator: Ator, casa: Casa) -> dict[str, Any]:
    """A declaration of the person who acts, and somebody who may decide it; needs the scope open."""
    quem, _ = Conta.objects.get_or_create(
        cpf=CPF,
        defaults={
            "nome": "Rita Sales",
            "email": "rita@exemplo.example",
            "password": make_password(SENHA),
        },
    )
    perfil, _ = Perfil.objects.get_or_create(
        nome="Quem confere", defaults={"permissoes": ["representacao.conferir"]}
    )
    Lotacao.objects.create(conta=quem, unidade=casa.unidades["TRIB"], perfil=perfil, inicio=hoje())
    cidadao = Ator.cidadao(casa.instituicao.pk, ator.minha_conta, ator.nome)
    declaracao = Declaracao(
        "11444777000161", f"Empresa de {casa.instituicao.slug}", "responsavel", "Sócia"
    )
    lido = preparar_declaracao(cidadao, declaracao).resumo
    feita: Representacao = declarar_representacao(
        cidadao, declaracao=declaracao, lido=lido, senha=SENHA, chave=uuid4()
    )
    return {"representacao": feita}
