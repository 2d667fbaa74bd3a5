"""Short ways for the tests of the conference page."""

from typing import Any

from django.test import Client

from seiva.documentos.models import Congelamento, Documento
from tests.apoio import executar_tarefas
from tests.elenco import Elenco
from tests.fabricas import assinar, autuar, redigir


def assinado(elenco: Elenco, **dados: Any) -> Documento:
    with elenco.em(elenco.casa):
        ana = elenco.ator("ana")
        documento = redigir(ana, elenco.casa, autuar(ana, elenco.casa, **dados))
        assinar(ana, elenco.casa, documento)
        return documento


def codigos(elenco: Elenco, documento: Documento) -> dict[str, str]:
    with elenco.em(elenco.casa):
        crc = Congelamento.objects.filter(documento=documento).latest("pk").crc
    return {"codigo_verificador": documento.numero_formatado, "codigo_crc": crc}


def conferir(cidadao: Client, dados: dict[str, str], slug: str = "campo-alto") -> Any:
    return cidadao.get(f"/{slug}/conferir/", dados)


def texto(resposta: Any) -> str:
    corpo: str = resposta.content.decode()
    return corpo


def corpo(resposta: Any) -> bytes:
    return b"".join(resposta.streaming_content)


def pdf_de(elenco: Elenco, cidadao: Client, documento: Documento) -> bytes:
    executar_tarefas()
    return corpo(cidadao.get("/campo-alto/conferir/arquivo/", codigos(elenco, documento)))
