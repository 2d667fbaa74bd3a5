"""Alterar estilos, restaurar estilos: authority, log, two at once, and what was frozen."""

import pytest

from seiva.core.erros import Conflito, SemPermissao
from seiva.documentos.acoes.estilizar import alterar_estilos, restaurar_estilos
from seiva.documentos.congelar import dados_da_pagina
from seiva.documentos.estilos import estilos_em_vigor, linha_em_vigor
from seiva.documentos.models import Documento, EstilosDaInstituicao
from seiva.documentos.pagina import texto_guardado, versao_em_vigor
from seiva.documentos.papel.folha_de_estilos import estilos_da_pagina
from seiva.organizacao.models import Alteracao
from tests.apoio import ao_mesmo_tempo, recusado
from tests.elenco import Elenco
from tests.fabricas import assinar, autuar, redigir

pytestmark = pytest.mark.django_db
DOZE = {"texto": {"tamanho": 120}}


def test_a_escolha_vale_para_o_rascunho_e_o_registro_diz_o_antes_e_o_depois(cena: Elenco) -> None:
    ana = cena.ator("ana")
    documento = redigir(ana, cena.casa, autuar(ana, cena.casa))
    alterar_estilos(cena.ator("edu"), valores=DOZE, versao=0)
    assert dados_da_pagina(documento, versao_em_vigor(documento)).estilos == "texto.tamanho:120"
    mudanca = Alteracao.objects.get()
    assert (mudanca.antes, mudanca.depois) == (
        {"Texto: tamanho": "11 pt"},
        {"Texto: tamanho": "12 pt"},
    )


def test_o_documento_assinado_continua_como_foi_assinado(cena: Elenco) -> None:
    ana = cena.ator("ana")
    documento = redigir(ana, cena.casa, autuar(ana, cena.casa))
    alterar_estilos(cena.ator("edu"), valores=DOZE, versao=0)
    assinar(ana, cena.casa, documento)
    assinado = Documento.objects.get(pk=documento.pk)
    congelado = texto_guardado(assinado)
    alterar_estilos(cena.ator("edu"), valores={"texto": {"fonte": "pt-serif"}}, versao=1)
    assert texto_guardado(assinado) == congelado
    assert estilos_da_pagina(congelado) == "texto.tamanho:120"


def test_uma_linha_por_instituicao_e_a_mesma_escolha_nao_e_mudanca(cena: Elenco) -> None:
    edu = cena.ator("edu")
    alterar_estilos(edu, valores=DOZE, versao=0)
    alterar_estilos(edu, valores=DOZE, versao=1)
    alterar_estilos(edu, valores=DOZE | {"h1": {"peso": "normal"}}, versao=1)
    assert EstilosDaInstituicao.objects.get().versao == 2
    assert Alteracao.objects.count() == 2


def test_quem_salva_sobre_o_que_nao_viu_e_avisado(cena: Elenco) -> None:
    alterar_estilos(cena.ator("edu"), valores=DOZE, versao=0)
    with pytest.raises(Conflito, match=r"Texto: tamanho agora é 12 pt") as recusa:
        alterar_estilos(cena.ator("edu"), valores={"texto": {"recuo": 10}}, versao=0)
    assert cena.ator("edu").nome in recusa.value.mensagem
    with pytest.raises(Conflito):
        restaurar_estilos(cena.ator("edu"), versao=0)
    assert linha_em_vigor() == "texto.tamanho:120"


def test_restaurar_volta_ao_de_fabrica_e_fica_no_registro(cena: Elenco) -> None:
    edu = cena.ator("edu")
    alterar_estilos(edu, valores=DOZE, versao=0)
    restaurar_estilos(edu, versao=1)
    assert linha_em_vigor() == ""
    assert estilos_em_vigor().versao == 2
    assert Alteracao.objects.order_by("pk").last().depois == {"Texto: tamanho": "11 pt"}


def test_valor_que_nao_se_oferece_e_recusado_no_seu_campo(cena: Elenco) -> None:
    with recusado("estilo_invalido") as recusa:
        alterar_estilos(cena.ator("edu"), valores={"texto": {"tamanho": 90}}, versao=0)
    assert recusa.value.campo == "texto_tamanho"
    assert "10 a 14 pt" in recusa.value.mensagem
    assert not EstilosDaInstituicao.objects.exists()


def test_so_quem_administra(cena: Elenco) -> None:
    with pytest.raises(SemPermissao):
        alterar_estilos(cena.ator("ana"), valores=DOZE, versao=0)
    with pytest.raises(SemPermissao):
        restaurar_estilos(cena.ator("ana"), versao=0)


def test_linha_de_outra_versao_do_sistema_nao_impede_de_imprimir(cena: Elenco) -> None:
    EstilosDaInstituicao.objects.create(
        valores={"texto": {"tamanho": 999, "recuo": 10}, "rodape": {"cor": "x"}}, versao=1
    )
    assert linha_em_vigor() == "texto.recuo:10"


@pytest.mark.django_db(transaction=True)
def test_duas_primeiras_escolhas_no_mesmo_segundo_uma_vale_e_a_outra_e_avisada(
    elenco: Elenco,
) -> None:
    def escolher(tamanho: int) -> EstilosDaInstituicao:
        with elenco.em(elenco.casa):
            valores = {"texto": {"tamanho": tamanho}}
            return alterar_estilos(elenco.ator("edu"), valores=valores, versao=0)

    respostas = ao_mesmo_tempo(lambda: escolher(120), lambda: escolher(130))
    assert sorted(type(r).__name__ for r in respostas) == ["Conflito", "EstilosDaInstituicao"]
    with elenco.em(elenco.casa):
        assert EstilosDaInstituicao.objects.get().versao == 1
