"""What a request must have before it is accepted."""

from dataclasses import dataclass, replace
from typing import Any
from uuid import UUID

from django.core.exceptions import ValidationError
from django.core.validators import validate_email

from seiva.adesao.regras.ente import NOME_DE, chave_do_ente, nome_do_ente
from seiva.core.erros import RegraViolada
from seiva.core.textos import uma_linha
from seiva.organizacao.models import Instituicao, Municipio, Natureza, Porte
from seiva.organizacao.regras.documentos_pessoais import DocumentoInvalido
from seiva.organizacao.regras.documentos_pessoais import cnpj as validar_cnpj
from seiva.organizacao.regras.documentos_pessoais import cpf as validar_cpf

UF = "MG"
MOTIVACAO = 4000
TAMANHOS = {
    "nome": 200,
    "responsavel_nome": 200,
    "responsavel_cargo": 120,
    "responsavel_telefone": 30,
    "autoridade_nome": 200,
    "autoridade_cargo": 120,
}


@dataclass(frozen=True)
class DadosDeAdesao:
    """What the public form brings. `chave` is its one-time key; `nome` is asked of who is neither
    a town hall nor a council, `cnpj` of everybody: the institution's keys are issued for it."""

    natureza: str
    ibge: str
    porte: str
    responsavel_nome: str
    responsavel_cpf: str
    responsavel_cargo: str
    responsavel_email: str
    responsavel_telefone: str
    autoridade_nome: str
    autoridade_cpf: str
    autoridade_cargo: str
    autoridade_email: str
    cnpj: str
    chave: UUID
    nome: str = ""
    motivacao: str = ""


def conferir_dados(dados: DadosDeAdesao) -> tuple[DadosDeAdesao, Municipio]:
    """The same data in the form in which they are kept; `RegraViolada` for what does not hold."""
    if dados.natureza not in Natureza.values or dados.porte not in Porte.values:
        raise RegraViolada("escolha_desconhecida", "Escolha uma opção da lista.", campo="natureza")
    municipio = Municipio.objects.filter(ibge=dados.ibge, uf=UF).first()
    if municipio is None:
        raise RegraViolada("municipio_desconhecido", "Escolha um município da lista.", campo="ibge")
    dados = _conferir_textos(_com_nome(dados, municipio))
    if len(dados.motivacao) > MOTIVACAO:
        raise RegraViolada("motivacao_longa", "O texto tem até 4.000 letras.", campo="motivacao")
    for campo in ("responsavel_email", "autoridade_email"):
        dados = _com(dados, {campo: _email(getattr(dados, campo), campo)})
    for campo in ("responsavel_cpf", "autoridade_cpf"):
        dados = _com(dados, {campo: _cpf(getattr(dados, campo), campo)})
    _conferir_pessoas(dados)
    return replace(dados, cnpj=_cnpj(dados.cnpj)), municipio


def exigir_que_nao_esteja(ente: str, dados: DadosDeAdesao) -> None:
    """Who already uses the platform asks its own administrator, not for another institution."""
    iguais = Instituicao.objects.filter(cnpj=dados.cnpj)
    if not ente.startswith("cnpj:"):
        iguais |= Instituicao.objects.filter(natureza=dados.natureza, ibge=dados.ibge)
    if iguais.filter(plataforma=False).exists():
        raise RegraViolada(
            "ja_usa",
            "Esta instituição já usa a plataforma. Para ter acesso, procure quem a administra "
            "na sua instituição.",
            campo="ibge" if dados.natureza in NOME_DE else "cnpj",
        )


def ente_de(dados: DadosDeAdesao) -> str:
    return chave_do_ente(dados.natureza, dados.ibge, dados.cnpj)


def _conferir_pessoas(dados: DadosDeAdesao) -> None:
    """Each person signs and enters with an e-mail of their own; the same person, with the same."""
    mesma = dados.responsavel_cpf == dados.autoridade_cpf
    if mesma != (dados.responsavel_email == dados.autoridade_email):
        raise RegraViolada(
            "emails_trocados",
            "É a mesma pessoa que cuida da implantação: use o mesmo e-mail."
            if mesma
            else "Use um e-mail da própria autoridade: cada pessoa assina e entra com o seu.",
            campo="autoridade_email",
        )


def _com_nome(dados: DadosDeAdesao, municipio: Municipio) -> DadosDeAdesao:
    return replace(dados, nome=nome_do_ente(dados.natureza, municipio.nome, dados.nome))


def _conferir_textos(dados: DadosDeAdesao) -> DadosDeAdesao:
    limpos = {campo: uma_linha(getattr(dados, campo)) for campo in TAMANHOS}
    for campo, maximo in TAMANHOS.items():
        if not limpos[campo]:
            raise RegraViolada("campo_vazio", "Preencha este campo.", campo=campo)
        if len(limpos[campo]) > maximo:
            raise RegraViolada("campo_longo", f"Escreva em até {maximo} letras.", campo=campo)
    return _com(dados, limpos | {"motivacao": dados.motivacao.strip()})


def _com(dados: DadosDeAdesao, campos: dict[str, Any]) -> DadosDeAdesao:
    """The same data with some texts changed."""
    return replace(dados, **campos)


def _email(texto: str, campo: str) -> str:
    try:
        validate_email(texto.strip())
    except ValidationError as erro:
        raise RegraViolada("email_invalido", "Digite um e-mail válido.", campo=campo) from erro
    return texto.strip().lower()


def _cpf(texto: str, campo: str) -> str:
    try:
        return validar_cpf(texto)
    except DocumentoInvalido as erro:
        raise RegraViolada("cpf_invalido", erro.mensagem, campo=campo) from erro


def _cnpj(texto: str) -> str:
    try:
        return validar_cnpj(texto)
    except DocumentoInvalido as erro:
        raise RegraViolada("cnpj_invalido", erro.mensagem, campo="cnpj") from erro
