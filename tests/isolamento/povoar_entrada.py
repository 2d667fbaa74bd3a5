"""Where the people of the institution may also log in."""

from seiva.organizacao.models import ProvedorDeEntrada


def povoar_entrada() -> None:
    ProvedorDeEntrada.objects.create(
        tipo="oidc",
        nome="Rede da prefeitura",
        endereco="https://entrada.invalid",
        cliente="seiva",
    )
