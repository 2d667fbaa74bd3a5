"""Files joined for the browser: whole, readable, each part in a scope of its own."""

from pathlib import Path

import pytest
from django.contrib.staticfiles import finders

from seiva.web.juntos import EDITOR, FONTES, JUNTOS, MODULOS, conteudo, escrever, juntar_modulos


def test_cada_modulo_fica_no_seu_escopo_e_o_ultimo_recebe_os_outros() -> None:
    fontes = {
        "um": "const A = 1\nexport function ver() {\n  return A\n}\n",
        "dois": "// Para quem lê a fonte.\nconst A = 2 // fica\nexport const B = A\nexport async function ligar(modulos) {}\n",
    }
    assert juntar_modulos(fontes) == (
        "const modulos = {\n"
        "um: (() => {\nconst A = 1\nfunction ver() {\n  return A\n}\n\nreturn { ver }\n})(),\n"
        "dois: (() => {\nconst A = 2 // fica\nconst B = A\nasync function ligar(modulos) {}\n\n"
        "return { B, ligar }\n})(),\n"
        "}\nmodulos.dois.ligar(modulos)\n"
    )


@pytest.mark.parametrize(
    "fonte", ['import { a } from "./a.js"', "export default 1", "export { a }", "export * from 'b'"]
)
def test_o_que_nao_se_sabe_juntar_e_recusado(fonte: str) -> None:
    with pytest.raises(ValueError, match="não se junta"):
        juntar_modulos({"um": f"const a = 1\n{fonte}\n"})


def test_todo_modulo_do_editor_esta_junto_menos_o_que_se_busca_quando_pedido() -> None:
    arquivos = {arquivo.stem for arquivo in (FONTES / EDITOR).glob("*.js")}
    assert arquivos - set(MODULOS) == {"busca"}
    for modulo in MODULOS:
        linhas = (FONTES / EDITOR / f"{modulo}.js").read_text("utf-8").splitlines()
        primeira = next(x for x in linhas if x and not x.startswith("//"))
        assert primeira.removeprefix("export ") in conteudo(JUNTOS[0])


def test_o_arquivo_junto_e_achado_e_refeito_quando_uma_parte_muda(tmp_path: Path) -> None:
    for nome in JUNTOS:
        achado = finders.find(nome)
        assert isinstance(achado, str)
        assert Path(achado).read_text("utf-8") == conteudo(nome)
    assert finders.find("seiva/editor/outro.js") is None
    escrever(tmp_path)
    velho = tmp_path / JUNTOS[0]
    velho.write_text("velho", "utf-8")
    escrever(tmp_path)
    assert velho.read_text("utf-8") == conteudo(JUNTOS[0])
