"""Marking, in what is shown, the words that were searched."""

from html import escape

from django.utils.safestring import SafeString

from seiva.pesquisa.palavras import certas, forma, padrao
from seiva.pesquisa.regras.consulta import Consulta, entender


class Destaque:
    """Marks of one search over many short texts, all given at once."""

    def __init__(self, procura: str | Consulta, textos: list[str]) -> None:
        consulta = entender(procura) if isinstance(procura, str) else procura
        self._padrao = padrao(consulta)
        presentes: set[str] = set()
        if self._padrao is not None:
            presentes = {forma(p) for texto in textos for p in self._padrao.findall(texto)}
        self._marcadas = certas(consulta, presentes)

    def marcar(self, texto: str) -> SafeString:
        """The text, escaped, with the searched words inside `<mark>`."""
        if self._padrao is None or not self._marcadas:
            return SafeString(escape(texto))
        partes: list[str] = []
        fim = 0
        for achada in self._padrao.finditer(texto):
            if forma(achada[0]) in self._marcadas:
                inicio = achada.start()
                partes += [escape(texto[fim:inicio]), "<mark>", escape(achada[0]), "</mark>"]
                fim = achada.end()
        partes.append(escape(texto[fim:]))
        return SafeString("".join(partes))
