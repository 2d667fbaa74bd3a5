"""Assinar and Conferir: several signers, the sealed PDF, and checking it with and without us."""

import re
import subprocess
import sys
from pathlib import Path

from playwright.sync_api import Page, expect

from seiva.local.preparo import RAIZ
from tests.jornadas.conftest import Gente
from tests.jornadas.passos import (
    SENHA,
    assinar,
    ato,
    dito,
    enviar,
    escrever,
    novo_processo,
    redigir,
)


def _pdf_assinado(pagina: Page) -> bytes:
    """The sealed PDF of the document that is open, as soon as it is ready."""
    endereco = pagina.get_by_role("link", name="PDF assinado").get_attribute("href") or ""
    pagina.wait_for_function(
        """async endereco => {
          const r = await fetch(endereco);
          return r.status === 200 && r.headers.get('content-type') === 'application/pdf';
        }""",
        arg=endereco,
        timeout=60_000,
    )
    return pagina.request.get(endereco).body()


def _codigos(pagina: Page) -> tuple[str, str]:
    folha = pagina.frame_locator("iframe.folha").locator("body").inner_text()
    achado = re.search(r"verificador (\d+) e o código CRC ([0-9A-F]{8})", folha)
    assert achado, folha[-300:]
    return achado[1], achado[2]


def _verificar(pdf: Path, chave: Path) -> subprocess.CompletedProcess[str]:
    comando = [sys.executable, "-m", "seiva.verificar", str(pdf), "--chave", str(chave)]
    return subprocess.run(comando, cwd=RAIZ, capture_output=True, text=True, check=False)


def test_dois_assinam_e_qualquer_um_confere(gente: Gente, tmp_path: Path) -> None:
    ana, carla = gente("ana"), gente("carla", "SEMAD/RH")
    editor = redigir(ana, novo_processo(ana), "Autorizo as férias.")
    ana.get_by_role("link", name="Assinar", exact=True).click()
    ana.get_by_label("Senha", exact=True).fill("senha errada")
    ana.get_by_role("button", name="Assinar", exact=True).click()
    expect(ana.get_by_role("alert")).to_contain_text("não confere")
    ana.get_by_label("Senha", exact=True).fill(SENHA)
    ana.get_by_role("button", name="Assinar", exact=True).click()
    dito(ana, "assinado")
    carla.goto(editor.replace("editar/", ""))
    assinar(carla)
    expect(carla.get_by_text("2 assinaturas")).to_be_visible()
    verificador, crc = _codigos(carla)
    pdf, chave = tmp_path / "despacho.pdf", tmp_path / "chave.json"
    pdf.write_bytes(_pdf_assinado(carla))
    chave.write_bytes(carla.request.get("/extrema/chave-publica.json").body())
    laudo = _verificar(pdf, chave)
    assert laudo.returncode == 0, laudo.stdout + laudo.stderr
    assert "Ana Paula Ribeiro" in laudo.stdout
    assert "Carla Menezes" in laudo.stdout
    alterado = pdf.read_bytes().replace(b"/Type", b"/Tipe", 1)
    pdf.write_bytes(alterado)
    assert _verificar(pdf, chave).returncode != 0

    visitante = gente("")
    visitante.goto("/conferir/")
    visitante.get_by_label("Código verificador", exact=True).fill(verificador)
    visitante.get_by_label("Código CRC", exact=True).fill(crc.lower())
    visitante.get_by_role("button", name="Conferir", exact=True).click()
    expect(visitante.locator("main")).to_contain_text("Íntegro")
    expect(visitante.locator("main")).to_contain_text("Ana Paula Ribeiro")
    expect(visitante.locator("main")).to_contain_text("Carla Menezes")
    visitante.goto(f"/extrema/conferir/?codigo_verificador={verificador}&codigo_crc=00000000")
    expect(visitante.locator("main")).not_to_contain_text("Íntegro")


def test_minuta_so_a_unidade_ve(gente: Gente) -> None:
    ana, bia = gente("ana"), gente("bia")
    processo = novo_processo(ana)
    editor = redigir(ana, processo, "Rascunho reservado.")
    enviar(ana, processo, "SEFAZ/TRIB", manter=True)
    bia.goto(processo)
    expect(bia.get_by_role("heading", name="Ainda não há documentos")).to_be_visible()
    for parte in ("", "conteudo/", "previa/", "editar/", "versoes/"):
        assert bia.request.get(editor.replace("editar/", parte)).status == 404, parte
    ana.goto(processo)
    expect(ana.get_by_role("navigation", name="Documentos do processo")).to_contain_text("minuta")


def test_caneta_amarela_ate_outra_unidade_ler(gente: Gente) -> None:
    ana, bia = gente("ana"), gente("bia")
    processo = novo_processo(ana)
    editor = redigir(ana, processo, "Para ciência.")
    assinar(ana)
    arvore = ana.get_by_role("navigation", name="Documentos do processo")
    expect(arvore).to_contain_text("assinado, ainda editável")
    ana.get_by_role("link", name="Editar", exact=True).click()
    expect(ana.locator("main")).to_contain_text("assinatura")
    enviar(ana, processo, "SEFAZ/TRIB", manter=True)
    bia.goto(editor.replace("editar/", ""))
    expect(bia.frame_locator("iframe.folha").locator("body")).to_contain_text("Para ciência.")
    ana.goto(processo)
    expect(arvore).to_contain_text("assinado")
    expect(arvore).not_to_contain_text("ainda editável")
    acoes = ana.get_by_role("group", name="Ações do documento")
    expect(acoes.get_by_role("link", name="Excluir")).to_have_count(0)


def test_excluir_a_minuta_e_cancelar_o_que_outros_leram(gente: Gente) -> None:
    ana, carla, bia = gente("ana"), gente("carla", "SEMAD/RH"), gente("bia")
    processo = novo_processo(ana)
    redigir(ana, processo, "Sobra.")
    ana.goto(processo)
    ana.get_by_role("link", name="Excluir", exact=True).click()
    ana.get_by_role("button", name=re.compile("Excluir")).click()
    dito(ana, "foi excluído")
    editor = redigir(ana, processo, "Com erro de valor.")
    assinar(ana)
    enviar(ana, processo, "SEFAZ/TRIB", manter=True)
    bia.goto(editor.replace("editar/", ""))
    expect(bia.frame_locator("iframe.folha").locator("body")).to_contain_text("Com erro")
    carla.goto(editor.replace("editar/", ""))
    carla.get_by_role("link", name=re.compile("Cancelar")).click()
    carla.get_by_label("Motivo", exact=True).fill("Valor errado; novo despacho a seguir.")
    carla.get_by_role("button", name=re.compile("Cancelar")).click()
    dito(carla, "foi cancelado")
    bia.goto(processo)
    expect(bia.get_by_role("navigation", name="Documentos do processo")).to_contain_text(
        "cancelado"
    )
    bia.get_by_role("link", name=re.compile("^Despacho")).click()
    quadro = bia.frame_locator("#leitor iframe").locator("body")
    expect(quadro).to_contain_text("Valor errado")
    expect(quadro).not_to_contain_text("Com erro de valor")


def test_alterar_depois_de_assinar_derruba_a_assinatura_avisando(gente: Gente) -> None:
    ana = gente("ana")
    processo = novo_processo(ana)
    editor = redigir(ana, processo, "Primeira forma.")
    assinar(ana)
    ana.goto(editor)
    expect(ana.locator("main")).to_contain_text("assinatura")
    ana.get_by_role("link", name=re.compile("Editar|Continuar|Alterar")).or_(
        ana.get_by_role("button", name=re.compile("Editar|Continuar|Alterar"))
    ).last.click()
    escrever(ana, " Segunda forma.")
    ana.goto(processo)
    arvore = ana.get_by_role("navigation", name="Documentos do processo")
    expect(arvore).to_contain_text("minuta")
    ato(ana, processo, "Enviar")
    expect(ana.locator("main")).to_contain_text("ainda é minuta")
