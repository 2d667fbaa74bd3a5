"""The board of adoptions, and one adoption with what may be done to it now."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from seiva.adesao.acoes.aprovar import aprovar_adesao
from seiva.adesao.acoes.avancar import iniciar_piloto, registrar_producao
from seiva.adesao.acoes.encerrar import recusar_adesao, registrar_desistencia
from seiva.adesao.acoes.termo import enviar_termo, gerar_termo
from seiva.adesao.enderecos import endereco_livre
from seiva.adesao.linha import passos, proximo
from seiva.adesao.models import Adesao
from seiva.adesao.peticao import linhas
from seiva.adesao.quadro import colunas
from seiva.adesao.situacao import termo_de, termo_vivo
from seiva.core.acoes import acoes_possiveis
from seiva.core.erros import NaoEncontrado, RegraViolada
from seiva.core.modelos import chave
from seiva.documentos.models import Assinatura, Documento
from seiva.plataforma.acesso import RequisicaoDoOperador, operador

Ato = Callable[..., Any]

# Each act of the page: what does it, the field that it asks for, what is said when it is done.
ATOS: dict[str, tuple[Ato, str, str]] = {
    "gerar_termo": (gerar_termo, "", "Termo gerado. Confira o texto e assine."),
    "enviar_termo": (enviar_termo, "", "Termo enviado à autoridade, por e-mail."),
    "aprovar_adesao": (aprovar_adesao, "endereco", "Adesão aprovada: a instituição existe."),
    "iniciar_piloto": (iniciar_piloto, "", "Piloto iniciado."),
    "registrar_producao": (registrar_producao, "", "Produção registrada: a adesão terminou."),
    "recusar_adesao": (recusar_adesao, "motivo", "Adesão recusada; quem pediu foi avisado."),
    "registrar_desistencia": (registrar_desistencia, "motivo", "Desistência registrada."),
}
ROTULOS = {"endereco": "Endereço da instituição", "motivo": "Motivo"}


@operador
def quadro(requisicao: RequisicaoDoOperador) -> HttpResponse:
    """Who asked to come in, by how far each has gone."""
    contexto = {
        "secao": "adesoes",
        "colunas": colunas(),
        "encerradas": Adesao.objects.encerradas()[:50],
    }
    return render(requisicao, "plataforma/adesoes.html", contexto)


@operador
def adesao(requisicao: RequisicaoDoOperador, adesao: int) -> HttpResponse:
    """One adoption: what was asked, its process and term, and the acts possible now."""
    alvo = _achar(adesao)
    _atuar_na_unidade(requisicao)
    return _pagina(requisicao, alvo)


@require_POST
@operador
def ato(requisicao: RequisicaoDoOperador, adesao: int, verbo: str) -> HttpResponse:
    """Do one act of the page; refused, the page again with the reason."""
    alvo = _achar(adesao)
    if verbo not in ATOS:
        raise NaoEncontrado
    funcao, campo, feito = ATOS[verbo]
    extras = {campo: requisicao.POST.get(campo, "")} if campo else {}
    try:
        funcao(requisicao.ator, adesao=alvo, **extras)
    except RegraViolada as erro:
        recusa = {"ato": verbo, "mensagem": erro.mensagem, "valor": extras.get(campo, "")}
        return _pagina(requisicao, alvo, recusa)
    messages.success(requisicao, feito)
    return redirect("plataforma_adesao", adesao=alvo.pk)


def _achar(pk: int) -> Adesao:
    achada: Adesao = Adesao.objects.conhecidas().um(pk=chave(pk))
    return achada


def _pagina(
    requisicao: RequisicaoDoOperador, alvo: Adesao, recusa: dict[str, str] | None = None
) -> HttpResponse:
    dono = alvo.principal or alvo
    termo = termo_vivo(dono)
    contexto = {
        "secao": "adesoes",
        "adesao": alvo,
        "linhas": linhas(alvo),
        "andamentos": [
            {"quando": p.quando, "texto": p.texto, "icone": p.icone} for p in passos(alvo)
        ],
        "proximo": proximo(alvo),
        "termo": _do_termo(requisicao, termo) if termo else None,
        "envio": termo_de(dono).envio,
        "atos": _atos(requisicao, alvo, recusa),
        "recusa": recusa,
        "juntadas": alvo.juntadas.order_by("pk"),
        "url_processo": _url(requisicao, "processo", alvo.processo_id),
    }
    return render(requisicao, "plataforma/adesao.html", contexto, status=422 if recusa else 200)


def _atos(
    requisicao: RequisicaoDoOperador, alvo: Adesao, recusa: dict[str, str] | None
) -> list[dict[str, Any]]:
    possiveis = acoes_possiveis(requisicao.ator, alvo, sobre="adesao")
    resposta = []
    for nome, (_, campo, _feito) in ATOS.items():
        if nome not in possiveis:
            continue
        recusado = recusa is not None and recusa["ato"] == nome
        valor = recusa["valor"] if recusa and recusado else ""
        if campo == "endereco" and not valor:
            valor = endereco_livre(alvo)
        impedimento = possiveis[nome].impedimento
        resposta.append(
            {
                "nome": nome,
                "titulo": possiveis[nome].titulo,
                "campo": campo,
                "rotulo": ROTULOS.get(campo, ""),
                "valor": valor,
                "erro": recusa["mensagem"] if recusa and recusado else "",
                "impedimento": impedimento.mensagem if impedimento else "",
                "encerra": campo == "motivo",
            }
        )
    return resposta


def _do_termo(requisicao: RequisicaoDoOperador, termo: Documento) -> dict[str, Any]:
    """The term in the servants' pages: read, corrected while a draft, signed."""
    feitas = list(Assinatura.objects.vigentes().filter(documento=termo).order_by("pk"))
    return {
        "documento": termo,
        "url": _url(requisicao, "documento", termo.pk),
        "url_editar": _url(requisicao, "documento_editar", termo.pk) if termo.minuta else "",
        "url_assinar": ""
        if any(a.conta_id == requisicao.ator.conta_id for a in feitas)
        else _url(requisicao, "documento_assinar", termo.pk),
        "assinaturas": feitas,
    }


def _url(requisicao: RequisicaoDoOperador, rota: str, pk: int | None) -> str:
    return reverse(rota, args=[requisicao.instituicao.slug, pk]) if pk else ""


def _atuar_na_unidade(requisicao: RequisicaoDoOperador) -> None:
    """From here the operator goes to the process and to the term: there too in this unit."""
    unidades = dict(requisicao.session.get("unidades", {}))
    casa, unidade = str(requisicao.instituicao.pk), requisicao.lotacao.unidade_id
    if unidades.get(casa) != unidade:
        requisicao.session["unidades"] = unidades | {casa: unidade}
