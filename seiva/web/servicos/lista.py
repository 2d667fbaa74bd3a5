"""The services of the institution: list, CSV, a new one, the gallery, publishing, versions."""

from collections.abc import Callable, Iterator
from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.db import transaction
from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from seiva.core.ator import Ator
from seiva.core.erros import NaoEncontrado, RegraViolada
from seiva.core.paginacao import Ordem, paginar
from seiva.core.tenancy import escopo
from seiva.portas.carta import apresentar
from seiva.portas.em_csv import baixar, em_csv
from seiva.servicos.acoes.copiar import copiar_da_galeria
from seiva.servicos.acoes.manter import criar_servico, duplicar_servico
from seiva.servicos.acoes.publicar import oferecer_servico, publicar_servico, retirar_servico
from seiva.servicos.models import Servico, VersaoDoServico
from seiva.servicos.ofertas import galeria as na_galeria
from seiva.servicos.regras.conteudo import TEMAS, Conteudo
from seiva.servicos.versoes import conteudo_de, ligados_de
from seiva.web.acesso import Requisicao, exigir_ato, servidor
from seiva.web.administracao.comum import endereco, exigir_administrador
from seiva.web.atos import tentar
from seiva.web.forms.servicos import Filtros, Novo
from seiva.web.paginas import cursores, vizinhas
from seiva.web.servicos.editor import achar

POR_PAGINA, LOTE = 50, 200
ORDEM = (Ordem("titulo"), Ordem("pk"))
COLUNAS = ("Serviço", "Assunto", "Situação", "Versão em vigor", "Na galeria", "Endereço")


@require_safe
@servidor
def lista(requisicao: Requisicao) -> HttpResponse:
    """Services, by name."""
    exigir_administrador(requisicao)
    filtros = Filtros(requisicao.GET)
    pagina = paginar(_achados(filtros), ORDEM, tamanho=POR_PAGINA, **cursores(requisicao.GET))
    base = endereco(requisicao, "servicos_admin")
    consulta = urlencode([(n, v) for n, v in requisicao.GET.items() if v and n in filtros.fields])
    contexto = {
        "secao": "administracao",
        "filtros": filtros,
        "filtrado": bool(consulta),
        "servicos": pagina.linhas,
        "pagina": vizinhas(pagina, f"{base}?{consulta}" if consulta else base),
        "csv_url": f"{endereco(requisicao, 'servicos_csv')}?{consulta}",
    }
    return render(requisicao, "servicos/lista.html", contexto)


def _achados(filtros: Filtros) -> Any:
    filtros.is_valid()
    dados = filtros.cleaned_data
    return Servico.objects.com_texto(dados.get("texto", "")).filtrados(
        dados.get("situacao", ""), dados.get("tema", "")
    )


@require_safe
@servidor
def exportar(requisicao: Requisicao) -> HttpResponseBase:
    """The services that answer to the filters, as CSV."""
    exigir_administrador(requisicao)
    linhas = _todas(requisicao.ator, Filtros(requisicao.GET))
    return baixar(em_csv(COLUNAS, linhas), "servicos.csv")


def _todas(ator: Ator, filtros: Filtros) -> Iterator[list[Any]]:
    """Runs while the answer goes out: each part opens its own scope."""
    depois = ""
    while True:
        with transaction.atomic(), escopo(ator.instituicao_id):
            pagina = paginar(_achados(filtros), ORDEM, tamanho=LOTE, depois=depois)
        for s in pagina.linhas:
            em_vigor = s.numero_publicado if s.situacao == Servico.Situacao.PUBLICADO else None
            oferecido = "Sim" if s.oferecido else "Não"
            yield [
                s.titulo,
                TEMAS[s.tema],
                s.get_situacao_display(),
                em_vigor or "",
                oferecido,
                s.slug,
            ]
        depois = pagina.proxima
        if not depois:
            return


@require_http_methods(["GET", "HEAD", "POST"])
@servidor
def novo(requisicao: Requisicao) -> HttpResponse:
    """A new service: its name, and then the editor."""
    exigir_ato(requisicao, "criar_servico")
    formulario = Novo(requisicao.POST or None)
    if formulario.is_valid():
        conteudo = Conteudo(**formulario.cleaned_data)
        criado = tentar(formulario, lambda: criar_servico(requisicao.ator, conteudo=conteudo))
        if criado is not None:
            return redirect("servico_editar", requisicao.instituicao.slug, criado.pk)
    contexto = {"secao": "administracao", "form": formulario}
    codigo = 422 if formulario.is_bound else 200
    return render(requisicao, "servicos/novo.html", contexto, status=codigo)


@require_http_methods(["GET", "HEAD", "POST"])
@servidor
def galeria(requisicao: Requisicao) -> HttpResponse:
    """What is ready to copy: those that come with Seiva and those that others offer."""
    exigir_ato(requisicao, "copiar_da_galeria")
    if requisicao.method == "POST":
        copiado = copiar_da_galeria(requisicao.ator, chave=requisicao.POST.get("chave", ""))
        messages.success(
            requisicao, "Copiado como rascunho. Confira, mude o que quiser e publique."
        )
        return redirect("servico_editar", requisicao.instituicao.slug, copiado.pk)
    texto = requisicao.GET.get("q", "")[:100].strip()
    itens = [(item, TEMAS[item.tema]) for item in na_galeria(texto)]
    contexto = {"secao": "administracao", "itens": itens, "texto": texto}
    return render(requisicao, "servicos/galeria.html", contexto)


@require_POST
@servidor
def ato(requisicao: Requisicao, servico: int, ato_do_servico: str) -> HttpResponse:
    """Publish, take out, share or duplicate; back to the editor, with what was refused, if so."""
    achado = achar(requisicao, servico)
    if ato_do_servico not in _ATOS:
        raise NaoEncontrado
    fazer, feito = _ATOS[ato_do_servico]
    destino = achado
    try:
        with transaction.atomic():
            destino = fazer(requisicao, achado) or achado
        messages.success(requisicao, feito)
    except RegraViolada as erro:
        messages.error(requisicao, erro.mensagem)
    return redirect("servico_editar", requisicao.instituicao.slug, destino.pk)


def _publicar(requisicao: Requisicao, servico: Servico) -> None:
    visto = requisicao.POST.get("revisao", "")
    revisao = int(visto) if visto.isascii() and visto.isdigit() and len(visto) < 10 else -1
    publicar_servico(requisicao.ator, servico=servico, revisao=revisao)


def _retirar(requisicao: Requisicao, servico: Servico) -> None:
    retirar_servico(requisicao.ator, servico=servico)


def _oferecer(requisicao: Requisicao, servico: Servico) -> None:
    sim = requisicao.POST.get("oferecer") == "sim"
    oferecer_servico(requisicao.ator, servico=servico, oferecer_a_todas=sim)


def _duplicar(requisicao: Requisicao, servico: Servico) -> Servico:
    return duplicar_servico(requisicao.ator, servico=servico)


_ATOS: dict[str, tuple[Callable[[Requisicao, Servico], Servico | None], str]] = {
    "publicar": (_publicar, "Publicado: já está na Carta de Serviços."),
    "retirar": (_retirar, "Retirado da Carta de Serviços. As versões continuam guardadas."),
    "oferecer": (_oferecer, "Galeria atualizada."),
    "duplicar": (_duplicar, "Duplicado como rascunho."),
}


@require_safe
@servidor
def versoes(requisicao: Requisicao, servico: int) -> HttpResponse:
    """Every published version of a service."""
    achado = achar(requisicao, servico)
    historico = VersaoDoServico.objects.historico(achado.pk)
    contexto = {"secao": "administracao", "servico": achado, "versoes": historico}
    return render(requisicao, "servicos/versoes.html", contexto)


@require_safe
@servidor
def versao(requisicao: Requisicao, servico: int, numero: int) -> HttpResponse:
    """A published version, as citizens read it."""
    achado = achar(requisicao, servico)
    historico = VersaoDoServico.objects.historico(achado.pk)
    lida = historico.select_related("tipo_processo", "hipotese").um(numero=numero)
    ligados = ligados_de(lida)
    previa = apresentar(conteudo_de(lida), ligados.unidades, str(ligados.hipotese or ""))
    contexto = previa | {"secao": "administracao", "servico": achado, "versao": lida}
    return render(requisicao, "servicos/previa.html", contexto | {"previa": previa})
