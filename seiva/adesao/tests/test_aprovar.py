"""Approval: the institution exists, whole, with its administrator; or nothing happened."""

import pytest
from django.core import mail
from django.test import Client

from seiva.adesao.acoes.aprovar import aprovar_adesao
from seiva.adesao.models import Adesao, Estado
from seiva.andamentos.models import Andamento
from seiva.core.tenancy import escopo
from seiva.organizacao.models import Conta, Fase, Instituicao, Lotacao, Titularidade
from tests.adesao import PEDIDO, com_termo, com_termo_daqui, confirmada
from tests.apoio import ao_mesmo_tempo, executar_tarefas, recusado
from tests.elenco import conta_nova
from tests.plataforma import Plataforma

pytestmark = pytest.mark.django_db


def aprovar(plataforma: Plataforma, adesao: Adesao, endereco: str = "carneirinho") -> Instituicao:
    return aprovar_adesao(plataforma.ator(), adesao=adesao, endereco=endereco)


def test_a_instituicao_nasce_em_piloto_com_quem_a_administra(plataforma: Plataforma) -> None:
    with plataforma.aberta():
        adesao = com_termo(plataforma, confirmada())
        nova = aprovar(plataforma, adesao)
        adesao.refresh_from_db()
        assert (adesao.estado, adesao.ambiente) == (Estado.PREPARACAO, nova)
        ultimo = Andamento.objects.order_by("-pk")[0]
        assert ultimo.tipo == "adesao_aprovada"
        assert "Rita Campos" in ultimo.texto
        with escopo(nova.pk):
            (lotacao,) = Lotacao.objects.all()
            assert lotacao.perfil.nome == "Administrador"
            assert lotacao.conta.nome == "Rita Campos"
            cargos = {t.cargo.nome for t in Titularidade.objects.all()}
            assert "Secretária de Administração" in cargos
    assert (nova.fase, nova.ibge, nova.slug) == (Fase.PILOTO, "3114550", "carneirinho")
    assert (nova.nome, nova.cnpj) == ("Prefeitura Municipal de Carneirinho", "19131243000197")


def test_quem_administra_escolhe_a_senha_pelo_link_e_entra(plataforma: Plataforma) -> None:
    with plataforma.aberta():
        aprovar(plataforma, com_termo(plataforma, confirmada()))
    executar_tarefas()
    convite = mail.outbox[-1]
    assert convite.to == [PEDIDO.responsavel_email]
    caminho = next(p for p in convite.body.split() if "/senha/" in p).split("8000", 1)[-1]
    cliente = Client()
    aberta = cliente.get(caminho, follow=True)
    senha = {"new_password1": "quaresmeira-53-lilás", "new_password2": "quaresmeira-53-lilás"}
    assert cliente.post(aberta.redirect_chain[-1][0], senha).status_code == 302
    assert cliente.login(username="15350946056", password="quaresmeira-53-lilás")
    assert cliente.get("/carneirinho/mesa/").status_code == 200


def test_a_quem_ja_tem_conta_com_outro_email_nao_se_manda_link_de_senha(
    plataforma: Plataforma,
) -> None:
    """Who fills in the form with another person's CPF does not get that person's account."""
    conta_nova("Rita de Verdade", "15350946056")
    with plataforma.aberta():
        aprovar(plataforma, com_termo(plataforma, confirmada()))
    executar_tarefas()
    assert "/senha/" not in mail.outbox[-1].body
    assert Conta.objects.get(cpf="15350946056").nome == "Rita de Verdade"


def test_sem_as_duas_assinaturas_nao_se_aprova(plataforma: Plataforma) -> None:
    with plataforma.aberta():
        adesao = confirmada()
        with recusado("adesao_em_outro_estado"):
            aprovar(plataforma, adesao)
        com_termo_daqui(plataforma, adesao)
        with recusado("termo_incompleto"):
            aprovar(plataforma, adesao)
    assert not Instituicao.objects.filter(slug="carneirinho").exists()


@pytest.mark.parametrize(
    ("endereco", "codigo"),
    [
        ("campo-alto", "endereco_ocupado"),
        ("plataforma", "endereco_ocupado"),
        ("são josé", "endereco_invalido"),
        ("", "endereco_invalido"),
        ("x" * 41, "endereco_longo"),
    ],
)
def test_o_endereco_e_livre_e_bem_formado(
    plataforma: Plataforma, endereco: str, codigo: str
) -> None:
    with plataforma.aberta():
        adesao = com_termo(plataforma, confirmada())
        with recusado(codigo) as recusa:
            aprovar(plataforma, adesao, endereco)
        assert recusa.value.campo == "endereco"
        adesao.refresh_from_db()
        assert adesao.estado == Estado.TERMO


def test_o_email_de_outra_pessoa_impede_e_nada_fica_pela_metade(plataforma: Plataforma) -> None:
    with plataforma.aberta():
        adesao = com_termo(plataforma, confirmada())
        Conta.objects.filter(pk=plataforma.operador.pk).update(email=PEDIDO.responsavel_email)
        with recusado("email_de_outra_pessoa"):
            aprovar(plataforma, adesao)
    assert not Instituicao.objects.filter(slug="carneirinho").exists()
    assert not Conta.objects.filter(cpf="15350946056").exists()


@pytest.mark.django_db(transaction=True)
def test_aprovada_duas_vezes_no_mesmo_segundo_existe_uma(plataforma: Plataforma) -> None:
    with plataforma.aberta():
        adesao = com_termo(plataforma, confirmada())

    def tentar() -> Instituicao:
        with plataforma.aberta():
            return aprovar(plataforma, adesao)

    respostas = ao_mesmo_tempo(tentar, tentar)
    codigos = sorted(getattr(r, "codigo", "aprovou") for r in respostas)
    assert codigos == ["adesao_em_outro_estado", "aprovou"]
    assert Instituicao.objects.filter(slug="carneirinho").count() == 1
