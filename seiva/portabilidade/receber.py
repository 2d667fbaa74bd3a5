"""The job that brings a package in, and what tells the operator how it went."""

import sqlite3

from django.db import transaction

from seiva.core.relogio import agora
from seiva.core.tenancy import escopo
from seiva.portabilidade import deposito
from seiva.portabilidade.entrada.importar import importar
from seiva.portabilidade.entrada.recusa import PacoteRecusado
from seiva.portabilidade.models import Estado, Importacao

QUEBROU = "A importação parou por um erro do sistema; nada mudou. Tente de novo ou avise o suporte."
SEM_ESPACO = "Faltou espaço em disco no servidor; nada mudou. Libere espaço e tente de novo."
SUMIU = "O pacote enviado não está mais guardado. Envie-o de novo."


def receber(plataforma_id: int, importacao_id: int) -> None:
    """Bring one package in. Safe to run again: an institution that is here is not brought twice."""
    importacao = _comecar(plataforma_id, importacao_id)
    if importacao is None:
        return
    with deposito.bancada() as pasta:
        try:
            caminho = deposito.trazer(importacao.deposito, pasta)
            chegada = importar(caminho, pasta, importacao.endereco)
        except PacoteRecusado as recusa:
            _anotar(importacao, Estado.FALHOU, problemas=recusa.problemas)
        except FileNotFoundError:
            _anotar(importacao, Estado.FALHOU, problemas=[SUMIU])
        except (OSError, sqlite3.OperationalError):
            _anotar(importacao, Estado.FALHOU, problemas=[SEM_ESPACO])
        except Exception:
            _anotar(importacao, Estado.FALHOU, problemas=[QUEBROU])
            raise  # the operator sees why in the queue
        else:
            chegou = chegada.instituicao.slug
            _anotar(importacao, Estado.PRONTO, chegou=chegou, avisos=chegada.avisos)
    deposito.apagar(importacao.deposito)


def _comecar(plataforma_id: int, importacao_id: int) -> Importacao | None:
    with transaction.atomic(), escopo(plataforma_id):
        importacao: Importacao = Importacao.travar(importacao_id)
        if not importacao.em_curso:
            return None
        importacao.estado = Estado.FAZENDO
        importacao.save()
        return importacao


def _anotar(importacao: Importacao, estado: str, **resto: object) -> None:
    with transaction.atomic(), escopo(importacao.instituicao_id):
        aqui = Importacao.objects.filter(pk=importacao.pk)
        aqui.update(estado=estado, pronta_em=agora(), deposito="", **resto)
