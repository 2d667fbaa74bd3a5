"""`manage.py fechar_raiz`: close and sign the history now, and check every earlier closing."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import transaction

from seiva.core.tenancy import escopo
from seiva.documentos.raizes import conferir_raizes_assinadas, fechar_raiz_assinada
from seiva.organizacao.models import Instituicao


class Command(BaseCommand):
    help = "Fecha e assina a raiz dos andamentos de cada instituição e confere as anteriores."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("instituicao", nargs="*", help="endereço (slug); todas, se nenhum")
        parser.add_argument("--so-conferir", action="store_true", help="não fecha, só confere")

    def handle(self, *args: Any, **opcoes: Any) -> None:
        instituicoes = Instituicao.objects.order_by("slug")
        if opcoes["instituicao"]:
            instituicoes = instituicoes.filter(slug__in=opcoes["instituicao"])
        if not instituicoes:
            raise CommandError("Nenhuma instituição com esse endereço.")
        fechar = not opcoes["so_conferir"]
        quebradas = [i.slug for i in instituicoes if not self._uma(i, fechar=fechar)]
        if quebradas:
            raise CommandError(f"Histórico adulterado em: {', '.join(quebradas)}.")

    def _uma(self, instituicao: Instituicao, *, fechar: bool) -> bool:
        """Close and check one; answers whether every closing checks."""
        with transaction.atomic(), escopo(instituicao.pk):
            nova = fechar_raiz_assinada() if fechar else None
            quebradas = conferir_raizes_assinadas()
        if nova is not None:
            self.stdout.write(
                f"{instituicao.slug}: raiz {nova.numero} com {nova.quantidade} andamentos, "
                f"{nova.raiz}"
            )
        elif not quebradas:
            self.stdout.write(f"{instituicao.slug}: nada a fechar; tudo confere")
        for numero in quebradas:
            self.stderr.write(f"{instituicao.slug}: a raiz {numero} não confere com o histórico")
        return not quebradas
