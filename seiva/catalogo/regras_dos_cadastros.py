"""What the catalogue's registers refuse."""

from typing import Any

from seiva.catalogo.models import Assunto, HipoteseLegal, NivelAcesso, TipoDocumento, TipoProcesso
from seiva.core.ator import Ator
from seiva.core.erros import RegraViolada

PRAZO_MAXIMO = 200


def niveis_conhecidos(
    _ator: Ator, tipo: TipoProcesso | TipoDocumento, _valores: dict[str, Any]
) -> None:
    """At least one level, each one known, written once and in order."""
    conhecidos = {int(nivel) for nivel in NivelAcesso}
    if not tipo.niveis or not set(tipo.niveis) <= conhecidos:
        raise RegraViolada(
            "niveis_invalidos", "Marque ao menos um nível de acesso da lista.", campo="niveis"
        )
    tipo.niveis = sorted(set(tipo.niveis))


def niveis_do_tipo_de_processo(ator: Ator, tipo: TipoProcesso, valores: dict[str, Any]) -> None:
    """What a type suggests must be what it admits.

    Norma: Lei 12.527/2011, art. 7º, § 2º.
    """
    niveis_conhecidos(ator, tipo, valores)
    if tipo.nivel_sugerido not in tipo.niveis:
        raise RegraViolada(
            "sugestao_fora_dos_niveis",
            f"O tipo não admite o nível {NivelAcesso(tipo.nivel_sugerido).label}: marque-o entre "
            "os admitidos, ou sugira outro.",
            campo="nivel_sugerido",
        )
    hipotese: HipoteseLegal | None = tipo.hipotese_sugerida
    if hipotese is None:
        return
    if tipo.nivel_sugerido == NivelAcesso.PUBLICO:
        raise RegraViolada(
            "hipotese_sem_restricao",
            "Processo público não leva hipótese legal: retire a hipótese, ou sugira outro nível.",
            campo="hipotese_sugerida",
        )
    if hipotese.nivel > tipo.nivel_sugerido:
        raise RegraViolada(
            "hipotese_de_outro_nivel",
            f"A hipótese “{hipotese.nome}” serve ao nível {NivelAcesso(hipotese.nivel).label}, "
            f"não ao nível {NivelAcesso(tipo.nivel_sugerido).label}.",
            campo="hipotese_sugerida",
        )


def hipotese_restringe(_ator: Ator, hipotese: HipoteseLegal, _valores: dict[str, Any]) -> None:
    """A legal hypothesis exists to restrict."""
    if hipotese.nivel == NivelAcesso.PUBLICO:
        raise RegraViolada(
            "hipotese_sem_restricao",
            "O que é público não precisa de hipótese legal: escolha Restrito ou Sigiloso.",
            campo="nivel",
        )


def prazos_de_guarda(_ator: Ator, assunto: Assunto, _valores: dict[str, Any]) -> None:
    """Years that somebody will count."""
    for campo in ("prazo_corrente", "prazo_intermediario"):
        if getattr(assunto, campo) > PRAZO_MAXIMO:
            raise RegraViolada(
                "prazo_longo",
                f"O prazo vai até {PRAZO_MAXIMO} anos. Para guardar sempre, escolha a destinação "
                "Guarda permanente.",
                campo=campo,
            )
