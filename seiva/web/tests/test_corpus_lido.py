"""Every file of the corpus, sent through the page, included, read in the background, opened."""

from typing import Any

import pytest

from seiva.catalogo.models import TipoArquivo
from seiva.documentos.models import Leitura
from seiva.web.tests.apoio import entrar
from seiva.web.tests.arquivos import confirmar, incluidos, mandar, tabela
from seiva.web.tests.documentos import do_documento, enviado, processo_de_ana
from tests.apoio import executar_tarefas
from tests.corpus import CORPUS
from tests.elenco import Elenco

pytestmark = pytest.mark.django_db

# Words that must be found afterwards, and where they come from.
PALAVRAS = {
    "guia-recusa-tramita.pdf": "recusa",
    "padrao-repositorio-estruturas.pdf": "repositório",
    "manual-protocolo-integrado.pdf": "Protocolo Integrado",
    "termo-designacao.pdf": "designa",
    "asvs-4.0.3-pt.pdf": "autenticação",
    "asvs-4.0.3-pt.docx": "autenticação",
    "simples.odt": "ODT test document",
    "mensagem-html.eml": "HTML Message",
    "tarja-girado.pdf": "",
    "formulario.pdf": "",
    "assinado-icp-brasil-AD-RB.pdf": "",
    "assinado-pades-LT.pdf": "",
    "assinado-5-vezes.pdf": "",
    "assinado-e-modificado.pdf": "",
}
DIGITALIZADOS = {
    "escaneado-3-paginas.pdf": "This is a multi page document",
    "escaneado-3-paginas.tiff": "This is a multi page document",
    "escaneado-girado.pdf": "check your screen orientation",
}
RECUSADOS = {"pdf-invalido.pdf", "odt-quebrado.odt", "protegido-senha-test.pdf"}


def test_todo_arquivo_do_corpus_tem_aqui_o_seu_destino() -> None:
    nomes = {c.name for c in CORPUS.iterdir() if c.suffix != ".md"}
    assert nomes == PALAVRAS.keys() | DIGITALIZADOS.keys() | RECUSADOS


@pytest.mark.parametrize("esperados", [PALAVRAS, DIGITALIZADOS], ids=["com texto", "digitalizados"])
def test_o_corpus_entra_pela_pagina_se_le_e_se_abre(
    elenco: Elenco, esperados: dict[str, str]
) -> None:
    with elenco.em(elenco.casa):
        TipoArquivo.objects.update(tamanho_maximo_mb=5)
        TipoArquivo.objects.create(extensao="tiff", tamanho_maximo_mb=5)
    processo, ana = processo_de_ana(elenco), entrar(elenco, "ana")
    for nome in esperados:
        mandar(ana, elenco, processo, enviado(nome))
    confirmar(ana, elenco, processo, tabela(elenco))
    executar_tarefas()
    documentos = incluidos(elenco, processo)
    assert {d.arquivo.nome for d in documentos} == set(esperados)
    for documento in documentos:
        nome = documento.arquivo.nome
        with elenco.em(elenco.casa):
            leitura = Leitura.objects.get(arquivo_id=documento.arquivo_id)
        assert leitura.estado == Leitura.Estado.PRONTA, (nome, leitura.erro)
        assert esperados[nome] in leitura.texto.replace("\n", " "), nome
        assert leitura.reconhecida or nome not in DIGITALIZADOS
        quadro = ana.get(do_documento(elenco, documento, "conteudo/"))
        assert quadro.status_code == 200
        assert _mostra(quadro), nome


def _mostra(resposta: Any) -> bool:
    """A PDF, or a page of text: never a card that only offers the download."""
    if resposta.streaming:
        return b"".join(resposta.streaming_content).startswith(b"%PDF-")
    return "Vale o arquivo" in resposta.content.decode()
