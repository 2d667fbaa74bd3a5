"""Pages of big spreadsheets: progress, notice, cancelling, problems as a file, those of before."""

from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from seiva.organizacao.models import Planilha, Unidade
from seiva.organizacao.tests.planilhas import PESSOAS, em_csv, gente_nova, pessoa
from seiva.web.tests.apoio import contando, entrar, texto, url
from tests.apoio import executar_tarefas
from tests.elenco import Elenco

pytestmark = pytest.mark.django_db
HTMX = {"HX-Request": "true"}


@pytest.fixture(autouse=True)
def _tudo_e_grande(settings: Any) -> None:
    settings.PLANILHA_NA_HORA = 1


def enviar(cliente: Client, elenco: Elenco, *linhas: Any) -> str:
    """Send people; the address of their spreadsheet."""
    arquivo = SimpleUploadedFile("gente.csv", em_csv(PESSOAS, *linhas).getvalue())
    endereco = url(elenco.casa, "administracao/importar/")
    resposta = cliente.post(endereco, {"especie": "pessoas", "arquivo": arquivo})
    return str(resposta["Location"])


def test_da_fila_ao_resultado_com_e_sem_scripts(elenco: Elenco) -> None:
    edu = entrar(elenco, "edu")
    onde = enviar(edu, elenco, *gente_nova(2))
    pagina = texto(edu.get(onde))
    assert "Na fila." in pagina and 'hx-trigger="every 2s"' in pagina
    assert "Cancelar a conferência" in pagina
    assert edu.get(f"{onde}andamento/")["Location"] == onde
    assert "Na fila." in texto(edu.get(f"{onde}andamento/", headers=HTMX))
    executar_tarefas()
    pedaco = texto(edu.get(f"{onde}andamento/", headers=HTMX))
    assert "Ver o resultado" in pedaco and "hx-trigger" not in pedaco
    assert "Importar 2 linhas" in texto(edu.get(onde))
    pagina = texto(edu.post(f"{onde}confirmar/", follow=True))
    assert "Importação pedida" in pagina and "Cancelar a importação" in pagina
    assert "sendo conferida ou importada" in texto(edu.post(f"{onde}confirmar/", follow=True))
    executar_tarefas()
    pagina = texto(edu.get(onde))
    assert "Planilha importada" in pagina and "2 novas" in pagina
    assert "Pessoa Nova 0" not in pagina  # of what was imported nothing stays here


def test_o_aviso_aparece_a_quem_enviou_ate_que_veja_o_resultado(elenco: Elenco) -> None:
    edu = entrar(elenco, "edu")
    onde, mesa = enviar(edu, elenco, *gente_nova(2)), url(elenco.casa, "mesa/")
    assert "Planilha conferida" not in texto(edu.get(mesa))
    executar_tarefas()
    assert "Planilha conferida" in texto(edu.get(mesa))
    assert onde in texto(edu.get(mesa))
    assert "Planilha conferida" not in texto(entrar(elenco, "ana").get(mesa))
    edu.get(onde)
    assert "Planilha conferida" not in texto(edu.get(mesa))


def test_cancelar_leva_de_volta_e_a_tarefa_nao_faz_nada(elenco: Elenco) -> None:
    edu = entrar(elenco, "edu")
    onde = enviar(edu, elenco, *gente_nova(2))
    assert "Nada foi importado" in texto(edu.post(f"{onde}descartar/", follow=True))
    executar_tarefas()
    pagina = texto(edu.get(onde))
    assert "Planilha cancelada" in pagina and "Conferir de novo" not in pagina
    assert "Só fica" not in pagina
    assert "Cancelada" in texto(edu.get(url(elenco.casa, "administracao/importar/feitas/")))


def test_os_problemas_se_baixam_com_linha_coluna_e_o_que_fazer(elenco: Elenco) -> None:
    edu = entrar(elenco, "edu")
    onde = enviar(edu, elenco, pessoa(0, cpf="12"), pessoa(1), pessoa(2, nome="=A1", unidade="Z"))
    executar_tarefas()
    assert "Problemas em CSV" in texto(edu.get(onde))
    resposta = edu.get(f"{onde}problemas.csv")
    linhas = b"".join(resposta).decode("utf-8-sig").splitlines()  # type: ignore[arg-type]
    assert linhas[0] == "Linha;Coluna;Problema"
    assert linhas[1].startswith("2;CPF;O CPF tem 11 algarismos")
    assert {linha.split(";")[0] for linha in linhas[1:]} == {"2", "4"}


def test_o_que_mudou_no_meio_aparece_com_o_problema(elenco: Elenco) -> None:
    edu = entrar(elenco, "edu")
    onde = enviar(edu, elenco, pessoa(0, unidade="TRIB"), pessoa(1))
    executar_tarefas()
    edu.post(f"{onde}confirmar/")
    with elenco.em(elenco.casa):
        Unidade.objects.filter(sigla="TRIB").update(fim="2021-01-01")
    executar_tarefas()
    pagina = texto(edu.get(onde))
    assert "Nada foi importado: há linhas com problema" in pagina
    assert "A unidade TRIB já foi encerrada" in pagina


def test_a_lista_das_enviadas_custa_o_mesmo_com_muitas(elenco: Elenco) -> None:
    edu, lista = entrar(elenco, "edu"), url(elenco.casa, "administracao/importar/feitas/")
    enviar(edu, elenco, *gente_nova(2))
    executar_tarefas()
    edu.get(lista)
    with contando() as uma:
        edu.get(lista)
    for n in range(3):
        enviar(edu, elenco, *gente_nova(2, desde=400_000_000 + 10 * n))
        executar_tarefas()
    with contando() as varias:
        pagina = texto(edu.get(lista))
    assert len(varias) == len(uma)
    assert pagina.count("gente.csv") >= 1


def test_so_quem_administra_ve_o_andamento_os_problemas_e_a_lista(elenco: Elenco) -> None:
    edu, ana = entrar(elenco, "edu"), entrar(elenco, "ana")
    onde = enviar(edu, elenco, *gente_nova(2))
    lista = url(elenco.casa, "administracao/importar/feitas/")
    for endereco in (f"{onde}andamento/", f"{onde}problemas.csv", lista):
        assert ana.get(endereco).status_code == 403
        assert entrar(elenco, "caio").get(endereco).status_code == 404
    assert ana.post(f"{onde}descartar/").status_code == 403
    with elenco.em(elenco.casa):
        assert Planilha.objects.get().em_curso
