"""A draft as its person reviews it: every answer, every paper, what lacks; and how it was signed."""

from dataclasses import dataclass

from seiva.documentos.externas import como_assinou
from seiva.documentos.models import Assinatura
from seiva.peticionamento.acoes.rascunhos import papeis_pedidos
from seiva.peticionamento.models import Papel, Protocolo, Rascunho
from seiva.peticionamento.regras.respostas import Pedido, em_palavras, perguntas, respondidas
from seiva.servicos.versoes import conteudo_de

DADOS, DOCUMENTOS = "dados", "documentos"


@dataclass(frozen=True)
class Falta:
    """Something to fix before sending: in which step, and what."""

    etapa: str
    mensagem: str


@dataclass(frozen=True)
class PapelPedido:
    """A paper that is asked for, and the files sent for it."""

    pedido: Pedido
    arquivos: list[Papel]


def papeis_de(rascunho: Rascunho) -> list[PapelPedido]:
    """Every paper asked for, in order, with its files."""
    enviados = list(Papel.objects.filter(rascunho=rascunho).order_by("pk"))
    return [
        PapelPedido(pedido, [papel for papel in enviados if papel.pedido == pedido.chave])
        for pedido in papeis_pedidos(rascunho)
    ]


def respostas_de(rascunho: Rascunho) -> list[tuple[str, str]]:
    """(question, answer in words), in order; what is wrong or empty has no words."""
    if rascunho.versao is None:
        return [("O que você está enviando", rascunho.texto)]
    conteudo = conteudo_de(rascunho.versao)
    valores, _ = respondidas(conteudo, rascunho.respostas)
    return [(c.rotulo, em_palavras(c, valores.get(c.chave))) for c in perguntas(conteudo)]


def faltas(rascunho: Rascunho, papeis: list[PapelPedido]) -> list[Falta]:
    """Everything that lacks, in words."""
    resposta: list[Falta] = []
    if rascunho.versao is None:
        if not rascunho.texto.strip():
            resposta.append(Falta(DADOS, "Diga o que você está enviando, e por quê."))
    else:
        conteudo = conteudo_de(rascunho.versao)
        _, erros = respondidas(conteudo, rascunho.respostas)
        rotulos = {campo.chave: campo.rotulo for campo in conteudo.campos}
        resposta += [Falta(DADOS, f"{rotulos[chave]}: {erro}") for chave, erro in erros.items()]
    resposta += [
        Falta(DOCUMENTOS, f"Falta o documento “{p.pedido.nome}”.")
        for p in papeis
        if p.pedido.obrigatorio and not p.arquivos
    ]
    return resposta


def como_se_assinou(feito: Protocolo) -> str:
    """How who sent was proved, in words; "" for what a servant filed at the counter."""
    if feito.atendida_por_id is not None:
        return ""
    dela = Assinatura.objects.filter(documento=feito.peticao, conta=feito.conta_id)
    metodo = dela.order_by("pk").values_list("metodo", flat=True).first()
    return como_assinou(metodo) if metodo else ""
