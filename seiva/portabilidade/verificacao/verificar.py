"""Verification of the package of an institution offline: bytes, signature, processes, history.

Needs only the file, and the institution's published key to prove who made it. Used by the
standalone verifier and, before anything is written, by the import.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from cryptography.exceptions import InvalidSignature

from seiva.autos.verificacao.leitor import MAIOR_JSON, PacoteRecusado
from seiva.autos.verificacao.verificar import verificar_autos
from seiva.documentos.papel.chave_publica import ChavePublica, achar_chave, ler_chaves_publicas
from seiva.documentos.papel.erros import ErroDePapel
from seiva.portabilidade import formato
from seiva.portabilidade.verificacao.bolsa import MANIFESTO, BolsaLida, raiz_da_bolsa
from seiva.portabilidade.verificacao.historico import Corrente, conferir_fechamentos
from seiva.portabilidade.verificacao.laudo import LaudoDaInstituicao

_SEM_CHAVE = (
    "Usadas as chaves que vêm no próprio pacote. Compare a impressão digital com a que a "
    "instituição publica, ou repita com --chave."
)


def verificar_instituicao(
    caminho: Path, chaves: Sequence[ChavePublica] = (), *, pasta: Path | None = None
) -> LaudoDaInstituicao:
    """Check a package. Never raises for bad files: the report says it.

    One process at a time is opened in a temporary folder, below `pasta` when it is given.
    """
    laudo = LaudoDaInstituicao()
    try:
        raiz = raiz_da_bolsa(caminho)
        if raiz is None:
            raise PacoteRecusado("O arquivo não é um pacote de instituição.")
        with BolsaLida(caminho, raiz) as bolsa, TemporaryDirectory(dir=pasta) as recanto:
            _verificar(bolsa, tuple(chaves), laudo, Path(recanto))
    except (PacoteRecusado, ErroDePapel) as recusa:
        laudo.problema(str(recusa))
    # A file that is not what it should be fails in as many ways as there are fields.
    except (KeyError, TypeError, ValueError, AttributeError, IndexError):
        laudo.problema("O pacote não está no formato esperado.")
    return laudo


@contextmanager
def abrir_bolsa(caminho: Path) -> Any:
    """The bag of a package that was verified."""
    raiz = raiz_da_bolsa(caminho)
    if raiz is None:
        raise PacoteRecusado("O arquivo não é um pacote de instituição.")
    with BolsaLida(caminho, raiz) as bolsa:
        yield bolsa


def _verificar(
    bolsa: BolsaLida, chaves: tuple[ChavePublica, ...], laudo: LaudoDaInstituicao, pasta: Path
) -> None:
    ficha = bolsa.json(f"data/{formato.INSTITUICAO}")
    if ficha["formato"] != formato.FORMATO:
        raise PacoteRecusado("O pacote é de uma versão desconhecida.")
    laudo.instituicao = str(ficha["instituicao"]["nome"])
    laudo.endereco = str(ficha["instituicao"]["slug"])
    laudo.gerado_em = str(ficha["gerado_em"])
    laudo.faltas = [str(falta) for falta in ficha["faltas"]]
    do_pacote = ler_chaves_publicas(bolsa.leitor.tudo(f"data/{formato.CHAVES}", MAIOR_JSON))
    if not chaves:
        chaves = do_pacote
        laudo.avisos.append(_SEM_CHAVE)
    laudo.chaves = [(chave.kid, chave.impressao_certificado) for chave in chaves]
    for problema in bolsa.rotulos():
        laudo.problema(problema)
    if not _assinado(bolsa, chaves):
        # Nothing that the manifest says can be believed.
        laudo.problema("O manifesto não traz assinatura válida da instituição.")
        return
    _carga(bolsa, chaves, laudo, pasta)
    if laudo.problemas:
        return
    _tabelas(bolsa, ficha, laudo)
    _historico(bolsa, chaves, laudo)
    _bytes(bolsa, laudo)


def _assinado(bolsa: BolsaLida, chaves: Sequence[ChavePublica]) -> bool:
    assinatura = bolsa.json(formato.ASSINATURA)
    chave = achar_chave(chaves, str(assinatura["kid"]))
    try:
        if chave is None:
            return False
        chave.ed25519.verify(
            bytes.fromhex(assinatura["ed25519"]), bytes.fromhex(bolsa.resumo(MANIFESTO))
        )
    except (InvalidSignature, ValueError):
        return False
    return True


def _carga(
    bolsa: BolsaLida, chaves: Sequence[ChavePublica], laudo: LaudoDaInstituicao, pasta: Path
) -> None:
    """Every file listed is there with its bytes, nothing else is, and each process checks."""
    listados: set[str] = set()
    for sha256, nome in bolsa.manifesto():
        if nome in listados:
            laudo.problema(f"{nome} consta duas vezes do manifesto.")
        listados.add(nome)
        if nome not in bolsa.leitor.fichas:
            laudo.problema(f"Falta {nome}.")
        elif nome.startswith(f"data/{formato.PASTA_DE_PROCESSOS}/"):
            _processo(bolsa, nome, sha256, chaves, laudo, pasta / "processo.zip")
        elif bolsa.resumo(nome) != sha256:
            laudo.problema(f"{nome} foi alterado: o SHA-256 não é o do manifesto.")
        else:
            laudo.arquivos += 1
    for nome in bolsa.leitor.fichas:
        if nome.startswith("data/") and nome not in listados:
            laudo.problema(f"{nome} não consta do manifesto.")


def _processo(
    bolsa: BolsaLida,
    nome: str,
    sha256: str,
    chaves: Sequence[ChavePublica],
    laudo: LaudoDaInstituicao,
    copia: Path,
) -> None:
    if bolsa.copiar(nome, copia) != sha256:
        laudo.problema(f"{nome} foi alterado: o SHA-256 não é o do manifesto.")
        return
    raiz = raiz_da_bolsa(copia)
    if raiz is None:
        laudo.problema(f"{nome} não é uma bolsa BagIt.")
        return
    with BolsaLida(copia, raiz) as interna:
        problemas = list(interna.rotulos())
        for resumo, membro in interna.manifesto():
            if membro not in interna.leitor.fichas or interna.resumo(membro) != resumo:
                problemas.append(f"{membro} falta ou foi alterado.")
    autos = verificar_autos(copia, chaves, f"{raiz}data/")
    for problema in [*problemas, *autos.problemas]:
        laudo.problema(f"{nome}: {problema}")
    laudo.arquivos += 1
    laudo.processos += 1
    laudo.documentos += autos.documentos
    laudo.assinaturas += autos.assinaturas


def _tabelas(bolsa: BolsaLida, ficha: dict[str, Any], laudo: LaudoDaInstituicao) -> None:
    """Each table of the dictionary is there, with the rows that were counted and its columns."""
    for tabela in bolsa.json(f"data/{formato.DICIONARIO}")["tabelas"]:
        nome = tabela["tabela"]
        colunas, quantas = {c["nome"] for c in tabela["colunas"]}, 0
        for linha in bolsa.linhas(f"data/{formato.arquivo_da_tabela(nome)}"):
            quantas += 1
            if set(linha) != colunas:
                laudo.problema(f"{nome}, linha {quantas}: as colunas não são as do dicionário.")
                break
            if linha["instituicao_id"] != ficha["id"]:
                laudo.problema(f"{nome}, linha {quantas}: é de outra instituição.")
                break
        if quantas != ficha["linhas"].get(nome):
            laudo.problema(
                f"{nome}: há {quantas} linhas e deveria haver {ficha['linhas'].get(nome)}."
            )
        laudo.linhas += quantas


def _historico(bolsa: BolsaLida, chaves: Sequence[ChavePublica], laudo: LaudoDaInstituicao) -> None:
    arquivo, corrente = f"data/{formato.arquivo_da_tabela(formato.ANDAMENTOS)}", Corrente()

    def entradas() -> Any:
        for linha in bolsa.linhas(arquivo):
            if problema := corrente.seguir(linha):
                laudo.problema(problema)
            yield linha["id"], linha["hash"]

    raizes = list(bolsa.linhas(f"data/{formato.arquivo_da_tabela(formato.RAIZES)}"))
    lidas = entradas()
    for problema in conferir_fechamentos(lidas, raizes, chaves):
        laudo.problema(problema)
    for _ in lidas:  # what was not closed yet
        continue
    laudo.andamentos, laudo.fechamentos = corrente.quantos, len(raizes)


def _bytes(bolsa: BolsaLida, laudo: LaudoDaInstituicao) -> None:
    """Each hash that a row names is in a file of the package, or told to be missing."""
    tidos = {bytes.fromhex(f["sha256"]) for f in bolsa.linhas(f"data/{formato.BYTES}")}
    faltas = " ".join(laudo.faltas)
    for tabela in bolsa.json(f"data/{formato.DICIONARIO}")["tabelas"]:
        coluna = next((c["nome"] for c in tabela["colunas"] if c.get("bytes")), None)
        if coluna is None:
            continue
        for linha in bolsa.linhas(f"data/{formato.arquivo_da_tabela(tabela['tabela'])}"):
            sha256 = linha[coluna]
            if sha256 and bytes.fromhex(sha256) not in tidos and sha256 not in faltas:
                laudo.problema(f"{tabela['tabela']} {linha['id']}: faltam os bytes {sha256}.")
    for ficha in bolsa.linhas(f"data/{formato.BYTES}"):
        if f"data/{ficha['arquivo']}" not in bolsa.leitor.fichas:
            laudo.problema(f"Falta {ficha['arquivo']}, com os bytes {ficha['sha256']}.")
    laudo.bytes = len(tidos)


def resumo_do_arquivo(caminho: Path) -> str:
    """SHA-256 of a whole file."""
    conta = hashlib.sha256()
    with caminho.open("rb") as entrada:
        while pedaco := entrada.read(1024 * 1024):
            conta.update(pedaco)
    return conta.hexdigest()
