"""What an institution keeps of a person, as the person may ask.

Norma: Lei 13.709/2018, arts. 9º, 18, II and V, and 19.
"""

from dataclasses import dataclass
from typing import Any

from seiva.auditoria.titular import instituicoes_que_me_conhecem
from seiva.core.ator import Ator
from seiva.core.tenancy import escopo
from seiva.organizacao.lugares import lugares_de
from seiva.organizacao.models import (
    CadastroExterno,
    Conta,
    Instituicao,
    Pessoa,
    Titularidade,
    VinculoGovBr,
)
from seiva.organizacao.provas import cpf_provado
from seiva.processos.models import AcessoExterno, Interessado, Processo

PROCESSOS = 1000


@dataclass(frozen=True)
class Guardado:
    """What one institution keeps. `registro`: fields of the person's register, or nothing.
    `processos`: numbers of the processes in which they have interest, and that anyone may know
    to exist; `acessos`: how many processes are open to them now."""

    instituicao: Instituicao
    registro: dict[str, str]
    processos: list[str]
    acessos: int
    cadastro: str
    cargos: list[str]

    @property
    def vazio(self) -> bool:
        return not (self.registro or self.acessos or self.cadastro or self.cargos)

    def em_json(self) -> dict[str, Any]:
        return {
            "instituicao": self.instituicao.nome,
            "registro": self.registro,
            "processos_em_que_e_interessado": self.processos,
            "processos_abertos_a_voce": self.acessos,
            "cadastro": self.cadastro,
            "cargos": self.cargos,
        }


def dados_de(conta: Conta) -> list[Guardado]:
    """Every institution that keeps something of the person, by name. What is found by CPF alone
    is left out for an account whose CPF was only typed."""
    provado = cpf_provado(conta)
    casas = {casa.pk: casa for casa in [*instituicoes_que_me_conhecem(conta), *lugares_de(conta)]}
    achados = [
        _dados_em(conta, casa, provado=provado)
        for casa in sorted(casas.values(), key=lambda casa: casa.nome)
    ]
    return [achado for achado in achados if not achado.vazio]


def da_conta(conta: Conta) -> dict[str, Any]:
    """What the platform itself keeps: the account."""
    govbr = VinculoGovBr.objects.filter(conta=conta).first()
    return {
        "nome": conta.nome,
        "cpf": conta.cpf,
        "email": conta.email,
        "criada_em": conta.criada_em.isoformat(),
        "govbr": {"nivel": govbr.get_nivel_display(), "em": govbr.nivel_em.isoformat()}
        if govbr
        else None,
    }


def _dados_em(conta: Conta, casa: Instituicao, *, provado: bool) -> Guardado:
    with escopo(casa.pk):
        ator = Ator.cidadao(casa.pk, conta.pk, conta.nome)
        pessoa = Pessoa.objects.filter(documento=conta.cpf).first() if provado else None
        cadastro = CadastroExterno.objects.da_conta(conta.pk).first()
        titulos = Titularidade.objects.filter(conta=conta).select_related("cargo").order_by("pk")
        return Guardado(
            casa,
            {"nome": pessoa.nome, "cpf": pessoa.documento, "email": pessoa.email} if pessoa else {},
            _processos(ator, pessoa) if pessoa else [],
            AcessoExterno.objects.dados_a(ator).values("processo").distinct().count(),
            cadastro.get_estado_display() if cadastro else "",
            [titulo.cargo.nome for titulo in titulos],
        )


def _processos(ator: Ator, pessoa: Pessoa) -> list[str]:
    """Numbers, the latest first. What is under sigilo is not told even to who it is about."""
    meus = Interessado.objects.filter(pessoa=pessoa).values("processo")
    conheciveis = Processo.objects.localizaveis_por(ator).filter(pk__in=meus).order_by("-pk")
    return list(conheciveis.values_list("numero", flat=True)[:PROCESSOS])
