"""Completar os feriados de um ano: national by law, and the institution's own as last year."""

from typing import Any

from seiva.core.acoes import acao
from seiva.core.ator import Ator
from seiva.core.erros import RegraViolada
from seiva.core.jobs import exclusividade
from seiva.core.relogio import hoje
from seiva.organizacao.acoes.criar_registro import criar_registro
from seiva.organizacao.cadastros import achar_cadastro
from seiva.processos.feriados import feriados_que_faltam

ANOS_ADIANTE = 5


@acao(
    "completar_feriados",
    titulo="Completar os feriados de um ano",
    exige="instituicao.administrar",
    registra=False,
)
def completar_feriados(ator: Ator, *, ano: int) -> list[Any]:
    """Register what the year lacks, each day with its entry in the log.

    Raises `RegraViolada` for a year too far, and when nothing is missing.
    Norma: Lei 662/1949; Lei 14.759/2023.
    """
    este = hoje().year
    if not este - 1 <= ano <= este + ANOS_ADIANTE:
        raise RegraViolada(
            "ano_distante",
            f"Escolha um ano de {este - 1} a {este + ANOS_ADIANTE}.",
            campo="ano",
        )
    exclusividade(f"feriados:{ator.instituicao_id}:{ano}")
    faltas = feriados_que_faltam(ano)
    if not faltas:
        raise RegraViolada("nada_a_completar", f"Os feriados de {ano} já estão todos aqui.", "ano")
    feriados = achar_cadastro("feriados")
    return [
        criar_registro(
            ator,
            cadastro=feriados,
            valores={"data": falta.data, "nome": falta.nome, "ambito": falta.ambito},
        )
        for falta in faltas
    ]
