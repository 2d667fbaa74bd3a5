"""`manage.py implantar_plataforma`: the institution that runs the service, and its first operator."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import transaction

from seiva.adesao.fundar import Fundacao, fundar_plataforma
from seiva.core.erros import RegraViolada


class Command(BaseCommand):
    help = "Cria a instituição que opera a plataforma e convida o primeiro operador, por e-mail."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--endereco", required=True, help="Primeira palavra do endereço.")
        parser.add_argument("--nome", required=True)
        parser.add_argument("--cnpj", required=True)
        parser.add_argument("--municipio", required=True)
        parser.add_argument("--uf", default="MG")
        parser.add_argument("--operador-nome", required=True)
        parser.add_argument("--operador-cpf", required=True)
        parser.add_argument("--operador-email", required=True)

    @transaction.atomic
    def handle(self, *args: Any, **opcoes: Any) -> None:
        nomes = (
            "endereco", "nome", "cnpj", "municipio", "uf",
            "operador_nome", "operador_cpf", "operador_email",
        )  # fmt: skip
        try:
            casa, conta = fundar_plataforma(Fundacao(**{n: opcoes[n] for n in nomes}))
        except RegraViolada as erro:
            raise CommandError(str(erro)) from erro
        self.stdout.write(f"{casa.nome} (/{casa.slug}/) opera a plataforma.")
        self.stdout.write(f"{conta.nome} cria a senha em /senha/, com o e-mail {conta.email}.")
