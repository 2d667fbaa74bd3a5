"""Every e-mail that the system sends for the institution, and who signs them."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from seiva.core.textos import sem_acentos
from seiva.organizacao.acoes.definir_remetente import definir_remetente
from seiva.organizacao.correio import Especie, especies
from seiva.organizacao.correio.compor import remetente_de
from seiva.organizacao.models import Instituicao, TextoDeMensagem
from seiva.portas.em_csv import baixar, em_csv
from seiva.web.acesso import Requisicao, exigir_ato, servidor
from seiva.web.administracao.comum import endereco, exigir_administrador
from seiva.web.atos import tentar
from seiva.web.forms.mensagens import Filtros, Remetente

COLUNAS = ("Mensagem", "Quando vai", "De quem é o texto", "Assunto", "Texto")


@dataclass(frozen=True)
class Linha:
    """A kind of message with the text in force; `vale` is False for an own text that a new version
    of the system left behind."""

    especie: Especie
    proprio: bool
    vale: bool
    assunto: str
    corpo: str
    url: str

    @property
    def de_quem(self) -> str:
        return "Da instituição" if self.proprio and self.vale else "Inicial"

    def tem(self, procurado: str) -> bool:
        tudo = (self.especie.titulo, self.especie.quando, self.assunto, self.corpo)
        return procurado in sem_acentos(" ".join(tudo))


def _todas(requisicao: Requisicao) -> Iterator[Linha]:
    proprios = {texto.especie: texto for texto in TextoDeMensagem.objects.all() if texto.proprio}
    for especie in especies(plataforma=requisicao.instituicao.plataforma):
        texto = proprios.get(especie.codigo)
        vale = texto is None or especie.serve(texto.assunto, texto.corpo)
        fonte: Any = texto if texto is not None and vale else especie
        url = endereco(requisicao, "mensagem", mensagem=especie.codigo)
        yield Linha(especie, texto is not None, vale, fonte.assunto, fonte.corpo, url)


def _pedidas(requisicao: Requisicao, filtros: Filtros) -> list[Linha]:
    filtros.is_valid()
    limpos = filtros.cleaned_data
    procurado, situacao = sem_acentos(limpos.get("texto", "")).strip(), limpos.get("situacao", "")
    return [
        linha
        for linha in _todas(requisicao)
        if (not procurado or linha.tem(procurado))
        and (not situacao or linha.proprio == (situacao == "proprio"))
    ]


@require_safe
@servidor
def lista(requisicao: Requisicao) -> HttpResponse:
    """Kinds of message by title, searched and filtered."""
    exigir_administrador(requisicao)
    filtros = Filtros(requisicao.GET)
    consulta = urlencode([(n, v) for n, v in requisicao.GET.items() if v and n in filtros.fields])
    contexto = {
        "secao": "administracao",
        "form": filtros,
        "filtrado": bool(consulta),
        "linhas": _pedidas(requisicao, filtros),
        "csv_url": f"{endereco(requisicao, 'mensagens_csv')}?{consulta}",
        "lista_url": endereco(requisicao, "mensagens"),
        "remetente": remetente_de(requisicao.instituicao),
        "remetente_url": endereco(requisicao, "mensagens_remetente"),
    }
    return render(requisicao, "mensagens/lista.html", contexto)


@require_safe
@servidor
def exportar(requisicao: Requisicao) -> HttpResponseBase:
    """The same list as CSV, with the texts in force."""
    exigir_administrador(requisicao)
    linhas = _pedidas(requisicao, Filtros(requisicao.GET))
    celulas = ((n.especie.titulo, n.especie.quando, n.de_quem, n.assunto, n.corpo) for n in linhas)
    return baixar(em_csv(COLUNAS, celulas), "mensagens.csv")


@require_http_methods(["GET", "HEAD", "POST"])
@servidor
def remetente(requisicao: Requisicao) -> HttpResponse:
    """The name that messages show, and where answers go."""
    exigir_ato(requisicao, "definir_remetente")
    casa = requisicao.instituicao
    atual = {"nome": casa.correio_nome, "resposta": casa.correio_resposta}
    formulario = Remetente(requisicao.POST or None, initial=atual)
    if formulario.is_valid() and _definir(requisicao, formulario) is not None:
        messages.success(requisicao, "Remetente definido: vale da próxima mensagem em diante.")
        return redirect(endereco(requisicao, "mensagens"))
    contexto = {
        "secao": "administracao",
        "form": formulario,
        "lista_url": endereco(requisicao, "mensagens"),
        "em_vigor": remetente_de(casa),
    }
    codigo = 422 if formulario.is_bound else 200
    return render(requisicao, "mensagens/remetente.html", contexto, status=codigo)


def _definir(requisicao: Requisicao, formulario: Remetente) -> Instituicao | None:
    dados = formulario.cleaned_data
    return tentar(formulario, lambda: definir_remetente(requisicao.ator, **dados))
