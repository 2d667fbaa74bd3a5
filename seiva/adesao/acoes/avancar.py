"""Da preparação ao piloto, e do piloto à produção."""

from seiva.adesao import andamentos
from seiva.adesao.models import Adesao, Estado
from seiva.adesao.plataforma import OPERAR
from seiva.adesao.situacao import EM_PREPARACAO, EM_USO, PRODUZINDO
from seiva.andamentos.registro import registrar
from seiva.core.acoes import acao
from seiva.core.ator import Ator
from seiva.core.relogio import agora
from seiva.processos.models import Processo


@acao(
    "iniciar_piloto",
    titulo="Iniciar piloto",
    exige=OPERAR,
    estado=(EM_PREPARACAO,),
    sobre="adesao",
)
def iniciar_piloto(ator: Ator, *, adesao: Adesao) -> Adesao:
    """The institution finished preparing itself and begins to work, still as a pilot."""
    adesao.estado, adesao.piloto_em = Estado.PILOTO, agora()
    adesao.save()
    processo = Processo.travar(adesao.processo_id or 0)
    registrar(andamentos.PILOTO, processo, ator, ente=adesao.nome)
    return adesao


@acao(
    "registrar_producao",
    titulo="Registrar a passagem à produção",
    exige=OPERAR,
    estado=(EM_USO, PRODUZINDO),
    sobre="adesao",
)
def registrar_producao(ator: Ator, *, adesao: Adesao) -> Adesao:
    """The institution's own administrator ended the pilot: the adoption is complete."""
    adesao.estado, adesao.producao_em = Estado.PRODUCAO, agora()
    adesao.save()
    processo = Processo.travar(adesao.processo_id or 0)
    registrar(andamentos.PRODUCAO, processo, ator, ente=adesao.nome)
    return adesao
