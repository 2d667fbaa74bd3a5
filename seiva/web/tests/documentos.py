"""Short ways for the tests of documents' pages."""

from io import BytesIO
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from PIL import Image

from seiva.documentos.models import Documento
from seiva.processos.acoes.enviar import enviar_processo
from seiva.processos.models import Processo
from seiva.web.tests.apoio import url
from tests.corpus import CORPUS
from tests.elenco import SENHA, Elenco
from tests.fabricas import assinar, autuar, redigir

JSON = {"Accept": "application/json"}


def minuta(elenco: Elenco, texto: str = "Defiro.", quem: str = "ana", **dados: Any) -> Documento:
    """A draft of an ofício in a new process of RH."""
    with elenco.em(elenco.casa):
        ator = elenco.ator(quem)
        return redigir(ator, elenco.casa, autuar(ator, elenco.casa, **dados), texto)


def assinado(elenco: Elenco, **dados: Any) -> Documento:
    """An ofício signed by Ana."""
    documento = minuta(elenco, **dados)
    with elenco.em(elenco.casa):
        assinar(elenco.ator("ana"), elenco.casa, documento)
    return documento


def enviar(elenco: Elenco, processo: Processo, destino: str = "TRIB", **dados: Any) -> None:
    with elenco.em(elenco.casa):
        enviar_processo(
            elenco.ator("ana"),
            processo=processo,
            destinos=[elenco.casa.unidades[destino]],
            **dados,
        )


def processo_de_ana(elenco: Elenco, **dados: Any) -> Processo:
    with elenco.em(elenco.casa):
        return autuar(elenco.ator("ana"), elenco.casa, **dados)


def do_documento(elenco: Elenco, documento: Documento, caminho: str = "") -> str:
    return url(elenco.casa, f"documentos/{documento.pk}/{caminho}")


def do_processo(elenco: Elenco, processo: Processo, caminho: str = "") -> str:
    return url(elenco.casa, f"processos/{processo.pk}/{caminho}")


def ler(elenco: Elenco, pk: int) -> Documento:
    """The document as it is now."""
    with elenco.em(elenco.casa):
        return Documento.objects.select_related("tipo", "arquivo").get(pk=pk)


def enviado(nome: str, conteudo: bytes | None = None) -> SimpleUploadedFile:
    """A file of the corpus, or with this content."""
    return SimpleUploadedFile(nome, (CORPUS / nome).read_bytes() if conteudo is None else conteudo)


def png(tamanho: tuple[int, int] = (8, 8)) -> bytes:
    saida = BytesIO()
    Image.new("RGB", tamanho, "green").save(saida, "PNG")
    return saida.getvalue()


def assinar_na_tela(cliente: Client, elenco: Elenco, documento: Documento, **dados: Any) -> Any:
    """POST of the page Assinar, as the form sends it."""
    corpo = {
        "cargo": elenco.casa.cargo.pk,
        "senha": SENHA,
        "versao_lida": documento.versao_atual,
    }
    return cliente.post(do_documento(elenco, documento, "assinar/"), corpo | dados)
