"""A row of the mesa is written in Python: what people typed never becomes markup."""

from datetime import date
from typing import Any

from bs4 import BeautifulSoup
from django.utils import timezone

from seiva.web.templatetags.mesa import linha_da_mesa

VAZIA: dict[str, Any] = {
    "id": 7,
    "numero": "3106.01.0000007/2026-01",
    "url": "/campo-alto/processos/7/",
    "nao_lido": False,
    "tipo": "Férias",
    "especificacao": "",
    "interessado": "",
    "nivel": 0,
    "prioridade": "",
    "prazo": None,
    "para_assinar": 0,
    "novidade": "",
    "nota": "",
    "retorno": None,
    "origem": "",
    "atribuido": None,
    "quando": None,
}


def ler(**dados: Any) -> Any:
    linha = VAZIA | {"quando": timezone.now()} | dados
    return BeautifulSoup(f"<table>{linha_da_mesa(linha)}</table>", "html.parser").tr


def test_a_linha_simples_so_diz_o_que_ha() -> None:
    linha = ler()
    assert linha.get("class") is None
    assert linha.select_one("a.numero")["href"] == "/campo-alto/processos/7/"
    assert linha.select_one("input[name=processo]")["value"] == "7"
    assert linha.select_one(".etiquetas").get_text() == ""
    assert "sem responsável" in linha.select_one(".quem").get_text()
    assert linha.select_one(".assunto").get_text() == "Férias"
    assert len(linha.find_all("td")) == 6


def test_cada_sinal_aparece_com_icone_e_palavras() -> None:
    linha = ler(
        nao_lido=True,
        nivel=1,
        especificacao="Janeiro",
        interessado="Maria de Souza (+2)",
        prazo=date(2026, 12, 1),
        para_assinar=3,
        novidade="documento novo",
        prioridade="Pessoa idosa",
        retorno=date(2026, 12, 24),
        nota="Ligar para a interessada antes de responder ao ofício",
        origem="TRIB",
        atribuido={"nome_curto": "Ana", "url": "/campo-alto/mesa/?pessoa=1"},
    )
    assert linha["class"] == ["nao-lido"]
    etiquetas = [e.get_text().strip() for e in linha.select(".etiqueta")]
    for trecho in ("3 para assinar", "documento novo", "Pessoa idosa", "devolver até 24/12"):
        assert trecho in etiquetas
    nota = linha.select(".etiqueta")[-1]
    assert nota.get_text().strip().endswith("…")
    assert nota["title"].endswith("ao ofício")
    assert all(e.svg for e in linha.select(".etiqueta"))
    assert linha.select_one(".num svg[aria-label=Restrito]")
    assert linha.select_one(".quem a")["href"].endswith("?pessoa=1")
    assert "TRIB" in linha.select_one(".quem").get_text()


def test_o_que_se_digita_nao_vira_marcacao() -> None:
    veneno = "<script>alert(1)</script>\"'>"
    campos = dict.fromkeys(
        ("numero", "url", "tipo", "especificacao", "interessado", "novidade", "prioridade", "nota",
         "origem"),
        veneno,
    )  # fmt: skip
    pessoa = {"nome_curto": veneno, "url": veneno}
    linha = ler(**campos, atribuido=pessoa, marcadores=[{"nome": veneno}])
    assert linha.find("script") is None
    assert linha.select_one(".espec").get_text() == veneno
    assert linha.select_one(".numero")["href"] == veneno
    assert linha.select(".etiqueta")[-1]["title"] == veneno
