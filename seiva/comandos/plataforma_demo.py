"""The institution that runs the service, in the demonstration: fictional, with one operator."""

from seiva.adesao.fundar import Fundacao, fundar_plataforma
from seiva.organizacao.models import Conta, Instituicao

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
    _, operador = fundar_plataforma(DADOS)
    operador.set_password(senha)
    operador.save()
    return operador
