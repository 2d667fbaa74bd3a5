"""The page of styles, the sheet that they make, and templates written in the editor."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from seiva.catalogo.models import ModeloDocumento
from seiva.documentos.acoes.estilizar import alterar_estilos
from seiva.documentos.estilos import linha_em_vigor
from seiva.web.forms.estilos import Estilos
from seiva.web.tests.apoio import contando, entrar, texto, url
from tests.elenco import Elenco
from tests.fabricas import assinar, autuar, redigir

pytestmark = pytest.mark.django_db
DOZE = {"texto": {"tamanho": 120}}


@pytest.fixture
def edu(elenco: Elenco) -> Client:
    return entrar(elenco, "edu")


def pagina(elenco: Elenco, caminho: str = "") -> str:
    return url(elenco.casa, f"administracao/estilos/{caminho}")


def preenchido(**mudancas: Any) -> dict[str, str]:
    """The form as it is shown to who chose nothing yet, with these changes."""
    inicial = {nome: str(valor) for nome, valor in Estilos().initial.items()}
    return inicial | {nome: str(valor) for nome, valor in mudancas.items()}


def mudar(elenco: Elenco, valores: Any, versao: int = 0) -> None:
    with elenco.em(elenco.casa):
        alterar_estilos(elenco.ator("edu"), valores=valores, versao=versao)


def em_vigor(elenco: Elenco) -> str:
    with elenco.em(elenco.casa):
        return linha_em_vigor()


def test_o_que_se_escolhe_fica_escolhido_e_a_administracao_tem_o_cartao(
    elenco: Elenco, edu: Client
) -> None:
    assert pagina(elenco) in texto(edu.get(url(elenco.casa, "administracao/")))
    feito = edu.post(pagina(elenco), preenchido(texto_tamanho="12.5", h1_caixa="normal"))
    assert feito.status_code == 302
    assert em_vigor(elenco) == "texto.tamanho:125;h1.caixa:normal"
    corpo = texto(edu.get(pagina(elenco)))
    assert 'value="12.5"' in corpo
    assert "Voltar ao de fábrica" in corpo
    assert "Texto: tamanho" in texto(edu.get(url(elenco.casa, "administracao/alteracoes/")))


@pytest.mark.parametrize(
    ("campo", "valor", "frase"),
    [
        ("texto_tamanho", "20", "Use de 10 a 14 pt"),
        ("texto_tamanho", "11.2", "Use de 0,5 em 0,5"),
        ("texto_tamanho", "", "Escreva um número"),
        ("texto_fonte", "arial", "Faça uma escolha válida"),
        ("pagina_direita", "90", "Use de 10 a 25 mm"),
    ],
)
def test_o_que_nao_se_oferece_e_recusado_e_o_resto_nao_se_perde(
    elenco: Elenco, edu: Client, campo: str, valor: str, frase: str
) -> None:
    resposta = edu.post(pagina(elenco), preenchido(**{"texto_recuo": "12", campo: valor}))
    assert resposta.status_code == 422
    corpo = texto(resposta)
    assert frase in corpo
    assert 'name="texto_recuo" value="12"' in corpo
    assert em_vigor(elenco) == ""


def test_dois_ao_mesmo_tempo_o_segundo_e_avisado_e_salva_de_novo(
    elenco: Elenco, edu: Client
) -> None:
    mudar(elenco, DOZE)
    meu = preenchido(texto_recuo="10")
    resposta = edu.post(pagina(elenco), meu)
    assert resposta.status_code == 422
    assert "Texto: tamanho agora é 12 pt" in texto(resposta)
    assert 'name="versao" value="1"' in texto(resposta)
    assert em_vigor(elenco) == "texto.tamanho:120"
    assert edu.post(pagina(elenco), meu | {"versao": "1"}).status_code == 302
    assert em_vigor(elenco) == "texto.recuo:10"


def test_restaurar_diz_o_que_se_perde_e_volta_ao_de_fabrica(elenco: Elenco, edu: Client) -> None:
    mudar(elenco, DOZE)
    assert "Texto: tamanho" in texto(edu.get(pagina(elenco, "restaurar/")))
    edu.post(pagina(elenco, "restaurar/"), {"versao": "0"})
    assert em_vigor(elenco) == "texto.tamanho:120"
    edu.post(pagina(elenco, "restaurar/"), {"versao": "²"})
    assert em_vigor(elenco) == "texto.tamanho:120"
    edu.post(pagina(elenco, "restaurar/"), {"versao": "1"})
    assert em_vigor(elenco) == ""


def test_a_previa_segue_o_que_se_escolhe_sem_guardar_e_avisa(elenco: Elenco, edu: Client) -> None:
    dados = preenchido(texto_tamanho="10", texto_fonte="pt-serif")
    folha = edu.post(pagina(elenco, "previa/"), dados)
    assert "?estilos=texto.fonte:pt-serif;texto.tamanho:100" in texto(folha)
    assert "script-src" not in folha["Content-Security-Policy"]
    trecho = texto(edu.post(pagina(elenco, "previa/"), dados, headers={"HX-Request": "true"}))
    assert "srcdoc=" in trecho
    assert "menor que 11 pt" in trecho
    estranho = edu.post(pagina(elenco, "previa/"), dados | {"texto_recuo": "900"})
    assert "texto.tamanho:100" in texto(estranho)
    assert em_vigor(elenco) == ""


def test_a_amostra_sai_em_pdf(elenco: Elenco, edu: Client) -> None:
    pdf = edu.post(pagina(elenco, "amostra.pdf"), preenchido(titulos_numeracao="decimal"))
    assert pdf["Content-Type"] == "application/pdf"
    assert pdf.content.startswith(b"%PDF-")


def test_so_quem_administra(elenco: Elenco) -> None:
    ana = entrar(elenco, "ana")
    assert ana.get(pagina(elenco)).status_code == 403
    for caminho in ("", "previa/", "amostra.pdf", "restaurar/"):
        assert ana.post(pagina(elenco, caminho), preenchido()).status_code == 403


def test_a_folha_e_a_do_endereco_e_so_de_escolhas_que_existem(client: Client) -> None:
    papel = reverse("papel_css")
    de_fabrica = texto(client.get(papel))
    escolhida = texto(client.get(papel, {"estilos": "texto.tamanho:120"}))
    assert escolhida.startswith(de_fabrica)
    assert "font-size:12pt" in escolhida.removeprefix(de_fabrica)
    for ruim in ("texto.tamanho:900", "}body{color:red", "texto.tamanho:110", "x" * 5000):
        assert client.get(papel, {"estilos": ruim}).status_code == 404


def test_o_editor_e_a_folha_usam_os_estilos_e_o_assinado_os_de_entao(
    elenco: Elenco, edu: Client
) -> None:
    casa = elenco.casa
    with elenco.em(casa):
        processo = autuar(elenco.ator("ana"), casa)
        minuta = redigir(elenco.ator("ana"), casa, processo)
        assinado = redigir(elenco.ator("ana"), casa, processo)
        assinar(elenco.ator("ana"), casa, assinado)
    mudar(elenco, DOZE)
    ana = entrar(elenco, "ana")
    linha = "papel.css?estilos=texto.tamanho:120"
    editor = texto(ana.get(url(casa, f"documentos/{minuta.pk}/editar/")))
    assert linha in editor
    assert linha in texto(ana.get(url(casa, f"documentos/{minuta.pk}/conteudo/")))
    assert linha not in texto(ana.get(url(casa, f"documentos/{assinado.pk}/conteudo/")))


def test_escolher_estilos_nao_custa_consultas_a_quem_escreve(elenco: Elenco) -> None:
    casa = elenco.casa
    with elenco.em(casa):
        minuta = redigir(elenco.ator("ana"), casa, autuar(elenco.ator("ana"), casa))
    ana = entrar(elenco, "ana")
    for caminho in ("editar", "conteudo"):
        endereco = url(casa, f"documentos/{minuta.pk}/{caminho}/")
        ana.get(endereco)
        with contando() as consultas:
            ana.get(endereco)
        proprias = 'SELECT "documentos_estilosdainstituicao"'
        assert not [c for c in consultas if c["sql"].startswith(proprias)]


@pytest.mark.parametrize("cadastro", ["modelos-de-documento", "textos-padrao"])
def test_o_texto_de_modelos_se_escreve_no_editor_e_sem_scripts_em_html(
    elenco: Elenco, edu: Client, cadastro: str
) -> None:
    corpo = texto(edu.get(url(elenco.casa, f"administracao/{cadastro}/novo/")))
    assert "data-ed-campo" in corpo
    assert "seiva/editor/juntos" in corpo
    assert "Aqui vai o código HTML do texto" in corpo
    assert "Número do processo" in corpo
    outro = texto(edu.get(url(elenco.casa, "administracao/assuntos/novo/")))
    assert "data-ed-campo" not in outro


def test_variavel_que_nao_existe_e_dita_e_nada_se_perde(elenco: Elenco, edu: Client) -> None:
    dados = {
        "tipo": str(elenco.casa.oficio.pk),
        "nome": "De prova",
        "corpo": "<p>Senhor,</p>\n<p>até @praso@ & além.</p>",
        "versao_vista": "0",
    }
    novo = url(elenco.casa, "administracao/modelos-de-documento/novo/")
    resposta = edu.post(novo, dados)
    assert resposta.status_code == 422
    corpo = texto(resposta)
    assert "Linha 2, coluna 8: a variável @praso@ não existe" in corpo
    assert "&lt;p&gt;até @praso@ &amp; além.&lt;/p&gt;" in corpo
    assert 'aria-invalid="true"' in corpo
    assert edu.post(novo, dados | {"corpo": "<p>até @data@</p>"}).status_code == 302
    with elenco.em(elenco.casa):
        assert ModeloDocumento.objects.get(nome="De prova").corpo == "<p>até @data@</p>"
