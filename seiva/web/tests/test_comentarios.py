"""Comments on their pages: write, answer, edit, delete, turn the page."""

import uuid

import pytest

from seiva.documentos.acoes.comentar import comentar_processo
from seiva.documentos.models import Comentario
from seiva.web.tests.apoio import caminho, contando, entrar, novo, texto, url
from seiva.web.tests.documentos import do_documento, minuta
from tests.elenco import Elenco

pytestmark = pytest.mark.django_db


def test_comentar_e_responder_no_processo(elenco: Elenco) -> None:
    processo = novo(elenco)
    endereco = caminho(elenco.casa, processo, "comentarios/")
    ana, bia = entrar(elenco, "ana"), entrar(elenco, "bia")
    assert "Ainda não há comentários" in texto(ana.get(endereco))
    html = texto(ana.post(endereco, {"texto": "Falta <b>a</b> certidão."}, follow=True))
    assert "Falta &lt;b&gt;a&lt;/b&gt; certidão." in html
    with elenco.em(elenco.casa):
        primeiro = Comentario.objects.get()
    assert "Em resposta a" in texto(bia.get(f"{endereco}?responde={primeiro.pk}"))
    html = texto(bia.post(endereco, {"texto": "Já pedi.", "responde": primeiro.pk}, follow=True))
    assert "<blockquote" in html
    assert html.index("Já pedi.") < html.rindex("certidão")


def test_comentario_vazio_volta_com_o_erro(elenco: Elenco) -> None:
    endereco = caminho(elenco.casa, novo(elenco), "comentarios/")
    resposta = entrar(elenco, "ana").post(endereco, {"texto": "  "})
    assert resposta.status_code == 422
    assert "Escreva o comentário." in texto(resposta)


def test_o_mesmo_formulario_duas_vezes_e_um_comentario(elenco: Elenco) -> None:
    endereco, chave = caminho(elenco.casa, novo(elenco), "comentarios/"), str(uuid.uuid4())
    for _ in range(2):
        entrar(elenco, "ana").post(endereco, {"texto": "Uma vez.", "chave": chave})
    with elenco.em(elenco.casa):
        assert Comentario.objects.count() == 1


def test_editar_e_apagar_o_proprio_deixam_rastro(elenco: Elenco) -> None:
    processo = novo(elenco)
    lista = caminho(elenco.casa, processo, "comentarios/")
    ana, fabio = entrar(elenco, "ana"), entrar(elenco, "fabio")
    ana.post(lista, {"texto": "Eram dois."})
    with elenco.em(elenco.casa):
        pk = Comentario.objects.get().pk
    endereco = url(elenco.casa, f"comentarios/{pk}/")
    assert "Eram dois." in texto(ana.get(endereco))
    html = texto(ana.post(endereco, {"texto": "Eram três."}, follow=True))
    assert "Eram três." in html
    assert "editado" in html
    assert fabio.post(endereco, {"texto": "Meu agora"}).status_code == 422
    fabio.post(endereco, {"apagar": "1"})
    assert "Eram três." in texto(ana.get(lista))
    html = texto(ana.post(endereco, {"apagar": "1"}, follow=True))
    assert "Eram três." not in html
    assert "Comentário apagado por Ana Prado em" in html


def test_a_arvore_conta_os_comentarios_do_documento(elenco: Elenco) -> None:
    documento, ana = minuta(elenco), entrar(elenco, "ana")
    lista = do_documento(elenco, documento, "comentarios/")
    assert "só a sua unidade lê" in texto(ana.get(lista))
    ana.post(lista, {"texto": "Revisar."})
    html = texto(ana.get(caminho(elenco.casa, documento.processo)))
    assert '1<span class="oculto"> comentário</span>' in html
    assert "Comentários" in html


def test_quem_nao_le_nao_acha_os_comentarios(elenco: Elenco) -> None:
    processo, documento, bia = novo(elenco, nivel=1), minuta(elenco), entrar(elenco, "bia")
    with elenco.em(elenco.casa):
        escrito = comentar_processo(elenco.ator("ana"), processo=processo, texto="Segredo.")
    for endereco in (
        caminho(elenco.casa, processo, "comentarios/"),
        do_documento(elenco, documento, "comentarios/"),
        url(elenco.casa, f"comentarios/{escrito.pk}/"),
    ):
        assert bia.get(endereco).status_code == 404
    assert "Comentários" not in texto(bia.get(caminho(elenco.casa, processo)))
    publico = caminho(elenco.casa, novo(elenco), "comentarios/")
    assert bia.post(publico, {"texto": "x", "responde": escrito.pk}).status_code == 404


def test_muitos_comentarios_em_paginas_com_as_mesmas_consultas(elenco: Elenco) -> None:
    processo, ana = novo(elenco), entrar(elenco, "ana")
    endereco = caminho(elenco.casa, processo, "comentarios/")
    with elenco.em(elenco.casa):
        for i in range(3):
            comentar_processo(elenco.ator("fabio"), processo=processo, texto=f"Nº {i}.")
    ana.get(endereco)
    with contando() as poucos:
        ana.get(endereco)
    with elenco.em(elenco.casa):
        for i in range(3, 25):
            comentar_processo(elenco.ator("bia"), processo=processo, texto=f"Nº {i}.")
    with contando() as muitos:
        html = texto(ana.get(endereco))
    assert len(muitos) == len(poucos)
    assert "Nº 24." in html
    assert "Nº 4." not in html
    assert 'rel="next"' in html
