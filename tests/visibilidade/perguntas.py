"""Doors that are questions to the domain."""

from collections.abc import Callable

from seiva.andamentos.models import Andamento
from seiva.core.ator import Ator
from seiva.documentos.models import Documento
from seiva.pesquisa.busca import Filtros, pelas_palavras, pelo_numero
from seiva.pesquisa.documentos import FiltrosDeDocumento, achar_documentos
from seiva.processos.models import Passagem, Processo
from tests.visibilidade.membros import Membro
from tests.visibilidade.mundo import Mundo


def no_escopo(perguntar: Callable[[Mundo, Ator], set[str]]) -> Callable[[Mundo, Membro], set[str]]:
    def ver(mundo: Mundo, membro: Membro) -> set[str]:
        casa = mundo.elenco.outra if membro.da_outra else mundo.elenco.casa
        with mundo.elenco.em(casa):
            return perguntar(mundo, membro.ator(mundo))

    return ver


def por_processos(metodo: str) -> Callable[[Mundo, Membro], set[str]]:
    return no_escopo(
        lambda mundo, ator: mundo.nomes_de_processos(
            getattr(Processo.objects, metodo)(ator).values_list("pk", flat=True)
        )
    )


def por_documentos(metodo: str) -> Callable[[Mundo, Membro], set[str]]:
    return no_escopo(
        lambda mundo, ator: mundo.nomes_de_documentos(
            getattr(Documento.objects, metodo)(ator).values_list("pk", flat=True)
        )
    )


def dos_andamentos(mundo: Mundo, ator: Ator) -> set[str]:
    entradas = Andamento.objects.legiveis_por(ator).values_list("processo", flat=True)
    return mundo.nomes_de_processos(entradas)


def das_passagens(mundo: Mundo, ator: Ator) -> set[str]:
    passagens = Passagem.objects.visiveis_por(ator).values_list("processo", flat=True)
    return mundo.nomes_de_processos(passagens)


def pela_pesquisa(mundo: Mundo, ator: Ator) -> set[str]:
    """Every process has the word in its specification."""
    achados = pelas_palavras(ator, "paridade", Filtros())
    return mundo.nomes_de_processos(linha.pk for linha in achados.pagina.linhas)


PALAVRAS_DE_TODOS = "segredo OU anexo"  # of what is written here, and of files


def documentos_pela_pesquisa(mundo: Mundo, ator: Ator) -> set[str]:
    achados = achar_documentos(ator, PALAVRAS_DE_TODOS, FiltrosDeDocumento())
    return mundo.nomes_de_documentos(achados.chaves)


def documentos_pelo_filtro(mundo: Mundo, ator: Ator) -> set[str]:
    """Without a word: all that a filter alone brings, also the refusal of a word."""
    vistos: set[int] = set()
    for natureza in "IE":
        filtro = FiltrosDeDocumento(natureza=natureza)
        vistos |= set(achar_documentos(ator, "", filtro).chaves)
        vistos |= set(achar_documentos(ator, "NÃO inexistente", filtro).chaves)
    return mundo.nomes_de_documentos(vistos)


def documentos_dentro_do_processo(mundo: Mundo, ator: Ator) -> set[str]:
    vistos: set[int] = set()
    for pk in mundo.processos.values():
        dentro = FiltrosDeDocumento(processo=pk)
        vistos |= set(achar_documentos(ator, PALAVRAS_DE_TODOS, dentro).chaves)
    return mundo.nomes_de_documentos(vistos)


def por_numero(mundo: Mundo, ator: Ator) -> set[str]:
    vistos = set()
    for nome, numero in mundo.numeros.items():
        achado = pelo_numero(ator, numero).processo
        if achado is not None and achado.pk == mundo.processos[nome]:
            vistos.add(nome)
    return vistos


def da_mesa(mundo: Mundo, ator: Ator) -> set[str]:
    passagens = Passagem.objects.da_mesa_de(ator).values_list("processo", flat=True)
    return mundo.nomes_de_processos(passagens)
