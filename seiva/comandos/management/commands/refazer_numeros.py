"""`manage.py refazer_numeros`: count the history again from nothing."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from seiva.estatisticas.atualizar import refazer
from seiva.organizacao.models import Instituicao


class Command(BaseCommand):
    help = "Refaz, a partir do histórico, os números de uma instituição ou de todas."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("instituicao", nargs="*", help="endereços; nenhum quer dizer todas")

    def handle(self, *args: Any, **opcoes: Any) -> None:
        todas = Instituicao.objects.order_by("pk")
        pedidas = opcoes["instituicao"]
        achadas = list(todas.filter(slug__in=pedidas) if pedidas else todas)
        faltam = set(pedidas) - {casa.slug for casa in achadas}
        if faltam:
            raise CommandError(f"Não há instituição com o endereço: {', '.join(sorted(faltam))}.")
        for casa in achadas:
            self.stdout.write(f"{casa.nome}: {refazer(casa.pk)} processos contados.")
