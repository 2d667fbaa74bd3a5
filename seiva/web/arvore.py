"""The tree of documents: who may know of each node, who may open it, and how it looks."""

from collections.abc import Sequence
from typing import Any

from seiva.core.ator import Ator
from seiva.core.preparadas import PreparadaDeObjetos
from seiva.documentos.models import Documento, Movido
from seiva.documentos.querysets_de_tarjas import tem_versao_publica
from seiva.processos.models import Processo
from seiva.web.enderecos import endereco

POR_PASTA = 20
_ICONES = {"application/pdf": "pdf"}


def _do_processo(ator: Ator, *, processo: int) -> Any:
    """Nodes that the actor may know of, each with `legivel`, `preta` and what marks it."""
    conhecidos = Documento.objects.do_processo(processo).marcados_por(ator)
    marcados = conhecidos.com_caneta().com_leitura().com_sinais()
    marcados = marcados.annotate(publicada=tem_versao_publica())
    return marcados.na_arvore().select_related("arquivo", "hipotese")


_nos_do_processo = PreparadaDeObjetos(_do_processo)


def nos(ator: Ator, processo: Processo) -> list[Documento]:
    """Nodes in order, each with `legivel`, in one query whatever the size of the process."""
    documentos: list[Documento] = _nos_do_processo(ator, processo=processo.pk)
    for documento in documentos:
        documento.processo = processo
        # The yellow pen: signed here, and still editable here.
        amarela = documento.assinado and not documento.preta  # type: ignore[attr-defined]
        documento.amarela = amarela and documento.unidade_id == ator.unidade_id  # type: ignore[attr-defined]
    return documentos


def escolhido(documentos: list[Documento], pedido: str) -> Documento | None:
    """The node asked for by id in the address, when it is in the tree."""
    return next((d for d in documentos if str(d.pk) == pedido), None)


def por_onde_comecar(ator: Ator, documentos: list[Documento]) -> Documento | None:
    """The last document to read. One that another unit may still edit is not opened unasked:
    reading it from here would fix it for ever (domain.md §2.5)."""
    for documento in reversed(documentos):
        firme = documento.preta or not documento.interno  # type: ignore[attr-defined]
        if documento.legivel and (firme or documento.unidade_id == ator.unidade_id):  # type: ignore[attr-defined]
            return documento
    return None


def saidas(ator: Ator, processo: Processo, slug: str) -> list[tuple[int, dict[str, Any]]]:
    """Places that moved documents left, by order. The destination is told to who may know of it."""
    if processo.__dict__.get("_movidos") is False:
        return []
    movidos = list(Movido.objects.que_sairam_de(processo))
    if not movidos:
        return []
    destinos = Processo.objects.localizaveis_por(ator).filter(pk__in={m.para_id for m in movidos})
    conhecidos = set(destinos.values_list("pk", flat=True))
    return [(m.ordem, _saida(m, slug, m.para_id in conhecidos)) for m in movidos]


def _saida(movido: Movido, slug: str, conhece: bool) -> dict[str, Any]:
    return {
        "rotulo": movido.nome,
        "numero": f"{movido.numero:07d}",
        "unidade": movido.unidade.sigla,
        "icone": "enviar",
        "movido": {
            "numero": movido.para.numero if conhece else "",
            "url": endereco("processo", slug, movido.para_id) if conhece else "",
        },
    }


def pastas(
    documentos: list[Documento],
    atual: Documento | None,
    slug: str,
    saidas: Sequence[tuple[int, dict[str, Any]]] = (),
) -> list[dict[str, Any]]:
    """Folders of twenty; up to twenty documents need no folder. The last one, or the one with
    the document being read, is open. `saidas` go between the documents, where they were."""
    grupos = [documentos[i : i + POR_PASTA] for i in range(0, len(documentos), POR_PASTA)]
    if not grupos and saidas:
        return [{"rotulo": None, "aberta": True, "documentos": [no for _, no in saidas]}]
    resposta = []
    for indice, grupo in enumerate(grupos):
        primeiro = indice * POR_PASTA + 1
        ultima = indice == len(grupos) - 1
        tem_o_atual = atual is not None and atual in grupo
        resposta.append(
            {
                "rotulo": f"{primeiro} a {primeiro + len(grupo) - 1}" if len(grupos) > 1 else None,
                "aberta": tem_o_atual or (atual is None and ultima),
                "documentos": _entremeados(grupo, grupos, indice, atual, slug, saidas),
            }
        )
    return resposta


def _entremeados(
    grupo: list[Documento],
    grupos: list[list[Documento]],
    indice: int,
    atual: Documento | None,
    slug: str,
    saidas: Sequence[tuple[int, dict[str, Any]]],
) -> list[dict[str, Any]]:
    """Nodes of one folder and the places left among them, by order."""
    desde = grupo[0].ordem if indice else 0
    ate = grupos[indice + 1][0].ordem if indice + 1 < len(grupos) else None
    daqui = [s for s in saidas if s[0] >= desde and (ate is None or s[0] < ate)]
    todos = [(d.ordem, _no(d, atual, slug)) for d in grupo] + daqui
    return [no for _, no in sorted(todos, key=lambda par: par[0])]


def _no(documento: Documento, atual: Documento | None, slug: str) -> dict[str, Any]:
    url = endereco("processo", slug, documento.processo_id)
    return {
        "id": documento.pk,
        "rotulo": documento.nome,
        "numero": documento.numero_formatado,
        "unidade": documento.unidade.sigla,
        "url": f"{url}?documento={documento.pk}" if _abre(documento) else None,
        "atual": atual is not None and documento.pk == atual.pk,
        "icone": _icone(documento),
        "situacao": "" if documento.estado == "registrado" else documento.estado,
        "amarela": documento.amarela,  # type: ignore[attr-defined]
        "nivel": documento.nivel_efetivo,
        "leitura": _leitura(documento),
        "sinais": sinais(documento),
        "comentarios": documento.comentarios_vivos if documento.legivel else 0,  # type: ignore[attr-defined]
    }


def _leitura(documento: Documento) -> str:
    """Only what matters: it is being read, or could not be."""
    estado = documento.leitura if documento.legivel else None  # type: ignore[attr-defined]
    return str(estado) if estado in {"pendente", "falhou"} else ""


def sinais(documento: Documento) -> list[dict[str, str]]:
    """Marks of a node: the public version is for all, the others for who may read it."""
    publicada = documento.publicada and not documento.cancelado  # type: ignore[attr-defined]
    marcas = [{"icone": "publico", "rotulo": "versão pública", "tom": ""}] if publicada else []
    if not documento.legivel:  # type: ignore[attr-defined]
        return marcas
    if documento.assinaturas_alteradas:  # type: ignore[attr-defined]
        marcas.append({"icone": "alerta", "rotulo": "alterado depois de assinado", "tom": "alarme"})
    elif documento.assinaturas_no_arquivo:  # type: ignore[attr-defined]
        marcas.append({"icone": "selo", "rotulo": "assinado no arquivo", "tom": ""})
    if documento.autenticado:  # type: ignore[attr-defined]
        marcas.append({"icone": "selo", "rotulo": "autenticado", "tom": ""})
    return marcas


def _abre(documento: Documento) -> bool:
    """Content that may be read, or its public version, or a cancelled node, which tells why."""
    return bool(documento.legivel) or documento.cancelado or documento.publicada  # type: ignore[attr-defined]


def _icone(documento: Documento) -> str:
    if documento.minuta:
        return "minuta"
    if documento.interno or documento.arquivo is None:
        return "documento"
    tipo = documento.arquivo.tipo_mime
    return "imagem" if tipo.startswith("image/") else _ICONES.get(tipo, "anexo")
