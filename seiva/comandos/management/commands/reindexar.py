"""`manage.py reindexar`: rebuild the search indexes."""

from contextlib import nullcontext
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from seiva.organizacao.models import Instituicao
from seiva.pesquisa.refazer import refazer, sem_indice


class Command(BaseCommand):
    help = "Refaz os índices da pesquisa, de uma instituição ou de todas."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("instituicao", nargs="?", help="slug; sem ele, todas")
        parser.add_argument(
            "--de-uma-vez",
            action="store_true",
            help="refaz o índice de palavras no fim: mais rápido, com o sistema parado",
        )

    def handle(self, *args: Any, **opcoes: Any) -> None:
        """One institution at a time; each is committed by itself."""
        casas = Instituicao.objects.order_by("pk")
        if opcoes["instituicao"]:
            casas = casas.filter(slug=opcoes["instituicao"])
            if not casas.exists():
                raise CommandError(f"Não há instituição “{opcoes['instituicao']}”.")
        if opcoes["de_uma_vez"] and not settings.URL_DO_DONO:
            raise CommandError("--de-uma-vez precisa de DATABASE_URL_DONO.")
        with sem_indice(settings.URL_DO_DONO) if opcoes["de_uma_vez"] else nullcontext():
            self._refazer(casas)

    def _refazer(self, casas: Any) -> None:
        for casa in casas:
            processos, documentos = refazer(casa.pk)
            self.stdout.write(f"{casa.slug}: {processos} processos, {documentos} documentos")
