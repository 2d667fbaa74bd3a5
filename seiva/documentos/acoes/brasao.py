"""Trocar brasão: the picture at the head of every document that is still to be signed."""

from io import BytesIO

from seiva.core.acoes import acao
from seiva.core.ator import Ator
from seiva.core.erros import RegraViolada
from seiva.documentos.arquivos import guardar_arquivo
from seiva.documentos.oficina.cliente import TrabalhoFalhou, trabalhar
from seiva.documentos.oficina.confinar import Limites
from seiva.organizacao.alteracoes import registrar_alteracao, retrato
from seiva.organizacao.models import Alteracao, Instituicao

MAXIMO = 2 * 1024 * 1024
_LIMITES = Limites(prazo=30, processador=25, memoria=1024, arquivo=16, pasta=64)
_RASTER = (b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff")


@acao("trocar_brasao", titulo="Trocar brasão", exige="instituicao.administrar", registra=False)
def trocar_brasao(ator: Ator, *, conteudo: bytes) -> Instituicao:
    """Use another coat of arms from now on; what was signed goes on showing the one of then.

    PNG, JPEG or SVG of up to 2 MB. It is drawn anew in the workshop, where a hostile file harms
    nobody: what is kept is a plain picture. Raises `RegraViolada` saying what is wrong.
    """
    imagem = desenhar(conteudo)
    casa = Instituicao.objects.select_for_update().get(pk=ator.instituicao_id)
    antes = retrato(casa, ["brasao"])
    casa.brasao = guardar_arquivo([imagem], nome="brasao.png", tipo_mime="image/png").sha256
    casa.save(update_fields=["brasao"])
    depois = retrato(casa, ["brasao"])
    registrar_alteracao(ator, casa, Alteracao.Verbo.ALTEROU, antes=antes, depois=depois)
    return casa


def desenhar(conteudo: bytes) -> bytes:
    """The picture to be kept, as PNG. Raises `RegraViolada`."""
    if not conteudo:
        raise _recusa("brasao_vazio", "Escolha o arquivo do brasão.")
    if len(conteudo) > MAXIMO:
        raise _recusa("brasao_grande", "O arquivo passa de 2 MB. Reduza-o e tente de novo.")
    desenho = b"<svg" in conteudo[:4096] and not conteudo.startswith(_RASTER)
    if not desenho and not conteudo.startswith(_RASTER):
        raise _recusa("brasao_de_outro_tipo", "O brasão se envia em PNG, JPEG ou SVG.")
    try:
        feito = trabalhar("brasao", BytesIO(conteudo), _LIMITES, desenho=desenho)
    except TrabalhoFalhou as erro:
        raise _recusa("brasao_ilegivel", str(erro)) from erro
    return bytes(feito.arquivo.read())


def _recusa(codigo: str, mensagem: str) -> RegraViolada:
    return RegraViolada(codigo, mensagem, campo="brasao")
