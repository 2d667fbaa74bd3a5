"""The outcome of verifying a package, and its reading in Portuguese."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass, field
from typing import Any


@dataclass
class LaudoDosAutos:
    """What was checked and what is wrong. `avisos` do not make the package bad."""

    processo: str = ""
    instituicao: str = ""
    gerado_em: str = ""
    arquivos: int = 0
    documentos: int = 0
    assinaturas: int = 0
    andamentos: int = 0
    provados: int = 0
    fora: list[str] = field(default_factory=list)
    chaves: list[tuple[str, str]] = field(default_factory=list)
    problemas: list[str] = field(default_factory=list)
    avisos: list[str] = field(default_factory=list)

    @property
    def intacto(self) -> bool:
        """Something was checked and nothing is wrong."""
        return not self.problemas and self.arquivos > 0

    def como_dict(self) -> dict[str, Any]:
        """Plain values for JSON."""
        return {
            "intacto": self.intacto,
            "processo": self.processo,
            "instituicao": self.instituicao,
            "gerado_em": self.gerado_em,
            "arquivos": self.arquivos,
            "documentos": self.documentos,
            "assinaturas": self.assinaturas,
            "andamentos": self.andamentos,
            "andamentos_provados": self.provados,
            "fora_do_pacote": self.fora,
            "chaves": [{"kid": kid, "certificado_sha256": marca} for kid, marca in self.chaves],
            "problemas": self.problemas,
            "avisos": self.avisos,
        }

    def como_texto(self) -> str:
        """The report as plain text, one fact a line."""
        titulo = (
            "PACOTE ÍNTEGRO: tudo confere."
            if self.intacto
            else "PACOTE NÃO CONFERE: foi alterado ou não pode ser verificado."
        )
        linhas = [
            titulo,
            f"Processo: {self.processo} — {self.instituicao}",
            f"Gerado em: {self.gerado_em}",
            f"Arquivos conferidos: {self.arquivos}",
            f"Documentos assinados: {self.documentos}, com {self.assinaturas} assinaturas válidas",
            f"Andamentos encadeados: {self.andamentos}, dos quais {self.provados} provados em "
            "fechamentos assinados",
        ]
        linhas += [f"Fora do pacote: {fora}" for fora in self.fora]
        linhas += [f"Chave {kid}: certificado SHA-256 {marca}" for kid, marca in self.chaves]
        linhas += [f"Problema: {problema}" for problema in self.problemas]
        linhas += [f"Aviso: {aviso}" for aviso in self.avisos]
        return "\n".join(_limpa(linha) for linha in linhas) + "\n"


def _limpa(linha: str) -> str:
    """What comes from the package must not move the cursor of a terminal."""
    return "".join(c for c in linha if unicodedata.category(c) not in {"Cc", "Cf", "Zl", "Zp"})
