"""Making the package: tables of one instant, then process by process, then the bytes left over.

Needs no open transaction: each step opens its own, so that the progress is seen and nothing is
locked. A worker that dies leaves a folder to be swept, and the next one begins again.
"""

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from shutil import rmtree
from tempfile import mkdtemp
from typing import Any

from django.db import transaction

from seiva.autos.pacote.empacotar import Entrada
from seiva.autos.pdf.livro import NaoDeuCerto
from seiva.core import storage
from seiva.core.tenancy import escopo
from seiva.documentos.chaves import chaveiro_publico_json, chaves_em_vigor
from seiva.organizacao.models import Conta, Instituicao
from seiva.portabilidade import dicionario as dic
from seiva.portabilidade import formato
from seiva.portabilidade.saida.bolsa import Bolsa, em_json
from seiva.portabilidade.saida.leia_me import leia_me
from seiva.portabilidade.saida.processos import bytes_do_processo, ensacar_processo
from seiva.portabilidade.saida.tabelas import Lidos, despejar, instantaneo
from seiva.processos.models import Processo

JSON, LINHAS, ZIP = "application/json", "application/json-seq", "application/zip"
QUALQUER = "application/octet-stream"
Andar = Callable[[int, int], None]


@dataclass
class Feito:
    """A package ready on disk, and what the store no longer had (sentences for people)."""

    caminho: Path
    faltas: list[str] = field(default_factory=list)


@dataclass
class _Obra:
    """The work in hand."""

    instituicao: Instituicao
    pasta: Path
    bolsa: Bolsa
    lidos: Lidos
    andar: Andar
    gerado_em: str
    linhas: dict[str, int] = field(default_factory=dict)
    processos: list[int] = field(default_factory=list)
    vistos: set[str] = field(default_factory=set)
    faltas: list[str] = field(default_factory=list)
    kid: str = ""


def fazer_pacote(
    instituicao_id: int, pasta: Path, gerado_em: str, andar: Andar = lambda _f, _t: None
) -> Feito:
    """Write the whole package of an institution in `pasta`. Raises `SemEspaco`."""
    instituicao = Instituicao.objects.get(pk=instituicao_id)
    caminho, lidos = pasta / "pacote.zip", Lidos(pasta)
    with Bolsa(caminho, instituicao.slug) as bolsa:
        obra = _Obra(instituicao, pasta, bolsa, lidos, andar, gerado_em)
        _tabelas(obra)
        _processos(obra)
        _bytes(obra)
        _fechar(obra)
    lidos.fechar()
    return Feito(caminho, obra.faltas)


@contextmanager
def _recanto(pasta: Path) -> Iterator[Path]:
    """A folder inside the work's, erased at once: the disk holds one process at a time."""
    recanto = Path(mkdtemp(dir=pasta))
    try:
        yield recanto
    finally:
        rmtree(recanto, ignore_errors=True)


def _levar(obra: _Obra, nome: str, tipo: str, conteudo: bytes) -> None:
    obra.bolsa.carga(Entrada(nome, tipo, conteudo=conteudo))


def _tabelas(obra: _Obra) -> None:
    modelos = dic.tabelas()
    with _recanto(obra.pasta) as recanto:
        with instantaneo(obra.instituicao.pk):
            obra.processos = list(Processo.objects.order_by("pk").values_list("pk", flat=True))
            feitas = [(m, *despejar(m, recanto, obra.lidos)) for m in modelos]
            chaves = chaves_em_vigor()
            obra.kid, chaveiro = chaves.kid, chaveiro_publico_json()
            contas = recanto / formato.CONTAS
            _contas(obra.lidos.contas, contas)
        if obra.instituicao.brasao:
            obra.lidos.nomear(obra.instituicao.brasao)
        for modelo, caminho, quantas in feitas:
            tabela = modelo._meta.db_table
            obra.linhas[tabela] = quantas
            obra.bolsa.carga(Entrada(formato.arquivo_da_tabela(tabela), LINHAS, caminho))
        obra.bolsa.carga(Entrada(formato.CONTAS, LINHAS, contas))
    _levar(obra, formato.CHAVES, JSON, chaveiro.encode())
    _levar(obra, formato.DICIONARIO, JSON, em_json(dic.dicionario()))


def _contas(ids: set[int], caminho: Path) -> None:
    """The people that the rows name: who they are, never their passwords."""
    campos = ("id", "cpf", "nome", "email", "is_active")
    with caminho.open("w", encoding="utf-8") as saida:
        for conta in Conta.objects.filter(pk__in=ids).order_by("pk").values(*campos).iterator():
            conta["ativa"] = conta.pop("is_active")
            saida.write(json.dumps(conta, ensure_ascii=False) + "\n")


def _processos(obra: _Obra) -> None:
    total = len(obra.processos) + 1
    for feitos, pk in enumerate(obra.processos, start=1):
        with _recanto(obra.pasta) as recanto:
            try:
                caminho, numero = ensacar_processo(obra.instituicao.pk, pk, recanto)
            except NaoDeuCerto as erro:
                obra.faltas.append(f"Processo de chave {pk}: {erro}")
                continue
            nome = formato.arquivo_do_processo(numero)
            if nome in obra.vistos:
                nome = f"{nome.removesuffix('.zip')}_{pk}.zip"
            obra.vistos.add(nome)
            obra.bolsa.carga(Entrada(nome, ZIP, caminho))
            for sha256, membro in bytes_do_processo(caminho, numero):
                obra.lidos.situar(sha256, nome, membro)
        obra.andar(feitos, total)


def _bytes(obra: _Obra) -> None:
    """What no process carries: frozen pages, former versions, images, the coat of arms."""
    for sha256 in obra.lidos.por_levar():
        nome = formato.arquivo_dos_bytes(sha256)
        with _recanto(obra.pasta) as recanto:
            try:
                caminho = storage.caminho_local(obra.instituicao.pk, sha256, recanto)
                obra.bolsa.carga(Entrada(nome, QUALQUER, caminho, sha256=sha256))
            except FileNotFoundError:
                obra.faltas.append(f"Bytes {sha256}: o armazenamento não os tem.")
                continue
        obra.lidos.situar(sha256, nome)
    with _recanto(obra.pasta) as recanto:
        lista = recanto / formato.BYTES
        with lista.open("w", encoding="utf-8") as saida:
            for sha256, onde, membro in obra.lidos.situados():
                ficha = {"sha256": sha256, "arquivo": onde} | ({"membro": membro} if membro else {})
                saida.write(json.dumps(ficha, ensure_ascii=False) + "\n")
        obra.bolsa.carga(Entrada(formato.BYTES, LINHAS, lista))


def _fechar(obra: _Obra) -> None:
    instituicao = obra.instituicao
    with transaction.atomic(), escopo(instituicao.pk):
        chaves = chaves_em_vigor()
    campos = [c for c in dic.campos(instituicao) if c not in dic.DA_INSTALACAO]
    ficha: dict[str, Any] = {
        "formato": formato.FORMATO,
        "gerado_em": obra.gerado_em,
        "esquema": dic.impressao(),
        "id": instituicao.pk,
        "instituicao": {c: dic.valor_em_json(getattr(instituicao, c)) for c in campos},
        "linhas": obra.linhas,
        "processos": len(obra.processos),
        "faltas": obra.faltas,
    }
    _levar(obra, formato.INSTITUICAO, JSON, em_json(ficha))
    _levar(obra, formato.LEIA_ME, "text/plain; charset=utf-8", leia_me(ficha).encode())

    def assinar(resumo: bytes) -> dict[str, bytes]:
        assinado = {"kid": chaves.kid, "ed25519": chaves.ed25519.sign(resumo).hex()}
        return {formato.ASSINATURA: em_json(assinado)}

    obra.bolsa.fechar(
        {
            "Source-Organization": instituicao.nome,
            "External-Identifier": f"{instituicao.slug}, {obra.gerado_em}",
            "External-Description": "Tudo o que a instituição possui no Seiva",
            "Bagging-Date": obra.gerado_em[:10],
            "Bag-Count": "1 of 1",
        },
        assinar,
    )
    obra.andar(len(obra.processos) + 1, len(obra.processos) + 1)
