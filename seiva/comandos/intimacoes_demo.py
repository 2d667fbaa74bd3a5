"""Kinds of notice of the demonstration, as who administers each town would make them."""

from collections.abc import Iterable

from seiva.catalogo.models import TipoDocumento
from seiva.comandos.servicos_demo import administrador_entre
from seiva.intimacoes.models import TipoDeIntimacao
from seiva.organizacao.acoes.criar_registro import criar_registro
from seiva.organizacao.cadastros import achar_cadastro
from seiva.organizacao.models import Conta

Resposta, Contagem = TipoDeIntimacao.Resposta, TipoDeIntimacao.Contagem
TIPOS = (
    ("Apresentar documentos", Resposta.EXIGIDA, Contagem.UTEIS, 10),
    ("Ciência de decisão", Resposta.FACULTATIVA, Contagem.CORRIDOS, 10),
)


def encenar_intimacoes(contas: Iterable[Conta]) -> int:
    """In the scope of a town; how many kinds were made."""
    ator = administrador_entre(contas)
    certidao = TipoDocumento.objects.filter(nome__istartswith="certidão").order_by("nome").first()
    if ator is None or certidao is None:
        return 0
    for nome, resposta, contagem, quantidade in TIPOS:
        valores = {
            "nome": nome,
            "resposta": resposta,
            "contagem": contagem,
            "quantidade": quantidade,
            "certidao": certidao,
        }
        criar_registro(ator, cadastro=achar_cadastro("tipos-de-intimacao"), valores=valores)
    return len(TIPOS)
