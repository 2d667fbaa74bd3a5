"""Acompanhar um processo por e-mail: to ask, to confirm, to leave."""

from datetime import timedelta

from django.core.exceptions import ValidationError
from django.core.validators import validate_email

from seiva.acompanhamento.links import guardar_endereco, novos_segredos, resumo_do_endereco
from seiva.acompanhamento.models import Inscricao
from seiva.acompanhamento.regras.espera import acabou
from seiva.andamentos.models import Andamento
from seiva.core.acoes import acao
from seiva.core.ator import Ator
from seiva.core.erros import RegraViolada
from seiva.core.jobs import enfileirar, exclusividade
from seiva.core.relogio import agora
from seiva.processos.models import Processo

PARA_CONFIRMAR = timedelta(days=2)


@acao("acompanhar_processo", titulo="Acompanhar por e-mail", registra=False)
def acompanhar_processo(ator: Ator, *, processo: Processo, email: str) -> None:
    """Keep the wish until the address is confirmed, and send the link that confirms it.

    Who already follows gets nothing new, and who asks cannot tell: the answer is the same. Raises
    `RegraViolada` for what is not an address and for a process that ended long ago.
    """
    email = _conferir(email)
    if acabou(processo.concluido_em, agora()):
        raise RegraViolada(
            "processo_concluido",
            "O processo foi concluído há mais de 90 dias: não há o que avisar.",
        )
    quem = resumo_do_endereco(email)
    exclusividade(f"acompanhar-{processo.pk}-{quem}")
    inscricao = Inscricao.objects.do_processo(processo.pk).filter(quem=quem).first()
    if inscricao is not None and inscricao.confirmada_em is not None:
        return
    if inscricao is None:
        inscricao = Inscricao(processo=processo, quem=quem)
    guardar_endereco(inscricao, email)
    novos_segredos(inscricao)
    inscricao.pedida_em = agora()
    inscricao.vence_em = agora() + PARA_CONFIRMAR
    inscricao.save()
    from seiva.acompanhamento.tarefas import pedir_confirmacao

    enfileirar(pedir_confirmacao, inscricao_id=inscricao.pk, vez=inscricao.numero)


@acao("confirmar_acompanhamento", titulo="Confirmar", registra=False, sobre="inscricao")
def confirmar_acompanhamento(ator: Ator, *, inscricao: Inscricao) -> Inscricao:
    """The person reads that address: from now on, each new public step is told.

    Confirmed before, nothing more happens. Raises `RegraViolada` past the date of the link.
    """
    if inscricao.confirmada_em is not None:
        return inscricao
    if inscricao.vence_em <= agora():
        raise RegraViolada(
            "confirmacao_vencida",
            "O prazo deste endereço terminou. Peça de novo na página do processo.",
        )
    ultimo = Andamento.objects.do_processo(inscricao.processo_id).recentes_primeiro().first()
    inscricao.ate_andamento = ultimo.sequencia if ultimo else 0
    inscricao.confirmada_em = agora()
    inscricao.save()
    return inscricao


@acao("deixar_de_acompanhar", titulo="Sair", registra=False, mesmo_suspensa=True)
def deixar_de_acompanhar(ator: Ator, *, inscricao: Inscricao) -> None:
    """The wish ended: the row goes, and the address with it. Gone already, nothing happens."""
    Inscricao.objects.filter(pk=inscricao.pk).delete()


def _conferir(email: str) -> str:
    limpo = email.strip().lower()
    try:
        validate_email(limpo)
    except ValidationError as erro:
        raise RegraViolada(
            "email_invalido", "Escreva um e-mail como nome@exemplo.com.", campo="email"
        ) from erro
    if len(limpo) > 254:
        raise RegraViolada("email_invalido", "Este e-mail é longo demais.", campo="email")
    return limpo
