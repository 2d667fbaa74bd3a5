"""Behind a reverse proxy: who called, and over HTTPS, only on the word of whom we trust."""

from typing import Any

import pytest

from seiva.config.wsgi import atras_de


def visto(proxies: list[str], de: str) -> tuple[str, str]:
    """Address and scheme that the application sees for a call that arrives from `de`."""

    def aplicacao(ambiente: dict[str, Any], _comecar: Any) -> tuple[str, str]:
        return ambiente["REMOTE_ADDR"], ambiente["wsgi.url_scheme"]

    ambiente = {
        "REMOTE_ADDR": de,
        "wsgi.url_scheme": "http",
        "HTTP_X_FORWARDED_FOR": "6.6.6.6, 203.0.113.9",
        "HTTP_X_FORWARDED_PROTO": "https",
    }
    resposta: tuple[str, str] = atras_de(aplicacao, proxies)(ambiente, None)
    return resposta


@pytest.mark.parametrize("proxies", [["127.0.0.1"], ["10.0.0.0/8", "127.0.0.0/8"]])
def test_o_proxy_da_casa_diz_quem_chamou(proxies: list[str]) -> None:
    assert visto(proxies, "127.0.0.1") == ("203.0.113.9", "https")


@pytest.mark.parametrize(("proxies", "de"), [([], "127.0.0.1"), (["127.0.0.1"], "198.51.100.7")])
def test_cabecalho_de_desconhecido_nao_vale(proxies: list[str], de: str) -> None:
    assert visto(proxies, de) == (de, "http")
