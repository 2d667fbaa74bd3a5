"""Readings that fail, are tried again, or begin late."""

from datetime import timedelta
from pathlib import Path

import pytest
from django.test import override_settings

from seiva.core import storage
from seiva.core.relogio import agora
from seiva.documentos.acoes.reler import reler_arquivo
from seiva.documentos.arquivos import guardar_arquivo
from seiva.documentos.models import Leitura, Vista
from seiva.documentos.tests.test_ler import juntar, lida, vista
from tests.apoio import executar_tarefas, recusado
from tests.elenco import Elenco
from tests.fabricas import redigir
from tests.feitos.escritorio import feito_por_escritorio
from tests.feitos.imagens import em_bytes, pagina_escrita
from tests.feitos.programas import programa

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("habito", ["trava", "come memória", "escreve sem fim", "quebra"])
def test_conversor_que_se_porta_mal_falha_so_naquele_arquivo_e_se_tenta_de_novo(
    cena: Elenco, habito: str
) -> None:
    ruim = juntar(cena, "r.rtf", feito_por_escritorio("rtf"))
    bom = juntar(cena, "b.txt", b"o executor continua")
    with override_settings(SOFFICE=programa(habito), LEITURA_SEGUNDOS=4):
        executar_tarefas()
    assert lida(ruim).estado == Leitura.Estado.FALHOU
    assert lida(ruim).erro.endswith(".")
    assert vista(ruim).estado == Vista.Estado.FALHOU
    assert lida(bom).texto == "o executor continua"
    reler_arquivo(cena.ator("ana"), documento=ruim)
    assert lida(ruim).estado == Leitura.Estado.PENDENTE
    executar_tarefas()
    assert "manilhas de concreto" in lida(ruim).texto
    assert vista(ruim).pronta


def test_pagina_que_nao_se_reconhece_nao_esconde_as_outras(cena: Elenco, tmp_path: Path) -> None:
    """The second picture makes this tesseract stop; the first and the third are read."""
    caminho = Path(programa("quebra"))
    caminho.write_text(
        "#!/bin/sh\n"
        '[ "$(wc -c < pagina.png)" -lt 5500 ] && exit 1\n'
        'exec /usr/bin/env tesseract "$@"\n'
    )
    paginas = [pagina_escrita("Folha primeira"), pagina_escrita(""), pagina_escrita("Folha final")]
    bruto = em_bytes(paginas[0], "TIFF", save_all=True, append_images=paginas[1:])
    documento = juntar(cena, "t.tiff", bruto)
    with override_settings(TESSERACT=str(caminho)):
        executar_tarefas()
    assert "primeira" in lida(documento).texto
    assert "final" in lida(documento).texto
    assert lida(documento).erro == "Páginas que não puderam ser reconhecidas: 2."


def test_so_se_rele_o_que_falhou_e_onde_o_processo_esta_aberto(cena: Elenco) -> None:
    ana = cena.ator("ana")
    documento = juntar(cena, "a.txt", b"em ordem")
    executar_tarefas()
    with recusado("leitura_em_ordem"):
        reler_arquivo(ana, documento=documento)
    with recusado("documento_escrito_aqui"):
        reler_arquivo(ana, documento=redigir(ana, cena.casa, documento.processo))
    Leitura.objects.filter(arquivo=documento.arquivo).update(estado=Leitura.Estado.FALHOU)
    with recusado("processo_fechado_na_unidade"):
        reler_arquivo(cena.ator("bia"), documento=documento)
    reler_arquivo(ana, documento=documento)


def test_reler_nao_escreve_na_historia(cena: Elenco) -> None:
    documento = juntar(cena, "a.txt", b"x")
    Leitura.objects.filter(arquivo=documento.arquivo).update(estado=Leitura.Estado.FALHOU)
    antes = documento.processo.andamentos.count()
    reler_arquivo(cena.ator("ana"), documento=documento)
    assert documento.processo.andamentos.count() == antes


def test_a_tarefa_repetida_nao_muda_nada(cena: Elenco) -> None:
    from seiva.documentos.ler import ler_depressa

    documento = juntar(cena, "a.txt", b"uma vez")
    executar_tarefas()
    antes = lida(documento).atualizada_em
    ler_depressa(cena.casa.instituicao.pk, documento.arquivo_id)
    assert lida(documento).atualizada_em == antes


def test_arquivos_de_antes_da_leitura_comecam_a_ser_lidos(cena: Elenco) -> None:
    from seiva.documentos.leituras import iniciar_atrasadas

    documento = juntar(cena, "a.txt", b"de antes")
    guardar_arquivo([b"imagem de um texto"], nome="i.png", tipo_mime="image/png")
    executar_tarefas()
    Leitura.objects.all().delete()
    assert iniciar_atrasadas() == 1
    assert iniciar_atrasadas() == 0
    executar_tarefas()
    assert lida(documento).texto == "de antes"


def test_leitura_parada_ha_uma_hora_se_tenta_de_novo(cena: Elenco) -> None:
    documento = juntar(cena, "a.txt", b"esquecido")
    with recusado("leitura_em_ordem"):
        reler_arquivo(cena.ator("ana"), documento=documento)
    Leitura.objects.filter(arquivo=documento.arquivo).update(
        atualizada_em=agora() - timedelta(hours=2)
    )
    reler_arquivo(cena.ator("ana"), documento=documento)


def test_arquivo_que_sumiu_do_armazem_falha_dizendo(cena: Elenco) -> None:
    from django.core.files.storage import default_storage

    documento = juntar(cena, "a.txt", b"some deste teste")
    default_storage.delete(storage.caminho(cena.casa.instituicao.pk, documento.arquivo.sha256))
    executar_tarefas()
    assert lida(documento).estado == Leitura.Estado.FALHOU
    assert "não foi encontrado" in lida(documento).erro


def test_o_que_demora_a_ser_lido_continua_na_fila_das_demoradas(
    cena: Elenco, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("seiva.documentos.ler.DEPRESSA", 0.001)
    documento = juntar(cena, "a.txt", b"devagar e sempre")
    executar_tarefas()
    assert lida(documento).texto == "devagar e sempre"
    assert vista(documento).pronta
