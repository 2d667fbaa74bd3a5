"""The history of one generated process: the same chain that `registrar` would have written."""

import hashlib
import json
from datetime import UTC, datetime

from bench.gerador.tabelas import Tabelas
from seiva.andamentos.models import Andamento
from seiva.andamentos.tipos import TipoAndamento


class Historia:
    """Entries of one process, each with the hash of the one before. Ids are given at the end,
    in the order of the lots (`Tabelas`), as those of a trigger would be."""

    def __init__(self, tabelas: Tabelas, instituicao: int, processo: int, primeiro_id: int) -> None:
        self.tabelas, self.instituicao, self.processo = tabelas, instituicao, processo
        self.primeiro_id = primeiro_id
        self.sequencia, self.anterior = 0, ""

    def registrar(
        self,
        tipo: TipoAndamento,
        unidade: int,
        sigla: str,
        quem: tuple[int, str],
        quando: datetime,
        **dados: str,
    ) -> None:
        """One entry, hashed as `seiva.andamentos.registro` does (the tests compare them)."""
        self.sequencia += 1
        completos = {**dados, "_unidade": sigla, "_nome": quem[1]}
        conteudo = {
            "instituicao": self.instituicao,
            "processo": self.processo,
            "sequencia": self.sequencia,
            "tipo": tipo.codigo,
            "unidade": unidade,
            "conta": quem[0],
            "quando": quando.astimezone(UTC).isoformat(timespec="microseconds"),
            "dados": completos,
            "anterior": self.anterior,
        }
        texto = json.dumps(conteudo, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
        resumo = hashlib.sha256(texto.encode()).hexdigest()
        self.tabelas.por(
            Andamento,
            id=self.primeiro_id + self.sequencia,
            instituicao_id=self.instituicao,
            processo_id=self.processo,
            sequencia=self.sequencia,
            tipo=tipo.codigo,
            unidade_id=unidade,
            conta_id=quem[0],
            quando=quando,
            dados=completos,
            anterior=self.anterior,
            hash=resumo,
        )
        self.anterior = resumo
