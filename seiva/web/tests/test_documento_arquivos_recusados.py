"""Files that are not accepted, and every file of the corpus through the pages."""

import pytest

from seiva.catalogo.models import TipoArquivo
from seiva.core.storage import abrir
from seiva.web.tests.apoio import entrar, texto
from seiva.web.tests.arquivos import confirmar, incluidos, mandar, recebidos, tabela
from seiva.web.tests.documentos import JSON, do_processo, enviado, processo_de_ana
from tests.corpus import CORPUS
from tests.elenco import Elenco

pytestmark = pytest.mark.django_db

RECUSADOS = {"pdf-invalido.pdf", "odt-quebrado.odt", "protegido-senha-test.pdf"}


@pytest.mark.parametrize(
    ("nome", "conteudo", "trecho"),
    [
        ("virus.exe", b"MZ", "tem extensão .exe, que não é aceita"),
        ("sem_extensao", b"oi", "não tem extensão no nome"),
        ("vazio.pdf", b"", "está vazio"),
        ("grande.txt", b"a" * (1024 * 1024 + 1), "passa de 1 MB, o limite para .txt"),
        ("falso.png", b"%PDF-1.4", "não é uma imagem PNG"),
        ("programa.txt", b"MZ\x90\x00\x03", "não é um arquivo de texto"),
    ],
)
def test_arquivo_improprio_e_recusado_dizendo_qual_e_por_que(
    elenco: Elenco, nome: str, conteudo: bytes, trecho: str
) -> None:
    processo, ana = processo_de_ana(elenco), entrar(elenco, "ana")
    resposta = mandar(ana, elenco, processo, enviado(nome, conteudo), headers=JSON)
    assert resposta.status_code == 422
    assert f"“{nome}”" in resposta.json()["mensagem"]
    assert trecho in resposta.json()["mensagem"]
    assert recebidos(elenco) == []


def test_nome_com_truques_fica_limpo(elenco: Elenco) -> None:
    processo, ana = processo_de_ana(elenco), entrar(elenco, "ana")
    mandar(ana, elenco, processo, enviado("nota\u202efdp.txt", b"oi"))
    assert recebidos(elenco)[0].nome == "notafdp.txt"
    pagina = texto(ana.get(do_processo(elenco, processo, "arquivos/")))
    mandar(ana, elenco, processo, enviado("<img src=x onerror=alert(1)>.txt", b"oi"))
    pagina = texto(ana.get(do_processo(elenco, processo, "arquivos/")))
    assert "<img src=x" not in pagina


@pytest.mark.parametrize("nome", sorted(c.name for c in CORPUS.iterdir() if c.suffix != ".md"))
def test_todo_o_corpus_entra_ou_e_recusado_sem_quebrar(elenco: Elenco, nome: str) -> None:
    with elenco.em(elenco.casa):
        TipoArquivo.objects.update(tamanho_maximo_mb=5)
        TipoArquivo.objects.create(extensao="tiff")
    processo, ana = processo_de_ana(elenco), entrar(elenco, "ana")
    resposta = mandar(ana, elenco, processo, enviado(nome), headers=JSON)
    assert resposta.status_code == (422 if nome in RECUSADOS else 201)
    if nome in RECUSADOS:
        return
    confirmar(ana, elenco, processo, tabela(elenco))
    [documento] = incluidos(elenco, processo)
    with abrir(elenco.casa.instituicao.pk, documento.arquivo.sha256) as guardado:
        assert guardado.read() == (CORPUS / nome).read_bytes()
    conteudo = ana.get(f"/campo-alto/documentos/{documento.pk}/conteudo/")
    assert conteudo.status_code == 200


def test_envio_grande_demais_e_recusado_antes_de_ser_lido(elenco: Elenco) -> None:
    processo, ana = processo_de_ana(elenco), entrar(elenco, "ana")
    onde = do_processo(elenco, processo, "arquivos/")
    tamanho = str(900 * 1024 * 1024)
    for cabecalhos in (JSON, {}):
        resposta = ana.post(
            onde,
            data=b"--x\r\n",
            content_type="multipart/form-data; boundary=x",
            headers={**cabecalhos, "Content-Length": tamanho},
            CONTENT_LENGTH=tamanho,
        )
        assert resposta.status_code == 413
    assert "até 1 MB" in texto(resposta)
