"""The side of the process page: where it is, deadlines, note, register, related processes."""

from typing import Any

from django.db.models import Q
from django.utils import timezone

from seiva.catalogo.models import Assunto
from seiva.core.ator import Ator
from seiva.processos.models import Anotacao, Destino, Passagem, Processo, Relacao
from seiva.processos.situacao import situacao_de
from seiva.web.enderecos import endereco


def abertas(ator: Ator, processo: Processo) -> list[Passagem]:
    """Where the process is open now, the longest first."""
    onde = [p for p in situacao_de(ator, processo).passagens if p.aberta]
    return sorted(onde, key=lambda p: (p.aberta_em, p.pk))


def painel(
    ator: Ator, processo: Processo, slug: str, *, legivel: bool, pode: set[str]
) -> dict[str, Any]:
    """Everything the side panel shows of what `ficha` found; `pode` names the acts allowed now."""
    onde = abertas(ator, processo)
    daqui = next((p for p in onde if p.unidade_id == ator.unidade_id), None)
    ficha: Any = processo
    nota = Anotacao.objects.da_unidade(ator).dos_processos([processo]).select_related("conta")
    return {
        "aberto_em": [
            {
                "sigla": p.unidade.sigla,
                "nome": p.unidade.nome,
                "desde": p.aberta_em,
                "atribuido": p.atribuida_a.nome if p.atribuida_a else None,
                "nao_lida": p.nao_lida,
                "atual": p is daqui,
                "trocar": p.unidade_id if daqui is None and p.unidade_id in ator.unidades else None,
            }
            for p in onde
        ],
        "prazos": _prazos(ator, processo, daqui, slug),
        "nota": _nota(nota.first() if daqui and ficha._nota else None),
        "nota_url": endereco("processo_anotar", slug, processo.pk)
        if "anotar_processo" in pode
        else "",
        "mostra_nota": daqui is not None,
        "marcadores": _marcadores(ficha._marcas),
        "marcadores_url": endereco("processo_marcadores", slug, processo.pk),
        "dados": _dados(processo) if legivel else [],
        "relacionados": relacionados(ator, processo, slug),
        "relacionar_url": endereco("processo_relacionar", slug, processo.pk)
        if "relacionar_processo" in pode
        else "",
    }


def _prazos(
    ator: Ator, processo: Processo, daqui: Passagem | None, slug: str
) -> list[dict[str, Any]]:
    prazos = []
    if daqui is not None and daqui.prazo:
        prazos.append(
            {
                "rotulo": "Prazo da unidade",
                "data": daqui.prazo,
                "url": endereco("processo_prazo", slug, processo.pk),
            }
        )
    if not processo._devolucoes:  # type: ignore[attr-defined]
        return prazos
    meu_ou_pedido = Q(unidade_id=ator.unidade_id) | Q(remessa__origem_id=ator.unidade_id)
    pendentes = Destino.objects.devolucoes_devidas().filter(meu_ou_pedido, processo=processo)
    pendentes = pendentes.select_related("unidade", "remessa__origem")
    for pedido in pendentes.order_by("retorno_em"):
        meu = pedido.unidade_id == ator.unidade_id
        quem = pedido.remessa.origem.sigla if meu else pedido.unidade.sigla
        rotulo = f"Devolver a {quem}" if meu else f"Volta de {quem}"
        prazos.append({"rotulo": rotulo, "data": pedido.retorno_em, "url": ""})
    return prazos


def _marcadores(ditos: list[str]) -> list[dict[str, str]]:
    """What `ficha` found of the unit's labels."""
    marcadores = []
    for dito in ditos:
        titulo, _, texto = dito.partition("\n")
        cor, _, nome = titulo.partition(":")
        marcadores.append({"cor": cor, "nome": nome, "texto": texto})
    return marcadores


def _nota(nota: Anotacao | None) -> dict[str, Any] | None:
    if nota is None:
        return None
    return {
        "texto": nota.texto,
        "autor": nota.conta.nome,
        "quando": nota.quando,
        "prioritaria": nota.prioritaria,
    }


def _dados(processo: Processo) -> list[tuple[str, str]]:
    """What `ficha` found of the register."""
    ficha: Any = processo
    pares = zip(ficha._codigos, ficha._assuntos, strict=True)
    assuntos = [str(Assunto(codigo=codigo, descricao=descricao)) for codigo, descricao in pares]
    autuado = timezone.localtime(processo.autuado_em)
    dados = [
        ("Autuado em", f"{autuado:%d/%m/%Y %H:%M}"),
        ("Por", f"{processo.unidade_geradora.sigla} ({processo.autor.nome})"),
    ]
    dados += [("Assunto" if len(assuntos) == 1 else "Assuntos", "; ".join(assuntos))] * bool(
        assuntos
    )
    if ficha._observacao is not None:
        dados.append(("Observação da unidade", ficha._observacao))
    return dados


def relacionados(ator: Ator, processo: Processo, slug: str) -> list[dict[str, Any]]:
    """Related processes that the actor may know of; `removivel` by the unit that related them."""
    if processo.__dict__.get("_relacoes") is False:
        return []
    relacoes = Relacao.objects.do_processo(processo)
    por_processo = {r.maior_id if r.menor_id == processo.pk else r.menor_id: r for r in relacoes}
    if not por_processo:
        return []
    conhecidos = Processo.objects.localizaveis_por(ator).filter(pk__in=list(por_processo))
    return [
        {
            "id": outro.pk,
            "numero": outro.numero,
            "url": endereco("processo", slug, outro.pk),
            "tipo": outro.tipo.nome,
            "removivel": por_processo[outro.pk].unidade_id == ator.unidade_id,
        }
        for outro in conhecidos.select_related("tipo").order_by("numero")
    ]
