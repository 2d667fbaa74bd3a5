"""`manage.py distribuir`: the SQL that lays the schema over several machines, to be read first."""

from typing import Any

from django.core.management.base import BaseCommand

from seiva.comandos.distribuicao import plano


class Command(BaseCommand):
    help = "Mostra o SQL que reparte o banco por instituição em um agrupamento Citus."

    def handle(self, *args: Any, **opcoes: Any) -> None:
        for comando in plano():
            self.stdout.write(comando)
