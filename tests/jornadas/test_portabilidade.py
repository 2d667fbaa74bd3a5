"""From one Seiva to another, in the browser: out, in, and a document is conferred in the new house.

The house runs inside the test, and in the middle of the journey it becomes another one: another
database, another store, other people.
"""

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.db import transaction
from playwright.sync_api import Browser, Page, expect

from seiva.core.tenancy import escopo
from seiva.documentos.models import Congelamento
from seiva.organizacao.models import Instituicao
from tests.apoio import executar_tarefas
from tests.elenco import SENHA, Elenco
from tests.fabricas import assinar, autuar, redigir
from tests.jornadas.passos import Vigia, entrar
from tests.plataforma import montar
from tests.portabilidade.conftest import NaOutra, na_outra_casa

__all__ = ["na_outra_casa"]
pytestmark = [pytest.mark.navegador, pytest.mark.django_db(transaction=True)]
FOTOS = os.environ.get("SEIVA_FOTOS", "")


@pytest.fixture
def abrir(navegador: Browser, live_server: Any) -> Iterator[Any]:
    """`abrir(largura)`: a page on the running house; nothing may go wrong in any of them."""
    contextos, vigias = [], []

    def nova(largura: int = 1366) -> Page:
        contexto = navegador.new_context(
            base_url=live_server.url,
            viewport={"width": largura, "height": 900},
            locale="pt-BR",
            accept_downloads=True,
        )
        contextos.append(contexto)
        vigias.append(Vigia(contexto, live_server.url))
        return contexto.new_page()

    yield nova
    for contexto in contextos:
        contexto.close()
    problemas = [problema for vigia in vigias for problema in vigia.problemas]
    # A house that begins again says so to everybody, with the status of who is back soon.
    assert [p for p in problemas if not p.startswith("503:")] == []


def conferir_tela(pagina: Page, nome: str) -> None:
    """No failure of access at either width; a picture when one is asked for."""
    for largura in (360, 1366):
        pagina.set_viewport_size({"width": largura, "height": 900})
        assert [v["id"] for v in Axe().run(pagina).response["violations"]] == []
        estouro = "document.documentElement.scrollWidth > document.documentElement.clientWidth"
        assert not pagina.evaluate(estouro), nome
        if FOTOS:
            pagina.screenshot(path=f"{FOTOS}/{nome}-{largura}.png", full_page=True)


def um_documento_assinado(elenco: Elenco) -> tuple[int, str]:
    """The two codes printed on a document signed in the first house."""
    with elenco.em(elenco.casa):
        ana = elenco.ator("ana")
        documento = redigir(ana, elenco.casa, autuar(ana, elenco.casa))
        assinar(ana, elenco.casa, documento)
    executar_tarefas()
    with transaction.atomic(), escopo(elenco.casa.instituicao.pk):
        congelado = Congelamento.objects.get(documento_id=documento.pk)
        return documento.numero, congelado.crc


def exportar(pagina: Page, onde: Path) -> None:
    """The administrator asks for everything, waits, and takes it away."""
    pagina.goto("/entrar/?next=/campo-alto/administracao/exportar/")
    entrar(pagina, "86288366757", senha=SENHA)
    conferir_tela(pagina, "exportar")
    pagina.get_by_label("Senha", exact=True).fill(SENHA)
    pagina.get_by_role("button", name="Exportar tudo").click()
    expect(pagina.get_by_text("Pacote pedido")).to_be_visible()
    conferir_tela(pagina, "exportando")
    executar_tarefas()
    pagina.goto("/campo-alto/administracao/exportar/")
    conferir_tela(pagina, "exportado")
    with pagina.expect_download() as baixado:
        pagina.get_by_role("link", name="Baixar o pacote").click()
    baixado.value.save_as(onde)


def importar(pagina: Page, pacote: Path) -> None:
    """The operator of the other house brings it in."""
    pagina.goto("/entrar/?next=/plataforma/importar/")
    entrar(pagina, "29537995593", senha=SENHA)
    conferir_tela(pagina, "importar")
    pagina.get_by_label("Pacote", exact=True).set_input_files(pacote)
    pagina.get_by_label("Senha", exact=True).fill(SENHA)
    pagina.get_by_role("button", name="Importar instituição").click()
    expect(pagina.get_by_text("A conferência começou")).to_be_visible()
    executar_tarefas()
    pagina.reload()
    expect(pagina.get_by_text("chegou", exact=True)).to_be_visible()
    conferir_tela(pagina, "importado")


def test_a_instituicao_muda_de_casa_e_os_papeis_continuam_valendo(
    elenco: Elenco, abrir: Any, na_outra_casa: NaOutra, tmp_path: Path
) -> None:
    numero, crc = um_documento_assinado(elenco)
    pacote = tmp_path / "campo-alto.zip"
    exportar(abrir(), pacote)
    with na_outra_casa():
        Instituicao.objects.update(cnpj="")
        montar(elenco)
        Instituicao.objects.update(cnpj="")
        importar(abrir(), pacote)
        cidadao = abrir()
        cidadao.goto("/conferir/")
        cidadao.get_by_label("Código verificador").fill(str(numero))
        cidadao.get_by_label("Código CRC").fill(crc)
        cidadao.get_by_role("button", name="Conferir", exact=True).click()
        expect(cidadao.get_by_text("Ana Prado").first).to_be_visible()
        assert "/campo-alto/conferir/" in cidadao.url


def test_o_piloto_reinicia_com_a_senha_e_o_endereco(elenco: Elenco, abrir: Any) -> None:
    Instituicao.objects.filter(slug="campo-alto").update(fase="piloto")
    um_documento_assinado(elenco)
    pagina = abrir()
    pagina.goto("/entrar/?next=/campo-alto/administracao/reiniciar/")
    entrar(pagina, "86288366757", senha=SENHA)
    conferir_tela(pagina, "reiniciar")
    pagina.get_by_label("Endereço da instituição").fill("campo-alto")
    pagina.get_by_label("Senha", exact=True).fill(SENHA)
    pagina.get_by_role("button", name="Reiniciar o piloto").click()
    pagina.wait_for_url("**/")
    pagina.goto("/campo-alto/administracao/reiniciar/")
    expect(pagina.get_by_text("está sendo reiniciado")).to_be_visible()
    executar_tarefas()
    pagina.goto("/campo-alto/administracao/reiniciar/")
    expect(pagina.get_by_text("Só se reinicia uma vez")).to_be_visible()
    conferir_tela(pagina, "reiniciado")
