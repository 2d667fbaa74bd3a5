"""Questions about services and their versions."""

from typing import Any

from django.db.models import F, QuerySet

from seiva.core.modelos import QuerySetDoInquilino
from seiva.core.textos import sem_acentos, uma_linha


def com_palavras(linhas: Any, texto: str) -> Any:
    """Rows whose `busca` has every word, in any order, whatever the accents."""
    for palavra in sem_acentos(uma_linha(texto)).split()[:12]:
        linhas = linhas.filter(busca__contains=palavra)
    return linhas


class ServicoQuerySet(QuerySetDoInquilino[Any]):
    def com_texto(self, texto: str) -> "ServicoQuerySet":
        return com_palavras(self, texto)

    def filtrados(self, situacao: str = "", tema: str = "") -> "ServicoQuerySet":
        """Those of a situation and of a theme; "" is any."""
        linhas = self.filter(situacao=situacao) if situacao else self
        return linhas.filter(tema=tema) if tema else linhas


class VersaoQuerySet(QuerySetDoInquilino[Any]):
    def vigentes(self) -> "VersaoQuerySet":
        """The version in force of each published service: what citizens read."""
        return self.filter(
            servico__situacao="publicado", numero=F("servico__numero_publicado")
        ).select_related("servico")

    def com_texto(self, texto: str) -> "VersaoQuerySet":
        return com_palavras(self, texto)

    def rascunho(self, servico_id: int) -> "VersaoQuerySet":
        """The one version that still changes, if any."""
        return self.filter(servico=servico_id, publicada_em__isnull=True)

    def historico(self, servico_id: int) -> "VersaoQuerySet":
        """Published versions of a service, the newest first."""
        return self.filter(servico=servico_id, publicada_em__isnull=False).order_by("-numero")


class OfertaQuerySet(QuerySet[Any]):
    """Of every institution: texts that they chose to share."""

    def com_texto(self, texto: str) -> "OfertaQuerySet":
        return com_palavras(self, texto)

    def de_outras(self, instituicao_id: int) -> "OfertaQuerySet":
        """What others offer, by name."""
        return self.exclude(casa=instituicao_id).order_by("titulo", "pk")
