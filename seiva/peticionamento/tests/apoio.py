"""What the tests of petitions repeat: a service that asks little, and somebody who asks for it."""

import io
from typing import Any

from seiva.core.ator import Ator
from seiva.peticionamento.acoes.peticionar import peticionar
from seiva.peticionamento.acoes.rascunhos import anexar_papel, comecar_peticao, guardar_respostas
from seiva.peticionamento.models import Papel, Protocolo, Rascunho
from seiva.peticionamento.prova import Prova
from seiva.servicos.models import Servico, VersaoDoServico
from seiva.servicos.regras.campos import Campo
from seiva.servicos.regras.conteudo import Documento
from seiva.servicos.tests.apoio import administrador_de, servico_publicado
from tests.elenco import SENHA, Casa, Elenco

PROVA = Prova(senha=SENHA, termos=True)
RESPOSTAS: dict[str, Any] = {"campo-1": "Em frente ao <b>nº 10</b>", "campo-2": "Na rua"}
TEXTO = b"a arvore encosta no fio\n"
CAMPOS = (
    Campo("campo-1", "texto", "Ponto de referência"),
    Campo("campo-2", "escolha", "Onde está", opcoes=("Na rua", "No terreno")),
)
FOTO = (Documento("documento-1", "Foto da árvore", tipos=("txt", "jpg")),)


def dora(cena: Elenco, casa: Casa | None = None) -> Ator:
    """The citizen of the cast, logged in, before an institution."""
    conta = cena.contas["dora"]
    return Ator.cidadao((casa or cena.casa).instituicao.pk, conta.pk, conta.nome)


def poda(casa: Casa, **muda: Any) -> VersaoDoServico:
    """The version in force of a service with two questions and a paper."""
    padrao: dict[str, Any] = {"campos": CAMPOS, "documentos": FOTO}
    servico: Servico = servico_publicado(administrador_de(casa), casa, **(padrao | muda))
    return versao_de(servico)


def versao_de(servico: Servico) -> VersaoDoServico:
    vigentes = VersaoDoServico.objects.vigentes()
    versao: VersaoDoServico = vigentes.select_related("tipo_processo", "hipotese").get(
        servico=servico
    )
    return versao


def mandar(
    ator: Ator,
    rascunho: Rascunho,
    conteudo: bytes = TEXTO,
    nome: str = "foto.txt",
    pedido: str = "documento-1",
) -> Papel:
    return anexar_papel(
        ator,
        rascunho=rascunho,
        pedido=pedido,
        nome=nome,
        arquivo=io.BytesIO(conteudo),
        tamanho=len(conteudo),
    )


def rascunho_pronto(ator: Ator, versao: VersaoDoServico) -> Rascunho:
    """A draft that lacks nothing."""
    rascunho = comecar_peticao(ator, versao=versao)
    guardar_respostas(ator, rascunho=rascunho, respostas=RESPOSTAS)
    mandar(ator, rascunho)
    return Rascunho.objects.get(pk=rascunho.pk)


def protocolado(cena: Elenco, casa: Casa | None = None, **muda: Any) -> Protocolo:
    """What Dora asked for, delivered."""
    onde = casa or cena.casa
    ator = dora(cena, onde)
    return peticionar(ator, rascunho=rascunho_pronto(ator, poda(onde, **muda)), prova=PROVA)
