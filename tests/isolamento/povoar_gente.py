"""Rows of people and structure: a spreadsheet that waits, its lines, an invitation."""

import io
from typing import Any

from seiva.core.ator import Ator
from seiva.core.relogio import agora
from seiva.organizacao.models import Convite, Lotacao, Planilha, Titularidade
from seiva.organizacao.planilhas.conferencia import conferir
from seiva.organizacao.planilhas.leitura import abrir
from seiva.organizacao.regras.planilhas import ler_linhas
from tests.elenco import Casa
from tests.isolamento.povoar_planilhas import povoar_planilhas


def povoar_gente(ator: Ator, casa: Casa) -> dict[str, Any]:
    """A spreadsheet sent by who administers, an invitation sent; needs the scope open."""
    arquivo = io.BytesIO(f"Sigla;Nome\nOBRAS;Obras de {casa.instituicao.nome}\n".encode())
    planilha = Planilha(
        especie="organograma", nome="o.csv", sha256="0" * 64, conta_id=ator.minha_conta,
        criada_em=agora(),
    )  # fmt: skip
    conferir(planilha, ler_linhas(abrir(arquivo, "organograma").linhas, "organograma")[1])
    povoar_planilhas(ator)
    Convite.objects.create(conta_id=ator.minha_conta, criado_em=agora(), enviado_em=agora())
    return {
        "planilha": planilha,
        "conta": ator.minha_conta,
        "lotacao": Lotacao.objects.get(conta=ator.minha_conta),
        "titularidade": Titularidade.objects.get(conta=ator.minha_conta),
        "orgao": casa.orgao,
    }
