"""Many entries of a register: searched, filtered and in order."""

from dataclasses import dataclass, field
from typing import Any

from django.contrib.postgres.fields import ArrayField
from django.db.models import BooleanField, CharField, F, ForeignKey, Func, Q, QuerySet, Value
from django.db.models.lookups import Contains

from seiva.core.paginacao import Ordem
from seiva.core.textos import sem_acentos
from seiva.organizacao.cadastros.declaracao import Cadastro, Filtro, Opcao

TODAS, EM_USO, FORA_DE_USO = "todas", "em-uso", "fora-de-uso"
_COM = "áàâãäéèêëíìîïóòôõöúùûüçñ"
_SEM = "aaaaaeeeeiiiiooooouuuucn"


class _Simples(Func):
    """Text in lower case without accents, inside the database; registers are small tables."""

    template = f"translate(lower(%(expressions)s), '{_COM}', '{_SEM}')"
    output_field = CharField()


@dataclass(frozen=True)
class Procura:
    """What the administrator asks of a list. Unknown values are taken for nothing asked."""

    texto: str = ""
    situacao: str = EM_USO
    ordem: str = ""
    filtros: dict[str, str] = field(default_factory=dict)


def filtro_de(cadastro: Cadastro, filtro: str | Filtro) -> Filtro:
    """A declared filter, with its functions."""
    declarado = Filtro(filtro) if isinstance(filtro, str) else filtro
    nome = declarado.nome
    return Filtro(
        nome,
        declarado.rotulo or cadastro.rotulo(nome),
        declarado.opcoes or (lambda: _opcoes(cadastro, nome)),
        declarado.aplicar
        or (lambda linhas, valor: linhas.filter(**{_busca(cadastro, nome): valor})),
    )


def _busca(cadastro: Cadastro, nome: str) -> str:
    return f"{nome}__contains" if _e_lista(cadastro, nome) else nome


def _e_lista(cadastro: Cadastro, nome: str) -> bool:
    return isinstance(cadastro.do_modelo(nome), ArrayField)


def _opcoes(cadastro: Cadastro, nome: str) -> list[Opcao]:
    campo: Any = cadastro.do_modelo(nome)
    if isinstance(campo, ForeignKey):
        outro: Any = campo.related_model
        return [(o.pk, str(o)) for o in outro.objects.all()]
    if isinstance(campo, BooleanField):
        return [("True", "Sim"), ("False", "Não")]
    escolhas = next((c.escolhas for c in cadastro.campos if c.nome == nome), ())
    return [*(escolhas or (campo.choices if campo is not None else None) or ())]


def procurar(cadastro: Cadastro, procura: Procura) -> QuerySet[Any]:
    """Entries of the institution in scope that answer to `procura`, without order."""
    linhas: QuerySet[Any] = cadastro.modelo.objects.select_related(*cadastro.relacionados)
    linhas = linhas.prefetch_related(*cadastro.previos)
    if procura.situacao == EM_USO:
        linhas = linhas.filter(cadastro.em_uso())
    elif procura.situacao == FORA_DE_USO:
        linhas = linhas.exclude(cadastro.em_uso())
    if cadastro.busca:
        for palavra in sem_acentos(procura.texto).split():
            linhas = linhas.filter(_com_palavra(cadastro, palavra))
    for declarado in cadastro.filtros:
        filtro = filtro_de(cadastro, declarado)
        valor = procura.filtros.get(filtro.nome, "")
        aceitos = {str(chave) for chave, _ in filtro.opcoes()} if valor and filtro.opcoes else set()
        if valor in aceitos and filtro.aplicar is not None:
            linhas = filtro.aplicar(linhas, _convertido(cadastro, filtro.nome, valor))
    return linhas


def _convertido(cadastro: Cadastro, nome: str, valor: str) -> Any:
    return [valor] if _e_lista(cadastro, nome) else valor


def _com_palavra(cadastro: Cadastro, palavra: str) -> Q:
    condicao = Q()
    for nome in cadastro.busca:
        condicao |= Q(Contains(_Simples(F(nome)), Value(palavra)))
    return condicao


def ordem_de(cadastro: Cadastro, pedida: str) -> tuple[Ordem, ...]:
    """The order asked for, or the first of the register; ties by key."""
    conhecidas = {o.lstrip("-") for o in cadastro.ordens}
    escolhida = pedida if pedida.lstrip("-") in conhecidas else cadastro.ordens[0]
    decrescente = escolhida.startswith("-")
    return (Ordem(escolhida.lstrip("-"), decrescente), Ordem("pk", decrescente))
