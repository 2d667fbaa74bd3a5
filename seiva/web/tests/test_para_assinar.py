"""Para assinar over processes and blocks: the batch, its progress, and going on with it."""

from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client
from django.utils import timezone

from seiva.blocos.models import Bloco
from seiva.blocos.tests.apoio import de_assinatura, disponibilizar
from seiva.documentos.acoes.assinar import pedir_assinaturas
from seiva.documentos.acoes.excluir import excluir_documento
from seiva.documentos.lotes import marcar_lido
from seiva.documentos.models import Assinatura, Documento, LoteDeAssinaturas
from seiva.web.tests.apoio import entrar, texto, url
from seiva.web.tests.documentos import minuta, processo_de_ana
from tests.elenco import SENHA, Elenco
from tests.fabricas import redigir

pytestmark = pytest.mark.django_db


def em_trib(elenco: Elenco, quantos: int) -> tuple[Bloco, list[Documento]]:
    with elenco.em(elenco.casa):
        ana = elenco.ator("ana")
        bloco, documentos = de_assinatura(ana, elenco.casa, quantos)
        disponibilizar(ana, elenco.casa, bloco)
        return bloco, documentos


def ler_todos(elenco: Elenco, documentos: list[Documento], quem: str = "bia") -> None:
    with elenco.em(elenco.casa):
        for documento in documentos:
            marcar_lido(elenco.ator(quem), documento)


def assinar_os(cliente: Client, elenco: Elenco, documentos: list[Documento], **dados: Any) -> Any:
    corpo = {
        "documento": [d.pk for d in documentos],
        "senha": SENHA,
        "cargo": elenco.casa.cargo.pk,
        "chave": uuid4(),
    }
    onde = url(elenco.casa, "para-assinar/assinar/")
    return cliente.post(onde, corpo | dados, follow=True)


def quantas(elenco: Elenco) -> int:
    with elenco.em(elenco.casa):
        return Assinatura.objects.count()


def test_a_fila_junta_as_minutas_da_unidade_e_o_que_veio_em_bloco(elenco: Elenco) -> None:
    bloco, (liberado,) = em_trib(elenco, 1)
    propria = minuta(elenco, quem="bia")
    bia, onde = entrar(elenco, "bia"), url(elenco.casa, "para-assinar/")
    todos = texto(bia.get(onde))
    assert liberado.numero_formatado in todos
    assert propria.numero_formatado in todos
    assert f"Bloco {bloco.numero}, de RH" in todos
    for de, fica, sai in (
        ("blocos", liberado, propria),
        ("processos", propria, liberado),
        (str(bloco.pk), liberado, propria),
    ):
        pagina = texto(bia.get(onde, {"de": de}))
        assert fica.numero_formatado in pagina
        assert sai.numero_formatado not in pagina


def test_cinquenta_documentos_de_uma_vez_cada_um_com_sua_assinatura(elenco: Elenco) -> None:
    _, documentos = em_trib(elenco, 50)
    ler_todos(elenco, documentos)
    bia = entrar(elenco, "bia")
    resposta = assinar_os(bia, elenco, documentos)
    lote = resposta.redirect_chain[-1][0]
    while "Continuar" in texto(resposta):  # a slow machine does it in more than one request
        resposta = bia.post(lote, follow=True)
    assert "50 documentos assinados." in texto(resposta)
    assert quantas(elenco) == 50
    assert "Nada para assinar" in texto(bia.get(url(elenco.casa, "para-assinar/")))


def test_o_mesmo_formulario_de_novo_leva_ao_mesmo_lote(elenco: Elenco) -> None:
    _, documentos = em_trib(elenco, 2)
    ler_todos(elenco, documentos)
    bia, chave = entrar(elenco, "bia"), uuid4()
    primeira = assinar_os(bia, elenco, documentos, chave=chave)
    segunda = assinar_os(bia, elenco, documentos, chave=chave)
    assert primeira.redirect_chain[-1] == segunda.redirect_chain[-1]
    assert quantas(elenco) == 2


def test_o_que_falhou_e_listado_com_o_porque_e_o_caminho_de_tentar_de_novo(
    elenco: Elenco,
) -> None:
    _, (sumiu, nao_lido, certo) = em_trib(elenco, 3)
    ler_todos(elenco, [sumiu, certo])
    bia = entrar(elenco, "bia")
    lote = _pedir_lote(elenco, [sumiu, nao_lido, certo])
    with elenco.em(elenco.casa):
        excluir_documento(elenco.ator("ana"), documento=sumiu)
    onde = url(elenco.casa, f"para-assinar/lotes/{lote.pk}/")
    assert "Continuar" in texto(bia.get(onde))
    pagina = texto(bia.post(onde, follow=True))
    assert "Documento assinado." in pagina
    assert "2 não foram" in pagina
    assert "não está mais disponível" in pagina
    assert f"({nao_lido.numero_formatado}) não foi assinado: leia" in pagina
    assert f"documento={nao_lido.pk}" in pagina
    assert f"documento={sumiu.pk}" not in pagina


def _pedir_lote(elenco: Elenco, documentos: list[Documento]) -> LoteDeAssinaturas:
    from seiva.documentos.lotes import versoes_lidas

    with elenco.em(elenco.casa):
        bia = elenco.ator("bia")
        vistas = versoes_lidas(bia, [d.pk for d in documentos])
        return pedir_assinaturas(
            bia,
            documentos=[(d, vistas.get(d.pk)) for d in documentos],
            senha=SENHA,
            cargo=elenco.casa.cargo,
            chave=uuid4(),
        )


def test_com_htmx_o_lote_anda_um_pedaco_e_responde_o_progresso(elenco: Elenco) -> None:
    _, documentos = em_trib(elenco, 2)
    ler_todos(elenco, documentos)
    lote = _pedir_lote(elenco, documentos)
    bia, onde = entrar(elenco, "bia"), url(elenco.casa, f"para-assinar/lotes/{lote.pk}/")
    assert 'hx-trigger="load delay' in texto(bia.get(onde))
    pedaco = bia.post(onde, headers={"HX-Request": "true"})
    assert pedaco.status_code == 200
    assert "<html" not in texto(pedaco)
    assert quantas(elenco) >= 1


def test_passados_quinze_minutos_a_senha_se_digita_de_novo(elenco: Elenco) -> None:
    _, documentos = em_trib(elenco, 1)
    ler_todos(elenco, documentos)
    lote = _pedir_lote(elenco, documentos)
    with elenco.em(elenco.casa):
        LoteDeAssinaturas.objects.update(pedido_em=timezone.now() - timedelta(hours=1))
    onde = url(elenco.casa, f"para-assinar/lotes/{lote.pk}/")
    pagina = texto(entrar(elenco, "bia").post(onde, follow=True))
    assert "A senha vale por 15 minutos" in pagina
    assert f"documento={documentos[0].pk}" in pagina
    assert quantas(elenco) == 0


def test_o_lote_e_so_de_quem_o_pediu(elenco: Elenco) -> None:
    _, documentos = em_trib(elenco, 1)
    lote = _pedir_lote(elenco, documentos)
    onde = url(elenco.casa, f"para-assinar/lotes/{lote.pk}/")
    for quem in ("ana", "fabio", "edu"):
        cliente = entrar(elenco, quem)
        assert cliente.get(onde).status_code == 404
        assert cliente.post(onde).status_code == 404
    assert Client().post(onde).status_code == 302
    assert quantas(elenco) == 0


def test_deixar_para_depois_tira_a_marca_de_lido(elenco: Elenco) -> None:
    processo = processo_de_ana(elenco)
    with elenco.em(elenco.casa):
        um, dois = (redigir(elenco.ator("ana"), elenco.casa, processo) for _ in range(2))
    ler_todos(elenco, [um, dois], "ana")
    ana = entrar(elenco, "ana")
    consulta = f"?documento={um.pk}&documento={dois.pk}"
    onde = url(elenco.casa, "para-assinar/assinar/")
    assert "Assinar os 2" in texto(ana.get(onde + consulta))
    dados = {"documento": [um.pk, dois.pk], "adiar": um.pk, "senha": ""}
    seguinte = texto(ana.post(onde, dados, follow=True))
    assert dois.numero_formatado in seguinte
    assert um.numero_formatado not in seguinte
    fila = texto(ana.get(url(elenco.casa, "para-assinar/")))
    assert fila.count("> lido<") == 1


def test_quem_recebeu_edita_a_minuta_enquanto_ninguem_assinou(elenco: Elenco) -> None:
    _, (documento,) = em_trib(elenco, 1)
    bia = entrar(elenco, "bia")
    base = url(elenco.casa, f"documentos/{documento.pk}/")
    assert bia.get(f"{base}editar/").status_code == 200
    dados = {"conteudo": "<p>Indefiro.</p>", "versao_base": 1}
    assert bia.post(f"{base}salvar/", dados).status_code == 302
    assert "Indefiro." in texto(bia.get(f"{base}conteudo/"))
    assinar_os(bia, elenco, [documento])
    assert quantas(elenco) == 1
    recusada = texto(bia.get(f"{base}editar/", follow=True))
    assert "enquanto ninguém assinou" in recusada
