"""The documents about the code say what is there."""

import re
from pathlib import Path

import pytest

from tests.arquitetura.fontes import RAIZ

DOCUMENTOS = sorted(
    arquivo
    for arquivo in (*RAIZ.glob("*.md"), *(RAIZ / "docs").rglob("*.md"))
    if "manual" not in arquivo.parts
)
LIGACAO = re.compile(r"\[[^\]]*\]\(([^)#\s]+)(?:#[^)]*)?\)")
CAMINHO = re.compile(r"`((?:seiva|tests|docs)/[\w./-]+)`")


def _nome(arquivo: Path) -> str:
    return str(arquivo.relative_to(RAIZ))


@pytest.mark.parametrize("documento", DOCUMENTOS, ids=_nome)
def test_toda_ligacao_leva_a_um_arquivo(documento: Path) -> None:
    quebradas = [
        alvo
        for alvo in LIGACAO.findall(documento.read_text("utf-8"))
        if not re.match(r"[a-z]+:", alvo) and not (documento.parent / alvo).exists()
    ]
    assert quebradas == []


@pytest.mark.parametrize("documento", DOCUMENTOS, ids=_nome)
def test_todo_caminho_citado_existe(documento: Path) -> None:
    citados = set(CAMINHO.findall(documento.read_text("utf-8")))
    assert {caminho for caminho in citados if not (RAIZ / caminho).exists()} == set()


def test_toda_dependencia_tem_sua_razao() -> None:
    razoes = (RAIZ / "docs/adr/0010-dependencias.md").read_text("utf-8")
    for arquivo in ("requirements.in", "requirements-dev.in"):
        for linha in (RAIZ / arquivo).read_text("utf-8").splitlines():
            nome = re.split(r"[\[<>=; ]", linha)[0]
            if nome and not linha.startswith("-"):
                assert re.search(rf"`{re.escape(nome)}[`\[]", razoes), nome


def test_as_decisoes_tem_numero_unico_e_estado() -> None:
    registros = sorted((RAIZ / "docs/adr").glob("*.md"))
    numeros = [registro.name[:4] for registro in registros]
    assert len(set(numeros)) == len(numeros)
    for registro in registros:
        texto = registro.read_text("utf-8")
        assert re.match(rf"# {registro.name[:4]}", texto), registro.name
        assert re.search(r"^Status: ", texto, re.M), registro.name


def test_a_licenca_e_a_que_se_anuncia() -> None:
    assert "GNU AFFERO GENERAL PUBLIC LICENSE" in (RAIZ / "LICENSE").read_text("utf-8")
    assert "license: AGPL-3.0-or-later" in (RAIZ / "publiccode.yml").read_text("utf-8")


def test_a_descricao_publica_cabe_no_padrao() -> None:
    """publiccode.yml 0.4: short descriptions up to 150 characters."""
    texto = (RAIZ / "publiccode.yml").read_text("utf-8")
    for chave in ("publiccodeYmlVersion", "name", "url", "developmentStatus", "softwareType",
                  "platforms", "legal", "maintenance", "localisation"):  # fmt: skip
        assert re.search(rf"^{chave}:", texto, re.M), chave
    curtas = re.findall(r"shortDescription: >-\n((?:\s{6}.+\n)+)", texto)
    assert len(curtas) == 2
    assert all(len(" ".join(c.split())) <= 150 for c in curtas)
