"""What still lacks for a service to be published, all of it at once, in words.

Norma: Lei 13.460/2017, art. 7º (what the Carta de Serviços must tell the citizen).
"""

from collections.abc import Collection
from dataclasses import dataclass

from seiva.servicos.regras.campos import DE_OPCOES, Campo
from seiva.servicos.regras.conteudo import Conteudo
from seiva.servicos.regras.leitura import ler_data, ler_numero

EXIGIDOS = {
    "titulo": "o nome do serviço",
    "resumo": "o resumo, em uma frase",
    "descricao": "a descrição do serviço",
    "quem_pode": "quem pode pedir",
    "taxa": "quanto custa (se nada, escreva que é gratuito)",
    "canais": "onde e quando se é atendido",
    "reclamar": "como reclamar",
    "base_legal": "a base legal",
}


@dataclass(frozen=True)
class Ligacoes:
    """What is linked to rows of the institution, as far as publishing asks.

    `niveis`: access levels that the type of process admits; `ativas`: the linked rows are in
    use; `respostas`: answers that have a unit of their own; `unidade`: there is a unit for all.
    """

    tipo: bool = False
    niveis: Collection[int] = ()
    hipotese: bool = False
    unidade: bool = False
    respostas: Collection[str] = ()
    ativas: bool = True


def faltam(conteudo: Conteudo, ligacoes: Ligacoes) -> list[str]:
    """Sentences, one for each thing that lacks; none when the service may be published."""
    ditos = [f"Falta {o_que}." for nome, o_que in EXIGIDOS.items() if not getattr(conteudo, nome)]
    if conteudo.prazo_dias is None and not conteudo.prazo_texto:
        ditos.append("Falta dizer em quanto tempo o serviço é feito.")
    ditos += _do_encaminhamento(conteudo, ligacoes)
    for posicao, campo in enumerate(conteudo.campos, 1):
        ditos += [f"Campo {posicao}: {dito}" for dito in _do_campo(campo)]
    rotulos = [campo.rotulo.casefold() for campo in conteudo.campos if campo.rotulo]
    if len(set(rotulos)) < len(rotulos):
        ditos.append("Dois campos têm o mesmo nome. Dê a cada um o seu.")
    ditos += [
        f"Documento {posicao}: falta o nome."
        for posicao, documento in enumerate(conteudo.documentos, 1)
        if not documento.nome
    ]
    return ditos


def _do_encaminhamento(conteudo: Conteudo, ligacoes: Ligacoes) -> list[str]:
    ditos = []
    if not ligacoes.tipo:
        ditos.append("Falta o tipo de processo que o pedido abre.")
    elif conteudo.nivel not in ligacoes.niveis:
        ditos.append("O tipo de processo não admite o nível de acesso escolhido.")
    if conteudo.nivel and not ligacoes.hipotese:
        ditos.append("Falta a hipótese legal da restrição de acesso.")
    if not ligacoes.ativas:
        ditos.append("A unidade, o tipo ou a hipótese legal está fora de uso. Escolha outro.")
    return ditos + _da_unidade(conteudo, ligacoes)


def _da_unidade(conteudo: Conteudo, ligacoes: Ligacoes) -> list[str]:
    if not conteudo.unidade_pela:
        return [] if ligacoes.unidade else ["Falta a unidade que recebe o pedido."]
    campo = conteudo.campo(conteudo.unidade_pela)
    if campo is None or campo.tipo != "escolha":
        return ["A unidade depende de um campo que não é mais de uma escolha. Escolha outro."]
    if ligacoes.unidade:
        return []  # whoever has no unit of its own goes to the one for all
    sem = [opcao for opcao in campo.opcoes if opcao not in ligacoes.respostas]
    if not campo.obrigatorio:
        sem.append("quem não responder")
    return [f"Falta a unidade que recebe o pedido de: {', '.join(sem)}."] if sem else []


def _do_campo(campo: Campo) -> list[str]:
    ditos = [] if campo.rotulo else ["falta o nome."]
    if campo.tipo in DE_OPCOES and len(campo.opcoes) < 2:
        ditos.append("precisa de ao menos duas opções.")
    limites = [campo.minimo, campo.maximo]
    le = ler_data if campo.tipo == "data" else ler_numero
    lidos = [le(limite) if limite else None for limite in limites]
    if any(bool(limite) and lido is None for limite, lido in zip(limites, lidos, strict=True)):
        ditos.append("o limite não é um número (ou uma data, para datas).")
    elif None not in lidos and lidos[0] > lidos[1]:  # type: ignore[operator]
        ditos.append("o menor limite é maior que o maior.")
    return ditos
