"""Writing a checked spreadsheet of people: accounts, lotações, cargos, invitations and log."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any, Self

from seiva.core.ator import Ator
from seiva.core.erros import Conflito
from seiva.core.relogio import hoje
from seiva.organizacao.alteracoes import Mudanca, registrar_alteracoes, retrato
from seiva.organizacao.contas import criar_contas
from seiva.organizacao.convites import anotar_convites, pedir_envio
from seiva.organizacao.models import (
    Alteracao,
    Cargo,
    Conta,
    Lotacao,
    Perfil,
    Planilha,
    Titularidade,
    Unidade,
)
from seiva.organizacao.pessoas import administradores, exigir_administrador_que_fica
from seiva.organizacao.planilhas.linhas import lotes_a_gravar
from seiva.organizacao.regras.gente import dobrar_nome, mesma_pessoa

LOTE = 1000
DE_LOTACAO = ("unidade", "perfil", "inicio", "fim")
DE_TITULARIDADE = ("cargo", "inicio", "fim")
IMPORTOU, ALTEROU = Alteracao.Verbo.IMPORTOU, Alteracao.Verbo.ALTEROU


def gravar_pessoas(ator: Ator, planilha: Planilha) -> Iterator[int]:
    """Create and change the people of a spreadsheet whose every line is right, by lots, in the
    transaction of the caller; after each lot, how many lines of it were written."""
    havia = administradores(hoje())
    casa = _Casa.de_agora()
    planilha.convites = 0
    for lote in lotes_a_gravar(planilha):
        dados = [linha.valores for linha in lote if linha.situacao != "igual"]
        contas = _contas(dados)
        _lotar(ator, dados, contas, casa)
        _dar_cargos(ator, dados, contas, casa)
        planilha.convites += anotar_convites(contas.values())
        yield len(lote)
    exigir_administrador_que_fica(havia)
    if planilha.convites:
        pedir_envio()


@dataclass(frozen=True)
class _Casa:
    """What every line may name. Cargos by folded name; those that lines create come in."""

    unidades: dict[str, Unidade]
    perfis: dict[str, Perfil]
    cargos: dict[str, Cargo]

    @classmethod
    def de_agora(cls) -> Self:
        return cls(
            {u.sigla: u for u in Unidade.objects.all()},
            {p.nome: p for p in Perfil.objects.filter(ativo=True)},
            {dobrar_nome(c.nome): c for c in Cargo.objects.all()},
        )


def _contas(dados: list[dict[str, Any]]) -> dict[str, Conta]:
    """The account of each line by CPF, created when there is none."""
    pedidas = {d["cpf"]: (d["nome"], d["email"]) for d in dados}
    contas = criar_contas(pedidas)
    for cpf, (nome, _) in pedidas.items():
        if not mesma_pessoa(nome, contas[cpf].nome) or not contas[cpf].is_active:
            raise Conflito(
                "conta_mudou", "Uma das contas mudou agora mesmo. Confira a planilha de novo."
            )
    return contas


def _inicio(valores: dict[str, Any]) -> date | None:
    return date.fromisoformat(valores["inicio"]) if valores.get("inicio") else None


def _lotar(ator: Ator, dados: list[dict[str, Any]], contas: dict[str, Conta], casa: _Casa) -> None:
    atuais: dict[tuple[int, int], Lotacao] = {}
    pks = [conta.pk for conta in contas.values()]
    for i in range(0, len(pks), LOTE):
        achadas = Lotacao.objects.filter(conta__in=pks[i : i + LOTE])
        for lotacao in achadas.select_related("unidade", "perfil", "conta"):
            atuais[lotacao.conta_id, lotacao.unidade_id] = lotacao
    novas, mudadas, mudancas = [], [], []
    for valores in dados:
        conta, unidade = contas[valores["cpf"]], casa.unidades[valores["unidade"]]
        lotacao = atuais.get((conta.pk, unidade.pk))
        antes = retrato(lotacao, DE_LOTACAO) if lotacao else {}
        inicio = _inicio(valores)
        if lotacao is None:
            lotacao = Lotacao(conta=conta, unidade=unidade, inicio=inicio or hoje())
            novas.append(lotacao)
        else:
            if lotacao.fim is not None and lotacao.fim < hoje():
                lotacao.fim, lotacao.inicio = None, inicio or hoje()
            lotacao.inicio = inicio or lotacao.inicio
            mudadas.append(lotacao)
        lotacao.perfil = casa.perfis[valores["perfil"]]
        mudancas.append((lotacao, antes, conta))
    Lotacao.objects.bulk_create(novas, batch_size=LOTE)
    Lotacao.objects.bulk_update(mudadas, ["perfil", "inicio", "fim"], batch_size=LOTE)
    registrar_alteracoes(
        ator,
        (
            Mudanca(
                lotacao,
                ALTEROU if antes else IMPORTOU,
                antes,
                retrato(lotacao, DE_LOTACAO),
                f"{conta.nome} em {lotacao.unidade.sigla}",
            )
            for lotacao, antes, conta in mudancas
        ),
    )


def _criar_cargos(ator: Ator, dados: list[dict[str, Any]], cargos: dict[str, Cargo]) -> None:
    """The cargos of the lines that nobody registered, put among the others."""
    novos: dict[str, Cargo] = {}
    for valores in dados:
        nome = valores.get("cargo", "")
        if nome and dobrar_nome(nome) not in cargos:
            novos.setdefault(dobrar_nome(nome), Cargo(nome=nome))
    Cargo.objects.bulk_create(novos.values(), batch_size=LOTE)
    registrar_alteracoes(ator, (Mudanca(c, IMPORTOU, {}, {"nome": c.nome}) for c in novos.values()))
    cargos |= novos


def _dar_cargos(
    ator: Ator, dados: list[dict[str, Any]], contas: dict[str, Conta], casa: _Casa
) -> None:
    dados = [valores for valores in dados if valores.get("cargo")]
    _criar_cargos(ator, dados, casa.cargos)
    atuais: dict[tuple[int, int], Titularidade] = {}
    pks = [contas[valores["cpf"]].pk for valores in dados]
    for i in range(0, len(pks), LOTE):
        for titular in Titularidade.objects.filter(conta__in=pks[i : i + LOTE]):
            atuais[titular.conta_id, titular.cargo_id] = titular
    novas, mudadas, mudancas = [], [], []
    for valores in dados:
        conta, cargo = contas[valores["cpf"]], casa.cargos[dobrar_nome(valores["cargo"])]
        titular = atuais.get((conta.pk, cargo.pk))
        inicio = _inicio(valores) or hoje()
        if titular is None:
            titular, antes = Titularidade(conta=conta, cargo=cargo, inicio=inicio), {}
            novas.append(titular)
        elif titular.fim is not None and titular.fim < hoje():
            antes = retrato(titular, DE_TITULARIDADE)
            titular.fim, titular.inicio = None, inicio
            mudadas.append(titular)
        else:
            continue
        mudancas.append((titular, antes, f"{conta.nome}: {cargo.nome}"))
    Titularidade.objects.bulk_create(novas, batch_size=LOTE)
    Titularidade.objects.bulk_update(mudadas, ["inicio", "fim"], batch_size=LOTE)
    registrar_alteracoes(
        ator,
        (
            Mudanca(t, ALTEROU if a else IMPORTOU, a, retrato(t, DE_TITULARIDADE), rotulo)
            for t, a, rotulo in mudancas
        ),
    )
