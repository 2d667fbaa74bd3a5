"""The data dictionary: every table that leaves with the institution, read from the models.

A new table goes out the day it is born. What stays is in `FICAM`, each with its reason.
"""

import hashlib
import json
from datetime import date, datetime
from functools import cache
from typing import Any

from django.apps import apps
from django.db import models

from seiva.core.modelos import ModeloDoInquilino, TenantForeignKey

FICAM = {
    "acompanhamento_inscricao": "endereços cifrados, que só servem na instalação que os confirmou",
    "adesao_adesao": "trabalho da plataforma que recebeu outras instituições",
    "adesao_avisodeadesao": "trabalho da plataforma que recebeu outras instituições",
    "autos_exportacao": "arquivos provisórios, refeitos quando alguém os pede",
    "documentos_usodoarmazenamento": "medida, refeita a partir dos arquivos",
    "estatisticas_atualizacao": "números, refeitos a partir do histórico",
    "estatisticas_ficha": "números, refeitos a partir do histórico",
    "estatisticas_medida": "números, refeitos a partir do histórico",
    "estatisticas_resumomensal": "números, refeitos a partir do histórico",
    "intimacoes_agenda": "endereços que só valem na instalação que os deu",
    "operacao_dispensadeaviso": "quem já leu os avisos de quem opera a instalação",
    "operacao_saude": "medida de quem opera a instalação",
    "operacao_saudedodia": "medida de quem opera a instalação",
    "organizacao_convite": "convites só valem na instalação que os enviou",
    "organizacao_linhadeplanilha": "planilhas em conferência, que se enviam de novo",
    "organizacao_mensagemenviada": "o que já saiu pelo correio da instalação",
    "organizacao_planilha": "planilhas em conferência, e o registro das que passaram",
    "pesquisa_indicedocumento": "índice, refeito a partir dos documentos",
    "pesquisa_indiceprocesso": "índice, refeito a partir dos processos",
    "portabilidade_importacao": "trabalho da plataforma que trouxe outras instituições",
    "portabilidade_saida": "arquivos provisórios: os próprios pacotes",
}
# Columns that hold the hash of bytes kept in the store.
BYTES = {
    "documentos_arquivo": "sha256",
    "documentos_vista": "sha256",
    "documentos_recebido": "sha256",
    "peticionamento_papel": "sha256",
}
# Columns emptied on the way out, with the reason that goes into the dictionary.
ESVAZIADAS = {
    ("documentos_chaveinstitucional", "cifradas"): (
        "chaves privadas não viajam: estão cifradas pela chave mestra da instalação"
    ),
}
# What the institution decides about itself; the rest belongs to who runs the installation.
DA_INSTALACAO = {"id", "plataforma", "suspensa_em", "motivo_suspensao", "cota_contas", "cota_bytes"}

Modelo = type[models.Model]


def do_inquilino() -> list[Modelo]:
    """Every concrete model whose rows belong to one institution."""
    return [
        modelo
        for modelo in apps.get_models()
        if issubclass(modelo, ModeloDoInquilino)
        or any(campo.column == "instituicao_id" for campo in modelo._meta.local_concrete_fields)
    ]


@cache
def tabelas() -> tuple[Modelo, ...]:
    """Models that go out. The closings of the history go last: they shut its door (ADR 0029)."""
    saem = [m for m in do_inquilino() if m._meta.db_table not in FICAM]
    return tuple(sorted(saem, key=lambda m: m._meta.label == "andamentos.RaizDeAndamentos"))


def chave_de(modelo: Modelo) -> str:
    """Column that tells one row of the institution from another."""
    return str(modelo._meta.pk.column) if modelo._meta.pk else "id"


def campos(modelo: type[models.Model] | models.Model) -> dict[str, Any]:
    """Fields of a table by the name of their columns, in order."""
    return {str(campo.column): campo for campo in modelo._meta.local_concrete_fields}


def colunas_de_conta(modelo: Modelo) -> list[str]:
    """Columns that name a person's account."""
    return [coluna for coluna, campo in campos(modelo).items() if _alvo(campo) == "conta"]


def referencias(modelo: Modelo) -> list[tuple[str, str]]:
    """(column, table) of each reference inside the institution."""
    return [
        (campo.column, campo.remote_field.model._meta.db_table)
        for campo in modelo._meta.local_concrete_fields
        if isinstance(campo, TenantForeignKey)
    ]


def _alvo(campo: Any) -> str:
    """What a column points to: "conta", "instituicao", a table of the institution, or ""."""
    if not isinstance(campo, models.ForeignKey):
        return ""
    modelo = campo.remote_field.model
    if modelo._meta.label == "organizacao.Instituicao" and campo.column != "instituicao_id":
        raise TypeError(f"{campo} aponta para outra instituição: diga como ela viaja.")
    conhecidos = {"organizacao.Conta": "conta", "organizacao.Instituicao": "instituicao"}
    if modelo._meta.label in conhecidos:
        return conhecidos[modelo._meta.label]
    if isinstance(campo, TenantForeignKey):
        return str(modelo._meta.db_table)
    raise TypeError(f"{campo} aponta para uma tabela da instalação: diga como ela viaja.")


def _coluna(tabela: str, campo: Any) -> dict[str, Any]:
    coluna: dict[str, Any] = {
        "nome": campo.column,
        "tipo": campo.get_internal_type(),
        "nulo": bool(campo.null),
        "titulo": str(campo.verbose_name),
    }
    if alvo := _alvo(campo):
        coluna["referencia"] = alvo
    if campo.choices:
        coluna["valores"] = {str(valor): str(rotulo) for valor, rotulo in campo.flatchoices}
    if BYTES.get(tabela) == campo.column:
        coluna["bytes"] = True
    if motivo := ESVAZIADAS.get((tabela, campo.column)):
        coluna["esvaziada"] = motivo
    return coluna


def _tabela(modelo: Modelo) -> dict[str, Any]:
    tabela = modelo._meta.db_table
    return {
        "tabela": tabela,
        "titulo": str(modelo._meta.verbose_name_plural),
        "descricao": (modelo.__doc__ or "").split("\n")[0],
        "chave": chave_de(modelo),
        "colunas": [_coluna(tabela, campo) for campo in modelo._meta.local_concrete_fields],
    }


def dicionario() -> dict[str, Any]:
    """Every table and column of the package, and what was left behind, as it goes into it."""
    return {"tabelas": [_tabela(modelo) for modelo in tabelas()], "ficam": FICAM}


def impressao() -> str:
    """SHA-256 of the dictionary: the same one on both sides means the same shape of data."""
    texto = json.dumps(dicionario(), sort_keys=True, ensure_ascii=False)
    return hashlib.sha256(texto.encode()).hexdigest()


def valor_em_json(valor: Any) -> Any:
    """A field of the institution's own row, as JSON keeps it."""
    return valor.isoformat() if isinstance(valor, datetime | date) else valor
