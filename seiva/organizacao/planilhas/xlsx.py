"""XLSX, read row by row with openpyxl after the package itself was looked at.

An XLSX is a ZIP of XML written by anyone: what it would unpack to is measured, by reading it, before
any of it is parsed, and document types (entity bombs) are refused. ECMA-376 forbids them.
"""

import re
import zipfile
import zlib
from collections.abc import Iterator
from datetime import date, datetime
from typing import IO, Any

from openpyxl import load_workbook

from seiva.organizacao.planilhas.leitura import MEGA, Aberta, recusar
from seiva.organizacao.regras.planilhas import ULTIMA_LINHA, Bruta

MAIOR_FOLHA = 160 * MEGA
MAIORES_TEXTOS = 32 * MEGA
MAIOR_PARTE = 2 * MEGA
MAIS_PARTES = 500
MAIS_COLUNAS = 60
_PEDACO = 256 * 1024
_ESTRAGADO = (
    "O arquivo está estragado e não abre. Abra a planilha no programa onde foi feita, salve-a de "
    "novo como XLSX ou CSV e envie."
)
_MESCLADA = re.compile(
    rb'<(?:\w+:)?mergeCell\s[^>]*?ref="([A-Z]{1,3})(\d{1,7}):([A-Z]{1,3})(\d{1,7})"'
)
_FOLHA = re.compile(r"xl/worksheets/[^/]+\.xml", re.I)
_NAO_LIDAS = re.compile(
    r"xl/(media|drawings|charts|embeddings|printerSettings)/|docProps/|xl/vba", re.I
)


def abrir_xlsx(arquivo: IO[bytes]) -> Aberta:
    """Rows of the first sheet. Refuses bombs, broken files, and cells joined in the table."""
    try:
        mescladas = _examinar(arquivo)
        arquivo.seek(0)
        livro = load_workbook(arquivo, read_only=True, data_only=False, keep_links=False)
        folhas = livro.worksheets
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, KeyError) as erro:
        raise _estragado() from erro
    except (ValueError, TypeError, AttributeError, SyntaxError, OSError, RuntimeError) as erro:
        # What openpyxl and the XML parser raise for a package that is not a workbook.
        raise _estragado() from erro
    if not folhas:
        recusar("vazia", "A planilha não tem nenhuma aba. Envie outra.")
    avisos = []
    if len(folhas) > 1:
        avisos.append(
            f"A planilha tem {len(folhas)} abas; só a primeira ({folhas[0].title}) é lida."
        )
    return Aberta(_linhas(folhas[0], mescladas.get(_membro(folhas[0]), [])), avisos)


def _estragado() -> Exception:
    try:
        recusar("estragado", _ESTRAGADO)
    except Exception as recusa:
        return recusa


def _membro(folha: Any) -> str:
    return str(getattr(folha, "_worksheet_path", "")).lstrip("/").lower()


def _examinar(arquivo: IO[bytes]) -> dict[str, list[tuple[int, int, str]]]:
    """Read every part within its limit; answers the joined cells of each sheet, as (first line,
    last line, reference)."""
    mescladas: dict[str, list[tuple[int, int, str]]] = {}
    with zipfile.ZipFile(arquivo) as pacote:
        partes = pacote.infolist()
        nomes = {parte.filename.lower() for parte in partes}
        if "xl/workbook.xml" not in nomes:
            recusar(
                "nao_e_planilha",
                "Este arquivo não é uma planilha XLSX. Se é do LibreOffice (ODS) ou de outro "
                "programa, salve-o como XLSX ou CSV e envie de novo.",
            )
        if len(partes) > MAIS_PARTES or len(nomes) != len(partes):
            recusar("bomba", "A planilha tem partes demais dentro. Copie os dados para uma nova.")
        if any(nome.endswith("vbaproject.bin") for nome in nomes):
            recusar(
                "com_macros",
                "A planilha tem macros. Salve-a como XLSX, sem macros, ou como CSV e envie de novo.",
            )
        for parte in partes:
            if parte.flag_bits & 1:
                recusar("com_senha", "A planilha tem senha. Tire a senha e envie de novo.")
            if not _NAO_LIDAS.match(parte.filename):
                achadas = _medir(pacote, parte)
                if achadas:
                    mescladas[parte.filename.lower()] = achadas
    return mescladas


def _medir(pacote: zipfile.ZipFile, parte: zipfile.ZipInfo) -> list[tuple[int, int, str]]:
    """Unpack one part to nowhere, counting; the sizes that the package declares are not believed."""
    folha = bool(_FOLHA.fullmatch(parte.filename))
    limite = MAIOR_FOLHA if folha else MAIOR_PARTE
    if parte.filename.lower() == "xl/sharedstrings.xml":
        limite = MAIORES_TEXTOS
    lidos, cauda = 0, b""
    achadas: list[tuple[int, int, str]] = []
    with pacote.open(parte) as dentro:
        while pedaco := dentro.read(_PEDACO):
            lidos += len(pedaco)
            if lidos > limite:
                recusar(
                    "bomba",
                    "A planilha se expande demais ao abrir. Copie só os dados para uma planilha "
                    "nova, ou salve em CSV, e envie de novo.",
                )
            janela = cauda + pedaco
            if b"<!DOCTYPE" in janela or b"<!ENTITY" in janela:
                recusar("estragado", _ESTRAGADO)
            cauda = janela[-200:]
            if folha:
                achadas += [
                    (int(m[2]), int(m[4]), f"{m[1].decode()}{int(m[2])}:{m[3].decode()}{int(m[4])}")
                    for m in _MESCLADA.finditer(janela)
                ]
    return sorted(set(achadas))


def _linhas(folha: Any, mescladas: list[tuple[int, int, str]]) -> Iterator[Bruta]:
    """Texts of each row. A joined cell matters from the first row with two filled cells on: above
    it there are only titles."""
    folha.reset_dimensions()
    na_tabela = False
    linhas = folha.iter_rows(max_col=MAIS_COLUNAS, max_row=ULTIMA_LINHA + 1, values_only=True)
    numero = 0
    while True:
        try:
            valores = next(linhas)
        except StopIteration:
            return
        except (ValueError, TypeError, KeyError, IndexError, SyntaxError, OverflowError) as erro:
            raise _estragado() from erro
        numero += 1
        celulas = [em_texto(valor) for valor in valores]
        na_tabela = na_tabela or sum(1 for celula in celulas if celula.strip()) > 1
        if na_tabela:
            for inicio, fim, onde in mescladas:
                if inicio <= numero <= fim:
                    recusar(
                        "mescladas",
                        f"As células {onde} estão mescladas. Desfaça a mescla, deixando um valor em "
                        "cada célula, e envie de novo.",
                    )
        yield numero, celulas


def em_texto(valor: Any) -> str:
    """The value of a cell as it would be typed. Formulas stay as `=…`, to be refused with their
    line."""
    if valor is None:
        return ""
    if isinstance(valor, bool):
        return "sim" if valor else "não"
    if isinstance(valor, datetime):
        return valor.isoformat() if valor.time() != datetime.min.time() else f"{valor.date()}"
    if isinstance(valor, date):
        return valor.isoformat()
    if isinstance(valor, float) and valor.is_integer() and abs(valor) < 1e15:
        return str(int(valor))
    if isinstance(valor, str | int | float):
        return str(valor)
    return "="
