"""Questions about reorganisations, and what of a unit a reorganisation has to reach."""

from collections.abc import Collection
from typing import Any

from django.db.models import Q

from seiva.core.modelos import QuerySetDoInquilino


class ReorganizacaoQuerySet(QuerySetDoInquilino[Any]):
    def recentes(self) -> "ReorganizacaoQuerySet":
        """The latest first."""
        return self.order_by("-id")

    def andando(self) -> "ReorganizacaoQuerySet":
        """Those whose lots are not all done."""
        return self.filter(estado="A")

    def do_formulario(self, chave: Any) -> "ReorganizacaoQuerySet":
        """What the form with this one-time key confirmed."""
        return self.filter(chave=chave)


def processos_a_mover(
    unidades: Collection[int], *, com_acervo: bool, depois: int = 0
) -> QuerySetDoInquilino[Any]:
    """Processes where these units have something that would be left without an owner: open there,
    read there by credential, waited for there, with a draft of theirs. With `com_acervo`, also
    what they concluded (never what is under sigilo: the credentials tell of it)."""
    from seiva.documentos.models import CredencialDeAssinatura, Documento
    from seiva.processos.models import Credencial, Destino, Passagem, Processo

    passagens = Passagem.objects.filter(unidade__in=unidades)
    if not com_acervo:
        passagens = passagens.filter(aberta=True)
    por_credencial = Credencial.objects.filter(unidade__in=unidades, ativa=True)
    espera = Destino.objects.devolucoes_devidas().filter(remessa__origem__in=unidades)
    minutas = Documento.objects.filter(unidade__in=unidades, estado="minuta", natureza="I")
    a_assinar = CredencialDeAssinatura.objects.ativas().filter(unidade__in=unidades)
    return Processo.objects.filter(
        Q(pk__in=passagens.values("processo"))
        | Q(pk__in=por_credencial.values("processo"))
        | Q(pk__in=espera.values("processo"))
        | Q(pk__in=minutas.values("processo"))
        | Q(pk__in=a_assinar.values("documento__processo")),
        pk__gt=depois,
    ).order_by("pk")


def ainda_por_mover(unidades: Collection[int]) -> QuerySetDoInquilino[Any]:
    """Of those, what must not be left in a unit that ended."""
    return processos_a_mover(unidades, com_acervo=False)
