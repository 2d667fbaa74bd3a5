"""From preparing to the pilot, and from the pilot to production."""

import pytest

from seiva.adesao.acoes.aprovar import aprovar_adesao
from seiva.adesao.acoes.avancar import iniciar_piloto, registrar_producao
from seiva.andamentos.models import Andamento
from seiva.organizacao.models import Fase, Instituicao
from tests.adesao import com_termo, confirmada
from tests.apoio import recusado
from tests.plataforma import Plataforma

pytestmark = pytest.mark.django_db


def test_cada_passo_no_seu_tempo(plataforma: Plataforma) -> None:
    with plataforma.aberta():
        ator, adesao = plataforma.ator(), com_termo(plataforma, confirmada())
        with recusado("adesao_em_outro_estado"):
            iniciar_piloto(ator, adesao=adesao)
        nova = aprovar_adesao(ator, adesao=adesao, endereco="carneirinho")
        with recusado("ainda_em_piloto"):
            registrar_producao(ator, adesao=adesao)
        iniciar_piloto(ator, adesao=adesao)
        with recusado("adesao_em_outro_estado"):
            iniciar_piloto(ator, adesao=adesao)
        Instituicao.objects.filter(pk=nova.pk).update(fase=Fase.PRODUCAO)
        registrar_producao(ator, adesao=adesao)
        with recusado("adesao_em_outro_estado"):
            registrar_producao(ator, adesao=adesao)
        ultimos = Andamento.objects.filter(processo=adesao.processo).order_by("-pk")[:2]
        assert [a.tipo for a in ultimos] == ["adesao_producao", "adesao_piloto"]
