"""A person found by the CPF, or a new account, with a first place here."""

import pytest

from seiva.organizacao.acoes.cadastrar_servidor import DadosDaPessoa, cadastrar_servidor
from seiva.organizacao.models import Conta, Convite, Lotacao, Perfil, Titularidade
from tests.apoio import recusado
from tests.elenco import Elenco

pytestmark = pytest.mark.django_db
NOVA = DadosDaPessoa("Lia Souza", "529.982.247-25", "Lia@Exemplo.Example")


def cadastrar(cena: Elenco, dados: DadosDaPessoa, quem: str = "edu", **mais: object) -> Conta:
    return cadastrar_servidor(
        cena.ator(quem),
        dados=dados,
        unidade=cena.casa.unidades["RH"],
        perfil=Perfil.objects.get(nome="Básico"),
        **mais,  # type: ignore[arg-type]
    )


def test_a_pessoa_nova_ganha_conta_lugar_cargo_e_convite(cena: Elenco) -> None:
    conta = cadastrar(cena, NOVA, cargo=cena.casa.cargo)
    assert (conta.cpf, conta.email) == ("52998224725", "lia@exemplo.example")
    assert not conta.has_usable_password()
    assert Lotacao.objects.filter(conta=conta).count() == 1
    assert Titularidade.objects.filter(conta=conta).count() == 1
    assert Convite.objects.filter(conta=conta).count() == 1


def test_quem_ja_tem_conta_so_ganha_o_lugar(cena: Elenco) -> None:
    caio = cena.contas["caio"]
    conta = cadastrar(cena, DadosDaPessoa("Caio Reis", caio.cpf, "c@exemplo.example"))
    assert (conta.pk, conta.email) == (caio.pk, "caio@exemplo.example")
    assert not Convite.objects.exists()


@pytest.mark.parametrize(
    ("codigo", "dados"),
    [
        ("cpf_invalido", DadosDaPessoa("Lia Souza", "52998224726", "l@exemplo.example")),
        ("email_invalido", DadosDaPessoa("Lia Souza", "52998224725", "l@")),
        ("campo_obrigatorio", DadosDaPessoa("Lia Souza", " ", "l@exemplo.example")),
        ("nome_incompleto", DadosDaPessoa("Lia", "52998224725", "l@exemplo.example")),
        ("email_de_outra", DadosDaPessoa("Lia Souza", "52998224725", "ana@exemplo.example")),
        ("outro_nome", DadosDaPessoa("Lia Souza", "16899535009", "l@exemplo.example")),
    ],
)
def test_o_que_nao_confere_se_recusa_sem_criar_conta(
    cena: Elenco, codigo: str, dados: DadosDaPessoa
) -> None:
    antes = Conta.objects.count()
    with recusado(codigo):
        cadastrar(cena, dados)
    assert Conta.objects.count() == antes


def test_a_conta_desativada_e_quem_nao_administra_se_recusam(cena: Elenco) -> None:
    dora = cena.contas["dora"]
    dora.is_active = False
    dora.save()
    with recusado("conta_desativada"):
        cadastrar(cena, DadosDaPessoa(dora.nome, dora.cpf, dora.email))
    with recusado("sem_permissao"):
        cadastrar(cena, NOVA, "ana")
