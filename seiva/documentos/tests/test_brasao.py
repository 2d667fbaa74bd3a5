"""The coat of arms: drawn anew in the workshop, whatever it came as."""

from io import BytesIO

import pytest
from PIL import Image

from seiva.core import storage
from seiva.core.erros import SemPermissao
from seiva.documentos.acoes.brasao import MAXIMO, trocar_brasao
from seiva.documentos.imagens import imagem_do_texto
from seiva.documentos.models import Documento
from seiva.documentos.pagina import texto_guardado
from seiva.organizacao.models import Alteracao
from tests.apoio import recusado
from tests.elenco import Elenco
from tests.fabricas import assinar, autuar, redigir

pytestmark = pytest.mark.django_db
SVG = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 200">{}'
    '<rect width="100" height="200" fill="#123456"/></svg>'
)


def imagem(largura: int, altura: int, formato: str = "PNG", cor: str = "navy") -> bytes:
    memoria = BytesIO()
    Image.new("RGB", (largura, altura), cor).save(memoria, formato)
    return memoria.getvalue()


def trocar(cena: Elenco, conteudo: bytes) -> Image.Image:
    casa = trocar_brasao(cena.ator("edu"), conteudo=conteudo)
    with storage.abrir(casa.pk, casa.brasao) as guardado:
        return Image.open(BytesIO(guardado.read()))


@pytest.mark.parametrize("formato", ["PNG", "JPEG"])
def test_a_imagem_e_desenhada_de_novo_e_reduzida(cena: Elenco, formato: str) -> None:
    pronta = trocar(cena, imagem(3000, 1500, formato))
    assert (pronta.format, pronta.size, pronta.info.get("exif")) == ("PNG", (1000, 500), None)
    assert Alteracao.objects.get().depois["brasao"]


def test_o_svg_vira_imagem_sem_o_papel_em_volta(cena: Elenco) -> None:
    pronta = trocar(cena, SVG.format("").encode())
    assert pronta.format == "PNG"
    assert abs(pronta.width * 2 - pronta.height) < 6
    assert pronta.convert("RGB").getpixel((pronta.width // 2, 500)) == (0x12, 0x34, 0x56)


@pytest.mark.parametrize(
    "hostil",
    [
        '<script>fetch("http://x.example")</script>',
        '<image href="file:///etc/passwd" width="100" height="100"/>',
        '<image href="http://x.example/a.png" width="100" height="100"/>',
        '<foreignObject><iframe src="http://x.example"/></foreignObject>',
    ],
)
def test_o_svg_hostil_nao_sai_de_onde_e_desenhado(cena: Elenco, hostil: str) -> None:
    """Refused, or drawn without what it asked for: nothing of it is kept in either case."""
    from seiva.core.erros import RegraViolada

    try:
        pronta = trocar(cena, SVG.format(hostil).encode())
    except RegraViolada as erro:
        assert erro.codigo == "brasao_ilegivel"  # noqa: PT017
    else:
        assert pronta.format == "PNG"


@pytest.mark.parametrize(
    ("conteudo", "codigo"),
    [
        (b"", "brasao_vazio"),
        (b"GIF89a" + b"0" * 100, "brasao_de_outro_tipo"),
        (b"\x89PNG\r\n\x1a\n" + b"0" * 100, "brasao_ilegivel"),
        (imagem(40, 40), "brasao_ilegivel"),
        (b"\x89PNG\r\n\x1a\n" + b"0" * MAXIMO, "brasao_grande"),
        (b'<!DOCTYPE svg [<!ENTITY a "aaaa">]><svg>&a;</svg>', "brasao_ilegivel"),
        (b"<svg></nada", "brasao_ilegivel"),
    ],
)
def test_o_que_nao_serve_e_recusado_e_o_antigo_fica(
    cena: Elenco, conteudo: bytes, codigo: str
) -> None:
    with recusado(codigo) as recusa:
        trocar_brasao(cena.ator("edu"), conteudo=conteudo)
    assert recusa.value.campo == "brasao"
    assert not Alteracao.objects.exists()


def test_o_documento_assinado_continua_com_o_brasao_de_entao(cena: Elenco) -> None:
    casa, ana = cena.casa, cena.ator("ana")
    antigo = trocar_brasao(cena.ator("edu"), conteudo=imagem(200, 200)).brasao
    documento = redigir(ana, casa, autuar(ana, casa))
    assinar(ana, casa, documento)
    novo = trocar_brasao(cena.ator("edu"), conteudo=imagem(200, 300, cor="red")).brasao
    assinado = Documento.objects.get(pk=documento.pk)
    assert antigo in texto_guardado(assinado)
    assert novo not in texto_guardado(assinado)
    assert imagem_do_texto(ana, assinado, antigo) is not None


def test_so_quem_administra(cena: Elenco) -> None:
    with pytest.raises(SemPermissao):
        trocar_brasao(cena.ator("ana"), conteudo=imagem(200, 200))
