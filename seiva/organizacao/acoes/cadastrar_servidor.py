"""Cadastrar servidor: a person found by the CPF, or a new account, with a first place here."""

from dataclasses import dataclass
from datetime import date

from seiva.core.acoes import acao
from seiva.core.ator import Ator
from seiva.core.erros import RegraViolada
from seiva.core.textos import uma_linha
from seiva.organizacao.acoes.dar_cargo import dar_cargo
from seiva.organizacao.acoes.lotar import lotar_servidor
from seiva.organizacao.contas import criar_contas
from seiva.organizacao.convites import convidar
from seiva.organizacao.models import Cargo, Conta, Perfil, Unidade
from seiva.organizacao.pessoas import ADMINISTRAR
from seiva.organizacao.regras import celulas
from seiva.organizacao.regras.gente import iniciais, mesma_pessoa


@dataclass(frozen=True)
class DadosDaPessoa:
    """Who is registered: CPF and e-mail as typed."""

    nome: str
    cpf: str
    email: str


@acao("cadastrar_servidor", titulo="Cadastrar pessoa", exige=ADMINISTRAR, registra=False)
def cadastrar_servidor(
    ator: Ator,
    *,
    dados: DadosDaPessoa,
    unidade: Unidade,
    perfil: Perfil,
    inicio: date | None = None,
    cargo: Cargo | None = None,
) -> Conta:
    """Give a person a place here: the account with this CPF, or a new one, which is invited.

    The name and the e-mail of an account that exists are not changed: it belongs to the person.
    Raises `RegraViolada` on `nome`, `cpf` or `email`, and what `lotar_servidor` raises.
    """
    conta = _conta(dados)
    lotar_servidor(ator, conta=conta, unidade=unidade, perfil=perfil, inicio=inicio)
    if cargo is not None:
        dar_cargo(ator, conta=conta, cargo=cargo, inicio=inicio)
    convidar([conta])
    return conta


def _conta(dados: DadosDaPessoa) -> Conta:
    nome = uma_linha(dados.nome)
    cpf, email = _lido(dados.cpf, "cpf"), _lido(dados.email, "email")
    if not cpf or not email:
        campo = "email" if cpf else "cpf"
        raise RegraViolada("campo_obrigatorio", "Preencha este campo.", campo=campo)
    if len(nome.split()) < 2 or len(nome) > 200:
        raise RegraViolada(
            "nome_incompleto", "Escreva o nome completo: é como a pessoa assina.", campo="nome"
        )
    dono = Conta.objects.filter(email=email).exclude(cpf=cpf).first()
    if dono is not None:
        raise RegraViolada("email_de_outra", "Este e-mail já é da conta de outra pessoa.", "email")
    conta = criar_contas({cpf: (nome, email)})[cpf]
    if not mesma_pessoa(nome, conta.nome):
        raise RegraViolada(
            "outro_nome",
            f"Este CPF já tem conta com outro nome (iniciais {iniciais(conta.nome)}). Confira o "
            "CPF; se for a mesma pessoa, escreva o nome como está na conta dela.",
            campo="nome",
        )
    if not conta.is_active:
        raise RegraViolada("conta_desativada", "A conta desta pessoa está desativada.", "cpf")
    return conta


def _lido(texto: str, campo: str) -> str:
    ler = celulas.cpf if campo == "cpf" else celulas.email
    try:
        return ler(texto) if texto.strip() else ""
    except celulas.CelulaInvalida as erro:
        raise RegraViolada(f"{campo}_invalido", erro.mensagem, campo=campo) from erro
