"""Manifestar interesse, and confirming it by the link of the e-mail."""

import secrets
from datetime import datetime, timedelta

from django.conf import settings

from seiva.adesao import andamentos
from seiva.adesao.avisos import avisar
from seiva.adesao.conferir import (
    DadosDeAdesao,
    conferir_dados,
    ente_de,
    exigir_que_nao_esteja,
)
from seiva.adesao.links import CONFIRMAR
from seiva.adesao.models import Adesao, Estado
from seiva.adesao.peticao import juntar_manifestacao
from seiva.adesao.plataforma import acervo, formulario
from seiva.adesao.regras.ente import protocolo_de
from seiva.andamentos.registro import registrar
from seiva.core import segredos
from seiva.core.acoes import acao
from seiva.core.ator import Ator
from seiva.core.erros import RegraViolada
from seiva.core.jobs import exclusividade
from seiva.core.relogio import agora, hoje
from seiva.organizacao.acoes.cadastrar_pessoa import cadastrar_pessoa
from seiva.organizacao.models import Municipio
from seiva.processos.acoes.atribuir import atribuir_processo
from seiva.processos.acoes.autuar import DadosDeAutuacao, autuar_processo
from seiva.processos.models import Processo


@acao("manifestar_interesse", titulo="Manifestar interesse", registra=False)
def manifestar_interesse(ator: Ator, *, dados: DadosDeAdesao) -> Adesao:
    """Keep the request until its e-mail is confirmed, and send the link that confirms it.

    Nobody is told of it before that, so that a form that anyone fills in troubles nobody. The same
    form sent twice is one request and one message. Raises `RegraViolada` for data that do not
    hold and for who already uses the platform.
    """
    exclusividade(f"adesao-formulario:{dados.chave}")
    feita: Adesao | None = Adesao.objects.do_formulario(dados.chave).first()
    if feita is not None:
        return feita
    dados, municipio = conferir_dados(dados)
    exigir_que_nao_esteja(ente_de(dados), dados)
    adesao = Adesao(**_campos(dados, municipio))
    _novo_numero(adesao, agora())
    adesao.save(force_insert=True)
    avisar(adesao, "confirmar", adesao.numero)
    return adesao


@acao("reenviar_confirmacao", titulo="Reenviar confirmação", registra=False, sobre="adesao")
def reenviar_confirmacao(ator: Ator, *, adesao: Adesao) -> Adesao:
    """Another link, for a request whose first one went past its date; the old one dies."""
    if adesao.estado != Estado.A_CONFIRMAR:
        raise RegraViolada("ja_confirmada", "O e-mail deste pedido já foi confirmado.")
    _novo_numero(adesao, agora())
    adesao.save()
    avisar(adesao, "confirmar", adesao.numero)
    return adesao


@acao("confirmar_manifestacao", titulo="Confirmar", registra=False, sobre="adesao")
def confirmar_manifestacao(ator: Ator, *, adesao: Adesao) -> Adesao:
    """The person has the e-mail: open the process of the adoption, with the request inside.

    Confirmed before, nothing more happens. When somebody else's request for the same institution
    is under way, this one is joined to it, in its process. Requests for one institution wait for
    each other here, so two confirmed at the same second never both open a process.
    """
    if adesao.estado != Estado.A_CONFIRMAR:
        return adesao
    if adesao.vence_em <= agora():
        raise RegraViolada(
            "confirmacao_vencida", "O prazo deste endereço terminou. Peça outro para confirmar."
        )
    exclusividade(f"adesao-{adesao.ente}")
    adesao.confirmada_em = agora()
    principal: Adesao | None = Adesao.objects.vivas().do_ente(adesao.ente).first()
    if principal is None:
        _abrir(adesao)
    else:
        _juntar(adesao, principal)
    adesao.save()
    avisar(adesao, "recebida" if principal is None else "juntada")
    return adesao


def _abrir(adesao: Adesao) -> None:
    quem, tipos = formulario(), acervo()
    pessoa = cadastrar_pessoa(quem, nome=adesao.nome, documento=adesao.cnpj, tipo="PJ")
    processo = autuar_processo(
        quem,
        dados=DadosDeAutuacao(
            tipo=tipos.processo,
            nivel=0,
            especificacao=adesao.nome[:100],
            interessados=[pessoa],
        ),
    )
    atribuir_processo(quem, processo=processo, pessoa=None)
    juntar_manifestacao(quem, processo, adesao, tipos)
    adesao.processo, adesao.estado = processo, Estado.INTERESSE
    registrar(andamentos.INTERESSE, processo, quem, protocolo=adesao.protocolo, ente=adesao.nome)


def _juntar(adesao: Adesao, principal: Adesao) -> None:
    quem = formulario()
    processo = Processo.travar(principal.processo_id or 0)
    juntar_manifestacao(quem, processo, adesao, acervo())
    adesao.principal, adesao.processo = principal, processo
    adesao.estado = Estado.JUNTADA
    registrar(andamentos.JUNTADA, processo, quem, protocolo=adesao.protocolo, ente=adesao.nome)


def _novo_numero(adesao: Adesao, momento: datetime) -> None:
    adesao.numero = segredos.novo_numero()
    adesao.resumo = segredos.resumo(segredos.segredo_de(CONFIRMAR, adesao.numero))
    adesao.vence_em = momento + timedelta(days=settings.ADESAO_CONFIRMAR_DIAS)


def _campos(dados: DadosDeAdesao, municipio: Municipio) -> dict[str, object]:
    iguais = vars(dados) | {"municipio": municipio.nome, "uf": municipio.uf}
    return iguais | {
        "ente": ente_de(dados),
        "protocolo": protocolo_de(hoje().year, secrets.randbelow(10**8)),
        "manifestada_em": agora(),
    }
