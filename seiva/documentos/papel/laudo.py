"""The outcome of a verification, and its reading in Portuguese. Plain data, no cryptography."""

from __future__ import annotations

import datetime as dt
import unicodedata
from dataclasses import asdict, dataclass
from typing import Any

from .declaracao import Declaracao

_METODOS = {
    "senha": "login e senha",
    "externa": "link pessoal, CPF e senha",
    "conta": "conta da própria pessoa e senha",
    "gov-bronze": "conta gov.br nível bronze",
    "gov-prata": "conta gov.br nível prata",
    "gov-ouro": "conta gov.br nível ouro",
}


@dataclass(frozen=True, slots=True)
class AssinaturaVerificada:
    """One signature: what was declared (None if unreadable) and each check, by its own name.

    integra: the seal's cryptography covers these bytes and they did not change.
    selo_da_instituicao: made with the published certificate. declaracao_valida: Ed25519 checks.
    base_confere: the declared hash is that of the frozen base. carimbo_do_tempo: RFC 3161 time.
    """

    ordem: int
    declaracao: Declaracao | None
    integra: bool
    selo_da_instituicao: bool
    declaracao_valida: bool
    base_confere: bool
    carimbo_do_tempo: dt.datetime | None = None
    problemas: tuple[str, ...] = ()

    @property
    def valida(self) -> bool:
        """All checks passed."""
        return not self.problemas and all(
            (self.integra, self.selo_da_instituicao, self.declaracao_valida, self.base_confere)
        )


@dataclass(frozen=True, slots=True)
class Laudo:
    """Verification report. ``intacto`` means: every byte is accounted for by valid signatures."""

    sha256: str
    tamanho: int
    assinaturas: tuple[AssinaturaVerificada, ...]
    problemas: tuple[str, ...] = ()

    @property
    def intacto(self) -> bool:
        """There is at least one signature, all are valid and nothing else is wrong."""
        return (
            bool(self.assinaturas)
            and not self.problemas
            and all(assinatura.valida for assinatura in self.assinaturas)
        )

    def como_dict(self) -> dict[str, Any]:
        """Plain values for JSON."""
        return {
            "intacto": self.intacto,
            "sha256": self.sha256,
            "tamanho": self.tamanho,
            "problemas": list(self.problemas),
            "assinaturas": [_assinatura_como_dict(a) for a in self.assinaturas],
        }

    def como_texto(self) -> str:
        """The report as plain text in Brazilian Portuguese, one fact a line."""
        titulo = (
            "DOCUMENTO ÍNTEGRO: todas as assinaturas conferem."
            if self.intacto
            else "DOCUMENTO NÃO CONFERE: foi alterado ou não pode ser verificado."
        )
        linhas = [titulo, f"SHA-256 do arquivo: {self.sha256} ({self.tamanho} bytes)"]
        linhas += [f"Problema: {problema}" for problema in self.problemas]
        for assinatura in self.assinaturas:
            linhas += ["", *_linhas_da_assinatura(assinatura)]
        return "\n".join(_sem_controles(linha) for linha in linhas) + "\n"


def _sem_controles(linha: str) -> str:
    """A name must not move the cursor of a terminal nor turn the direction of the text."""
    return "".join(c for c in linha if unicodedata.category(c) not in {"Cc", "Cf", "Zl", "Zp"})


def _assinatura_como_dict(assinatura: AssinaturaVerificada) -> dict[str, Any]:
    dados = asdict(assinatura)
    dados["valida"] = assinatura.valida
    dados["problemas"] = list(assinatura.problemas)
    if assinatura.carimbo_do_tempo:
        dados["carimbo_do_tempo"] = assinatura.carimbo_do_tempo.isoformat()
    return dados


def _linhas_da_assinatura(assinatura: AssinaturaVerificada) -> list[str]:
    situacao = "válida" if assinatura.valida else "NÃO VÁLIDA"
    linhas = [f"Assinatura {assinatura.ordem}: {situacao}"]
    declaracao = assinatura.declaracao
    if declaracao is not None:
        pessoa = declaracao.signatario
        metodo = _METODOS.get(declaracao.metodo, declaracao.metodo)
        linhas += [
            f"  Quem: {pessoa.nome} (CPF {pessoa.cpf}), {declaracao.cargo}",
            f"  Unidade: {declaracao.unidade} — {declaracao.instituicao}",
            f"  Quando: {declaracao.momento:%d/%m/%Y %H:%M:%S %z} · Como: {metodo}",
            f"  Documento: {declaracao.documento} · verificador {declaracao.verificador} "
            f"· CRC {declaracao.crc}",
            f"  Norma: {declaracao.norma}",
            f"  SHA-256 dos bytes assinados: {declaracao.hash_base} "
            f"({declaracao.tamanho_base} bytes)",
        ]
    if assinatura.carimbo_do_tempo:
        linhas.append(f"  Carimbo do tempo: {assinatura.carimbo_do_tempo:%d/%m/%Y %H:%M:%S %z}")
    return linhas + [f"  Problema: {problema}" for problema in assinatura.problemas]
