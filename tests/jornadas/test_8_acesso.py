"""Who may know and who may read: the same answer in list, page, file, search and conference."""

import re

from playwright.sync_api import expect

from tests.jornadas.conftest import Gente
from tests.jornadas.passos import assinar, especificacao, novo_processo, redigir


def test_publico_abre_a_todos_restrito_so_a_quem_passou(gente: Gente) -> None:
    ana, bia = gente("ana"), gente("bia")
    aberto, fechado = especificacao("Jabuticabeira"), especificacao("Pitangueira")
    publico = novo_processo(ana, aberto)
    editor_publico = redigir(ana, publico, "Qualquer um lê.")
    assinar(ana)
    restrito = novo_processo(ana, fechado, nivel="Restrito", hipotese="pessoal")
    numero = ana.get_by_role("heading", level=1).inner_text()
    editor_restrito = redigir(ana, restrito, "Poucos leem.")
    assinar(ana)
    bia.goto(editor_publico.replace("editar/", ""))
    expect(bia.frame_locator("iframe.folha").locator("body")).to_contain_text("Qualquer um lê")
    bia.goto(restrito)
    expect(bia.locator("main")).to_contain_text("Restrito")
    expect(bia.locator("main")).not_to_contain_text(fechado)
    for parte in ("conteudo/", "pdf/", "previa/", "editar/", "versoes/", "assinar/"):
        resposta = bia.request.get(editor_restrito.replace("editar/", parte))
        assert "Poucos leem" not in resposta.text(), parte
    bia.goto(f"/extrema/pesquisa/?q={aberto}")
    expect(bia.locator("main")).to_contain_text(aberto)
    bia.goto(f"/extrema/pesquisa/?q={fechado}")
    expect(bia.locator("main")).not_to_contain_text(f"— {fechado}")
    bia.goto(f"/extrema/pesquisa/?q={numero}")
    expect(bia.get_by_role("heading", level=1)).to_have_text(numero)


def test_outra_instituicao_e_visitante_nao_sabem_que_existe(gente: Gente) -> None:
    ana, caio, visitante = gente("ana"), gente("caio@ipatinga.example"), gente("")
    processo = novo_processo(ana)
    assert caio.goto(processo).status == 404  # type: ignore[union-attr]
    visitante.goto(processo)
    expect(visitante).to_have_url(re.compile("/entrar/"))


def test_busca_pelo_campo_do_alto(gente: Gente) -> None:
    ana = gente("ana")
    texto = especificacao("Licença do ipê-amarelo")
    processo = novo_processo(ana, texto)
    numero = ana.get_by_role("heading", level=1).inner_text()
    ana.goto("/extrema/mesa/")
    ana.keyboard.press("/")
    ana.keyboard.type(numero)
    ana.keyboard.press("Enter")
    expect(ana).to_have_url(processo)
    ana.get_by_role("searchbox").fill("licenca do IPE-AMARELO")
    ana.get_by_role("searchbox").press("Enter")
    expect(ana.locator("main")).to_contain_text("ipê-amarelo")
    ana.goto("/extrema/pesquisa/?q=" + "a" * 7000)
    expect(ana.get_by_role("heading", level=1)).to_have_text("Pesquisa")
