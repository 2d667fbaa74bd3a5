"""Offline verification from the shell, without settings and without a database.

``python -m seiva.verificar ARQUIVO --chave chave.json [--declaracao declaracao.json]… [--json]``
``python -m seiva.verificar processo.zip [--chave chave.json] [--json]``
``python -m seiva.verificar instituicao.zip [--chave chave.json] [--json]``

Exit code: 0 intact, 1 altered or not verifiable, 2 wrong use.
"""

from __future__ import annotations

import argparse
import json
import logging
import sys
from collections.abc import Sequence
from pathlib import Path

from seiva.autos.verificacao.laudo import LaudoDosAutos
from seiva.autos.verificacao.leitor import Leitor, PacoteRecusado
from seiva.autos.verificacao.verificar import verificar_autos
from seiva.documentos.papel.chave_publica import ChavePublica, ler_chaves_publicas
from seiva.documentos.papel.declaracao import ler_declaracao_json
from seiva.documentos.papel.erros import ErroDePapel
from seiva.documentos.papel.laudo import Laudo
from seiva.documentos.papel.verificar import verificar_arquivo, verificar_pdf
from seiva.portabilidade.formato import INSTITUICAO, MAIS_ENTRADAS
from seiva.portabilidade.verificacao.bolsa import raiz_da_bolsa
from seiva.portabilidade.verificacao.laudo import LaudoDaInstituicao
from seiva.portabilidade.verificacao.verificar import verificar_instituicao


def main(argumentos: Sequence[str] | None = None) -> int:
    """Verify and print the report. Returns the exit code."""
    opcoes = _opcoes(argumentos)
    try:
        if _e_pacote(opcoes.arquivo):
            return _verificar_pacote(opcoes)
        if not opcoes.chave:
            print("Informe a chave da instituição: --chave CHAVE.json", file=sys.stderr)
            return 2
        conteudo = opcoes.arquivo.read_bytes()
        chaves = [c for caminho in opcoes.chave for c in ler_chaves_publicas(caminho.read_bytes())]
        avulsas = [ler_declaracao_json(caminho.read_bytes()) for caminho in opcoes.declaracao]
    except (OSError, ErroDePapel) as erro:
        print(f"Não foi possível ler os arquivos: {erro}", file=sys.stderr)
        return 2
    if avulsas:
        laudo = verificar_arquivo(conteudo, avulsas, chaves)
    else:
        laudo = verificar_pdf(conteudo, chaves)
    return _dizer(laudo, opcoes)


def _e_pacote(caminho: Path) -> bool:
    with caminho.open("rb") as arquivo:
        return arquivo.read(4) == b"PK\x03\x04"


def _verificar_pacote(opcoes: argparse.Namespace) -> int:
    """A whole process: `processo.zip` (an ODT is a ZIP too, and comes with a declaration)."""
    chaves = [c for caminho in opcoes.chave for c in ler_chaves_publicas(caminho.read_bytes())]
    if opcoes.declaracao:
        avulsas = [ler_declaracao_json(caminho.read_bytes()) for caminho in opcoes.declaracao]
        return _dizer(verificar_arquivo(opcoes.arquivo.read_bytes(), avulsas, chaves), opcoes)
    return _dizer(_verificar_bolsa(opcoes.arquivo, chaves), opcoes)


def _verificar_bolsa(
    caminho: Path, chaves: Sequence[ChavePublica]
) -> LaudoDosAutos | LaudoDaInstituicao:
    """A whole institution, the bag of one of its processes, or the package of a process."""
    try:
        raiz = raiz_da_bolsa(caminho)
    except PacoteRecusado:
        raiz = None
    if raiz is None:
        return verificar_autos(caminho, chaves)
    with Leitor(caminho, raiz, MAIS_ENTRADAS) as leitor:
        inteira = f"data/{INSTITUICAO}" in leitor.fichas
    if inteira:
        return verificar_instituicao(caminho, chaves)
    return verificar_autos(caminho, chaves, f"{raiz}data/")


def _dizer(laudo: Laudo | LaudoDosAutos | LaudoDaInstituicao, opcoes: argparse.Namespace) -> int:
    if opcoes.json:
        print(json.dumps(laudo.como_dict(), ensure_ascii=False, indent=2, sort_keys=True))
    else:
        print(laudo.como_texto(), end="")
    return 0 if laudo.intacto else 1


def _opcoes(argumentos: Sequence[str] | None) -> argparse.Namespace:
    analisador = argparse.ArgumentParser(
        prog="python -m seiva.verificar",
        description="Confere, sem rede e sem banco de dados, um documento emitido pelo Seiva.",
    )
    analisador.add_argument(
        "arquivo",
        type=Path,
        help="PDF assinado, arquivo original, ZIP de um processo ou de uma instituição",
    )
    analisador.add_argument(
        "--chave",
        type=Path,
        action="append",
        default=[],
        metavar="CHAVE.json",
        help="chave pública da instituição (pode repetir); dispensável só para o ZIP de um processo",
    )
    analisador.add_argument(
        "--declaracao",
        type=Path,
        action="append",
        default=[],
        metavar="DECLARACAO.json",
        help="declaração avulsa, para arquivo que não é PDF do Seiva (pode repetir)",
    )
    analisador.add_argument("--json", action="store_true", help="laudo em JSON")
    return analisador.parse_args(argumentos)


if __name__ == "__main__":
    logging.disable(logging.CRITICAL)  # the report says it; the PDF library's log is noise here
    sys.exit(main())
