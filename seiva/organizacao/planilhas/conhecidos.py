"""What is registered, as values for the pure rules: the tree, and the people of some lines."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date

from seiva.core.relogio import hoje
from seiva.core.tenancy import instituicao_atual
from seiva.organizacao.models import (
    Cargo,
    Conta,
    Instituicao,
    Lotacao,
    Perfil,
    Titularidade,
    Unidade,
)
from seiva.organizacao.permissoes import DA_PLATAFORMA
from seiva.organizacao.regras.gente import Conhecidos, ContaAtual, LotacaoAtual, dobrar_nome
from seiva.organizacao.regras.organograma import UnidadeAtual
from seiva.organizacao.regras.planilhas import Linha

LOTE = 1000


def unidades_atuais() -> dict[str, UnidadeAtual]:
    """The tree, by sigla in lower case."""
    dia = hoje()
    unidades = Unidade.objects.select_related("orgao", "pai")
    return {u.sigla.lower(): unidade_atual(u, dia) for u in unidades}


def unidade_atual(u: Unidade, dia: date) -> UnidadeAtual:
    return UnidadeAtual(
        sigla=u.sigla,
        nome=u.nome,
        orgao=u.orgao.sigla,
        superior=u.pai.sigla if u.pai else "",
        codigo=u.codigo,
        email=u.email.lower(),
        telefone=u.telefone,
        endereco=u.endereco,
        recebe="sim" if u.recebe_processos else "não",
        inicio=u.inicio.isoformat(),
        encerrada=u.fim is not None and u.fim < dia,
    )


def conhecer_casa() -> Conhecidos:
    """What is registered about the units, profiles and cargos; about no person yet."""
    dia = hoje()
    casa = Instituicao.objects.get(pk=instituicao_atual())
    return Conhecidos(
        unidades={
            sigla.lower(): (sigla, fim is None or fim >= dia)
            for sigla, fim in Unidade.objects.values_list("sigla", "fim")
        },
        perfis={
            dobrar_nome(p.nome): p.nome
            for p in Perfil.objects.filter(ativo=True).order_by("nome")
            if casa.plataforma or not DA_PLATAFORMA & set(p.permissoes)
        },
        cargos={dobrar_nome(c.nome): c.nome if c.ativo else "" for c in Cargo.objects.all()},
    )


def com_as_pessoas(casa: Conhecidos, linhas: Sequence[Linha]) -> Conhecidos:
    """The same, and what is registered about the people of these lines."""
    contas, donos = _contas(linhas, hoje())
    return replace(casa, contas=contas, donos=donos)


def _partes(valores: Iterable[str]) -> Iterable[list[str]]:
    todos = sorted({valor for valor in valores if valor})
    return (todos[i : i + LOTE] for i in range(0, len(todos), LOTE))


def _contas(linhas: Sequence[Linha], dia: date) -> tuple[dict[str, ContaAtual], dict[str, str]]:
    """Accounts with these CPFs, with what they hold here; and whose these e-mails are."""
    achadas: dict[int, Conta] = {}
    for parte in _partes(linha.de("cpf") for linha in linhas):
        achadas |= {conta.pk: conta for conta in Conta.objects.filter(cpf__in=parte)}
    donos: dict[str, str] = {}
    for parte in _partes(linha.de("email") for linha in linhas):
        donos |= dict(Conta.objects.filter(email__in=parte).values_list("email", "cpf"))
    lotacoes: dict[int, dict[str, LotacaoAtual]] = {}
    cargos: dict[int, set[str]] = {}
    pks = list(achadas)
    for i in range(0, len(pks), LOTE):
        _somar_lotacoes(lotacoes, pks[i : i + LOTE], dia)
        titulares = Titularidade.objects.filter(conta__in=pks[i : i + LOTE])
        for conta_id, nome, fim in titulares.values_list("conta_id", "cargo__nome", "fim"):
            if fim is None or fim >= dia:
                cargos.setdefault(conta_id, set()).add(nome)
    return {
        conta.cpf: ContaAtual(
            conta.nome,
            conta.email.lower(),
            conta.is_active,
            lotacoes.get(pk, {}),
            frozenset(cargos.get(pk, ())),
        )
        for pk, conta in achadas.items()
    }, donos


def _somar_lotacoes(
    lotacoes: dict[int, dict[str, LotacaoAtual]], contas: list[int], dia: date
) -> None:
    todas = Lotacao.objects.filter(conta__in=contas).select_related("unidade", "perfil")
    for lotacao in todas:
        vigente = lotacao.fim is None or lotacao.fim >= dia
        atual = LotacaoAtual(lotacao.perfil.nome, vigente, lotacao.inicio.isoformat())
        lotacoes.setdefault(lotacao.conta_id, {})[lotacao.unidade.sigla.lower()] = atual
