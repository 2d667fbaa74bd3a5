"""The institution's signature over the closings of the history."""

import json

from cryptography.exceptions import InvalidSignature

from seiva.andamentos.models import RaizDeAndamentos
from seiva.andamentos.raizes import conferir_raizes, fechar_raiz, raizes_publicas
from seiva.documentos.chaves import chaveiro_publico, chaves_em_vigor
from seiva.documentos.papel.chave_publica import achar_chave


def fechar_raiz_assinada() -> RaizDeAndamentos | None:
    """Close the history since the last root and sign it with the Ed25519 key in force."""

    def assinar(declaracao: bytes) -> tuple[str, bytes]:
        chaves = chaves_em_vigor()
        return chaves.kid, chaves.ed25519.sign(declaracao)

    return fechar_raiz(assinar)


def conferir_raizes_assinadas() -> list[int]:
    """Numbers of the closings whose content, chain or signature does not check; empty when all
    do."""
    quebradas = set(conferir_raizes())
    chaveiro = chaveiro_publico()
    for publicada in raizes_publicas():
        chave = achar_chave(chaveiro, publicada["kid"])
        declaracao = publicada["declaracao"]
        try:
            if chave is None:
                raise InvalidSignature
            chave.ed25519.verify(bytes.fromhex(publicada["assinatura"]), declaracao.encode())
        except InvalidSignature:
            quebradas.add(json.loads(declaracao)["numero"])
    return sorted(quebradas)
