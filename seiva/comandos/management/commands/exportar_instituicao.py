"""`manage.py exportar_instituicao SLUG DESTINO`: everything an institution owns, as one package."""

from pathlib import Path
from shutil import copyfile, disk_usage
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import transaction
from django.utils import timezone

from seiva.autos.pdf.livro import SemEspaco
from seiva.core.relogio import agora
from seiva.core.tenancy import escopo
from seiva.organizacao.models import Instituicao
from seiva.portabilidade.consulta import em_reinicio
from seiva.portabilidade.deposito import bancada
from seiva.portabilidade.saida.fazer import fazer_pacote


class Command(BaseCommand):
    help = "Grava em DESTINO o pacote com tudo o que a instituição possui."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("instituicao", help="endereço (slug)")
        parser.add_argument("destino", type=Path, help="arquivo .zip que será criado")

    def handle(self, *args: Any, **opcoes: Any) -> None:
        instituicao = Instituicao.objects.filter(slug=opcoes["instituicao"]).first()
        if instituicao is None:
            raise CommandError("Nenhuma instituição com esse endereço.")
        with transaction.atomic(), escopo(instituicao.pk):
            if em_reinicio(instituicao.pk):
                raise CommandError("A instituição está sendo reiniciada. Espere que termine.")
        destino: Path = opcoes["destino"]
        if destino.exists():
            raise CommandError(f"{destino} já existe.")
        parcial = destino.with_name(f"{destino.name}.parcial")
        try:
            with bancada() as pasta:
                quando = timezone.localtime(agora()).isoformat(timespec="seconds")
                feito = fazer_pacote(instituicao.pk, pasta, quando)
                copyfile(feito.caminho, parcial)
        except (SemEspaco, OSError) as erro:
            parcial.unlink(missing_ok=True)
            livre = disk_usage(destino.absolute().parent).free
            raise CommandError(
                f"Não coube ou não se gravou ({livre} bytes livres): {erro}"
            ) from erro
        parcial.replace(destino)
        for falta in feito.faltas:
            self.stderr.write(f"Falta: {falta}")
        self.stdout.write(f"{instituicao.slug}: {destino} ({destino.stat().st_size} bytes)")
