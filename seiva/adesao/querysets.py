"""Questions about requests of adoption, in the platform's own institution."""

from typing import Any

from seiva.core.modelos import QuerySetDoInquilino


class AdesaoQuerySet(QuerySetDoInquilino[Any]):
    def vivas(self) -> "AdesaoQuerySet":
        """Under way or already in: one for each who asks."""
        from seiva.adesao.models.adesao import VIVAS

        return self.filter(estado__in=VIVAS)

    def do_ente(self, ente: str) -> "AdesaoQuerySet":
        """Requests of one town hall, council or company."""
        return self.filter(ente=ente)

    def do_segredo(self, resumo: str) -> "AdesaoQuerySet":
        """The one that the link of an e-mail names."""
        return self.filter(resumo=resumo)

    def do_protocolo(self, protocolo: str) -> "AdesaoQuerySet":
        return self.filter(protocolo=protocolo)

    def do_formulario(self, chave: Any) -> "AdesaoQuerySet":
        """What the form with this one-time key asked for."""
        return self.filter(chave=chave)

    def conhecidas(self) -> "AdesaoQuerySet":
        """Confirmed: what the operator sees, with what a card of the board shows."""
        return self.exclude(estado="a_confirmar").select_related("processo", "ambiente")

    def no_quadro(self, estado: str) -> "AdesaoQuerySet":
        """One column of the board, the oldest first: it waits longest."""
        return self.conhecidas().filter(estado=estado).order_by("pk")

    def encerradas(self) -> "AdesaoQuerySet":
        """Out of the board: refused, given up or joined to another, the latest first."""
        fora = ["recusada", "desistencia", "juntada"]
        return self.conhecidas().filter(estado__in=fora).order_by("-pk")
