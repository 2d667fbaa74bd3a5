"""The text of the two documents that the system writes: the petition and its receipt."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from django.utils.html import escape
from django.utils.timezone import localtime

from seiva.core.textos import tamanho_por_extenso
from seiva.organizacao.models import Conta
from seiva.organizacao.regras.documentos_pessoais import mascarar_cpf
from seiva.peticionamento.regras.respostas import em_palavras, perguntas
from seiva.peticionamento.regras.termos import NIVEIS, TERMOS
from seiva.processos.models import Processo
from seiva.servicos.models import VersaoDoServico
from seiva.servicos.versoes import conteudo_de


def da_peticao(titulo: str, conta: Conta, corpo: str, papeis: Sequence[str], casa: str) -> str:
    """HTML of the petition: who asks, what, and which papers come along."""
    juntos = "".join(f"<li><p>{escape(nome)}</p></li>" for nome in papeis)
    return (
        f"<p>À {escape(casa)}.</p>"
        f"<p>{escape(conta.nome)}, CPF {mascarar_cpf(conta.cpf)}, pede: "
        f"<strong>{escape(titulo)}</strong>.</p>"
        f"{corpo}" + (f"<p>Documentos que acompanham:</p><ul>{juntos}</ul>" if juntos else "")
    )


def das_respostas(versao: VersaoDoServico, valores: Mapping[str, Any]) -> str:
    """HTML of the questions of a service and what was answered."""
    linhas = "".join(
        f"<tr><th><p>{escape(campo.rotulo)}</p></th>"
        f"<td><p>{_linhas(em_palavras(campo, valores.get(campo.chave)) or '—')}</p></td></tr>"
        for campo in perguntas(conteudo_de(versao))
    )
    return f"<table><tbody>{linhas}</tbody></table>" if linhas else ""


def do_escrito(texto: str) -> str:
    """HTML of a text that a person typed, paragraph by paragraph."""
    return "".join(f"<p>{_linhas(parte)}</p>" for parte in texto.split("\n\n") if parte.strip())


def do_recibo(
    processo: Processo,
    titulo: str,
    conta: Conta,
    quando: datetime,
    itens: Sequence[Mapping[str, Any]],
    atendente: str = "",
    como: str = "",
) -> str:
    """HTML of the Recibo Eletrônico de Protocolo. The address of the network is not in it.

    `como`: how who sends proved who they are; at the counter, the servant did it (`atendente`).
    """
    hora = localtime(quando)
    linhas = "".join(
        f"<tr><td><p>{escape(item['nome'])} ({item['numero']})</p></td>"
        f"<td><p>{tamanho_por_extenso(item['tamanho'])}</p></td>"
        f"<td><p>{item['sha256']}</p></td></tr>"
        for item in itens
    )
    termos = "".join(f"<li><p>{escape(termo)}</p></li>" for termo in TERMOS)
    balcao = f"<p>Atendimento no balcão, por {escape(atendente)}.</p>" if atendente else ""
    if como and not atendente:
        balcao = f"<p>Assinado eletronicamente com {escape(como)}.</p>"
    return (
        f"<p>Processo nº {escape(processo.numero)}</p>"
        f"<p>Recebido em {hora:%d/%m/%Y}, às {hora:%H:%M:%S}, horário de Brasília.</p>"
        f"<p>Quem enviou: {escape(conta.nome)}, CPF {mascarar_cpf(conta.cpf)}.</p>"
        f"<p>Assunto: {escape(titulo)}.</p>{balcao}"
        "<table><tbody><tr><th><p>Documento</p></th><th><p>Tamanho</p></th>"
        f"<th><p>SHA-256</p></th></tr>{linhas}</tbody></table>"
        f"<p>Quem enviou declarou:</p><ul>{termos}</ul><p>{escape(NIVEIS)}</p>"
    )


def _linhas(texto: str) -> str:
    return "<br>".join(escape(linha) for linha in texto.splitlines())
