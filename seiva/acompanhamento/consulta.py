"""What whoever follows a process reads: its steps in plain words and where it is.

Only the shortest view of the history; of what the reader may not read, sentences without names.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from seiva.acompanhamento.regras.linha import Passo, dia_de
from seiva.acompanhamento.regras.onde import Etapa, fora_das_unidades
from seiva.andamentos import tipos
from seiva.andamentos.models import Andamento
from seiva.core.ator import Ator
from seiva.core.preparadas import Preparada, PreparadaDeObjetos, UmDe
from seiva.documentos.models import Documento
from seiva.organizacao.models import Unidade
from seiva.processos.legibilidade import legivel
from seiva.processos.models import Anexacao, Destino, Passagem, Processo

MAIS_RECENTES = 100
_DE_UNIDADES = ("origem", "destino", "unidade")
_DE_PROCESSOS = {"documento_movido_para": "destino", "documento_movido_de": "origem"}


@dataclass(frozen=True)
class Situacao:
    """Where a process is: one stage for each unit that has it open, or `frase` when none does.

    `abertas`: the passagens of those units, in the same order.
    """

    etapas: tuple[Etapa, ...]
    frase: str
    abertas: tuple[Passagem, ...] = ()


def _resumidos(ator: Ator, processo: int) -> Any:
    resumidos = Andamento.objects.legiveis_por(ator).do_processo(processo).da_visao(tipos.RESUMIDO)
    return resumidos.select_related("unidade").recentes_primeiro()


def _ultimos(ator: Ator, quantos: int, *, processo: int) -> Any:
    return _resumidos(ator, processo)[:quantos]


_recentes = PreparadaDeObjetos(_ultimos)


def passos(
    ator: Ator, processo: Processo, *, depois_de: int = 0, quantos: int = MAIS_RECENTES
) -> list[Passo]:
    """The latest steps that the actor may know of, in the order in which they happened.

    A fixed number of questions, however many steps.
    """
    novos: list[Andamento]
    if depois_de:
        novos = list(_resumidos(ator, processo.pk).filter(sequencia__gt=depois_de)[:quantos])
    else:
        novos = _recentes(ator, quantos, processo=processo.pk)
    return ditos(ator, processo, novos[::-1])


def ditos(ator: Ator, processo: Processo, linhas: list[Andamento]) -> list[Passo]:
    """Entries of `legiveis_por`, each as the actor may read it: of what is closed, no names."""
    fechados = _fechados(ator, processo, linhas)
    nomes = _nomes_de_unidades(ator, linhas)
    return [_passo(linha, linha.pk in fechados, nomes) for linha in linhas]


def _passo(linha: Andamento, fechado: bool, nomes: Mapping[str, str]) -> Passo:
    tipo = tipos.tipo(linha.tipo)
    ditos = {chave: str(valor) for chave, valor in linha.dados.items()}
    unidade = linha.unidade.nome if linha.unidade else ""
    return Passo(
        linha.sequencia,
        linha.quando,
        unidade or ditos.get("_unidade", ""),
        tipo.dita(_por_extenso(ditos, nomes), reservada=fechado),
        tipo.formal(ditos, reservada=fechado),
    )


def _por_extenso(dados: Mapping[str, str], nomes: Mapping[str, str]) -> dict[str, str]:
    """Units by their names: who is not of the house does not know their short ones."""
    trocados = {
        campo: nomes.get(dados[campo], dados[campo]) for campo in _DE_UNIDADES if campo in dados
    }
    if "destinos" in dados:
        trocados["destinos"] = ", ".join(nomes.get(s, s) for s in dados["destinos"].split(", "))
    return {**dados, **trocados}


def _com_siglas(_ator: Ator, *, siglas: Any) -> Any:
    achadas = Unidade.objects.filter(UmDe("sigla", siglas)).order_by("pk")
    return achadas.values_list("sigla", "nome")


_unidades = Preparada(_com_siglas)


def _nomes_de_unidades(ator: Ator, linhas: Sequence[Andamento]) -> dict[str, str]:
    siglas = {linha.dados[c] for linha in linhas for c in _DE_UNIDADES if c in linha.dados}
    siglas |= {s for linha in linhas for s in linha.dados.get("destinos", "").split(", ") if s}
    if not siglas:
        return {}
    nomes: dict[str, str] = {}
    for sigla, nome in _unidades(ator, siglas=list(siglas)):
        # Two órgãos may have units with one short name: then only the short name is sure.
        nomes[sigla] = nome if nomes.get(sigla, nome) == nome else sigla
    return nomes


def _citados(linha: Andamento) -> set[str]:
    """Numbers of documents and processes that an entry names."""
    campos = ("numero", _DE_PROCESSOS.get(linha.tipo, ""))
    return {str(linha.dados[campo]) for campo in campos if campo in linha.dados}


def _fechados(ator: Ator, processo: Processo, linhas: Sequence[Andamento]) -> set[int]:
    """Entries about what the actor may not read: all of them in a process that is closed to it,
    and those that name a document closed to it, or a process of which it may not know."""
    if not legivel(ator, processo):
        return {linha.pk for linha in linhas}
    citados = {linha.pk: _citados(linha) for linha in linhas}
    numeros = set().union(*citados.values()) if citados else set()
    conhecidos = _documentos_abertos(ator, numeros) | _processos_conhecidos(ator, numeros)
    return {pk for pk, nomeados in citados.items() if not nomeados <= conhecidos}


def _com_numeros(ator: Ator, *, numeros: Any) -> Any:
    return (
        Documento.objects.legiveis_por(ator).filter(UmDe("numero", numeros)).values_list("numero")
    )


_abertos = Preparada(_com_numeros)


def _documentos_abertos(ator: Ator, numeros: set[str]) -> set[str]:
    por_valor: dict[int, set[str]] = {}
    for numero in numeros:
        if numero.isascii() and numero.isdigit() and len(numero) <= 18:
            por_valor.setdefault(int(numero), set()).add(numero)
    if not por_valor:
        return set()
    abertos = _abertos(ator, numeros=list(por_valor))
    return {n for (valor,) in abertos for n in por_valor[valor]}


def _processos_conhecidos(ator: Ator, numeros: set[str]) -> set[str]:
    outros = [numero for numero in numeros if not numero.isdigit()]
    if not outros:
        return set()
    conhecidos: Any = Processo.objects.localizaveis_por(ator).filter(numero__in=outros)
    return set(conhecidos.values_list("numero", flat=True))


def _em_aberto(ator: Ator, *, processo: int) -> Any:
    return Passagem.objects.visiveis_por(ator).do_processo(processo).abertas()


_abertas = PreparadaDeObjetos(_em_aberto)


def situacao(ator: Ator, processo: Processo) -> Situacao:
    """Where the process is now, for who may know of it."""
    abertas: list[Passagem] = _abertas(ator, processo=processo.pk)
    if not abertas:
        concluido = dia_de(processo.concluido_em) if processo.concluido_em else None
        anexacao = (
            Anexacao.objects.conhecidas_por(ator)
            .de_anexado(processo)
            .select_related("principal")
            .first()
        )
        dentro = anexacao.principal.numero if anexacao else ""
        return Situacao((), fora_das_unidades(concluido, dentro))
    voltas = _voltas(ator, processo)
    etapas = tuple(
        Etapa(
            p.unidade_id, p.unidade.nome, dia_de(p.aberta_em), p.nao_lida, voltas.get(p.unidade_id)
        )
        for p in abertas
    )
    return Situacao(etapas, "", tuple(abertas))


def _a_devolver(_ator: Ator, *, processo: int) -> Any:
    devidas = Destino.objects.devolucoes_devidas().filter(processo=processo).order_by("-retorno_em")
    return devidas.values_list("unidade_id", "remessa__origem__nome", "retorno_em")


_devolucoes = Preparada(_a_devolver)


def _voltas(ator: Ator, processo: Processo) -> dict[int, Any]:
    """By unit, to whom and until when it owes the process back."""
    devidas = _devolucoes(ator, processo=processo.pk)
    return {unidade: (quem, ate) for unidade, quem, ate in devidas}
