"""Definir remetente: who the institution's messages say that writes, and where answers go."""

from django.core.exceptions import ValidationError
from django.core.validators import validate_email

from seiva.core.acoes import acao
from seiva.core.ator import Ator
from seiva.core.erros import RegraViolada
from seiva.core.textos import uma_linha
from seiva.organizacao.alteracoes import registrar_alteracao, retrato
from seiva.organizacao.models import Alteracao, Instituicao

CAMPOS = ("correio_nome", "correio_resposta")
MAIOR_NOME = 100


@acao(
    "definir_remetente",
    titulo="Definir o remetente das mensagens",
    exige="instituicao.administrar",
    registra=False,
)
def definir_remetente(ator: Ator, *, nome: str, resposta: str) -> Instituicao:
    """Empty: the name and the e-mail of the institution. Raises `RegraViolada` for a name with an
    address in it, which would pass for the sender, and for what is not an e-mail."""
    nome, resposta = uma_linha(nome), uma_linha(resposta)
    if len(nome) > MAIOR_NOME:
        raise RegraViolada("longo", f"Até {MAIOR_NOME} caracteres.", campo="nome")
    if any(c in nome for c in "@<>"):
        raise RegraViolada(
            "nome_com_endereco", "Escreva só o nome, sem endereço de e-mail.", campo="nome"
        )
    try:
        if resposta:
            validate_email(resposta)
    except ValidationError as erro:
        raise RegraViolada(
            "email_invalido", "Confira o e-mail: não parece um endereço.", campo="resposta"
        ) from erro
    casa = Instituicao.objects.select_for_update().get(pk=ator.instituicao_id)
    antes = retrato(casa, CAMPOS)
    casa.correio_nome, casa.correio_resposta = nome, resposta
    casa.save(update_fields=CAMPOS)
    registrar_alteracao(
        ator, casa, Alteracao.Verbo.ALTEROU, antes=antes, depois=retrato(casa, CAMPOS)
    )
    return casa
