"""`manage.py importar_instituicao PACOTE`: an institution from another Seiva, verified and whole."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from seiva.portabilidade.deposito import bancada
from seiva.portabilidade.entrada.importar import importar
from seiva.portabilidade.entrada.recusa import PacoteRecusado


class Command(BaseCommand):
    help = "Confere o pacote inteiro e traz a instituição; se algo não confere, nada muda."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("pacote", type=Path, help="arquivo .zip feito por exportar_instituicao")
        parser.add_argument("--slug", default="", help="outro endereço para a instituição aqui")

    def handle(self, *args: Any, **opcoes: Any) -> None:
        if not opcoes["pacote"].is_file():
            raise CommandError(f"{opcoes['pacote']} não existe.")
        try:
            with bancada() as pasta:
                chegada = importar(opcoes["pacote"], pasta, opcoes["slug"])
        except PacoteRecusado as recusa:
            linhas = "\n".join(f"  {problema}" for problema in recusa.problemas)
            raise CommandError(f"O pacote foi recusado inteiro; nada mudou:\n{linhas}") from recusa
        for aviso in chegada.avisos:
            self.stderr.write(f"Aviso: {aviso}")
        self.stdout.write(
            f"{chegada.instituicao.slug}: {chegada.linhas} linhas e {chegada.bytes} arquivos"
        )
