"""Refusing a request, and registering that who asked gave it up."""

import pytest
from django.core import mail

from seiva.adesao.acoes.aprovar import aprovar_adesao
from seiva.adesao.acoes.encerrar import recusar_adesao, registrar_desistencia
from seiva.adesao.linha import passos
from seiva.adesao.models import Adesao, Estado
from seiva.andamentos.models import Andamento
from seiva.documentos.models import AssinaturaExterna
from tests.adesao import com_termo, com_termo_daqui, confirmada
from tests.apoio import executar_tarefas, recusado
from tests.plataforma import Plataforma

pytestmark = pytest.mark.django_db


def test_a_recusa_tem_motivo_que_quem_pediu_le(plataforma: Plataforma) -> None:
    with plataforma.aberta():
        adesao = confirmada()
        for motivo, codigo in (("  ", "motivo_obrigatorio"), ("x" * 501, "motivo_longo")):
            with recusado(codigo):
                recusar_adesao(plataforma.ator(), adesao=adesao, motivo=motivo)
        adesao = recusar_adesao(plataforma.ator(), adesao=adesao, motivo="Falta delegação.")
        assert adesao.estado == Estado.RECUSADA
        assert passos(adesao)[0].texto == "Pedido recusado: Falta delegação."
        assert Andamento.objects.order_by("-pk")[0].tipo == "adesao_recusada"
    executar_tarefas()
    assert "Falta delegação." in mail.outbox[-1].body


def test_desistiu_o_link_da_autoridade_se_fecha(plataforma: Plataforma) -> None:
    with plataforma.aberta():
        adesao = confirmada()
        com_termo_daqui(plataforma, adesao)
        registrar_desistencia(plataforma.ator(), adesao=adesao, motivo="Adiado para 2027.")
        assert AssinaturaExterna.objects.get().fim == "cancelada"
        assert Adesao.objects.get(pk=adesao.pk).estado == Estado.DESISTENCIA
        assert Andamento.objects.order_by("-pk")[0].tipo == "adesao_desistencia"
    executar_tarefas()
    assert "desistência" in mail.outbox[-1].subject


def test_o_que_ja_se_aprovou_nao_se_recusa(plataforma: Plataforma) -> None:
    with plataforma.aberta():
        adesao = com_termo(plataforma, confirmada())
        aprovar_adesao(plataforma.ator(), adesao=adesao, endereco="carneirinho")
        with recusado("adesao_em_outro_estado"):
            recusar_adesao(plataforma.ator(), adesao=adesao, motivo="Tarde.")
