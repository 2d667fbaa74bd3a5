"""Suceder: a unit takes the place of another in a process, when units are reorganised."""

from datetime import timedelta
from typing import Any

from seiva.andamentos.registro import registrar
from seiva.core.acoes import Condicao, acao
from seiva.core.ator import Ator
from seiva.core.relogio import agora
from seiva.processos import andamentos
from seiva.processos.acoes.levar_marcadores import levar_marcas
from seiva.processos.models import (
    Anotacao,
    Credencial,
    Destino,
    Observacao,
    Passagem,
    Processo,
)
from seiva.processos.sigilo import abrir_credencial, acertar_passagem, encerrar_credencial
from seiva.processos.sucessao import Sucessao

FORA_DO_SIGILO = Condicao(
    "processo_sigiloso",
    "Processo sigiloso não passa de unidade a unidade: passam as credenciais, com as pessoas.",
    lambda _ator, processo: not processo.sigiloso,
)
HERDADOS = ("origem", "nao_lida", "novidade", "recebida_em", "remetente_id", "prazo")
_UM_INSTANTE = timedelta(microseconds=1)


@acao(
    "suceder_processo",
    titulo="Passar à unidade sucessora",
    exige="instituicao.administrar",
    estado=(FORA_DO_SIGILO,),
    sobre="processo",
    registra=False,
)
def suceder_processo(
    ator: Ator, *, processo: Processo, sucessao: Sucessao, mesmo_fechado: bool = False
) -> bool:
    """Put `para` where `de` is in the process: table, deadline, notes, returns to give and to get.

    What is open in `de` goes on open in `para`, read or not as it was, with who was in charge
    when that person works there. Closed in `de`, it goes only when a return is still expected
    there, or with `mesmo_fechado`: closed. Done twice, the second time changes nothing. True
    when something moved.
    """
    daqui = Passagem.objects.filter(processo=processo, unidade=sucessao.de).first()
    espera = Destino.objects.pedidas_por(sucessao.de.pk).filter(processo=processo)
    aberta = daqui is not None and daqui.aberta
    if daqui is None or not (aberta or espera.exists() or mesmo_fechado):
        return False
    la = Passagem.objects.filter(processo=processo, unidade=sucessao.para).first()
    if not aberta and la is not None and not espera.exists():
        return False
    if aberta:
        _passar_aberta(ator, processo, daqui, la, sucessao)
    elif la is None:
        _guardar_fechada(daqui, sucessao)
    _passar_escritos(processo, sucessao)
    levar_marcas(ator, processo=processo, sucessao=sucessao)
    _passar_retornos(processo, sucessao)
    tipo = andamentos.SUCEDIDO if aberta else andamentos.ACERVO_SUCEDIDO
    registrar(
        sucessao.como or tipo,
        processo,
        ator,
        origem=sucessao.de.sigla,
        destino=sucessao.para.sigla,
        ato=sucessao.ato,
    )
    return True


def _passar_aberta(
    ator: Ator, processo: Processo, daqui: Passagem, la: Passagem | None, sucessao: Sucessao
) -> None:
    quando = agora()
    quem = daqui.atribuida_a if daqui.atribuida_a_id in sucessao.lotados else None
    if daqui.atribuida_a is not None and quem is None:
        nome = daqui.atribuida_a.nome
        registrar(andamentos.ATRIBUICAO_REMOVIDA, processo, ator, pessoa=nome)
    if la is not None and la.aberta:
        la.atribuida_a = la.atribuida_a or quem
        la.prazo = min(filter(None, (la.prazo, daqui.prazo)), default=None)
        la.novidade = la.novidade or daqui.novidade
    else:
        la = la or Passagem(processo=processo, unidade=sucessao.para)
        for campo in HERDADOS:
            setattr(la, campo, getattr(daqui, campo))
        la.aberta, la.concluida_em, la.atribuida_a = True, None, quem
        la.aberta_em = daqui.aberta_em
        # The order of the table is kept; the instant is no longer that of the sending, which
        # therefore cannot be undone any more: it did not go to this unit.
        la.movida_em = daqui.movida_em + _UM_INSTANTE
    la.save()
    daqui.aberta, daqui.nao_lida, daqui.novidade = False, False, False
    daqui.concluida_em, daqui.movida_em, daqui.prazo = quando, quando, None
    daqui.atribuida_a, daqui.para_assinar = None, 0
    daqui.save()


def _guardar_fechada(daqui: Passagem, sucessao: Sucessao) -> None:
    """`para` keeps what `de` kept: may read what is restricted, and reopen."""
    Passagem(
        processo=daqui.processo,
        unidade=sucessao.para,
        origem=daqui.origem,
        aberta=False,
        aberta_em=daqui.aberta_em,
        movida_em=daqui.movida_em,
        recebida_em=daqui.recebida_em,
        concluida_em=daqui.concluida_em,
        remetente_id=daqui.remetente_id,
    ).save(force_insert=True)


def _passar_escritos(processo: Processo, sucessao: Sucessao) -> None:
    """The note and the observation of the unit. Beside one of `para` they are joined; what does
    not fit stays with the unit that wrote it."""
    modelo: Any
    for modelo, limite in ((Anotacao, 500), (Observacao, 1000)):
        daqui = modelo.objects.filter(processo=processo, unidade=sucessao.de).first()
        if daqui is None:
            continue
        la = modelo.objects.filter(processo=processo, unidade=sucessao.para).first()
        if la is None:
            daqui.unidade = sucessao.para
            daqui.save()
        elif len(junto := f"{la.texto} | {sucessao.de.sigla}: {daqui.texto}") <= limite:
            la.texto = junto
            if isinstance(la, Anotacao):
                la.prioritaria = la.prioritaria or daqui.prioritaria
            la.save()
            daqui.delete()


def _passar_retornos(processo: Processo, sucessao: Sucessao) -> None:
    """Who owed the return of the process goes on owing it, and who waited goes on waiting.

    Between the two units themselves there is nothing to give back any more.
    """
    for devido in Destino.objects.a_devolver_por(sucessao.de.pk).filter(processo=processo):
        ja = Destino.objects.filter(remessa=devido.remessa_id, unidade=sucessao.para).first()
        if devido.remessa.origem_id == sucessao.para.pk:
            devido.retornado_em = agora()
        elif ja is None:
            devido.unidade = sucessao.para
        else:
            ja.retorno_em = min(filter(None, (ja.retorno_em, devido.retorno_em)))
            ja.save()
            devido.retornado_em = agora()
        devido.save()
    for pedido in Destino.objects.pedidas_por(sucessao.de.pk).filter(processo=processo):
        if pedido.unidade_id == sucessao.para.pk:
            pedido.retornado_em = agora()
            pedido.save()
        else:
            pedido.remessa.origem = sucessao.para
            pedido.remessa.save()


@acao(
    "suceder_credencial",
    titulo="Passar credencial à unidade sucessora",
    exige="instituicao.administrar",
    sobre="processo",
    registra=False,
)
def suceder_credencial(
    ator: Ator, *, processo: Processo, credencial: Credencial, sucessao: Sucessao
) -> None:
    """The credential of a person follows the person to `para`, as it was: received or not, put
    away or not, and who granted it may still take it back.

    Nobody else reads anything by it. Of who does not go to `para`, the credential goes there
    asleep, so that who coordinates the collection of that unit finds it and may activate one.
    """
    daqui = Credencial.objects.ativas_do(processo).filter(pk=credencial.pk, unidade=sucessao.de)
    viva = daqui.first()
    if viva is None:
        return
    quando = agora()
    la = Credencial.objects.ativas_do(processo).filter(conta=viva.conta_id, unidade=sucessao.para)
    if not la.exists():
        nova = abrir_credencial(
            processo, viva.conta_id, sucessao.para.pk, quando, por=viva.concedida_por_id
        )
        nova.concedida_em = viva.concedida_em
        nova.recebida_em, nova.concluida_em = viva.recebida_em, viva.concluida_em
        nova.save()
    levar_marcas(ator, processo=processo, sucessao=sucessao, deixar=True)
    encerrar_credencial(viva, Credencial.Fim.TRANSFERIDA, quando)
    acertar_passagem(processo, sucessao.para.pk, quando)
    acertar_passagem(processo, sucessao.de.pk, quando)
    registrar(
        andamentos.CREDENCIAL_SUCEDIDA,
        processo,
        ator,
        pessoa=viva.conta.nome,
        origem=sucessao.de.sigla,
        destino=sucessao.para.sigla,
        ato=sucessao.ato,
    )
