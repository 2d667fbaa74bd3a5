"""Anotação, ciência, atualização de andamento and the unit's own deadline."""

from datetime import date

from seiva.andamentos.models import Andamento
from seiva.andamentos.registro import registrar
from seiva.core.acoes import acao
from seiva.core.ator import Ator
from seiva.core.erros import RegraViolada
from seiva.core.relogio import agora
from seiva.processos import andamentos
from seiva.processos.models import Anotacao, Ciencia, Passagem, Processo
from seiva.processos.situacao import ABERTO_AQUI, situacao_de


@acao(
    "anotar_processo",
    titulo="Anotação",
    exige="andamento.registrar",
    estado=(ABERTO_AQUI,),
    sobre="processo",
)
def anotar_processo(
    ator: Ator, *, processo: Processo, texto: str, prioritaria: bool = False
) -> Anotacao | None:
    """Write the unit's note, or remove it with an empty text. Invisible to other units."""
    texto = texto.strip()
    if len(texto) > 500:
        raise RegraViolada("anotacao_longa", "A anotação tem até 500 caracteres.", campo="texto")
    atual = Anotacao.objects.filter(processo=processo, unidade_id=ator.minha_unidade).first()
    if not texto:
        if atual is not None:
            atual.delete()
            registrar(andamentos.ANOTACAO_REMOVIDA, processo, ator)
        return None
    anotacao = atual or Anotacao(processo=processo, unidade_id=ator.minha_unidade)
    anotacao.texto, anotacao.prioritaria = texto, prioritaria
    anotacao.conta_id, anotacao.quando = ator.conta_id, agora()
    anotacao.save()
    registrar(andamentos.ANOTADO, processo, ator)
    return anotacao


@acao(
    "dar_ciencia",
    titulo="Ciência",
    exige="andamento.registrar",
    estado=(ABERTO_AQUI,),
    sobre="processo",
)
def dar_ciencia(ator: Ator, *, processo: Processo) -> Ciencia:
    """Irrevocable mark that the person knows of the process; a second time changes nothing."""
    ciencia = Ciencia.objects.filter(processo=processo, conta_id=ator.minha_conta).first()
    if ciencia is None:
        ciencia = Ciencia(
            processo=processo,
            conta_id=ator.minha_conta,
            unidade_id=ator.minha_unidade,
            quando=agora(),
        )
        ciencia.save(force_insert=True)
        registrar(andamentos.CIENCIA, processo, ator)
    return ciencia


@acao(
    "atualizar_andamento",
    titulo="Atualizar andamento",
    exige="andamento.registrar",
    estado=(ABERTO_AQUI,),
    sobre="processo",
)
def atualizar_andamento(ator: Ator, *, processo: Processo, texto: str) -> Andamento:
    """Free text in the history, for ever."""
    texto = texto.strip()
    if not texto:
        raise RegraViolada("sem_texto", "Escreva o andamento.", campo="texto")
    if len(texto) > 2000:
        raise RegraViolada("texto_longo", "O andamento tem até 2.000 caracteres.", campo="texto")
    return registrar(andamentos.ATUALIZACAO, processo, ator, texto=texto)


@acao(
    "definir_prazo",
    titulo="Prazo",
    exige="andamento.registrar",
    estado=(ABERTO_AQUI,),
    sobre="processo",
)
def definir_prazo(ator: Ator, *, processo: Processo, data: date | None) -> Passagem:
    """Set or remove the unit's own deadline; other units do not see it."""
    passagem = situacao_de(ator, processo).passagem
    assert passagem is not None
    if passagem.prazo != data:
        passagem.prazo = data
        passagem.save()
        if data is None:
            registrar(andamentos.PRAZO_REMOVIDO, processo, ator)
        else:
            registrar(andamentos.PRAZO_DEFINIDO, processo, ator, data=f"{data:%d/%m/%Y}")
    return passagem
