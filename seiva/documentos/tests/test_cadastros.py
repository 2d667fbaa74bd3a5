"""Templates, standard texts and accepted files, as administration keeps them."""

from typing import Any

import pytest

from seiva.catalogo.models import ModeloDocumento
from seiva.core.erros import RegraViolada
from seiva.documentos.regras.marcacao import problemas_do_modelo
from seiva.organizacao.acoes.criar_registro import criar_registro
from seiva.organizacao.cadastros import achar_cadastro
from tests.elenco import Elenco


def criar(elenco: Elenco, chave: str, **valores: Any) -> Any:
    with elenco.em(elenco.casa):
        return criar_registro(elenco.ator("edu"), cadastro=achar_cadastro(chave), valores=valores)


@pytest.mark.parametrize(
    ("html", "esperado"),
    [
        ("<p>um</p>\n<p>dois", "Linha 2, coluna 1: <p> foi aberta e não foi fechada: falta </p>."),
        ("<p>um</strong></p>", "Linha 1, coluna 6: </strong> fecha uma marca que não foi aberta."),
        ("<p><em>um</p>", "Linha 1, coluna 4: <em> foi aberta e não foi fechada: falta </em>."),
        ("<p>a</p>\n\n <script>x()</script>", "Linha 3, coluna 2: a marca <script> não é aceita"),
        ("<p>a</p>\n<p", "Linha 2, coluna 1: uma marca começa e não termina"),
        (
            "<p>\n@especificaçao@</p>",
            "Linha 2, coluna 1: a variável @especificaçao@ não existe. Você quis dizer "
            "@especificacao@?",
        ),
        ("<p>@Processo@</p>", "a variável @Processo@ não existe. Você quis dizer @processo@?"),
    ],
)
def test_o_que_esta_mal_escrito_tem_lugar(html: str, esperado: str) -> None:
    assert esperado in str(problemas_do_modelo(html)[0])


@pytest.mark.parametrize(
    "html",
    [
        "<p>De @autor@ para @destinatario@,<br>em @data@.</p><hr>",
        "<ul><li>um</li></ul><table><tbody><tr><td>a &amp; b</td></tr></tbody></table>",
        "<p>Escreva a rh@casa.example ou ouvidoria@casa.example</p>",
        "",
    ],
)
def test_o_que_esta_bem_escrito_passa(html: str) -> None:
    assert problemas_do_modelo(html) == []


@pytest.mark.django_db
def test_o_modelo_guarda_so_o_que_o_documento_aceita(elenco: Elenco) -> None:
    corpo = '<p onclick="x()" class="justificado">Senhor @destinatario@,</p>'
    modelo = criar(
        elenco, "modelos-de-documento", tipo=elenco.casa.oficio, nome="Da casa", corpo=corpo
    )
    assert modelo.corpo == '<p class="justificado">Senhor @destinatario@,</p>'


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("corpo", "codigo"),
    [
        ("<p>@prazo@</p>", "modelo_mal_escrito"),
        ("<p>a", "modelo_mal_escrito"),
        ("  ", "campo_invalido"),
    ],
)
def test_o_modelo_mal_escrito_e_recusado_com_o_lugar(
    elenco: Elenco, corpo: str, codigo: str
) -> None:
    with pytest.raises(RegraViolada) as recusa:
        criar(elenco, "modelos-de-documento", tipo=elenco.casa.oficio, nome="X", corpo=corpo)
    assert (recusa.value.codigo, recusa.value.campo) == (codigo, "corpo")
    with elenco.em(elenco.casa):
        assert not ModeloDocumento.objects.exists()


@pytest.mark.django_db
def test_tipo_que_so_vem_como_arquivo_nao_tem_modelo(elenco: Elenco) -> None:
    with pytest.raises(RegraViolada) as recusa:
        criar(elenco, "modelos-de-documento", tipo=elenco.casa.anexo, nome="X", corpo="<p>a</p>")
    assert recusa.value.campo == "tipo"


@pytest.mark.django_db
def test_o_texto_padrao_e_de_uma_unidade_ou_de_todas(elenco: Elenco) -> None:
    texto = criar(elenco, "textos-padrao", nome="Saudação", unidade=None, conteudo="<p>Olá.</p>")
    assert texto.unidade is None
    with pytest.raises(RegraViolada):
        criar(elenco, "textos-padrao", nome="Outro", conteudo="<p>@nada@</p>")


@pytest.mark.django_db
def test_o_tipo_de_arquivo_tem_de_ser_um_que_se_sabe_examinar(elenco: Elenco) -> None:
    assert (
        criar(elenco, "tipos-de-arquivo", extensao=".XLSX", tamanho_maximo_mb=20).extensao == "xlsx"
    )
    with pytest.raises(RegraViolada, match="não sabe examinar"):
        criar(elenco, "tipos-de-arquivo", extensao="exe", tamanho_maximo_mb=20)
    with pytest.raises(RegraViolada) as recusa:
        criar(elenco, "tipos-de-arquivo", extensao="csv", tamanho_maximo_mb=0)
    assert recusa.value.campo == "tamanho_maximo_mb"
