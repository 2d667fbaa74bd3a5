"""What is under a bar is in no part of the public version."""

from io import BytesIO
from typing import Any

import pikepdf
import pypdfium2
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from seiva.documentos.oficina.cliente import TrabalhoFalhou, trabalhar
from seiva.documentos.oficina.confinar import Limites
from seiva.documentos.oficina.trabalhos import Ilegivel
from seiva.documentos.oficina.trabalhos.tarjar import desenhar_folha, linhas_do_pdf, tarjar_pdf
from tests.corpus import CORPUS
from tests.feitos.pdf_marcado import (
    CORPO,
    com_frases,
    em_bytes,
    fluxos,
    no_quadro,
    pagina_marcada,
    palavras,
    tem,
)

PDF = "application/pdf"
GIROS = st.sampled_from([0, 90, 180, 270])


def tarjar(bruto: bytes, *areas: tuple[float, ...]) -> bytes:
    saida = BytesIO()
    tarjar_pdf(BytesIO(bruto), saida, tipo_mime=PDF, areas=[list(a) for a in areas])
    return saida.getvalue()


def lido(pdf: bytes, pagina: int = 0) -> str:
    with pypdfium2.PdfDocument(pdf) as aberto:
        return str(aberto[pagina].get_textpage().get_text_bounded())


def lugares(bruto: bytes) -> list[list[Any]]:
    """Words of the first page and where they are, as the screen of the bars shows them."""
    dados = linhas_do_pdf(BytesIO(bruto), BytesIO(), tipo_mime=PDF)
    return [palavra for linha in dados["paginas"][0] for palavra in linha]


def meio(texto: str, *, giro: int, cortada: bool) -> tuple[float, float]:
    """The middle of a word of `pagina_marcada` (Courier: every letter has 0.6 of its height)."""
    p = next(p for p in palavras() if p.texto == texto)
    x, y = p.x + len(p.texto) * 0.3 * CORPO, p.y + 0.25 * CORPO
    return no_quadro(x, y, giro=giro, cortada=cortada)


@pytest.mark.parametrize("giro", [0, 90, 180, 270])
@pytest.mark.parametrize("cortada", [False, True])
@pytest.mark.parametrize("unidade", [1.0, 2.0])
def test_a_tarja_cobre_o_lugar_que_se_ve_em_pagina_girada_cortada_e_ampliada(
    giro: int, cortada: bool, unidade: float
) -> None:
    bruto = pagina_marcada(giro=giro, cortada=cortada, unidade=unidade)
    x, y = meio("segredo31", giro=giro, cortada=cortada)
    pronto = tarjar(bruto, (0, x - 0.02, y - 0.02, 0.04, 0.04))
    assert not tem(pronto, "segredo31")
    assert "segredo31" not in lido(pronto)
    assert "segredo00" in lido(pronto)
    assert "segredo62" in lido(pronto)


@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
@given(
    giro=GIROS,
    cortada=st.booleans(),
    lados=st.tuples(
        st.floats(0, 0.95), st.floats(0, 0.95), st.floats(0.01, 0.8), st.floats(0.01, 0.8)
    ),
)
def test_palavra_que_toca_uma_tarja_qualquer_nao_se_extrai(
    giro: int, cortada: bool, lados: tuple[float, float, float, float]
) -> None:
    bruto = pagina_marcada(giro=giro, cortada=cortada)
    x, y, largura, altura = lados
    pronto = tarjar(bruto, (0, *lados))
    escrito = lido(pronto)
    for p in palavras():
        u, v = meio(p.texto, giro=giro, cortada=cortada)
        if x <= u <= x + largura and y <= v <= y + altura:
            assert p.texto not in escrito
            assert not tem(pronto, p.texto)
    for texto, px, py, pl, pa in lugares(bruto):
        if px <= x + largura and x <= px + pl and py <= y + altura and y <= py + pa:
            assert texto not in escrito
    with pypdfium2.PdfDocument(pronto) as aberto:
        imagem = aberto[0].render(scale=1).to_pil().convert("L")
    caixa = [int(n) for n in (x * imagem.width + 2, y * imagem.height + 2,
             min(1, x + largura) * imagem.width - 2, min(1, y + altura) * imagem.height - 2)]  # fmt: skip
    if caixa[2] > caixa[0] and caixa[3] > caixa[1]:
        assert imagem.crop(tuple(caixa)).getextrema()[1] < 40  # type: ignore[operator, arg-type]


def test_pagina_girada_de_verdade_perde_o_texto_sob_a_tarja() -> None:
    bruto = (CORPUS / "tarja-girado.pdf").read_bytes()
    with pypdfium2.PdfDocument(bruto) as aberto:
        paginas = len(aberto)
    dados = linhas_do_pdf(BytesIO(bruto), BytesIO(), tipo_mime=PDF)["paginas"]
    areas, alvos = [], []
    for numero in range(paginas):
        texto, *lados = dados[numero][0][0]
        assert len(texto) > 6
        areas.append((numero, *lados))
        alvos.append(texto)
    pronto = tarjar(bruto, *areas)
    for numero, alvo in enumerate(alvos):
        assert alvo not in lido(pronto, numero)
        assert "output" in lido(pronto, numero)
    assert not any(tem(pronto, alvo) for alvo in alvos)


def test_nada_do_arquivo_que_veio_alem_do_que_se_ve_passa_ao_que_sai() -> None:
    with pikepdf.open(BytesIO(pagina_marcada())) as pdf:
        pdf.docinfo["/Title"] = "segredo nos metadados"
        with pdf.open_metadata() as xmp:
            xmp["dc:title"] = "segredo no xmp"
        pdf.attachments["segredo.txt"] = b"segredo anexado"
        pdf.Root.OpenAction = pikepdf.Dictionary(
            S=pikepdf.Name.JavaScript, JS="app.alert('segredo no script')"
        )
        with pdf.open_outline() as marcadores:
            marcadores.root.append(pikepdf.OutlineItem("segredo no marcador", 0))
        pdf.pages[0].Annots = pikepdf.Array(
            [
                pikepdf.Dictionary(
                    Type=pikepdf.Name.Annot,
                    Subtype=pikepdf.Name.Text,
                    Rect=[0, 0, 20, 20],
                    Contents="segredo na nota",
                )
            ]
        )
        pdf.Root.StructTreeRoot = pdf.make_indirect(
            pikepdf.Dictionary(Type=pikepdf.Name.StructTreeRoot, Alt="segredo alternativo")
        )
        bruto = em_bytes(pdf)
    pronto = tarjar(bruto, (0, 0.0, 0.0, 1.0, 1.0))
    assert tem(bruto, "segredo anexado")
    assert not tem(pronto, "segredo")
    with pikepdf.open(BytesIO(pronto)) as pdf:
        assert set(pdf.Root.keys()) == {"/Type", "/Pages", "/Lang"}
        assert "/Info" not in pdf.trailer
        assert set(pdf.pages[0].obj.keys()) <= {
            "/Type", "/Parent", "/MediaBox", "/Resources", "/Contents",
        }  # fmt: skip


def test_revisao_anterior_do_arquivo_nao_sobrevive() -> None:
    """Bytes before the last end of file are of no page that is shown."""
    velho = pagina_marcada()
    assert tem(velho, "segredo00")
    with pikepdf.open(BytesIO(velho)) as pdf:
        pdf.pages[0].Contents = pdf.make_stream(b"")
        novo = em_bytes(pdf)
    emendado = velho + b"\n% segredo00 de antes\n" + novo
    assert b"segredo00" in emendado
    assert not tem(tarjar(novo + b"\n% segredo00\n", (0, 0.9, 0.9, 0.05, 0.05)), "segredo00")


def test_texto_escondido_por_baixo_de_um_retangulo_nao_vai_junto() -> None:
    """A black rectangle drawn over letters hides them from the eye alone."""
    with pikepdf.open(BytesIO(pagina_marcada())) as pdf:
        pdf.pages[0].contents_add(b"0 g 60 320 100 24 re f", prepend=False)
        bruto = em_bytes(pdf)
    assert "segredo30" in lido(bruto)
    pronto = tarjar(bruto, (0, 0.8, 0.9, 0.1, 0.05))
    assert "segredo30" not in lido(pronto)
    assert not tem(pronto, "segredo30")
    assert "segredo31" in lido(pronto)


def test_tarja_justa_entre_duas_linhas_nao_leva_as_vizinhas_nem_impede_a_versao() -> None:
    """Lines as close as a dense page has them, with letters that go below and above the line."""
    bruto = com_frases(
        "Página com ágio e WMOQ@%", "jgpqy ÇÃO à pessoa", "MÃE WAGNER ÂNGELO", entrelinha=17
    )
    linhas = linhas_do_pdf(BytesIO(bruto), BytesIO(), tipo_mime=PDF)["paginas"][0]
    pronto = tarjar(bruto, *[(0, *lados) for _, *lados in linhas[1]])
    escrito = lido(pronto)
    assert "pessoa" not in escrito
    assert not tem(pronto, "jgpqy")
    for fica in ("Página", "ágio", "WMOQ@%", "MÃE", "WAGNER", "ÂNGELO"):
        assert fica in escrito


def test_camada_de_texto_invisivel_nao_fica_em_pagina_com_tarja() -> None:
    with pikepdf.open(BytesIO(pagina_marcada())) as pdf:
        pdf.pages[0].contents_add(b"BT 3 Tr /F 12 Tf 60 600 Td (reconhecido) Tj ET", prepend=False)
        bruto = em_bytes(pdf)
    assert "reconhecido" in lido(bruto)
    assert not tem(tarjar(bruto, (0, 0.5, 0.5, 0.1, 0.1)), "reconhecido")


def test_os_mesmos_bytes_e_as_mesmas_tarjas_dao_o_mesmo_arquivo() -> None:
    bruto = pagina_marcada(giro=90)
    area = (0, 0.1, 0.1, 0.3, 0.3)
    assert tarjar(bruto, area) == tarjar(bruto, area)


def test_a_oficina_faz_o_mesmo_confinada_e_recusa_o_que_nao_e_pdf() -> None:
    limites = Limites(prazo=60, processador=60, memoria=2048)
    feito = trabalhar(
        "tarjar",
        BytesIO(pagina_marcada()),
        limites,
        tipo_mime=PDF,
        areas=[[0, 0.0, 0.0, 1.0, 1.0]],
    )
    with feito.arquivo:
        assert not tem(feito.arquivo.read(), "segredo")
    assert feito.dados == {"paginas": 1}
    for ruim in (b"isto nao e um PDF", (CORPUS / "protegido-senha-test.pdf").read_bytes()):
        with pytest.raises(TrabalhoFalhou) as recusa:
            trabalhar("tarjar", BytesIO(ruim), limites, tipo_mime=PDF, areas=[[0, 0, 0, 1, 1]])
        assert recusa.value.motivo == "ilegivel"


def test_tarja_em_pagina_que_nao_ha_e_recusada() -> None:
    with pytest.raises(Ilegivel, match="página que o documento não tem"):
        tarjar(pagina_marcada(), (3, 0.0, 0.0, 1.0, 1.0))


def test_a_folha_da_tela_mostra_a_pagina_como_se_ve() -> None:
    saida = BytesIO()
    feito = desenhar_folha(
        BytesIO(pagina_marcada(giro=90)), saida, tipo_mime=PDF, numero=0, areas=[[0, 0, 0, 1, 1]]
    )
    assert feito["largura"] > feito["altura"]
    assert saida.getvalue().startswith(b"\xff\xd8")


def test_a_prova_procura_tambem_onde_o_texto_esta_comprimido() -> None:
    """The search of these tests finds what there is to find."""
    bruto = pagina_marcada()
    assert tem(bruto, "segredo00")
    assert not tem(bruto, "ausente")
    assert len(fluxos(bruto)) > 3
