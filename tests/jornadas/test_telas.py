"""The pages that no other journey looks at: no barrier, nothing wider than the screen, on both."""

import re
from urllib.parse import urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import FilePayload, Page, expect

from tests.jornadas.conftest import Gente
from tests.jornadas.passos import SENHA, assinar, dito, novo_processo, redigir

LARGURAS = pytest.mark.parametrize("largura", [1366, 360])


def _queixas(pagina: Page, nome: str, largura: int) -> list[str]:
    """What axe finds in the page open now, and whether it scrolls sideways."""
    achadas = [v["id"] for v in Axe().run(pagina).response["violations"]]
    largo = pagina.evaluate("document.documentElement.scrollWidth") > largura
    return [f"{nome}: {a}" for a in [*achadas, *(["rolagem lateral"] * largo)]]


def _visitar(pagina: Page, largura: int, *enderecos: str) -> list[str]:
    queixas = []
    for endereco in enderecos:
        resposta = pagina.goto(endereco)
        assert resposta is not None
        assert resposta.status < 500, endereco
        queixas += _queixas(pagina, urlsplit(endereco).path, largura)
    return queixas


@LARGURAS
def test_as_telas_de_um_documento_e_do_processo(gente: Gente, largura: int) -> None:
    ana = gente("ana", largura=largura)
    processo = novo_processo(ana)
    editor = redigir(ana, processo, "Encaminhe-se.")
    documento = editor.removesuffix("editar/")
    enderecos = [f"{documento}{parte}/" for parte in ("versoes", "versoes/1", "comparar")]
    enderecos += [f"{documento}{parte}/" for parte in ("alterar", "excluir", "assinar")]
    partes = ("interessados", "acesso", "historico", "arquivos", "alterar", "relacionar", "enviar")
    enderecos += [f"{processo}{parte}/" for parte in partes]
    enderecos += [f"{processo}gerar-pdf/", f"{processo}gerar-zip/", f"{processo}anexar/"]
    queixas = _visitar(ana, largura, *enderecos)
    ana.goto(editor)
    assinar(ana)
    queixas += _visitar(ana, largura, editor, "/conta/", "/ajuda/", "/ajuda/sigilo/")
    assert queixas == []


@LARGURAS
def test_as_telas_de_erro_e_de_quem_administra(gente: Gente, largura: int) -> None:
    ana, edu, visitante = (gente(quem, largura=largura) for quem in ("ana", "edu", ""))
    processo = novo_processo(ana)
    queixas = _visitar(ana, largura, "/extrema/processos/999999/", f"{processo}desanexar/")
    queixas += _visitar(edu, largura, "/extrema/niveis-de-acesso/", "/extrema/para-assinar/")
    queixas += _visitar(visitante, largura, "/entrar/", "/conferir/", "/nada/daqui/")
    assert queixas == []


@LARGURAS
def test_o_arquivo_recusado_diz_por_que_e_cabe_na_tela(gente: Gente, largura: int) -> None:
    ana = gente("ana", largura=largura)
    ana.goto(f"{novo_processo(ana)}arquivos/")
    arquivos: list[FilePayload] = [
        {"name": "programa.exe", "mimeType": "application/octet-stream", "buffer": b"MZ"},
        {"name": "nota.txt", "mimeType": "text/plain", "buffer": b"Nota."},
    ]
    ana.get_by_label("Escolha os arquivos").set_input_files(arquivos)
    expect(ana.locator(".enviando .erro")).to_contain_text("tem extensão .exe, que não é aceita")
    expect(ana.locator("tr[data-recebido]")).to_have_count(1)
    dito(ana, "Nem todos os arquivos foram recebidos")
    assert _queixas(ana, "recusa", largura) == []


@LARGURAS
def test_o_lote_de_assinaturas_diz_o_que_ficou_de_fora(gente: Gente, largura: int) -> None:
    ana = gente("ana", largura=largura)
    processo = novo_processo(ana)
    numeros = [re.findall(r"\d+", redigir(ana, processo, f"Despacho {n}."))[-1] for n in range(2)]
    escolhidos = "&".join(f"documento={numero}" for numero in numeros)
    ana.goto(f"/extrema/para-assinar/assinar/?{escolhidos}")
    ana.get_by_label("Senha", exact=True).fill(SENHA)
    ana.get_by_role("button", name=re.compile("^Assinar o")).click()
    ana.wait_for_url(re.compile(r"/para-assinar/lotes/\d+/$"))
    expect(ana.locator("#lote")).to_contain_text("assinado", timeout=60_000)
    assert _queixas(ana, "lote", largura) == []


def test_na_tela_estreita_a_parte_aberta_fica_a_vista(gente: Gente) -> None:
    ana = gente("ana", largura=360)
    processo = novo_processo(ana, nivel="Restrito", hipotese="pessoal")
    ana.goto(f"{processo}leituras/")
    aba = ana.get_by_role("navigation", name="Partes do processo").locator("[aria-current]")
    expect(aba).to_have_text("Quem leu")
    caixa = aba.bounding_box()
    assert caixa is not None
    assert caixa["x"] >= 0
    assert caixa["x"] + caixa["width"] <= 360
