"""What the pages of the whole process show: the documents to choose, the work in hand."""

from typing import Any

from django.template.defaultfilters import filesizeformat
from django.urls import reverse

from seiva.autos.conteudo import Retrato, secoes
from seiva.autos.models import Exportacao
from seiva.core.relogio import agora
from seiva.processos.models import Processo
from seiva.web.acesso import Requisicao
from seiva.web.documentos.comum import endereco, sobre_o_processo

_MOSTRADAS = 5
_O_QUE = {
    "pdf": "Um só arquivo para ler ou imprimir: capa, índice, todas as folhas numeradas. As "
    "assinaturas eletrônicas não sobrevivem à reunião; para elas, gere o ZIP.",
    "zip": "Os originais, com as assinaturas, mais o histórico e um manifesto que permite conferir "
    "tudo sem internet.",
}


def escolha(requisicao: Requisicao, processo: Processo, formato: str) -> dict[str, Any]:
    """The page that asks which documents go in."""
    ator = requisicao.ator
    grupos = [
        {
            "anexado": secao.processo.numero if secao.anexacao else "",
            "documentos": [_linha(retrato) for retrato in secao.retratos],
        }
        for secao in secoes(ator, processo, None)
    ]
    prontas = Exportacao.objects.pedidas_por(ator).do_processo(processo)
    prontas = prontas.filter(formato=formato, estado="pronta", vence_em__gt=agora())
    return {
        "secao": "mesa",
        "processo": sobre_o_processo(requisicao, processo),
        "formato": formato,
        "titulo": f"Gerar {formato.upper()}",
        "o_que": _O_QUE[formato],
        "grupos": grupos,
        "total": sum(len(grupo["documentos"]) for grupo in grupos),
        "prontas": [_pronta(requisicao, feita) for feita in prontas[:_MOSTRADAS]],
    }


def _linha(retrato: Retrato) -> dict[str, Any]:
    documento = retrato.documento
    aviso = ""
    if documento.cancelado:
        aviso = "cancelado: só uma página que diz isso"
    elif not retrato.legivel:
        aviso = "sem acesso: só uma página que diz isso"
    elif documento.minuta:
        aviso = "minuta"
    return {
        "id": documento.pk,
        "nome": documento.nome,
        "numero": documento.numero_formatado,
        "unidade": documento.unidade.sigla,
        "data": documento.data,
        "nivel": documento.nivel_efetivo,
        "paginas": retrato.paginas if retrato.legivel and not documento.cancelado else None,
        "aviso": aviso,
    }


def _pronta(requisicao: Requisicao, feita: Exportacao) -> dict[str, Any]:
    partes = {"processo": feita.processo_id, "exportacao": feita.pk}
    return {
        "url": endereco(requisicao, "exportacao_arquivo", **partes),
        "quando": feita.pronta_em,
        "tamanho": filesizeformat(feita.tamanho),
        "escolhidos": len(feita.escolhidos) if feita.escolhidos is not None else None,
        "ate": feita.vence_em,
    }


def trabalho(requisicao: Requisicao, feita: Exportacao) -> dict[str, Any]:
    """Progress as `componentes/progresso.html` reads it."""
    args = [requisicao.instituicao.slug, feita.processo_id, feita.pk]
    pronto = feita.pronta or (feita.na_hora and not feita.falhou)
    unidade = "páginas" if feita.formato == "pdf" else "arquivos"
    quanto = f"{min(feita.feitas, feita.total)} de {feita.total} {unidade}"
    return {
        "titulo": f"{feita.formato.upper()} do processo",
        "texto": f"Preparando… {quanto}." if feita.feitas else "Na fila para preparo.",
        "porcento": min(99, 100 * feita.feitas // max(1, feita.total)) if feita.feitas else None,
        "url": reverse("exportacao", args=args),
        "pronto": pronto,
        "link": {
            "url": reverse("exportacao_arquivo", args=args),
            "rotulo": f"Baixar o {feita.formato.upper()}",
        },
        "falhou": feita.erro if feita.falhou else None,
    }
