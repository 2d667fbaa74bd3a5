"""Cadastrar pessoa: an interessado that the institution did not know yet."""

from seiva.core.ator import Ator
from seiva.core.erros import NaoEncontrado, RegraViolada
from seiva.core.jobs import exclusividade
from seiva.core.textos import uma_linha
from seiva.organizacao.models import Pessoa
from seiva.organizacao.regras.documentos_pessoais import DocumentoInvalido, identificar


def cadastrar_pessoa(ator: Ator, *, nome: str, documento: str = "", tipo: str = "PF") -> Pessoa:
    """The person with this document, or a new one: a document is never registered twice.

    `documento` is a CPF or CNPJ as typed, and decides the kind of person; without it `tipo`
    does. Raises `RegraViolada` for a missing name and for a document that does not exist.
    Norma: Lei 14.534/2023 (CPF as the sole number of a natural person).
    """
    if not ator.e_servidor:
        raise NaoEncontrado
    nome = uma_linha(nome)
    if documento.strip():
        try:
            tipo, documento = identificar(documento)
        except DocumentoInvalido as erro:
            raise RegraViolada("documento_invalido", erro.mensagem, campo="documento") from erro
        exclusividade(f"pessoa:{documento}")
        existente = Pessoa.objects.filter(documento=documento).first()
        if existente is not None:
            return existente
    if not nome:
        raise RegraViolada("nome_obrigatorio", "Escreva o nome da pessoa.", campo="nome")
    if len(nome) > 200:
        raise RegraViolada("nome_longo", "O nome tem até 200 caracteres.", campo="nome")
    pessoa: Pessoa = Pessoa.objects.create(nome=nome, documento=documento.strip(), tipo=tipo)
    return pessoa
