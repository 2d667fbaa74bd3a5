"""Criar um registro: what the fields, the rules and the database refuse, and the log."""

import pytest

from seiva.catalogo.models import Assunto, TipoProcesso
from seiva.core.erros import RegraViolada, SemPermissao
from seiva.organizacao.acoes.criar_registro import criar_registro
from seiva.organizacao.cadastros import achar_cadastro
from seiva.organizacao.models import Alteracao
from tests.elenco import Elenco

pytestmark = pytest.mark.django_db

ASSUNTO = {
    "codigo": " 010.1 ",
    "descricao": "Organização  e\nfuncionamento",
    "prazo_corrente": 5,
    "prazo_intermediario": 9,
    "destinacao": "P",
}


def test_cria_com_o_texto_em_uma_linha_e_anota_tudo(elenco: Elenco) -> None:
    with elenco.em(elenco.casa):
        assunto = criar_registro(
            elenco.ator("edu"), cadastro=achar_cadastro("assuntos"), valores=ASSUNTO
        )
        assert Assunto.objects.get(pk=assunto.pk).descricao == "Organização e funcionamento"
        anotada = Alteracao.objects.do_objeto("catalogo.assunto", assunto.pk).get()
    assert anotada.verbo == "criou"
    assert anotada.nome == "Edu Maia"
    assert anotada.rotulo == "010.1 – Organização e funcionamento"
    assert anotada.antes == {}
    assert anotada.depois["destinacao"] == "Guarda permanente"
    assert anotada.depois["prazo_corrente"] == 5


def test_cria_com_as_listas_na_ordem_dada(elenco: Elenco) -> None:
    casa = elenco.casa
    with elenco.em(casa):
        outro = Assunto.objects.create(codigo="010", descricao="Normas", destinacao="P")
        valores = {
            "nome": "Licitação",
            "niveis": [1, 0],
            "nivel_sugerido": 0,
            "assuntos": [casa.assunto, outro],
            "unidades": [casa.unidades["GAB"]],
        }
        tipo = criar_registro(
            elenco.ator("edu"), cadastro=achar_cadastro("tipos-de-processo"), valores=valores
        )
        ordem = tipo.sugestoes.order_by("ordem").values_list("assunto__codigo", flat=True)
        assert list(ordem) == ["024.2", "010"]
        anotada = Alteracao.objects.do_objeto("catalogo.tipoprocesso", tipo.pk).get()
    assert tipo.niveis == [0, 1]
    assert anotada.depois["niveis"] == ["Público", "Restrito"]
    assert anotada.depois["assuntos"] == ["024.2 – Férias", "010 – Normas"]
    assert anotada.depois["unidades"] == ["GAB"]


@pytest.mark.parametrize(
    ("mudanca", "codigo", "campo"),
    [
        ({"codigo": ""}, "campo_invalido", "codigo"),
        ({"descricao": "x" * 251}, "campo_invalido", "descricao"),
        ({"destinacao": "Z"}, "campo_invalido", "destinacao"),
        ({"prazo_corrente": 201}, "prazo_longo", "prazo_corrente"),
        ({"codigo": "024.2"}, "repetido", "codigo"),
    ],
)
def test_recusa_com_o_campo_e_nao_grava_nada(
    elenco: Elenco, mudanca: dict[str, object], codigo: str, campo: str
) -> None:
    with elenco.em(elenco.casa):
        with pytest.raises(RegraViolada) as recusa:
            criar_registro(
                elenco.ator("edu"),
                cadastro=achar_cadastro("assuntos"),
                valores=ASSUNTO | mudanca,
            )
        assert (recusa.value.codigo, recusa.value.campo) == (codigo, campo)
        assert Assunto.objects.count() == 1
        assert not Alteracao.objects.exists()


def test_o_que_o_banco_recusa_fica_em_palavras(elenco: Elenco) -> None:
    with elenco.em(elenco.casa), pytest.raises(RegraViolada) as recusa:
        criar_registro(
            elenco.ator("edu"),
            cadastro=achar_cadastro("graus-de-sigilo"),
            valores={"nome": "Ultrassecreto"},
        )
    assert "não se trata neste sistema" in recusa.value.mensagem


def test_recusa_escolha_fora_de_uso(elenco: Elenco) -> None:
    casa = elenco.casa
    with elenco.em(casa):
        casa.assunto.ativo = False
        casa.assunto.save()
        with pytest.raises(RegraViolada) as recusa:
            criar_registro(
                elenco.ator("edu"),
                cadastro=achar_cadastro("tipos-de-processo"),
                valores={"nome": "Novo", "niveis": [0], "assuntos": [casa.assunto]},
            )
        assert recusa.value.campo == "assuntos"
        assert not TipoProcesso.objects.filter(nome="Novo").exists()


def test_so_quem_administra_cria(elenco: Elenco) -> None:
    with elenco.em(elenco.casa), pytest.raises(SemPermissao):
        criar_registro(elenco.ator("ana"), cadastro=achar_cadastro("assuntos"), valores=ASSUNTO)


def test_campo_que_o_cadastro_nao_tem_e_defeito_de_quem_chama(elenco: Elenco) -> None:
    with elenco.em(elenco.casa), pytest.raises(ValueError, match="cor"):
        criar_registro(
            elenco.ator("edu"),
            cadastro=achar_cadastro("assuntos"),
            valores=ASSUNTO | {"cor": "azul"},
        )
