"""The institution that runs the service, in the demonstration: fictional, with one operator."""

from datetime import timedelta

from seiva.adesao.fundar import Fundacao, fundar_plataforma
from seiva.core.relogio import agora, como_em
from seiva.organizacao.models import Conta, Instituicao

DE_VIDA = 60  # days

DADOS = Fundacao(
    endereco="seiva-minas",
    nome="Seiva Minas",
    cnpj="11444777000161",
    municipio="Belo Horizonte",
    uf="MG",
    operador_nome="Otto Operador",
    operador_cpf="29537995593",
    operador_email="operador@seiva-minas.example",
)


def fundar_demonstracao(senha: str) -> Conta | None:
    """Found it once, with the operator ready to come in; None when there is one already."""
    if Instituicao.objects.filter(plataforma=True).exists():
        return None
    # It has been receiving requests for some time.
    with como_em(agora() - timedelta(days=DE_VIDA)):
        _, operador = fundar_plataforma(DADOS)
    operador.set_password(senha)
    operador.save()
    return operador
