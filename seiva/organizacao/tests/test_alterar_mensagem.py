"""Alterar mensagem: own words, what is refused, the log, two people at once."""

import pytest

from seiva.core.erros import NaoEncontrado, SemPermissao
from seiva.organizacao.acoes.alterar_mensagem import alterar_mensagem
from seiva.organizacao.acoes.restaurar_mensagem import restaurar_mensagem
from seiva.organizacao.cadastros.conflito import MudouAntes
from seiva.organizacao.correio import achar_especie
from seiva.organizacao.correio.compor import compor
from seiva.organizacao.correio.da_casa import versao_da_mensagem
from seiva.organizacao.mensagens import CONVITE
from seiva.organizacao.models import Alteracao, TextoDeMensagem
from tests.apoio import recusado
from tests.elenco import Elenco

pytestmark = pytest.mark.django_db
CORPO = "Oi, {{ nome }}.\n\nEntre por {{ link }}."
VALORES = {
    "nome": "Lia",
    "link": "https://x.example/a",
    "dias": "7",
    "entrada": "https://x.example",
}


def test_a_mensagem_seguinte_sai_com_as_palavras_da_casa(cena: Elenco) -> None:
    casa = cena.casa.instituicao
    antes = compor(casa, CONVITE, VALORES)
    assert "cadastrou você no Seiva" in antes.texto
    alterar_mensagem(
        cena.ator("edu"), especie=CONVITE, assunto=" Bem-vinda,\n{{ nome }} ", corpo=CORPO
    )
    depois = compor(casa, CONVITE, VALORES)
    assert (depois.assunto, depois.texto) == (
        "Bem-vinda, Lia",
        "Oi, Lia.\n\nEntre por https://x.example/a.\n",
    )
    with cena.em(cena.outra):
        assert "cadastrou você" in compor(cena.outra.instituicao, CONVITE, VALORES).texto


def test_fica_no_registro_com_antes_e_depois(cena: Elenco) -> None:
    texto = alterar_mensagem(cena.ator("edu"), especie=CONVITE, assunto="Oi", corpo=CORPO)
    entrada = Alteracao.objects.do_objeto("organizacao.textodemensagem", texto.pk).get()
    assert entrada.rotulo == "Convite a quem foi cadastrado"
    assert entrada.antes["assunto"] == "Sua conta no Seiva: {{ instituicao }}"
    assert entrada.depois == {"assunto": "Oi", "corpo": CORPO}
    alterar_mensagem(cena.ator("edu"), especie=CONVITE, assunto="Oi", corpo=CORPO)
    assert Alteracao.objects.count() == 1


@pytest.mark.parametrize(
    ("assunto", "corpo", "codigo", "campo"),
    [
        (" ", CORPO, "obrigatorio", "assunto"),
        ("Oi", " \n", "obrigatorio", "corpo"),
        ("x" * 151, CORPO, "longo", "assunto"),
        ("Oi", CORPO + "x" * 10_000, "longo", "corpo"),
        ("Oi {{ nomee }}", CORPO, "marcacao", "assunto"),
        ("Oi", CORPO + "\n{{ senha }}", "marcacao", "corpo"),
        ("Oi", CORPO + "\n{{ nome", "marcacao", "corpo"),
        ("Oi", "Oi, {{ nome }}.", "falta_variavel", "corpo"),
    ],
)
def test_o_que_nao_serve_diz_em_que_campo(
    cena: Elenco, assunto: str, corpo: str, codigo: str, campo: str
) -> None:
    with recusado(codigo) as recusa:
        alterar_mensagem(cena.ator("edu"), especie=CONVITE, assunto=assunto, corpo=corpo)
    assert recusa.value.campo == campo
    assert not TextoDeMensagem.objects.exists()


def test_sem_o_link_a_recusa_diz_qual_variavel(cena: Elenco) -> None:
    with recusado("falta_variavel") as recusa:
        alterar_mensagem(cena.ator("edu"), especie=CONVITE, assunto="Oi", corpo="Sem nada.")
    assert "{{ link }}" in recusa.value.mensagem


def test_so_quem_administra_e_so_as_mensagens_da_casa(cena: Elenco) -> None:
    with pytest.raises(SemPermissao):
        alterar_mensagem(cena.ator("ana"), especie=CONVITE, assunto="Oi", corpo=CORPO)
    da_plataforma = achar_especie("adesao-confirmar")
    with pytest.raises(NaoEncontrado):
        alterar_mensagem(cena.ator("edu"), especie=da_plataforma, assunto="Oi", corpo="x")


def test_quem_salva_por_cima_do_que_nao_viu_e_avisado(cena: Elenco) -> None:
    edu = cena.ator("edu")
    vista = versao_da_mensagem(CONVITE)
    alterar_mensagem(edu, especie=CONVITE, assunto="De Edu", corpo=CORPO, versao=vista)
    with pytest.raises(MudouAntes) as erro:
        alterar_mensagem(edu, especie=CONVITE, assunto="De outro", corpo=CORPO, versao=vista)
    assert "De Edu" in str(erro.value)
    restaurar_mensagem(edu, especie=CONVITE)
    with pytest.raises(MudouAntes):
        alterar_mensagem(edu, especie=CONVITE, assunto="De novo", corpo=CORPO, versao=vista)
    agora = versao_da_mensagem(CONVITE)
    alterar_mensagem(edu, especie=CONVITE, assunto="De novo", corpo=CORPO, versao=agora)
