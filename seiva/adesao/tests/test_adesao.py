"""From the request to the institution at work, through the acts."""

import pytest
from django.core import mail

from seiva.adesao.acoes.aprovar import aprovar_adesao
from seiva.adesao.acoes.avancar import iniciar_piloto, iniciar_producao
from seiva.adesao.models import Adesao, Estado
from seiva.andamentos.models import Andamento
from seiva.core.tenancy import escopo
from seiva.documentos.models import Documento
from seiva.organizacao.models import Conta, Fase, Lotacao
from tests.adesao import PEDIDO, com_termo, confirmada, pedir
from tests.apoio import executar_tarefas
from tests.plataforma import Plataforma

pytestmark = pytest.mark.django_db


def tipos_de(adesao: Adesao) -> list[str]:
    feitos = Andamento.objects.filter(processo=adesao.processo).order_by("sequencia")
    return list(feitos.values_list("tipo", flat=True))


def test_o_pedido_so_vira_processo_depois_do_email_confirmado(plataforma: Plataforma) -> None:
    with plataforma.aberta():
        adesao = pedir()
        assert (adesao.estado, adesao.processo) == (Estado.A_CONFIRMAR, None)
        assert adesao.nome == "Prefeitura Municipal de Carneirinho"
        assert Adesao.objects.conhecidas().count() == 0
    executar_tarefas()
    (carta,) = mail.outbox
    assert carta.to == ["rita@carneirinho.example"]
    assert "/adesao/confirmar/" in carta.body


def test_confirmado_o_pedido_e_um_processo_da_plataforma_com_o_formulario_dentro(
    plataforma: Plataforma,
) -> None:
    with plataforma.aberta():
        adesao = confirmada()
        assert adesao.estado == Estado.INTERESSE
        assert adesao.processo is not None
        assert adesao.processo.tipo.nome == "Adesão à plataforma"
        (formulario,) = Documento.objects.filter(processo=adesao.processo)
        assert (formulario.nivel, formulario.estado) == (1, "registrado")
        assert tipos_de(adesao)[-1] == "adesao_manifestada"


def test_assinado_pelos_dois_lados_e_aprovado_a_instituicao_existe_com_administrador(
    plataforma: Plataforma,
) -> None:
    with plataforma.aberta():
        adesao = com_termo(plataforma, confirmada())
        nova = aprovar_adesao(plataforma.ator(), adesao=adesao, endereco="carneirinho")
        adesao.refresh_from_db()
        assert (adesao.estado, adesao.ambiente) == (Estado.PREPARACAO, nova)
        assert tipos_de(adesao)[-1] == "adesao_aprovada"
        with escopo(nova.pk):
            (lotacao,) = Lotacao.objects.all()
            assert lotacao.perfil.nome == "Administrador"
            assert lotacao.conta.nome == "Rita Campos"
    assert (nova.fase, nova.ibge, nova.slug) == (Fase.PILOTO, "3114550", "carneirinho")
    executar_tarefas()
    convite = mail.outbox[-1]
    assert "/senha/" in convite.body
    assert convite.to == [PEDIDO.responsavel_email]


def test_do_piloto_a_producao(plataforma: Plataforma) -> None:
    with plataforma.aberta():
        adesao = com_termo(plataforma, confirmada())
        nova = aprovar_adesao(plataforma.ator(), adesao=adesao, endereco="carneirinho")
        iniciar_piloto(plataforma.ator(), adesao=adesao)
        iniciar_producao(plataforma.ator(), adesao=adesao)
        nova.refresh_from_db()
        assert nova.fase == Fase.PRODUCAO
        assert tipos_de(adesao)[-2:] == ["adesao_piloto", "adesao_producao"]
    assert Conta.objects.filter(cpf="15350946056").count() == 1
