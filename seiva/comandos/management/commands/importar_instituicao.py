"""`manage.py importar_instituicao PACOTE`: an institution from another Seiva, verified and whole."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from seiva.organizacao.models import Instituicao
from seiva.portabilidade.deposito import bancada
from seiva.portabilidade.entrada.importar import importar
from seiva.portabilidade.entrada.recusa import PacoteRecusado


class Command(BaseCommand):
    help = "Confere o pacote inteiro e traz a instituição; se algo não confere, nada muda."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("pacote", type=Path, help="arquivo .zip feito por exportar_instituicao")
        parser.add_argument(
            "--no-lugar-de",
            default="",
            metavar="SLUG",
            help="instituição daqui que cede o endereço e fica de lado, suspensa, como está",
        )
        parser.add_argument("--slug", default="", help="outro endereço para a instituição aqui")

    def handle(self, *args: Any, **opcoes: Any) -> None:
        if not opcoes["pacote"].is_file():
            raise CommandError(f"{opcoes['pacote']} não existe.")
        anterior = self._anterior(opcoes["no_lugar_de"])
        slug = opcoes["slug"] or (anterior.slug if anterior else "")
        try:
            with bancada() as pasta:
                chegada = importar(opcoes["pacote"], pasta, slug, no_lugar_de=anterior)
        except PacoteRecusado as recusa:
            linhas = "\n".join(f"  {problema}" for problema in recusa.problemas)
            raise CommandError(f"O pacote foi recusado inteiro; nada mudou:\n{linhas}") from recusa
        for aviso in chegada.avisos:
            self.stderr.write(f"Aviso: {aviso}")
        self.stdout.write(
            f"{chegada.instituicao.slug}: {chegada.linhas} linhas e {chegada.bytes} arquivos"
        )

    def _anterior(self, slug: str) -> Instituicao | None:
        if not slug:
            return None
        anterior = Instituicao.objects.filter(slug=slug, plataforma=False).first()
        if anterior is None:
            raise CommandError(f"Nenhuma instituição com o endereço {slug}.")
        return anterior
