"""Verifier number and CRC code printed on the document, and their QR code.

The code keeps the familiar shape (eight upper-case hex characters, named CRC) but it is an HMAC:
unlike CRC-32 it cannot be computed by whoever holds the text, so number plus code is proof of
having held the document. 32 bits are few: the conference page must limit the rate of look-ups.
"""

from __future__ import annotations

import hashlib
import hmac
import re
from urllib.parse import urlencode

import segno

from .erros import ConteudoInvalido

_CONTEXTO = b"seiva-crc/1"
# People read the code from paper: letters that are not hex digits but look like one.
_TROCAS = str.maketrans({"O": "0", "I": "1", "L": "1"})


def calcular_crc(conteudo_sem_codigo: str, documento: str, segredo: bytes) -> str:
    """Code of a document: first 4 bytes of an HMAC-SHA256, as 8 upper-case hex characters.

    conteudo_sem_codigo: complete HTML with the code left blank; segredo: 32 bytes, of the
    institution (`Chaves.segredo_codigo`).
    """
    resumo = hashlib.sha256(conteudo_sem_codigo.encode("utf-8")).digest()
    mensagem = b"\0".join([_CONTEXTO, documento.encode("utf-8"), resumo])
    return hmac.new(segredo, mensagem, hashlib.sha256).hexdigest()[:8].upper()


def formatar_verificador(numero: int) -> str:
    """The document's number in the institution, with at least seven digits."""
    if numero < 1:
        raise ConteudoInvalido("O código verificador precisa ser positivo.")
    return f"{numero:07d}"


def normalizar_crc(digitado: str) -> str | None:
    """What a person typed, as 8 upper-case hex characters; None when it cannot be a code."""
    limpo = re.sub(r"[\s.\-]", "", digitado).upper().translate(_TROCAS)
    return limpo if re.fullmatch(r"[0-9A-F]{8}", limpo) else None


def crc_confere(digitado: str, esperado: str) -> bool:
    """Compare in constant time what was typed with the code of the document."""
    limpo = normalizar_crc(digitado)
    return limpo is not None and hmac.compare_digest(limpo, esperado)


def url_de_conferencia(base: str, verificador: str, crc: str) -> str:
    """Address carried by the QR code: the conference page with both codes filled in."""
    consulta = urlencode({"codigo_verificador": verificador, "codigo_crc": crc})
    return f"{base}{'&' if '?' in base else '?'}{consulta}"


def qr_svg(texto: str) -> str:
    """QR code as inline SVG: one path of unit squares, no style attribute, no script.

    Runs of dark modules are merged by line, so that the drawing is crisp in print and the SVG
    small. The quiet zone of four modules is included (ISO/IEC 18004).
    """
    matriz = [list(linha) for linha in segno.make(texto, error="m", micro=False).matrix_iter()]
    lado = len(matriz)
    trechos: list[str] = []
    for y, linha in enumerate(matriz):
        x = 0
        while x < lado:
            inicio = x
            while x < lado and linha[x]:
                x += 1
            if x > inicio:
                trechos.append(f"M{inicio} {y}h{x - inicio}v1H{inicio}z")
            x += 1
    total = lado
    return (
        f'<svg class="papel-qr" viewBox="0 0 {total} {total}" role="img" '
        f'aria-label="QR code para conferência da autenticidade" shape-rendering="crispEdges">'
        f'<path fill="#000" d="{"".join(trechos)}"/></svg>'
    )
