"""Taking part in a consultation: reading all that was said of a passage, writing, taking back."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.views import redirect_to_login
from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from seiva.core.erros import RegraViolada
from seiva.core.limites import contar
from seiva.core.modelos import chave
from seiva.core.paginacao import Ordem, paginar
from seiva.participacao.acoes.contribuir import (
    MAIOR_TEXTO,
    contribuir_na_consulta,
    replicar_retencao,
    retirar_contribuicao,
)
from seiva.participacao.models import ConsultaPublica, Contribuicao, Trecho
from seiva.participacao.vista import ler_contribuicao, ler_trechos, resposta_geral
from seiva.portal.acesso import RequisicaoDoCidadao, cidadao_em
from seiva.portal.forms_participacao import Contribuir, Replicar
from seiva.portal.participacao import achar, sobre
from seiva.portas.acesso import RequisicaoPublica, endereco_de, publica
from seiva.portas.atos import tentar
from seiva.portas.paginas import cursores, vizinhas

HORA = 3600
POR_HORA = 30  # contributions of one account
POR_PAGINA = 10
_GUARDADA = "contribuicao"  # what was written before logging in, in the session
ENVIADAS: dict[str, str] = {
    Contribuicao.Situacao.PUBLICADA: "Sua contribuição foi publicada. Obrigado por participar.",
    Contribuicao.Situacao.AGUARDA: (
        "Recebemos a sua contribuição. Ela aparece para todos depois de lida por quem modera."
    ),
}


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def trecho(requisicao: Any, instituicao: str, consulta: int, trecho: int) -> HttpResponseBase:
    """One passage (0 is the whole text): what was said of it, and the form."""
    partes = {"instituicao": instituicao, "consulta": consulta, "trecho": trecho}
    if requisicao.method != "POST":
        return _ver(requisicao, **partes)
    if requisicao.user.is_authenticated:
        return _contribuir(requisicao, **partes)
    contar("contribuir-sem-conta", endereco_de(requisicao), maximo=60, segundos=HORA)
    texto = str(requisicao.POST.get("texto", ""))[:MAIOR_TEXTO]
    requisicao.session[_GUARDADA] = {"onde": requisicao.path, "texto": texto}
    return redirect_to_login(f"{requisicao.path}#contribuir")


@publica
def _ver(requisicao: RequisicaoPublica, consulta: int, trecho: int) -> HttpResponse:
    contar("consultas-publicas", endereco_de(requisicao), maximo=120, segundos=60)
    achada = achar(requisicao, consulta)
    return _pagina(requisicao, achada, _o_trecho(achada, trecho))


@cidadao_em
def _contribuir(requisicao: RequisicaoDoCidadao, consulta: int, trecho: int) -> HttpResponse:
    achada = achar(requisicao, consulta)
    alvo = _o_trecho(achada, trecho)
    contar("contribuir", str(requisicao.conta.pk), maximo=POR_HORA, segundos=HORA)
    formulario = Contribuir(requisicao.POST, todo=alvo is None)
    feita = None
    if formulario.is_valid():
        pedido = dict(formulario.cleaned_data)
        feita = tentar(
            formulario,
            lambda: contribuir_na_consulta(requisicao.ator, consulta=achada, trecho=alvo, **pedido),
        )
    if feita is None:
        return _pagina(requisicao, achada, alvo, formulario)
    requisicao.session.pop(_GUARDADA, None)
    messages.success(requisicao, ENVIADAS.get(feita.situacao, "Sua contribuição já foi recebida."))
    return redirect("consulta_minhas", requisicao.instituicao.slug, achada.pk)


def _pagina(
    requisicao: Any,
    consulta: ConsultaPublica,
    alvo: Trecho | None,
    formulario: Contribuir | None = None,
) -> HttpResponse:
    publicadas = Contribuicao.objects.da_consulta(consulta).publicadas().filter(trecho=alvo)
    pagina = paginar(
        publicadas, [Ordem("pk", True)], tamanho=POR_PAGINA, **cursores(requisicao.GET)
    )
    guardada = requisicao.session.get(_GUARDADA, {})
    texto = guardada["texto"] if guardada.get("onde") == requisicao.path else ""
    contexto = sobre(requisicao, consulta) | {
        "trecho": ler_trechos(consulta, [alvo])[0] if alvo else None,
        "resposta": "" if alvo else resposta_geral(consulta),
        "contribuicoes": [ler_contribuicao(linha) for linha in pagina.linhas],
        "pagina": vizinhas(pagina, requisicao.path),
        "form": formulario or Contribuir(todo=alvo is None, texto=texto),
        "entrou": requisicao.user.is_authenticated,
    }
    codigo = 422 if formulario is not None else 200
    return render(requisicao, "participacao/trecho.html", contexto, status=codigo)


def _o_trecho(consulta: ConsultaPublica, ordem: int) -> Trecho | None:
    if ordem == 0:
        return None
    achado: Trecho = Trecho.objects.um(consulta=consulta, ordem=min(ordem, 2**31 - 1))
    return achado


@require_safe
@never_cache
@cidadao_em
def minhas(requisicao: RequisicaoDoCidadao, consulta: int) -> HttpResponse:
    """What the person wrote in a consultation, with the state of each."""
    return _minhas(requisicao, achar(requisicao, consulta))


def _minhas(
    requisicao: RequisicaoDoCidadao,
    consulta: ConsultaPublica,
    recusada: tuple[int, Replicar] | None = None,
) -> HttpResponse:
    dela = Contribuicao.objects.da_consulta(consulta).da_conta(requisicao.conta.pk)
    linhas = [
        {
            "contribuicao": linha,
            "form": recusada[1]
            if recusada and recusada[0] == linha.pk
            else Replicar(auto_id=f"c{linha.numero}_%s"),
        }
        for linha in dela.select_related("trecho").order_by("-pk")
    ]
    contexto = sobre(requisicao, consulta) | {"linhas": linhas, "form": recusada and recusada[1]}
    codigo = 422 if recusada else 200
    return render(requisicao, "participacao/minhas.html", contexto, status=codigo)


@require_POST
@cidadao_em
def retirar(requisicao: RequisicaoDoCidadao, contribuicao: int) -> HttpResponse:
    """Take back what one wrote."""
    alvo = _minha(requisicao, contribuicao)
    try:
        retirar_contribuicao(requisicao.ator, contribuicao=alvo)
        messages.success(requisicao, "Contribuição retirada. Você pode escrever outra.")
    except RegraViolada as erro:
        messages.error(requisicao, erro.mensagem)
    return redirect("consulta_minhas", requisicao.instituicao.slug, alvo.consulta_id)


@require_POST
@cidadao_em
def replicar(requisicao: RequisicaoDoCidadao, contribuicao: int) -> HttpResponse:
    """Answer to who did not publish what one wrote."""
    alvo = _minha(requisicao, contribuicao)
    contar("contribuir", str(requisicao.conta.pk), maximo=POR_HORA, segundos=HORA)
    formulario = Replicar(requisicao.POST, auto_id=f"c{alvo.numero}_%s")
    feita = None
    if formulario.is_valid():
        texto = formulario.cleaned_data["replica"]
        feita = tentar(
            formulario,
            lambda: replicar_retencao(requisicao.ator, contribuicao=alvo, texto=texto),
        )
    if feita is None:
        return _minhas(requisicao, achar(requisicao, alvo.consulta_id), (alvo.pk, formulario))
    messages.success(requisicao, "Sua resposta foi enviada a quem modera.")
    return redirect("consulta_minhas", requisicao.instituicao.slug, alvo.consulta_id)


def _minha(requisicao: RequisicaoDoCidadao, pk: int) -> Contribuicao:
    minhas_ = Contribuicao.objects.da_conta(requisicao.conta.pk)
    achada: Contribuicao = minhas_.um(pk=chave(pk))
    return achada
