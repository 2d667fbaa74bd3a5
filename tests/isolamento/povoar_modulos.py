"""Rows of the modules that came later: each has a file of its own, and one line here."""

from typing import Any

from seiva.core.ator import Ator
from seiva.documentos.models import Documento
from seiva.processos.models import Processo
from tests.elenco import Casa
from tests.isolamento.povoar_acesso import povoar_acesso
from tests.isolamento.povoar_acompanhamento import povoar_acompanhamento
from tests.isolamento.povoar_adesao import povoar_adesao
from tests.isolamento.povoar_administracao import povoar_administracao
from tests.isolamento.povoar_avisos import povoar_avisos
from tests.isolamento.povoar_cidadao import povoar_cidadao
from tests.isolamento.povoar_gente import povoar_gente
from tests.isolamento.povoar_intimacoes import povoar_intimacoes
from tests.isolamento.povoar_marcadores import povoar_marcadores
from tests.isolamento.povoar_participacao import povoar_participacao
from tests.isolamento.povoar_peticionamento import povoar_peticionamento
from tests.isolamento.povoar_reorganizacao import povoar_reorganizacao
from tests.isolamento.povoar_representacao import povoar_representacao
from tests.isolamento.povoar_servicos import povoar_servicos
from tests.isolamento.povoar_tarjas import povoar_tarjas


def povoar_modulos(
    ator: Ator, casa: Casa, processo: Processo, documento: Documento
) -> dict[str, Any]:
    """Inside the scope of the institution; `ator` works in the unit that has the process."""
    feitos = povoar_administracao(casa)
    povoar_avisos(casa)
    feitos |= povoar_gente(ator, casa)
    feitos |= povoar_cidadao(casa)
    feitos |= povoar_adesao(ator, casa, processo)
    feitos |= povoar_marcadores(ator, processo)
    feitos |= povoar_reorganizacao(ator, casa)
    feitos |= povoar_acompanhamento(ator, processo)
    feitos |= povoar_servicos(casa)
    feitos |= povoar_peticionamento(ator, feitos["servico"])
    feitos |= povoar_acesso(ator, processo, documento)
    feitos |= povoar_representacao(ator, casa)
    feitos |= povoar_tarjas(ator, casa, processo)
    feitos |= povoar_intimacoes(ator, casa, documento)
    feitos |= povoar_participacao(ator, casa, processo)
    return feitos
