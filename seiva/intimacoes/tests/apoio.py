"""A notice ready to be opened, and the ways to reach it."""

from datetime import date, datetime, time
from typing import Any

from seiva.core.ator import Ator
from seiva.documentos.models import Documento
from seiva.intimacoes.acoes.expedir import DadosDaIntimacao, expedir_intimacao
from seiva.intimacoes.models import Destinatario, TipoDeIntimacao
from seiva.processos.models import Processo
from seiva.processos.regras.contagem import BRASILIA
from tests.elenco import Casa, Elenco
from tests.fabricas import assinar, autuar, redigir

SEXTA = date(2026, 3, 6)  # with ten days: until 18/03/2026, a Wednesday


def em(dia: date, hora: int = 10) -> datetime:
    """An instant of a day, in Brasília."""
    return datetime.combine(dia, time(hora), BRASILIA)


def tipo_de_intimacao(casa: Casa, **dados: Any) -> TipoDeIntimacao:
    padrao = {
        "nome": "Intimação para manifestação",
        "resposta": "exigida",
        "contagem": "U",
        "quantidade": 5,
        "certidao": casa.anexo,
    }
    tipo: TipoDeIntimacao = TipoDeIntimacao.objects.create(**(padrao | dados))
    return tipo


def assinado(ator: Ator, casa: Casa, processo: Processo | None = None, **dados: Any) -> Documento:
    """A signed document in a process of the unit."""
    documento = redigir(ator, casa, processo or autuar(ator, casa, **dados))
    assinar(ator, casa, documento)
    documento.refresh_from_db()
    return documento


def intimar(cena: Elenco, *nomes: str, **dados: Any) -> list[Destinatario]:
    """Ana serves a signed document on these people; the rows, in their order."""
    ana = cena.ator("ana")
    documento = dados.pop("documento", None) or assinado(ana, cena.casa)
    tipo = dados.pop("tipo", None) or tipo_de_intimacao(cena.casa)
    contas = [cena.contas[nome] for nome in nomes or ("dora",)]
    feita = expedir_intimacao(
        ana,
        documento=documento,
        dados=DadosDaIntimacao(tipo=tipo, cpfs=[c.cpf for c in contas], **dados),
    )
    feitos = Destinatario.objects.do_processo(documento.processo).filter(intimacao=feita)
    return [feitos.get(conta=conta) for conta in contas]


def cidadao(elenco: Elenco, nome: str = "dora") -> Ator:
    """The person, as a citizen before the first institution."""
    conta = elenco.contas[nome]
    return Ator.cidadao(elenco.casa.instituicao.pk, conta.pk, conta.nome)
