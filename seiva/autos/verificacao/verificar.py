"""Verification of a package (`processo.zip`) offline: bytes, manifest, signatures and history.

Needs only the file and the institution's published key. Without the key it uses the one inside,
and says so: then it proves that the package agrees with itself, not who made it.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from cryptography.exceptions import InvalidSignature

from seiva.autos.pacote import formato
from seiva.autos.verificacao.historico import conferir_corrente, ler_raizes, provadas
from seiva.autos.verificacao.laudo import LaudoDosAutos
from seiva.autos.verificacao.leitor import MAIOR_JSON, MAIOR_PDF, Leitor, PacoteRecusado
from seiva.documentos.papel.chave_publica import ChavePublica, achar_chave, ler_chaves_publicas
from seiva.documentos.papel.declaracao import DeclaracaoAssinada, verificar_declaracao
from seiva.documentos.papel.erros import ErroDePapel
from seiva.documentos.papel.verificar import verificar_pdf

_FORA = {"vedado": "acesso restrito", "cancelado": "cancelado", "em_preparo": "em preparo"}
_SEM_CHAVE = (
    "Usada a chave que vem no próprio pacote. Compare a impressão digital acima com a que a "
    "instituição publica, ou repita com --chave."
)


def verificar_autos(
    caminho: Path, chaves: Sequence[ChavePublica] = (), raiz: str = ""
) -> LaudoDosAutos:
    """Check a package, or the one in the folder `raiz` of a ZIP. Never raises for bad files: the
    report says it."""
    laudo = LaudoDosAutos()
    try:
        with Leitor(caminho, raiz) as leitor:
            _verificar(leitor, tuple(chaves), laudo)
    except (PacoteRecusado, ErroDePapel) as recusa:
        laudo.problemas.append(str(recusa))
    # A manifest that is not what it should be fails in as many ways as there are fields.
    except (KeyError, TypeError, ValueError, AttributeError, IndexError):
        laudo.problemas.append("O pacote não está no formato esperado.")
    return laudo


def _verificar(leitor: Leitor, chaves: tuple[ChavePublica, ...], laudo: LaudoDosAutos) -> None:
    bruto = leitor.tudo(formato.MANIFESTO, MAIOR_JSON)
    manifesto = leitor.json(formato.MANIFESTO)
    if manifesto["formato"] != formato.FORMATO:
        raise PacoteRecusado("O pacote é de uma versão desconhecida.")
    if not chaves:
        chaves = ler_chaves_publicas(leitor.tudo(formato.CHAVES, MAIOR_JSON))
        laudo.avisos.append(_SEM_CHAVE)
    laudo.processo = str(manifesto["processo"])
    laudo.instituicao = str(manifesto["instituicao"]["nome"])
    laudo.gerado_em = str(manifesto["gerado_em"])
    laudo.chaves = [(chave.kid, chave.impressao_certificado) for chave in chaves]
    if not _manifesto_assinado(leitor, bruto, chaves):
        # Nothing that it says can be believed, not even the sizes to read.
        laudo.problemas.append("O manifesto não traz assinatura válida da instituição.")
        return
    _bytes(leitor, manifesto, laudo)
    raizes, problemas = ler_raizes(leitor.json(formato.RAIZES), chaves)
    laudo.problemas += problemas
    for processo in manifesto["processos"]:
        _historico(leitor, processo, raizes, laudo)
        for documento in processo["documentos"]:
            _documento(leitor, documento, chaves, laudo)


def _manifesto_assinado(leitor: Leitor, bruto: bytes, chaves: Sequence[ChavePublica]) -> bool:
    assinatura = leitor.json(formato.ASSINATURA)
    chave = achar_chave(chaves, str(assinatura["kid"]))
    try:
        if chave is None:
            raise InvalidSignature
        chave.ed25519.verify(bytes.fromhex(assinatura["ed25519"]), bruto)
    except InvalidSignature:
        return False
    return True


def _bytes(leitor: Leitor, manifesto: dict[str, Any], laudo: LaudoDosAutos) -> None:
    """Every file listed is there with its bytes, and nothing else is."""
    listados = {arquivo["nome"]: arquivo for arquivo in manifesto["arquivos"]}
    for nome in sorted(set(leitor.fichas) - set(listados) - formato.FORA_DA_LISTA):
        laudo.problemas.append(f"{nome} não consta do manifesto.")
    for nome, arquivo in listados.items():
        try:
            resumo, tamanho = leitor.resumo(nome, int(arquivo["tamanho"]))
        except PacoteRecusado as recusa:
            laudo.problemas.append(str(recusa))
            continue
        if (resumo, tamanho) != (arquivo["sha256"], arquivo["tamanho"]):
            laudo.problemas.append(f"{nome} foi alterado: o SHA-256 não é o do manifesto.")
        else:
            laudo.arquivos += 1


def _historico(
    leitor: Leitor,
    processo: dict[str, Any],
    raizes: dict[int, dict[str, Any]],
    laudo: LaudoDosAutos,
) -> None:
    numero = str(processo["numero"])
    entradas = leitor.json(processo["historico"])["entradas"]
    problemas = conferir_corrente(entradas, numero)
    quantas, sem_prova = provadas(entradas, raizes, numero)
    laudo.problemas += [*problemas, *sem_prova]
    laudo.andamentos += len(entradas)
    laudo.provados += quantas


def _documento(
    leitor: Leitor,
    documento: dict[str, Any],
    chaves: Sequence[ChavePublica],
    laudo: LaudoDosAutos,
) -> None:
    nome = f"{documento['nome']} ({documento['numero']})"
    arquivo = documento["arquivo"]
    if arquivo is None:
        laudo.fora.append(f"{nome}: {_FORA.get(documento['situacao'], 'sem arquivo')}")
        return
    if not documento["assinaturas"]:
        return
    pdf = leitor.tudo(arquivo, MAIOR_PDF)
    lido = verificar_pdf(pdf, chaves)
    if not lido.intacto:
        laudo.problemas.append(f"{nome}: as assinaturas do PDF não conferem.")
        return
    declaradas = {_declarada(item).canonico for item in documento["assinaturas"]}
    numeros = {a.declaracao.documento for a in lido.assinaturas if a.declaracao}
    if len(declaradas) != len(lido.assinaturas) or numeros != {documento["numero"]}:
        laudo.problemas.append(f"{nome}: as assinaturas do PDF não são as do manifesto.")
        return
    laudo.documentos += 1
    laudo.assinaturas += len(lido.assinaturas)
    for item in documento["assinaturas"]:
        laudo.problemas += _avulsa(item, pdf, chaves, nome)


def _declarada(item: dict[str, str]) -> DeclaracaoAssinada:
    return DeclaracaoAssinada(
        item["declaracao"].encode(), bytes.fromhex(item["ed25519"]), item["kid"]
    )


def _avulsa(
    item: dict[str, str], pdf: bytes, chaves: Sequence[ChavePublica], nome: str
) -> list[str]:
    """The declaration that the manifest repeats: signed, and about the first bytes of this file."""
    assinada, chave = _declarada(item), achar_chave(chaves, item["kid"])
    if chave is None:
        return [f"{nome}: falta a chave {item['kid']}."]
    declaracao = verificar_declaracao(assinada, chave)
    base = hashlib.sha256(memoryview(pdf)[: declaracao.tamanho_base]).hexdigest()
    if base != declaracao.hash_base:
        return [f"{nome}: a declaração de {item['nome']} é sobre outros bytes."]
    return []
