"""The Certidão de Intimação Cumprida: what it says and how it enters the process."""

from datetime import datetime

from django.utils.html import escape
from django.utils.timezone import localtime

from seiva.core.ator import Ator
from seiva.documentos.do_sistema import DoSistema, juntar_do_sistema
from seiva.documentos.models import Documento
from seiva.intimacoes.models import Cumprimento, Destinatario
from seiva.organizacao.regras.documentos_pessoais import mascarar_cpf
from seiva.processos.regras.contagem import Prazo, dia_por_extenso

TITULO = "Certidão de Intimação Cumprida"


def certificar(
    ator: Ator,
    destinatario: Destinatario,
    como: Cumprimento.Como,
    quando: datetime,
    dia: Prazo,
    resposta: Prazo,
) -> Documento:
    """Put the certidão in the process, as restricted as the document that was served."""
    intimacao = destinatario.intimacao
    principal = intimacao.documento
    return juntar_do_sistema(
        ator,
        intimacao.processo,
        DoSistema(
            tipo=intimacao.tipo.certidao,
            titulo=TITULO,
            corpo=_corpo(destinatario, como, quando, dia, resposta),
            unidade_id=intimacao.unidade_id,
            autor_id=intimacao.expedida_por_id,
            nivel=principal.nivel,
            hipotese=principal.hipotese,
            nome_na_arvore="de Intimação Cumprida",
        ),
    )


def _corpo(
    destinatario: Destinatario,
    como: Cumprimento.Como,
    quando: datetime,
    dia: Prazo,
    resposta: Prazo,
) -> str:
    intimacao, conta = destinatario.intimacao, destinatario.conta
    principal = intimacao.documento
    expedida = localtime(intimacao.expedida_em)
    return (
        f"<p>Certifica-se que <strong>{escape(conta.nome)}</strong>, CPF {mascarar_cpf(conta.cpf)}, "
        f"foi intimado(a) do documento {escape(principal.nome)} ({principal.numero_formatado}), "
        f"por intimação eletrônica do tipo {escape(intimacao.tipo.nome)}, expedida em "
        f"{expedida:%d/%m/%Y às %H:%M:%S} por {escape(intimacao.unidade.nome)}.</p>"
        f"<p>{_como(como, quando, destinatario)} A intimação considera-se cumprida em "
        f"<strong>{dia_por_extenso(dia.ate)}</strong>.</p>"
        f"<h2>Por que esta data</h2>{_lista(dia.linhas)}"
        f"<h2>Prazo de resposta: {dia_por_extenso(resposta.ate)}</h2>{_lista(resposta.linhas)}"
        "<p>Fundamento: Lei 11.419/2006, art. 5º.</p>"
    )


def _como(como: Cumprimento.Como, quando: datetime, destinatario: Destinatario) -> str:
    if como is Cumprimento.Como.CONSULTA:
        return f"A própria pessoa abriu a intimação em {localtime(quando):%d/%m/%Y às %H:%M:%S}."
    return f"Ninguém a abriu até {destinatario.tacito_ate:%d/%m/%Y}, fim do prazo tácito."


def _lista(linhas: tuple[str, ...]) -> str:
    return "<ul>" + "".join(f"<li>{escape(linha)}</li>" for linha in linhas) + "</ul>"
