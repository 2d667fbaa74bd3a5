"""Putting another file in the place of one that nobody outside saw."""

from io import BytesIO

import pytest

from seiva.andamentos.models import Andamento
from seiva.documentos.acoes.excluir import cancelar_documento
from seiva.documentos.acoes.substituir import substituir_arquivo
from seiva.documentos.acoes.ver import ver_documento
from seiva.documentos.arquivos import guardar_arquivo, ler
from seiva.documentos.models import Arquivo, Documento, ExameDeAssinaturas, Recebido
from seiva.documentos.tests.test_incluir import anexar
from seiva.documentos.troca import trocar_arquivo
from seiva.processos.acoes.concluir import concluir_processo, reabrir_processo
from seiva.processos.acoes.enviar import enviar_processo
from tests.apoio import ao_mesmo_tempo, recusado
from tests.corpus import CORPUS
from tests.elenco import Elenco
from tests.fabricas import autuar, redigir

pytestmark = pytest.mark.django_db


def outro_arquivo(conteudo: bytes = b"certo") -> Arquivo:
    return guardar_arquivo([conteudo], nome="certo.pdf", tipo_mime="application/pdf")


def test_o_documento_fica_com_o_arquivo_novo_e_o_historico_com_os_dois_resumos(
    cena: Elenco,
) -> None:
    ana = cena.ator("ana")
    documento = anexar(cena, autuar(ana, cena.casa))
    antigo, novo = documento.arquivo, outro_arquivo()
    substituir_arquivo(ana, documento=documento, arquivo=novo)
    documento = Documento.objects.get(pk=documento.pk)
    assert documento.arquivo_id == novo.pk
    assert documento.firmado_em is not None
    texto = Andamento.objects.get(tipo="arquivo_substituido").texto
    assert antigo.sha256 in texto
    assert novo.sha256 in texto
    assert ler(antigo) == b"bytes"  # the old bytes stay where they were
    assert ExameDeAssinaturas.objects.filter(sha256=novo.sha256).exists()


def test_o_enviado_pela_pagina_e_conferido_antes(cena: Elenco) -> None:
    ana = cena.ator("ana")
    documento = anexar(cena, autuar(ana, cena.casa))
    bom = (CORPUS / "termo-designacao.pdf").read_bytes()
    trocar_arquivo(
        ana, documento=documento, nome="termo.pdf", arquivo=BytesIO(bom), tamanho=len(bom)
    )
    assert ler(Documento.objects.get(pk=documento.pk).arquivo) == bom
    assert not Recebido.objects.exists()
    mau = (CORPUS / "pdf-invalido.pdf").read_bytes()
    with recusado("conteudo_recusado"):
        trocar_arquivo(
            ana, documento=documento, nome="x.pdf", arquivo=BytesIO(mau), tamanho=len(mau)
        )
    assert ler(Documento.objects.get(pk=documento.pk).arquivo) == bom


def test_o_mesmo_arquivo_se_recusa(cena: Elenco) -> None:
    ana = cena.ator("ana")
    documento = anexar(cena, autuar(ana, cena.casa))
    with recusado("mesmo_arquivo") as recusa:
        substituir_arquivo(ana, documento=documento, arquivo=outro_arquivo(b"bytes"))
    assert recusa.value.campo == "arquivo"


@pytest.mark.parametrize("como", ["visto", "enviado"])
def test_o_que_outra_unidade_ja_viu_nao_se_substitui(cena: Elenco, como: str) -> None:
    ana, bia, casa = cena.ator("ana"), cena.ator("bia"), cena.casa
    processo = autuar(ana, casa)
    documento = anexar(cena, processo)
    if como == "visto":
        ver_documento(bia, documento=documento)
    else:
        enviar_processo(
            ana, processo=processo, destinos=[casa.unidades["TRIB"]], manter_aberto=True
        )
    with recusado("arquivo_ja_visto"):
        substituir_arquivo(ana, documento=documento, arquivo=outro_arquivo())


def test_de_outra_unidade_fechado_reaberto_cancelado_e_escrito_aqui(cena: Elenco) -> None:
    ana, casa = cena.ator("ana"), cena.casa
    processo = autuar(ana, casa)
    with recusado("documento_escrito_aqui"):
        substituir_arquivo(ana, documento=redigir(ana, casa, processo), arquivo=outro_arquivo())
    documento = anexar(cena, processo)
    with recusado("documento_de_outra_unidade"):
        substituir_arquivo(cena.ator("bia"), documento=documento, arquivo=outro_arquivo())
    concluir_processo(ana, processo=processo)
    with recusado("processo_fechado_na_unidade"):
        substituir_arquivo(ana, documento=documento, arquivo=outro_arquivo())
    reabrir_processo(ana, processo=processo)
    with recusado("nao_excluivel"):
        substituir_arquivo(ana, documento=documento, arquivo=outro_arquivo())
    cancelar_documento(ana, documento=documento, motivo="Engano")
    with recusado("documento_cancelado"):
        substituir_arquivo(ana, documento=documento, arquivo=outro_arquivo())


@pytest.mark.django_db(transaction=True)
def test_duas_trocas_ao_mesmo_tempo_ficam_as_duas_no_historico(elenco: Elenco) -> None:
    with elenco.em(elenco.casa):
        documento = anexar(elenco, autuar(elenco.ator("ana"), elenco.casa))

    def trocar(conteudo: bytes) -> None:
        with elenco.em(elenco.casa):
            substituir_arquivo(
                elenco.ator("ana"), documento=documento, arquivo=outro_arquivo(conteudo)
            )

    respostas = ao_mesmo_tempo(lambda: trocar(b"um"), lambda: trocar(b"dois"))
    assert respostas == [None, None]
    with elenco.em(elenco.casa):
        assert Andamento.objects.filter(tipo="arquivo_substituido").count() == 2
