"""Signatures inside a file, on the page: the verdict, the mark in the tree, trying again."""

import pytest

from seiva.documentos.acoes.incluir import DadosDoDocumento, incluir_arquivo
from seiva.documentos.arquivos import guardar_arquivo
from seiva.documentos.models import Documento, ExameDeAssinaturas
from seiva.web.tests.apoio import entrar, texto
from seiva.web.tests.documentos import do_documento, do_processo, processo_de_ana
from tests.apoio import executar_tarefas
from tests.corpus import CORPUS
from tests.elenco import Elenco

pytestmark = pytest.mark.django_db
HTMX = {"HX-Request": "true"}


def incluido(elenco: Elenco, nome: str, *, examinar: bool = True, nivel: int = 0) -> Documento:
    processo = processo_de_ana(elenco)
    with elenco.em(elenco.casa):
        documento = incluir_arquivo(
            elenco.ator("ana"),
            processo=processo,
            dados=DadosDoDocumento(
                tipo=elenco.casa.anexo, nivel=nivel,
                hipotese=elenco.casa.hipotese if nivel else None,
            ),
            arquivo=guardar_arquivo(
                [(CORPUS / nome).read_bytes()], nome=nome, tipo_mime="application/pdf"
            ),
        )  # fmt: skip
    if examinar:
        executar_tarefas()
    return documento


def pagina(elenco: Elenco, documento: Documento, quem: str = "ana") -> str:
    resposta = entrar(elenco, quem).get(
        do_processo(elenco, documento.processo, f"?documento={documento.pk}")
    )
    return texto(resposta)


def test_o_leitor_diz_quem_assinou_o_arquivo(elenco: Elenco) -> None:
    html = pagina(elenco, incluido(elenco, "assinado-icp-brasil-AD-RB.pdf"))
    assert "Assinaturas no arquivo" in html
    assert "DAVYD PEREIRA DO NASCIMENTO SANTOS" in html
    assert "CPF ***.737.608-**" in html
    assert "AD-RB 1.0 (referência básica" in html
    assert "Íntegra, cadeia não conferida" in html
    assert "assinado no arquivo" in html
    assert "alterado depois" not in html


def test_o_alterado_depois_de_assinado_acusa_no_leitor_e_na_arvore(elenco: Elenco) -> None:
    html = pagina(elenco, incluido(elenco, "assinado-e-modificado.pdf"))
    assert "Este arquivo foi alterado depois de assinado." in html
    assert "Alterado depois de assinado" in html
    assert "anotação, comentário ou carimbo posto sobre a página" in html
    assert 'class="alarme"' in html


def test_sem_assinatura_nao_diz_nada(elenco: Elenco) -> None:
    html = pagina(elenco, incluido(elenco, "termo-designacao.pdf"))
    assert "assinaturas-no-arquivo" not in html
    assert "assinado no arquivo" not in html


def test_enquanto_examina_a_pagina_pergunta_e_depois_mostra(elenco: Elenco) -> None:
    documento = incluido(elenco, "assinado-pades-LT.pdf", examinar=False)
    assert "Procurando assinaturas" in pagina(elenco, documento)
    cliente = entrar(elenco, "ana")
    endereco = do_documento(elenco, documento, "assinaturas/")
    assert "every 3s" in texto(cliente.get(endereco, headers=HTMX))
    executar_tarefas()
    depois = texto(cliente.get(endereco, headers=HTMX))
    assert "every 3s" not in depois
    assert "FERREIRA Ricardo" in depois
    assert cliente.get(endereco).status_code == 302


def test_o_exame_que_falhou_se_tenta_de_novo(elenco: Elenco) -> None:
    documento = incluido(elenco, "assinado-pades-LT.pdf")
    with elenco.em(elenco.casa):
        ExameDeAssinaturas.objects.update(estado="falhou", erro="O exame demorou demais.")
    assert "O exame demorou demais." in pagina(elenco, documento)
    resposta = entrar(elenco, "ana").post(do_documento(elenco, documento, "assinaturas/"))
    assert resposta.status_code == 302
    executar_tarefas()
    assert "FERREIRA Ricardo" in pagina(elenco, documento)


def test_quem_nao_le_o_documento_nao_sabe_que_esta_assinado(elenco: Elenco) -> None:
    documento = incluido(elenco, "assinado-e-modificado.pdf", nivel=1)
    html = pagina(elenco, documento, "bia")
    assert "AHMED" not in html
    assert "alterado depois" not in html
    endereco = do_documento(elenco, documento, "assinaturas/")
    assert entrar(elenco, "bia").get(endereco, headers=HTMX).status_code == 404
    assert entrar(elenco, "bia").post(endereco).status_code == 404


def test_o_pdf_de_antes_dos_exames_se_examina_a_pedido(elenco: Elenco) -> None:
    documento = incluido(elenco, "assinado-pades-LT.pdf", examinar=False)
    with elenco.em(elenco.casa):
        ExameDeAssinaturas.objects.all().delete()
    assert "Procurar assinaturas no arquivo" in pagina(elenco, documento)
    entrar(elenco, "ana").post(do_documento(elenco, documento, "assinaturas/"))
    assert "Procurando assinaturas" in pagina(elenco, documento)
