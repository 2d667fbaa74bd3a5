"""Acts over a block and over its items: a page that says what will happen, and the act."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from seiva.blocos.acoes.concluir import concluir_bloco, reabrir_bloco
from seiva.blocos.acoes.criar import alterar_bloco, atribuir_bloco, excluir_bloco
from seiva.blocos.acoes.disponibilizar import (
    cancelar_disponibilizacao,
    devolver_bloco,
    disponibilizar_bloco,
)
from seiva.blocos.acoes.incluir import anotar_item, retirar_do_bloco
from seiva.blocos.acoes.revisar import revisar_bloco
from seiva.blocos.models import Bloco
from seiva.blocos.situacao import na_unidade
from seiva.core.acoes import acoes_possiveis, declarada
from seiva.core.ator import Ator
from seiva.core.erros import NaoEncontrado
from seiva.web.acesso import Requisicao, servidor
from seiva.web.atos import tentar
from seiva.web.blocos.comum import achar_bloco, achar_item, resumo
from seiva.web.documentos.comum import endereco
from seiva.web.forms.blocos import (
    AnotarItem,
    AtribuirBloco,
    Descricao,
    Disponibilizar,
    FormularioDeBloco,
    Revisar,
)

Dados = dict[str, Any]


@dataclass(frozen=True)
class TelaDeBloco:
    """One act over a block, as a page. With `sai` the clerk goes back to the list."""

    acao: str
    icone: str
    explica: str
    fazer: Callable[[Ator, Bloco, Dados], Any]
    dito: str
    formulario: type[FormularioDeBloco] = FormularioDeBloco
    sai: bool = False


# The likeliest first.
ATOS = {
    "disponibilizar": TelaDeBloco(
        "disponibilizar_bloco",
        "enviar",
        "As unidades escolhidas passam a ver o bloco, com as minutas que estão nele: no de "
        "assinatura, leem, editam enquanto ninguém assinou, e assinam; no de reunião, só leem. "
        "Os processos continuam onde estão.",
        lambda ator, bloco, d: disponibilizar_bloco(
            ator, bloco=bloco, unidades=list(d["unidades"])
        ),
        "Bloco disponibilizado.",
        Disponibilizar,
    ),
    "devolver": TelaDeBloco(
        "devolver_bloco",
        "retorno",
        "O bloco volta à unidade que o criou e sai da sua. O que foi assinado fica assinado.",
        lambda ator, bloco, _d: devolver_bloco(ator, bloco=bloco),
        "Bloco devolvido.",
        sai=True,
    ),
    "cancelar": TelaDeBloco(
        "cancelar_disponibilizacao",
        "cancelado",
        "O bloco sai das unidades que ainda não o devolveram. O que foi assinado fica assinado.",
        lambda ator, bloco, _d: cancelar_disponibilizacao(ator, bloco=bloco),
        "Disponibilização cancelada.",
    ),
    "concluir": TelaDeBloco(
        "concluir_bloco",
        "concluir",
        "O bloco sai da lista dos abertos. Os processos e documentos ficam como estão, e dá para "
        "reabrir.",
        lambda ator, bloco, _d: concluir_bloco(ator, bloco=bloco),
        "Bloco concluído.",
    ),
    "reabrir": TelaDeBloco(
        "reabrir_bloco",
        "reabrir",
        "O bloco volta a ficar aberto, com o que tem.",
        lambda ator, bloco, _d: reabrir_bloco(ator, bloco=bloco),
        "Bloco reaberto.",
    ),
    "revisar": TelaDeBloco(
        "revisar_bloco",
        "confere",
        "O sinal aparece a todas as unidades que têm o bloco, e o histórico diz quem o pôs. Não "
        "impede nada.",
        lambda ator, bloco, d: revisar_bloco(ator, bloco=bloco, revisado=d["revisado"]),
        "Sinal de revisado salvo.",
        Revisar,
    ),
    "atribuir": TelaDeBloco(
        "atribuir_bloco",
        "atribuir",
        "Diz quem cuida do bloco na sua unidade. Não impede que colegas trabalhem nele.",
        lambda ator, bloco, d: atribuir_bloco(ator, bloco=bloco, pessoa=d["pessoa"]),
        "Atribuição registrada.",
        AtribuirBloco,
    ),
    "alterar": TelaDeBloco(
        "alterar_bloco",
        "editar",
        "",
        lambda ator, bloco, d: alterar_bloco(
            ator, bloco=bloco, descricao=d["descricao"], prioritario=d["prioritario"]
        ),
        "Bloco alterado.",
        Descricao,
    ),
    "excluir": TelaDeBloco(
        "excluir_bloco",
        "excluir",
        "O bloco deixa de existir, e o número não se usa de novo. Os processos e documentos ficam "
        "como estão.",
        lambda ator, bloco, _d: excluir_bloco(ator, bloco=bloco),
        "Bloco excluído.",
        sai=True,
    ),
}


@require_http_methods(["GET", "HEAD", "POST"])
@servidor
def ato(requisicao: Requisicao, bloco: int, ato: str) -> HttpResponse:
    """Page of one act over one block; POST does it."""
    alvo, tela = achar_bloco(requisicao, bloco), ATOS.get(ato)
    if tela is None:
        raise NaoEncontrado
    impedimento = declarada(tela.acao).impedimento(requisicao.ator, alvo)
    if impedimento is not None:
        messages.error(requisicao, impedimento.mensagem)
        return redirect(endereco(requisicao, "bloco", bloco=alvo.pk))
    postado = requisicao.method == "POST"
    formulario = tela.formulario(
        requisicao.POST if postado else None, ator=requisicao.ator, bloco=alvo
    )
    if postado and formulario.is_valid() and _feito(requisicao, tela, alvo, formulario):
        messages.success(requisicao, tela.dito)
        if tela.sai:
            return redirect(endereco(requisicao, "blocos"))
        return redirect(endereco(requisicao, "bloco", bloco=alvo.pk))
    return _pagina(requisicao, alvo, tela, formulario)


def _feito(
    requisicao: Requisicao, tela: TelaDeBloco, alvo: Bloco, formulario: FormularioDeBloco
) -> bool:
    def fazer() -> bool:
        tela.fazer(requisicao.ator, alvo, formulario.cleaned_data)
        return True

    return bool(tentar(formulario, fazer))


def _pagina(
    requisicao: Requisicao, alvo: Bloco, tela: TelaDeBloco, formulario: FormularioDeBloco
) -> HttpResponse:
    contexto = {
        "secao": "blocos",
        "bloco": resumo(requisicao, alvo, na_unidade(requisicao.ator, alvo)),
        "tela": {
            "titulo": declarada(tela.acao).titulo,
            "icone": tela.icone,
            "explica": tela.explica,
        },
        "form": formulario,
    }
    return render(
        requisicao, "bloco/ato.html", contexto, status=422 if formulario.is_bound else 200
    )


@require_http_methods(["GET", "HEAD", "POST"])
@servidor
def item(requisicao: Requisicao, bloco: int, item: int) -> HttpResponse:
    """One item: write its note, or take it out."""
    alvo, ator = achar_bloco(requisicao, bloco), requisicao.ator
    achado = achar_item(requisicao, alvo, item)
    recebido = requisicao.POST if requisicao.method == "POST" else None
    formulario = AnotarItem(recebido, ator=ator, initial={"texto": achado.anotacao})
    if recebido is not None and formulario.is_valid():
        dito = tentar(formulario, lambda: _mexer(requisicao, alvo, achado, formulario))
        if dito is not None:
            messages.success(requisicao, dito)
            return redirect(endereco(requisicao, "bloco", bloco=alvo.pk))
    contexto = {
        "secao": "blocos",
        "bloco": resumo(requisicao, alvo, na_unidade(ator, alvo)),
        "item": achado,
        "form": formulario,
        "pode": acoes_possiveis(ator, alvo, sobre="bloco"),
    }
    return render(requisicao, "bloco/item.html", contexto, status=200 if recebido is None else 422)


def _mexer(requisicao: Requisicao, alvo: Bloco, achado: Any, formulario: AnotarItem) -> str:
    """Do what the button said; what is told afterwards."""
    if requisicao.POST.get("acao") == "retirar":
        retirar_do_bloco(requisicao.ator, bloco=alvo, item=achado)
        return "Retirado do bloco."
    texto = formulario.cleaned_data["texto"]
    anotar_item(requisicao.ator, bloco=alvo, item=achado, texto=texto)
    return "Anotação salva."
