"""A search that goes on being answered: RSS 2.0 and JSON Feed 1.1, each entry with the permanent
address of what was found as its id."""

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any
from urllib.parse import urlencode

from django.http import HttpResponse, JsonResponse
from django.utils.feedgenerator import Rss201rev2Feed

from seiva.core.textos import para_xml
from seiva.pesquisa.regras.consulta import entender
from seiva.portal import consulta_linhas
from seiva.portal.abertas import aberta, inteiro, mudou_em
from seiva.portal.consulta import achar, ultimos
from seiva.portal.forms_consulta import Consulta
from seiva.portas.acesso import RequisicaoPublica, publica

POR_MINUTO = 30
_CINCO_MINUTOS = 300
_SEM_ENTRADAS = datetime(2000, 1, 1, tzinfo=UTC)


@dataclass(frozen=True)
class Entrada:
    """One document or process of a feed."""

    endereco: str
    titulo: str
    resumo: str
    quando: datetime

    def em_json(self) -> dict[str, str]:
        """The entry as JSON Feed wants it."""
        return {
            "id": self.endereco,
            "url": self.endereco,
            "title": self.titulo,
            "content_text": self.resumo,
            "date_published": self.quando.isoformat(),
        }


class _Feed(Rss201rev2Feed):
    """One that says the same while nothing new came: the library dates an empty one now."""

    def latest_post_date(self) -> datetime:
        quando: datetime = super().latest_post_date() if self.items else _SEM_ENTRADAS
        return quando


@aberta("consulta-feed", maximo=POR_MINUTO, guardar=_CINCO_MINUTOS)
@publica
def rss(requisicao: RequisicaoPublica) -> HttpResponse:
    """The latest of a search, for readers of feeds."""
    entradas, titulo, pagina = _ler(requisicao)
    feed = _Feed(
        title=para_xml(titulo),
        link=pagina,
        description=f"Atos públicos de {requisicao.instituicao.nome}",
        language="pt-br",
        feed_url=_daqui(requisicao, "consulta_rss"),
    )
    for entrada in entradas:
        feed.add_item(
            title=para_xml(entrada.titulo),
            link=entrada.endereco,
            description=para_xml(entrada.resumo),
            pubdate=entrada.quando,
            unique_id=entrada.endereco,
            unique_id_is_permalink=True,
        )
    resposta = HttpResponse(content_type="application/rss+xml; charset=utf-8")
    feed.write(resposta, "utf-8")
    mudou_em(resposta, entradas[0].quando if entradas else None)
    return resposta


@aberta("consulta-feed", maximo=POR_MINUTO, guardar=_CINCO_MINUTOS)
@publica
def json_feed(requisicao: RequisicaoPublica) -> HttpResponse:
    """The same, for programs (jsonfeed.org, version 1.1)."""
    entradas, titulo, pagina = _ler(requisicao)
    conteudo = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": titulo,
        "home_page_url": pagina,
        "feed_url": _daqui(requisicao, "consulta_json"),
        "language": "pt-BR",
        "items": [entrada.em_json() for entrada in entradas],
    }
    resposta = JsonResponse(
        conteudo,
        json_dumps_params={"ensure_ascii": False, "indent": 1},
        content_type="application/feed+json; charset=utf-8",
    )
    mudou_em(resposta, entradas[0].quando if entradas else None)
    return resposta


def _ler(requisicao: RequisicaoPublica) -> tuple[list[Entrada], str, str]:
    """Entries, the latest first, title, and the page of the same search."""
    formulario, casa = Consulta(requisicao.GET), requisicao.instituicao
    valores = formulario.valores()
    pagina = inteiro("consulta", instituicao=casa.slug)
    pagina += f"?{urlencode(valores)}" if valores else ""
    sobre = f": {formulario.texto}" if formulario.texto else ""
    titulo = f"{casa.nome}, atos públicos{sobre}"
    if formulario.recusada:
        return [], titulo, pagina
    if formulario.texto or formulario.so_de_documentos:
        encontrados, lidos = achar(requisicao.ator, formulario, recentes=True)
        linhas = consulta_linhas.de_documentos(casa.slug, lidos, encontrados.consulta)
        return [_documento(linha) for linha in linhas], titulo, pagina
    processos = ultimos(requisicao, formulario).linhas
    linhas = consulta_linhas.de_processos(casa.slug, processos, entender(""))
    return [_processo(linha) for linha in linhas], titulo, pagina


def _documento(linha: dict[str, Any]) -> Entrada:
    resumo = f"{linha['unidade']}. {linha['tipo_do_processo']}, processo {linha['processo']}."
    return Entrada(
        _absoluto(linha), f"{linha['titulo']} ({linha['numero']})", resumo, linha["quando"]
    )


def _processo(linha: dict[str, Any]) -> Entrada:
    return Entrada(_absoluto(linha), linha["titulo"], linha["sobre"], linha["autuado_em"])


def _absoluto(linha: dict[str, Any]) -> str:
    return inteiro(linha["rota"], **linha["partes"])


def _daqui(requisicao: RequisicaoPublica, rota: str) -> str:
    consulta = requisicao.GET.urlencode()
    endereco = inteiro(rota, instituicao=requisicao.instituicao.slug)
    return f"{endereco}?{consulta}" if consulta else endereco
