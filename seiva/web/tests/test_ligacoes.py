"""Every internal link of every page leads somewhere: no dead address, no dead anchor."""

from collections import deque
from collections.abc import Iterator
from urllib.parse import urldefrag, urljoin, urlsplit

import pytest
from bs4 import BeautifulSoup
from django.test import Client

from seiva.core import storage
from seiva.core.relogio import agora
from seiva.documentos.models import Arquivo
from seiva.web.tests.apoio import entrar
from tests.apoio import executar_tarefas
from tests.elenco import Elenco
from tests.fabricas import assinar, autuar, redigir

pytestmark = pytest.mark.django_db

SVG = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"/>'
ONDE = (("a", "href"), ("iframe", "src"), ("img", "src"), ("link", "href"), ("script", "src"))
TETO = 400


def brasao(elenco: Elenco) -> None:
    """Give the first institution a coat of arms."""
    casa = elenco.casa.instituicao
    with elenco.em(elenco.casa):
        guardado = storage.guardar(casa.pk, [SVG])
        Arquivo.objects.create(
            sha256=guardado.sha256,
            tamanho=len(SVG),
            tipo_mime="image/svg+xml",
            nome="brasao.svg",
            criado_em=agora(),
        )
        casa.brasao = guardado.sha256
        casa.save()


def movimentar(elenco: Elenco) -> None:
    """One process with a draft and a signed document, another restricted."""
    with elenco.em(elenco.casa):
        ana = elenco.ator("ana")
        processo = autuar(ana, elenco.casa)
        assinar(ana, elenco.casa, redigir(ana, elenco.casa, processo))
        redigir(ana, elenco.casa, processo, "Ainda em minuta.")
        autuar(ana, elenco.casa, nivel=1, especificacao="Reservado")
    executar_tarefas()


def destinos(sopa: BeautifulSoup) -> Iterator[str]:
    for marca, atributo in ONDE:
        for achado in sopa.find_all(marca):
            if achado.has_attr(atributo):
                yield str(achado[atributo])
    for formulario in sopa.find_all("form"):
        assert formulario.get("action") != "", formulario
        if formulario.get("method", "get") == "get" and formulario.has_attr("action"):
            yield str(formulario["action"])


class Rastreio:
    """Walk from a page to every page that it leads to, once each address without its query."""

    def __init__(self, cliente: Client) -> None:
        self.cliente = cliente
        self.ancoras: list[tuple[str, str, str]] = []
        self.nomes: dict[str, set[str]] = {}
        self.mortas: list[str] = []

    def percorrer(self, *comecos: str) -> None:
        fila, vistas = deque((url, "") for url in comecos), set(comecos)
        while fila:
            url, de = fila.popleft()
            assert len(vistas) < TETO, "a volta não termina"
            for destino, ancora in self._abrir(url, de):
                if ancora:
                    self.ancoras.append((url, destino, ancora))
                if destino not in vistas:
                    vistas.add(destino)
                    fila.append((destino, url))
        for de, destino, ancora in self.ancoras:
            if destino in self.nomes and ancora not in self.nomes[destino]:
                self.mortas.append(f"{de}: #{ancora} não existe em {destino}")

    def _abrir(self, url: str, de: str) -> list[tuple[str, str]]:
        resposta = self.cliente.get(url, follow=True)
        if resposta.status_code != 200:
            self.mortas.append(f"{de}: {url} responde {resposta.status_code}")
            return []
        if not resposta.headers["Content-Type"].startswith("text/html"):
            return []
        onde = resposta.redirect_chain[-1][0] if resposta.redirect_chain else url
        sopa = BeautifulSoup(resposta.content, "html.parser")
        self.nomes[url] = {str(com_id["id"]) for com_id in sopa.find_all(id=True)}
        return [par for destino in destinos(sopa) for par in self._internos(url, onde, destino)]

    def _internos(self, url: str, onde: str, destino: str) -> list[tuple[str, str]]:
        if destino in {"", "#"}:
            self.mortas.append(f"{url}: ligação vazia")
            return []
        partes = urlsplit(urljoin(f"http://testserver{onde}", destino))
        if partes.netloc != "testserver" or partes.path.startswith("/estaticos/"):
            return []
        if partes.scheme not in {"http", "https"}:
            return []
        inteiro, ancora = urldefrag(partes.geturl())
        return [(inteiro.removeprefix("http://testserver"), ancora)]


def test_nenhuma_ligacao_morta_para_quem_trabalha(elenco: Elenco) -> None:
    brasao(elenco)
    movimentar(elenco)
    rastreio = Rastreio(entrar(elenco, "ana"))
    rastreio.percorrer("/")
    assert not rastreio.mortas, "\n".join(rastreio.mortas)
    for pagina in ("/campo-alto/mesa/", "/ajuda/", "/ajuda/acessibilidade/", "/conta/"):
        assert pagina in rastreio.nomes


def test_nenhuma_ligacao_morta_para_quem_visita(elenco: Elenco) -> None:
    rastreio = Rastreio(Client())
    rastreio.percorrer("/entrar/", "/conferir/", "/campo-alto/conferir/")
    assert not rastreio.mortas, "\n".join(rastreio.mortas)
    assert "/ajuda/" in rastreio.nomes


def test_o_cabecalho_mostra_o_brasao_da_casa(elenco: Elenco) -> None:
    brasao(elenco)
    cliente = entrar(elenco, "ana")
    pagina = BeautifulSoup(cliente.get("/campo-alto/mesa/").content, "html.parser")
    imagem = pagina.select_one("header .marca img")
    assert imagem is not None
    resposta = cliente.get(imagem["src"])
    assert resposta.status_code == 200
    assert resposta.headers["Content-Type"] == "image/svg+xml"
