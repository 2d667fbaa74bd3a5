"""Bringing an institution in: everything is verified first, then all of it enters, or nothing.

Bytes are stored before any row names them; rows enter in one transaction. What stops half-way
leaves bytes of an institution that does not exist, which are erased now or by the hourly sweep.
"""

import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any

from django.core.files.storage import default_storage
from django.db import DatabaseError, transaction

from seiva.andamentos.registro import conferir_corrente
from seiva.core import storage
from seiva.core.ator import Ator
from seiva.core.jobs import enfileirar
from seiva.core.relogio import agora
from seiva.core.tenancy import escopo
from seiva.documentos.chaves import criar_chaves
from seiva.documentos.do_cidadao import refazer_lugares
from seiva.documentos.models import Assinatura
from seiva.documentos.papel.erros import ErroDePapel
from seiva.documentos.raizes import conferir_raizes_assinadas
from seiva.documentos.tarefas import selar_assinatura
from seiva.organizacao.alteracoes import registrar_alteracao
from seiva.organizacao.models import Alteracao, Instituicao
from seiva.portabilidade import dicionario as dic
from seiva.portabilidade import formato
from seiva.portabilidade.entrada import linhas as rows
from seiva.portabilidade.entrada.compatibilidade import (
    colunas_do_pacote,
    desencontros,
    instituicao_nova,
    ocupados,
)
from seiva.portabilidade.entrada.contas import trazer_contas
from seiva.portabilidade.entrada.recusa import PacoteRecusado
from seiva.portabilidade.reinicio import guardados
from seiva.portabilidade.verificacao.bolsa import BolsaLida, raiz_da_bolsa
from seiva.portabilidade.verificacao.verificar import abrir_bolsa, verificar_instituicao
from seiva.processos.models import Processo


@dataclass
class Chegada:
    """The institution that now exists here, and what to know about it."""

    instituicao: Instituicao
    linhas: int = 0
    bytes: int = 0
    avisos: list[str] = field(default_factory=list)


def importar(
    caminho: Path, pasta: Path, endereco: str = "", *, no_lugar_de: Instituicao | None = None
) -> Chegada:
    """Bring the package at `caminho` in, under the slug `endereco` or its own.

    `pasta` is for the work in hand. `no_lugar_de`: an institution that gives up its address in the
    same transaction, and stays aside, suspended, as it was. Needs no open transaction. Raises
    `PacoteRecusado` with everything that is wrong; then nothing of it is here.
    """
    laudo = verificar_instituicao(caminho, pasta=pasta)
    if not laudo.intacto:
        raise PacoteRecusado(laudo.problemas)
    with abrir_bolsa(caminho) as bolsa:
        ficha = bolsa.json(f"data/{formato.INSTITUICAO}")
        colunas = colunas_do_pacote(bolsa.json(f"data/{formato.DICIONARIO}"))
        nova = instituicao_nova(ficha, endereco)
        problemas = [*desencontros(colunas), *ocupados(nova, no_lugar_de)]
        if problemas:
            raise PacoteRecusado(problemas)
        nova.pk = rows.proxima_instituicao()
        chegada = Chegada(nova, avisos=[f"Já faltava na origem: {f}" for f in laudo.faltas])
        try:
            chegada.bytes = _bytes(bolsa, nova.pk, pasta)
            with transaction.atomic():
                if no_lugar_de is not None:
                    _por_de_lado(no_lugar_de)
                _linhas(bolsa, ficha, chegada, set(colunas))
        except BaseException:
            recolher(nova.pk)
            raise
    return chegada


def _por_de_lado(anterior: Instituicao) -> None:
    """The institution whose place is taken: another address, no CNPJ nor municipality, suspended."""
    quando = agora()
    Instituicao.objects.filter(pk=anterior.pk, plataforma=False).update(
        slug=f"{anterior.slug[:26]}-ate-{quando:%Y%m%d%H%M}"[:40].rstrip("-"),
        cnpj="",
        ibge="",
        suspensa_em=quando,
        motivo_suspensao="Substituída por uma cópia restaurada.",
    )


def recolher(instituicao_id: int, antes_de: datetime | None = None) -> None:
    """Erase the bytes of an institution that did not come to be (those stored before a moment:
    an import under way has bytes and no row yet)."""
    for sha256 in list(guardados(instituicao_id)):
        nome = storage.caminho(instituicao_id, sha256)
        if antes_de is None or default_storage.get_modified_time(nome) < antes_de:
            default_storage.delete(nome)


def _bytes(bolsa: BolsaLida, instituicao_id: int, pasta: Path) -> int:
    """Store every file that the rows name; how many. Raises `PacoteRecusado`."""
    quantos = 0
    with sqlite3.connect(pasta / "bytes.sqlite") as lista:
        lista.execute("CREATE TABLE b (arquivo TEXT, membro TEXT, sha256 TEXT)")
        fichas = bolsa.linhas(f"data/{formato.BYTES}")
        lista.executemany(
            "INSERT INTO b VALUES (?, ?, ?)",
            ((f["arquivo"], f.get("membro", ""), f["sha256"]) for f in fichas),
        )
        for (arquivo,) in lista.execute("SELECT DISTINCT arquivo FROM b ORDER BY arquivo"):
            membros = lista.execute("SELECT membro, sha256 FROM b WHERE arquivo = ?", [arquivo])
            for sha256, pedacos in _conteudos(bolsa, arquivo, membros.fetchall(), pasta):
                if storage.guardar(instituicao_id, pedacos).sha256 != sha256:
                    raise PacoteRecusado([f"{arquivo} não tem os bytes {sha256}."])
                quantos += 1
    return quantos


def _conteudos(
    bolsa: BolsaLida, arquivo: str, membros: list[tuple[str, str]], pasta: Path
) -> Iterator[tuple[str, Iterator[bytes]]]:
    nome = f"data/{arquivo}"
    if not membros[0][0]:
        yield membros[0][1], bolsa.leitor.pedacos(nome, bolsa.tamanho(nome))
        return
    copia = pasta / "processo.zip"
    bolsa.copiar(nome, copia)
    raiz = raiz_da_bolsa(copia) or ""
    with BolsaLida(copia, raiz) as interna:
        for membro, sha256 in membros:
            dentro = membro.removeprefix(raiz)
            yield sha256, interna.leitor.pedacos(dentro, interna.tamanho(dentro))


def _linhas(bolsa: BolsaLida, ficha: dict[str, Any], chegada: Chegada, tem: set[str]) -> None:
    """All the rows, in the open transaction. Raises `PacoteRecusado`."""
    nova = chegada.instituicao
    try:
        nova.save(force_insert=True)
        Instituicao.objects.filter(pk=nova.pk).update(criada_em=ficha["instituicao"]["criada_em"])
        contas = trazer_contas(bolsa.linhas(f"data/{formato.CONTAS}"), chegada.avisos)
        traducao = rows.Traducao(ficha["id"], nova.pk, contas)
        rows.permitir_ids(nova.pk)
        with escopo(nova.pk):
            for modelo in dic.tabelas():
                tabela = modelo._meta.db_table
                if tabela in tem:
                    fluxo = bolsa.linhas(f"data/{formato.arquivo_da_tabela(tabela)}")
                    chegada.linhas += rows.carregar(modelo, fluxo, traducao)
            _conferir(chegada)
            rows.avancar_sequencias(traducao)
            _terminar(ficha, chegada)
    except (DatabaseError, ErroDePapel, KeyError) as erro:
        raise PacoteRecusado([f"As linhas foram recusadas: {_primeira(erro)}"]) from erro


def _primeira(erro: Exception) -> str:
    return str(erro).strip().splitlines()[0]


def _conferir(chegada: Chegada) -> None:
    """References, chains and closings, as they are now in the database."""
    problemas = list(rows.referencias_soltas())
    for processo in Processo.objects.order_by("pk").iterator(chunk_size=500):
        if conferir_corrente(processo):
            problemas.append(f"O histórico do processo {processo.numero} não confere.")
    problemas += [f"O fechamento {n} não confere." for n in conferir_raizes_assinadas()]
    if problemas:
        raise PacoteRecusado(problemas)
    rows.cobrar_restricoes()


def _terminar(ficha: dict[str, Any], chegada: Chegada) -> None:
    """New keys to sign with, the log, and what was in the queue of the former house."""
    from seiva.portabilidade.tarefas import refazer_indice

    nova = chegada.instituicao
    criar_chaves(nova)
    refazer_lugares()
    de_onde = {
        "pacote gerado em": ficha["gerado_em"],
        "endereço de origem": ficha["instituicao"]["slug"],
    }
    registrar_alteracao(
        Ator.tarefa(nova.pk), nova, Alteracao.Verbo.IMPORTOU, depois=de_onde, rotulo=nova.nome
    )
    enfileirar(refazer_indice, trava=f"indice-{nova.pk}")
    for pk in Assinatura.objects.filter(selos__isnull=True).values_list("pk", flat=True):
        enfileirar(selar_assinatura, assinatura_id=pk)
