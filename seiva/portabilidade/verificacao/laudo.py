"""The outcome of verifying a package of an institution, and its reading in Portuguese."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass, field
from typing import Any

MAIS_PROBLEMAS = 200  # a package that is all wrong needs no longer list


@dataclass
class LaudoDaInstituicao:
    """What was checked and what is wrong. `avisos` do not make the package bad."""

    instituicao: str = ""
    endereco: str = ""
    gerado_em: str = ""
    arquivos: int = 0
    linhas: int = 0
    processos: int = 0
    documentos: int = 0
    assinaturas: int = 0
    andamentos: int = 0
    fechamentos: int = 0
    bytes: int = 0
    chaves: list[tuple[str, str]] = field(default_factory=list)
    faltas: list[str] = field(default_factory=list)
    problemas: list[str] = field(default_factory=list)
    avisos: list[str] = field(default_factory=list)

    @property
    def intacto(self) -> bool:
        """Something was checked and nothing is wrong."""
        return not self.problemas and self.arquivos > 0

    def problema(self, frase: str) -> None:
        """One more thing that is wrong; beyond a number, only that there are more."""
        if len(self.problemas) < MAIS_PROBLEMAS:
            self.problemas.append(frase)
        elif len(self.problemas) == MAIS_PROBLEMAS:
            self.problemas.append("… e há mais problemas como estes.")

    def como_dict(self) -> dict[str, Any]:
        """Plain values for JSON."""
        dados = {nome: getattr(self, nome) for nome in self.__dataclass_fields__}
        dados["chaves"] = [{"kid": k, "certificado_sha256": marca} for k, marca in self.chaves]
        return {"intacto": self.intacto} | dados

    def como_texto(self) -> str:
        """The report as plain text, one fact a line."""
        titulo = (
            "PACOTE ÍNTEGRO: tudo confere."
            if self.intacto
            else "PACOTE NÃO CONFERE: foi alterado ou não pode ser verificado."
        )
        linhas = [
            titulo,
            f"Instituição: {self.instituicao} ({self.endereco})",
            f"Gerado em: {self.gerado_em}",
            f"Arquivos conferidos: {self.arquivos}; linhas de tabelas: {self.linhas}",
            f"Processos: {self.processos}, com {self.documentos} documentos assinados e "
            f"{self.assinaturas} assinaturas válidas",
            f"Andamentos encadeados: {self.andamentos}; fechamentos assinados: {self.fechamentos}",
        ]
        linhas += [f"Faltava na origem: {falta}" for falta in self.faltas]
        linhas += [f"Chave {kid}: certificado SHA-256 {marca}" for kid, marca in self.chaves]
        linhas += [f"Problema: {problema}" for problema in self.problemas]
        linhas += [f"Aviso: {aviso}" for aviso in self.avisos]
        return "\n".join(_limpa(linha) for linha in linhas) + "\n"


def _limpa(linha: str) -> str:
    """What comes from the package must not move the cursor of a terminal."""
    return "".join(c for c in linha if unicodedata.category(c) not in {"Cc", "Cf", "Zl", "Zp"})
