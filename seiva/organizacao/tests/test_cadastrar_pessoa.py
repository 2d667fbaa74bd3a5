"""Registering someone with interest in a process."""

import pytest

from seiva.core.ator import Ator
from seiva.core.erros import NaoEncontrado
from seiva.organizacao.acoes.cadastrar_pessoa import cadastrar_pessoa
from seiva.organizacao.models import Pessoa
from tests.apoio import ao_mesmo_tempo, recusado
from tests.elenco import Elenco


@pytest.mark.django_db
def test_o_documento_diz_se_e_pessoa_ou_empresa(cena: Elenco) -> None:
    ana = cena.ator("ana")
    joao = cadastrar_pessoa(ana, nome="  João   Alves ", documento="111.444.777-35", tipo="PJ")
    assert (joao.nome, joao.documento, joao.tipo) == ("João Alves", "11144477735", "PF")
    firma = cadastrar_pessoa(ana, nome="Padaria Sol", documento="11.222.333/0001-81")
    assert firma.tipo == "PJ"


@pytest.mark.django_db
def test_quem_ja_esta_no_cadastro_nao_entra_de_novo(cena: Elenco) -> None:
    ana, maria = cena.ator("ana"), cena.casa.maria
    assert cadastrar_pessoa(ana, nome="Maria S.", documento="529.982.247-25") == maria
    assert Pessoa.objects.count() == 1


@pytest.mark.django_db
def test_sem_documento_podem_existir_homonimos(cena: Elenco) -> None:
    ana = cena.ator("ana")
    um, outro = (cadastrar_pessoa(ana, nome="José da Silva") for _ in range(2))
    assert um.pk != outro.pk


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("nome", "documento", "codigo", "campo"),
    [
        ("João", "111.444.777-30", "documento_invalido", "documento"),
        ("João", "123", "documento_invalido", "documento"),
        ("  ", "", "nome_obrigatorio", "nome"),
        ("x" * 201, "", "nome_longo", "nome"),
    ],
)
def test_dado_fora_da_regra_e_recusado_no_campo_certo(
    cena: Elenco, nome: str, documento: str, codigo: str, campo: str
) -> None:
    with recusado(codigo) as recusa:
        cadastrar_pessoa(cena.ator("ana"), nome=nome, documento=documento)
    assert recusa.value.campo == campo
    assert Pessoa.objects.count() == 1


@pytest.mark.django_db
def test_o_publico_nao_cadastra_ninguem(cena: Elenco) -> None:
    with pytest.raises(NaoEncontrado):
        cadastrar_pessoa(Ator.publico(cena.casa.instituicao.pk), nome="João")


@pytest.mark.django_db(transaction=True)
def test_dois_cadastram_o_mesmo_cpf_ao_mesmo_tempo_e_e_uma_pessoa_so(elenco: Elenco) -> None:
    casa = elenco.casa

    def cadastrar() -> int:
        with elenco.em(casa):
            return cadastrar_pessoa(
                elenco.ator("ana"), nome="João Alves", documento="11144477735"
            ).pk

    assert len(set(ao_mesmo_tempo(*[cadastrar] * 4))) == 1
