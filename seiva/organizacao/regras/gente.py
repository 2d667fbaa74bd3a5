"""A spreadsheet of people against the accounts, units, profiles and cargos that exist.

Pure: what is known comes as values, the answer says what each line would do. An account belongs
to the person, not to a town: no spreadsheet changes its name or its e-mail.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from seiva.core.textos import sem_acentos
from seiva.organizacao.regras.planilhas import (
    Conferida,
    Linha,
    Palpites,
    acusar_repetidas,
    conferida,
)

_PARTICULAS = frozenset({"da", "das", "de", "do", "dos", "e"})


@dataclass(frozen=True)
class LotacaoAtual:
    """`perfil` is its name; `vigente` when it was not ended; `inicio` is `AAAA-MM-DD`."""

    perfil: str
    vigente: bool = True
    inicio: str = ""


@dataclass(frozen=True)
class ContaAtual:
    """An account that exists anywhere; lotações (by sigla in lower case) and cargos of here."""

    nome: str
    email: str
    ativa: bool = True
    lotacoes: Mapping[str, LotacaoAtual] = field(default_factory=dict)
    cargos: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Conhecidos:
    """What lines are checked against. Keys of units are siglas in lower case (the value says
    the sigla, and whether it is in force); profiles and cargos by folded name (the value is the
    name, "" when it is not in use); accounts by CPF; `donos` is e-mail → CPF."""

    unidades: Mapping[str, tuple[str, bool]]
    perfis: Mapping[str, str]
    cargos: Mapping[str, str]
    contas: Mapping[str, ContaAtual] = field(default_factory=dict)
    donos: Mapping[str, str] = field(default_factory=dict)
    palpites: Palpites = field(default_factory=Palpites)


@dataclass(frozen=True)
class Vistas:
    """CPFs and e-mails of the lots of lines already checked, with the number of the line."""

    cpfs: dict[str, int] = field(default_factory=dict)
    emails: dict[str, int] = field(default_factory=dict)


def dobrar_nome(nome: str) -> str:
    """A name to compare: no accents, no case, single spaces."""
    return " ".join(sem_acentos(nome).split())


def mesma_pessoa(um: str, outro: str) -> bool:
    """The same name, give or take accents, particles and names in the middle."""
    a, b = ([p for p in dobrar_nome(nome).split() if p not in _PARTICULAS] for nome in (um, outro))
    return (
        bool(a and b) and a[0] == b[0] and (a[-1] == b[-1] or set(a) <= set(b) or set(b) <= set(a))
    )


def iniciais(nome: str) -> str:
    """Initials of a name: enough for who knows the person, nothing for who does not."""
    return " ".join(f"{p[0].upper()}." for p in nome.split() if dobrar_nome(p) not in _PARTICULAS)


def conferir_pessoas(
    linhas: Sequence[Linha], conhecidos: Conhecidos, vistas: Vistas | None = None
) -> list[Conferida]:
    """What each line would do. A spreadsheet may come in lots that share `vistas`."""
    vistas = vistas or Vistas()
    acusar_repetidas(linhas, "cpf", "Este CPF", vistas.cpfs)
    acusar_repetidas(linhas, "email", "Este e-mail", vistas.emails)
    for linha in linhas:
        _conferir_conta(linha, conhecidos)
        _conferir_unidade(linha, conhecidos)
        _conferir_perfil(linha, conhecidos)
        _conferir_cargo(linha, conhecidos)
    return [_veredito(linha, conhecidos.contas.get(linha.de("cpf"))) for linha in linhas]


def _conferir_conta(linha: Linha, conhecidos: Conhecidos) -> None:
    nome, cpf = linha.de("nome"), linha.de("cpf")
    if nome and len(nome.split()) < 2:
        linha.acusar("nome", "Escreva o nome completo: é como a pessoa assina.")
    conta = conhecidos.contas.get(cpf)
    dono = conhecidos.donos.get(linha.de("email"))
    if dono is not None and dono != cpf:
        linha.acusar("email", "Este e-mail já é da conta de outra pessoa. Use o e-mail dela mesma.")
    if conta is None:
        return
    if not mesma_pessoa(nome, conta.nome):
        linha.acusar(
            "nome",
            f"Este CPF já tem conta com outro nome (iniciais {iniciais(conta.nome)}). Confira o "
            "CPF; se for a mesma pessoa, escreva o nome como está na conta dela, que uma "
            "instituição não muda.",
        )
    elif not conta.ativa:
        linha.acusar("cpf", "A conta desta pessoa está desativada. Reative-a antes de importar.")


def _conferir_unidade(linha: Linha, conhecidos: Conhecidos) -> None:
    escrita = linha.de("unidade")
    if not escrita:
        return
    achada = conhecidos.unidades.get(escrita.lower())
    if achada is None:
        siglas = conhecidos.unidades.values()
        perto = conhecidos.palpites.de(escrita, lambda: [sigla for sigla, _ in siglas])
        linha.acusar(
            "unidade",
            f"Não há unidade com a sigla {escrita}.{perto} Confira a sigla ou importe antes o "
            "organograma.",
        )
    elif not achada[1]:
        linha.acusar("unidade", f"A unidade {achada[0]} já foi encerrada. Escolha outra.")
    else:
        linha.valores["unidade"] = achada[0]


def _conferir_perfil(linha: Linha, conhecidos: Conhecidos) -> None:
    escrito = linha.de("perfil")
    if not escrito:
        return
    achado = conhecidos.perfis.get(dobrar_nome(escrito))
    if achado:
        linha.valores["perfil"] = achado
        return
    nomes = [nome for nome in conhecidos.perfis.values() if nome]
    perto = conhecidos.palpites.de(escrito, lambda: nomes)
    linha.acusar(
        "perfil",
        f"Não há perfil em uso com o nome {escrito}.{perto} Os perfis são: {', '.join(nomes)}.",
    )


def _conferir_cargo(linha: Linha, conhecidos: Conhecidos) -> None:
    """A cargo that nobody registered is created with the import; one out of use is not."""
    escrito = linha.de("cargo")
    if not escrito:
        return
    achado = conhecidos.cargos.get(dobrar_nome(escrito))
    if achado == "":
        linha.acusar("cargo", f"O cargo {escrito} está desativado. Reative-o ou escolha outro.")
    elif achado:
        linha.valores["cargo"] = achado


def cargos_novos(conferidas: Sequence[Conferida], conhecidos: Conhecidos) -> list[str]:
    """Names of the cargos that the import would create, each once, as first written."""
    novos: dict[str, str] = {}
    for linha in conferidas:
        cargo = linha.valores.get("cargo", "")
        if cargo and dobrar_nome(cargo) not in conhecidos.cargos:
            novos.setdefault(dobrar_nome(cargo), cargo)
    return list(novos.values())


def _veredito(linha: Linha, conta: ContaAtual | None) -> Conferida:
    if conta is None:
        return conferida(linha, [], nova=True)
    mudancas: list[tuple[str, str, str]] = []
    atual = conta.lotacoes.get(linha.de("unidade").lower())
    perfil, inicio = linha.de("perfil"), linha.de("inicio")
    onde = linha.de("unidade")
    if atual is None:
        mudancas.append(("Lotação", "", f"{onde} ({perfil})"))
    elif not atual.vigente:
        mudancas.append(("Lotação", f"{onde} (encerrada)", f"{onde} ({perfil})"))
    else:
        if atual.perfil != perfil:
            mudancas.append(("Perfil", atual.perfil, perfil))
        if inicio and atual.inicio != inicio:
            mudancas.append(("Início", atual.inicio, inicio))
    cargo = linha.de("cargo")
    if cargo and dobrar_nome(cargo) not in map(dobrar_nome, conta.cargos):
        mudancas.append(("Cargo", "", cargo))
    return conferida(linha, mudancas, nova=False)
