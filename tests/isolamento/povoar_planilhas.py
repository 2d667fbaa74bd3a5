"""Rows and jobs of big spreadsheets: one whose job waits in the queue, and one cancelled."""

import io
from dataclasses import replace

from django.test import override_settings

from seiva.core.ator import Ator
from seiva.core.jobs import enfileirar
from seiva.organizacao.acoes.importar import descartar_planilha, receber_planilha
from seiva.organizacao.models import Planilha
from seiva.organizacao.pessoas import ADMINISTRAR
from seiva.organizacao.tarefas_de_planilha import importar_planilha_grande


def povoar_planilhas(ator: Ator) -> Planilha:
    """A spreadsheet cancelled in the queue, then another checked by its job. Needs the scope open."""
    ator = replace(ator, permissoes=ator.permissoes | {ADMINISTRAR})
    with override_settings(PLANILHA_NA_HORA=0):
        cancelada = receber_planilha(
            ator, especie="pessoas", nome="c.csv", arquivo=_de_pessoas("Cláudia")
        )
        descartar_planilha(ator, planilha=cancelada)
        grande = receber_planilha(
            ator, especie="pessoas", nome="g.csv", arquivo=_de_pessoas("Gilda")
        )
    enfileirar(importar_planilha_grande, planilha_id=grande.pk)
    return grande


def _de_pessoas(nome: str) -> io.BytesIO:
    return io.BytesIO(
        f"Nome;CPF;E-mail;Unidade;Perfil\n{nome} Prado;12;g@exemplo.example;RH;Nenhum\n".encode()
    )
