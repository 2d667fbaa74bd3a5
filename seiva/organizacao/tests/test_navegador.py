import pytest

from seiva.organizacao.regras.navegador import navegador_legivel


@pytest.mark.parametrize(
    ("agente", "legivel"),
    [
        (
            "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0",
            "Firefox em Linux",
        ),
        (
            "Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 Chrome/140.0 Safari/537.36 Edg/140.0",
            "Edge em Windows",
        ),
        (
            "Mozilla/5.0 (Linux; Android 15) AppleWebKit/537.36 Chrome/140.0 Mobile Safari/537.36",
            "Chrome em Android",
        ),
        (
            "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) Version/18.0 Safari/604.1",
            "Safari em iPhone",
        ),
        ("curl/8.5", "curl/8.5"),
        ("", "Navegador desconhecido"),
        ("x" * 500, "x" * 60),
    ],
)
def test_o_navegador_em_palavras(agente: str, legivel: str) -> None:
    assert navegador_legivel(agente) == legivel
