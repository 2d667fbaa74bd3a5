"""Stands for the demonstration's loader."""

from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from tests.local.minima.models import Recado


class Command(BaseCommand):
    """Load once; `--logins` only tells the logins."""

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--logins", action="store_true")

    def handle(self, *args: Any, **options: Any) -> None:
        if options["logins"]:
            self.stdout.write("ana  senha-de-demonstração")
        elif not Recado.objects.filter(texto="demo").exists():
            Recado.objects.create(texto="demo")
