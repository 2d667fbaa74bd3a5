"""The institution's own texts: the row, its version, and which kinds are its business."""

from typing import Any

from seiva.core.ator import Ator
from seiva.organizacao.cadastros import Cadastro
from seiva.organizacao.cadastros.conflito import versao_de
from seiva.organizacao.correio.especies import Especie, achar_especie
from seiva.organizacao.models import Instituicao, TextoDeMensagem

CAMPOS = ("assunto", "corpo")
# Words for the log and for conflicts; the pages are made by hand, for a kind is not a row.
FICHA = Cadastro(
    "mensagens",
    TextoDeMensagem,
    "E-mails do sistema",
    "mensagem",
    "O que diz cada e-mail que o sistema manda.",
    "",
    (),
    (),
    (),
    feminino=True,
    encerra="",
)


def conferir_da_casa(ator: Ator, especie: Especie) -> None:
    """`NaoEncontrado` for a kind that this institution does not send."""
    casa = Instituicao.objects.get(pk=ator.instituicao_id)
    achar_especie(especie.codigo, plataforma=casa.plataforma)


def travar_texto(especie: Especie) -> TextoDeMensagem:
    """The row of a kind, made now if there is none, locked until the transaction ends."""
    nova = TextoDeMensagem(especie=especie.codigo)
    TextoDeMensagem.objects.bulk_create([nova], ignore_conflicts=True)
    travado: TextoDeMensagem = TextoDeMensagem.objects.select_for_update(of=("self",)).get(
        especie=especie.codigo
    )
    return travado


def foto(especie: Especie, texto: TextoDeMensagem) -> dict[str, Any]:
    """What is in force, as the log keeps it."""
    if texto.proprio:
        return {"assunto": texto.assunto, "corpo": texto.corpo}
    return {"assunto": especie.assunto, "corpo": especie.corpo.strip()}


def versao_da_mensagem(especie: Especie) -> int:
    """The last change of a text in the log: what a form carries."""
    texto = TextoDeMensagem.objects.filter(especie=especie.codigo).first()
    return versao_de(texto) if texto is not None else 0
