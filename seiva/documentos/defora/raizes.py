"""Root certificates that the institution's installation trusts, from a folder."""

from pathlib import Path

from asn1crypto import pem, x509

TERMINACOES = {".crt", ".cer", ".pem", ".der"}


def ler_raizes(pasta: str) -> list[x509.Certificate]:
    """Every certificate of the folder, PEM (one or many a file) or DER; unreadable files are left
    out. No folder: none."""
    if not pasta or not Path(pasta).is_dir():
        return []
    achados: list[x509.Certificate] = []
    for arquivo in sorted(Path(pasta).iterdir()):
        if arquivo.suffix.lower() in TERMINACOES and arquivo.is_file():
            achados += _certificados(arquivo.read_bytes())
    return achados


def _certificados(conteudo: bytes) -> list[x509.Certificate]:
    try:
        if pem.detect(conteudo):
            return [
                x509.Certificate.load(der) for _, _, der in pem.unarmor(conteudo, multiple=True)
            ]
        return [x509.Certificate.load(conteudo)]
    except ValueError:
        return []
