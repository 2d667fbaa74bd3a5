"""The acts that a page asks for: address, form, what is done and what is said afterwards."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.html import format_html, format_html_join

from seiva.core.acoes import Acao, declarada
from seiva.core.ator import Ator
from seiva.documentos.models import Documento
from seiva.processos.acoes.anotar import (
    anotar_processo,
    atualizar_andamento,
    dar_ciencia,
    definir_prazo,
)
from seiva.processos.acoes.atribuir import atribuir_processo
from seiva.processos.acoes.concluir import (
    concluir_processo,
    reabrir_processo,
    retornos_pendentes,
)
from seiva.processos.acoes.enviar import desfazer_envio, enviar_processo
from seiva.processos.acoes.marcar import marcar_processo
from seiva.processos.acoes.observar import observar_processo
from seiva.processos.acoes.receber import receber_processo
from seiva.processos.models import Processo
from seiva.web.forms import atos as formularios
from seiva.web.forms.marcadores import Marcar

Dados = dict[str, Any]


def _nada(_ator: Ator, _processos: Sequence[Processo]) -> list[str]:
    return []


@dataclass(frozen=True)
class TelaDeAto:
    """One act as a page. `explica` says what will happen; `sai` that the process leaves the
    unit's table, so the clerk goes back to the mesa; `avisos` are what deserves attention."""

    chave: str
    acao: str
    icone: str
    explica: str
    fazer: Callable[[Ator, Processo, Dados], Any]
    dito: Callable[[Dados], str]
    formulario: type[formularios.FormularioDeAto] = formularios.FormularioDeAto
    modelo: str = "processo/ato.html"
    avisos: Callable[[Ator, Sequence[Processo]], list[str]] = _nada
    sai: Callable[[Dados], bool] = lambda _dados: False

    @property
    def declaracao(self) -> Acao:
        return declarada(self.acao)

    @property
    def titulo(self) -> str:
        return self.declaracao.titulo


def _minutas_que_ficam(ator: Ator, processos: Sequence[Processo]) -> list[str]:
    """Drafts do not travel: other units see nothing of them (domain.md §2.5)."""
    minutas = (
        Documento.objects.editaveis_em(ator.unidade_id or 0)
        .filter(processo__in=[p.pk for p in processos])
        .select_related("tipo")
        .order_by("processo_id", "ordem")[:20]
    )
    return [
        f"{minuta.nome} ({minuta.numero_formatado}) ainda é minuta, sem assinatura: "
        "não segue com o processo, e o destino não a verá."
        for minuta in minutas
    ]


def _devolucoes_devidas(ator: Ator, processos: Sequence[Processo]) -> list[str]:
    """Concluding does not stop the clock of a return (domain.md §2.8)."""
    return [
        f"{processo.numero}: {pedido.remessa.origem.sigla} pediu a devolução até "
        f"{pedido.retorno_em:%d/%m/%Y}. Concluir não devolve; para devolver, envie de volta."
        for processo in processos
        for pedido in retornos_pendentes(ator, processo)
    ]


def _siglas(dados: Dados) -> str:
    siglas = [unidade.sigla for unidade in dados["destinos"]]
    return siglas[0] if len(siglas) == 1 else ", ".join(siglas[:-1]) + " e " + siglas[-1]


def _enviar(ator: Ator, processo: Processo, dados: Dados) -> Any:
    return enviar_processo(
        ator,
        processo=processo,
        destinos=list(dados["destinos"]),
        manter_aberto=dados["manter_aberto"],
        retorno_em=dados["retorno_em"],
        remover_anotacao=dados.get("remover_anotacao", False),
    )


TELAS: dict[str, TelaDeAto] = {
    tela.chave: tela
    for tela in (
        TelaDeAto(
            "enviar",
            "enviar_processo",
            "enviar",
            "",
            _enviar,
            lambda d: f"Enviado a {_siglas(d)}.",
            formularios.Enviar,
            "processo/enviar.html",
            _minutas_que_ficam,
            lambda d: not d["manter_aberto"],
        ),
        TelaDeAto(
            "desfazer",
            "desfazer_envio",
            "retorno",
            "O processo volta à mesa da sua unidade como estava, e sai das unidades de destino, "
            "que ainda não o receberam. O histórico guarda o envio e que ele foi desfeito.",
            lambda ator, processo, _d: desfazer_envio(ator, processo=processo),
            lambda _d: "Envio desfeito: o processo está de volta na sua unidade.",
        ),
        TelaDeAto(
            "receber",
            "receber_processo",
            "receber",
            "O recebimento fica no histórico, e quem enviou não pode mais desfazer o envio.",
            lambda ator, processo, _d: receber_processo(ator, processo=processo),
            lambda _d: "Recebido na unidade.",
        ),
        TelaDeAto(
            "atribuir",
            "atribuir_processo",
            "atribuir",
            "Diz quem cuida do processo na unidade. Não impede que colegas trabalhem nele.",
            lambda ator, processo, d: atribuir_processo(
                ator, processo=processo, pessoa=d["pessoa"]
            ),
            lambda d: f"Atribuído a {d['pessoa'].nome}." if d["pessoa"] else "Atribuição removida.",
            formularios.Atribuir,
        ),
        TelaDeAto(
            "concluir",
            "concluir_processo",
            "concluir",
            "O processo sai da mesa da sua unidade; nas outras, continua aberto. Dá para reabrir "
            "a qualquer momento.",
            lambda ator, processo, _d: concluir_processo(ator, processo=processo),
            lambda _d: "Concluído na unidade.",
            avisos=_devolucoes_devidas,
            sai=lambda _d: True,
        ),
        TelaDeAto(
            "reabrir",
            "reabrir_processo",
            "reabrir",
            "O processo volta à mesa da sua unidade, atribuído a você.",
            lambda ator, processo, _d: reabrir_processo(ator, processo=processo),
            lambda _d: "Reaberto na unidade.",
        ),
        TelaDeAto(
            "anotar",
            "anotar_processo",
            "nota",
            "",
            lambda ator, processo, d: anotar_processo(
                ator, processo=processo, texto=d["texto"], prioritaria=d["prioritaria"]
            ),
            lambda d: "Anotação salva." if d["texto"].strip() else "Anotação removida.",
            formularios.Anotar,
        ),
        TelaDeAto(
            "observacao",
            "observar_processo",
            "comentario",
            "",
            lambda ator, processo, d: observar_processo(ator, processo=processo, texto=d["texto"]),
            lambda d: "Observação salva." if d["texto"].strip() else "Observação removida.",
            formularios.Observar,
        ),
        TelaDeAto(
            "ciencia",
            "dar_ciencia",
            "ciencia",
            "Seu nome fica no histórico como ciente deste processo. A ciência não se desfaz.",
            lambda ator, processo, _d: dar_ciencia(ator, processo=processo),
            lambda _d: "Ciência registrada.",
        ),
        TelaDeAto(
            "andamento",
            "atualizar_andamento",
            "editar",
            "",
            lambda ator, processo, d: atualizar_andamento(
                ator, processo=processo, texto=d["texto"]
            ),
            lambda _d: "Andamento registrado.",
            formularios.Andamento,
        ),
        TelaDeAto(
            "marcar",
            "marcar_processo",
            "marcador",
            "",
            lambda ator, processo, d: marcar_processo(
                ator, processo=processo, marcador=d["marcador"], texto=d["texto"]
            ),
            lambda d: f"Marcado: {d['marcador']}.",
            Marcar,
            "processo/marcar.html",
        ),
        TelaDeAto(
            "prazo",
            "definir_prazo",
            "prazo",
            "",
            lambda ator, processo, d: definir_prazo(ator, processo=processo, data=d["data"]),
            lambda d: f"Prazo: {d['data']:%d/%m/%Y}." if d["data"] else "Prazo removido.",
            formularios.Prazo,
        ),
    )
}


def frase_final(tela: TelaDeAto, slug: str, feitos: Sequence[Processo], dados: Dados) -> str:
    """What is said after the act, with the way back when there is one."""
    dito = tela.dito(dados)
    if len(feitos) > 1:
        return f"{len(feitos)} processos: {dito[:1].lower()}{dito[1:]}"
    processo = feitos[0]
    partes: list[str] = [dito]
    if tela.sai(dados):
        url = reverse("processo", args=[slug, processo.pk])
        numero = format_html('<a href="{}">{}</a>', url, processo.numero)
        partes = [format_html("{}: {}{}", numero, dito[:1].lower(), dito[1:])]
    desfaz = {"enviar": ("Desfazer envio", "desfazer"), "concluir": ("Reabrir", "reabrir")}
    if tela.chave in desfaz:
        rotulo, chave = desfaz[tela.chave]
        url = reverse(f"processo_{chave}", args=[slug, processo.pk])
        partes.append(format_html('<a href="{}">{}</a>', url, rotulo))
    return format_html_join(" ", "{}", ((parte,) for parte in partes))
