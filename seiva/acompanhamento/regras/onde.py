"""Where a process is, said in plain sentences. Pure."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class Etapa:
    """The process in one unit. `devolver`: to whom and until when a return was asked for."""

    unidade_id: int
    unidade: str
    desde: date
    por_receber: bool
    devolver: tuple[str, date] | None = None

    @property
    def frase(self) -> str:
        espera = "que a unidade o receba" if self.por_receber else "a análise da unidade"
        return f"Está na unidade {self.unidade} desde {self.desde:%d/%m/%Y}, aguardando {espera}."

    @property
    def depois(self) -> str:
        """What is already known to come next, or ""."""
        if self.devolver is None:
            return ""
        quem, ate = self.devolver
        return f"Depois, volta para {quem}, que o pediu de volta até {ate:%d/%m/%Y}."


def fora_das_unidades(concluido: date | None, dentro_de: str = "") -> str:
    """Said when no unit has the process open."""
    if dentro_de:
        return f"Este processo passou a fazer parte do processo {dentro_de}. Acompanhe por ele."
    if concluido is not None:
        return f"O processo foi concluído em {concluido:%d/%m/%Y}."
    return "O processo não está aberto em nenhuma unidade agora."
