"""Every page, as HTML: structure, labels, policy and weight. No browser needed."""

import gzip
import re
from pathlib import Path

from bs4 import BeautifulSoup, Tag

from seiva import web

ESTATICOS = "estaticos"


def paginas(galeria: Path) -> dict[str, BeautifulSoup]:
    return {
        p.stem: BeautifulSoup(p.read_text(encoding="utf-8"), "html.parser")
        for p in sorted(galeria.glob("*.html"))
    }


def test_every_page_names_its_language_its_title_and_one_heading(galeria: Path) -> None:
    for nome, pagina in paginas(galeria).items():
        assert pagina.html["lang"] == "pt-BR", nome
        assert pagina.title.get_text().endswith("· Seiva"), nome
        assert len(pagina.find_all("h1")) == 1, nome


def test_the_first_link_of_every_page_skips_to_the_content(galeria: Path) -> None:
    for nome, pagina in paginas(galeria).items():
        primeiro = pagina.body.find("a")
        assert primeiro.get_text() == "Ir para o conteúdo", nome
        assert pagina.find("main", id=primeiro["href"].removeprefix("#")), nome


def test_no_page_needs_more_than_the_strict_policy(galeria: Path) -> None:
    for nome, pagina in paginas(galeria).items():
        assert not pagina.find_all(style=True), nome
        assert not pagina.find_all("style"), nome
        assert not [s for s in pagina.find_all("script") if not s.get("src")], nome
        for elemento in pagina.find_all(True):
            assert not [a for a in elemento.attrs if a.startswith("on")], (nome, elemento.name)
            for atributo in ("src", "href", "action"):
                endereco = str(elemento.get(atributo, ""))
                assert not re.match(r"(https?:)?//", endereco), (nome, endereco)


def test_every_control_has_a_name_and_every_reference_a_target(galeria: Path) -> None:
    for nome, pagina in paginas(galeria).items():
        identidades = [e["id"] for e in pagina.find_all(id=True)]
        assert len(identidades) == len(set(identidades)), nome
        for controle in pagina.select("input:not([type=hidden]), select, textarea"):
            rotulado = (
                controle.get("aria-label")
                or controle.find_parent("label")
                or pagina.find("label", attrs={"for": controle.get("id") or "?"})
            )
            assert rotulado, (nome, str(controle)[:120])
        for elemento in pagina.select("[aria-describedby], [aria-labelledby]"):
            for atributo in ("aria-describedby", "aria-labelledby"):
                for alvo in str(elemento.get(atributo, "")).split():
                    assert alvo in identidades, (nome, alvo)


def test_a_refused_field_points_to_its_error_and_the_summary_points_to_it(galeria: Path) -> None:
    pagina = paginas(galeria)["campos-recusados"]
    nome = pagina.find(id="id_nome")
    assert nome["aria-invalid"] == "true"
    erro = pagina.find(id=nome["aria-describedby"].split()[-1])
    assert "Este campo é obrigatório" in erro.get_text()
    resumo = pagina.select_one(".resumo-erros[role=alert]")
    assert resumo.find("a", href="#id_nome")
    assert pagina.find(id="id_texto").get_text(strip=True) == "Já digitado."


def test_error_pages_say_what_the_rule_said_or_stand_alone(galeria: Path) -> None:
    textos = {nome: pagina.main.get_text(" ") for nome, pagina in paginas(galeria).items()}
    assert "O processo tem minuta sem assinatura." in textos["erro-422-explicado"]
    assert "Lei nº 9.784/1999, art. 22" in textos["erro-422-explicado"]
    assert "Uma regra impede este ato" in textos["erro-422"]
    assert "Espere 42 segundos e" in textos["erro-429-explicado"]
    assert "Espere um minuto e" in textos["erro-429"]


def test_the_gallery_uses_every_component() -> None:
    """Reachable from the templates of the gallery, by extension, inclusion or drawing tag."""
    modelos = Path(web.__file__).parent / "templates"
    raiz = Path(__file__).resolve().parents[1] / "telas.py"
    desenho = modelos.parent / "templatetags" / "seiva.py"
    vistos: set[str] = set()
    fila = [raiz.read_text(encoding="utf-8"), desenho.read_text(encoding="utf-8")]
    while fila:
        for nome in set(re.findall(r'"(\w[\w/]*\.html)"', fila.pop())) - vistos:
            vistos.add(nome)
            fila.append((modelos / nome).read_text(encoding="utf-8"))
    componentes = {f"componentes/{p.name}" for p in (modelos / "componentes").glob("*.html")}
    assert len(componentes) > 15
    assert componentes <= vistos


def test_sign_in_has_exactly_the_agreed_labels(galeria: Path) -> None:
    pagina = paginas(galeria)["entrar"]
    rotulos = [r.find(string=True, recursive=False).strip() for r in pagina.main.find_all("label")]
    assert rotulos == ["CPF ou e-mail", "Senha"]
    assert pagina.main.find("button", type="submit").get_text(strip=True) == "Entrar"


def test_every_icon_used_is_drawn_in_the_sprite(galeria: Path) -> None:
    desenhados = set(
        re.findall(r'id="([\w-]+)"', (galeria / ESTATICOS / "seiva/icones.svg").read_text())
    )
    for nome, pagina in paginas(galeria).items():
        for uso in pagina.find_all("use"):
            assert uso["href"].partition("#")[2] in desenhados, (nome, uso["href"])


def test_colour_is_never_the_only_sign_on_a_tag(galeria: Path) -> None:
    for nome, pagina in paginas(galeria).items():
        for etiqueta in pagina.select(".etiqueta"):
            assert etiqueta.get_text(strip=True), nome


def _recursos(pagina: BeautifulSoup) -> set[str]:
    achados: set[str] = set()
    for seletor, atributo in (
        ("script[src]", "src"),
        ("link[href]", "href"),
        ("img[src]", "src"),
        ("use", "href"),
    ):
        for elemento in pagina.select(seletor):
            assert isinstance(elemento, Tag)
            achados.add(str(elemento[atributo]).partition("#")[0])
    return achados


def test_first_load_of_the_mesa_stays_under_the_budget(galeria: Path) -> None:
    recursos = _recursos(paginas(galeria)["mesa"])
    corpos = [(galeria / r.lstrip("/")).read_bytes() for r in recursos]
    corpos.append((galeria / "mesa.html").read_bytes())
    assert len(corpos) < 15
    assert sum(len(gzip.compress(c)) for c in corpos) < 60_000


def test_the_common_script_stays_small(galeria: Path) -> None:
    assert len((galeria / ESTATICOS / "seiva/seiva.js").read_bytes()) < 13_000
