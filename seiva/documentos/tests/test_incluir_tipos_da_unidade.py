"""Incluir documento of a type that restricts who uses it and at which levels."""

from typing import Any

import pytest

from seiva.core.erros import RegraViolada
from seiva.documentos.acoes.alterar import alterar_documento
from seiva.documentos.acoes.incluir import DadosDoDocumento, incluir_arquivo, incluir_documento
from seiva.documentos.arquivos import guardar_arquivo
from seiva.organizacao.acoes.alterar_registro import alterar_registro
from tests.elenco import Elenco
from tests.fabricas import autuar, redigir

pytestmark = pytest.mark.django_db


def restringir(elenco: Elenco, tipo: Any, **valores: Any) -> None:
    alterar_registro(elenco.ator("edu"), registro=tipo, valores=valores)
    tipo.refresh_from_db()


def test_so_as_unidades_nomeadas_incluem(elenco: Elenco) -> None:
    casa = elenco.casa
    with elenco.em(casa):
        ana = elenco.ator("ana")
        processo = autuar(ana, casa)
        for tipo in (casa.oficio, casa.anexo):
            restringir(elenco, tipo, unidades=[casa.unidades["TRIB"]])
        arquivo = guardar_arquivo([b"x"], nome="a.txt", tipo_mime="text/plain")
        with pytest.raises(RegraViolada) as escrito:
            redigir(ana, casa, processo)
        with pytest.raises(RegraViolada) as externo:
            incluir_arquivo(
                ana, processo=processo, dados=DadosDoDocumento(casa.anexo), arquivo=arquivo
            )
        assert {escrito.value.codigo, externo.value.codigo} == {"tipo_de_outra_unidade"}
        restringir(elenco, casa.oficio, unidades=[casa.unidades["RH"]])
        assert redigir(ana, casa, processo).tipo_id == casa.oficio.pk


def test_o_tipo_diz_que_niveis_admite(elenco: Elenco) -> None:
    casa = elenco.casa
    with elenco.em(casa):
        ana = elenco.ator("ana")
        processo = autuar(ana, casa)
        restringir(elenco, casa.oficio, niveis=[1])
        with pytest.raises(RegraViolada) as recusa:
            redigir(ana, casa, processo)
        assert (recusa.value.codigo, recusa.value.campo) == ("nivel_nao_admitido", "nivel")
        dados = DadosDoDocumento(casa.oficio, nivel=1, hipotese=casa.hipotese)
        assert incluir_documento(ana, processo=processo, dados=dados).nivel == 1


def test_o_que_ja_era_de_outro_nivel_fica_ate_alguem_mudar(elenco: Elenco) -> None:
    casa = elenco.casa
    with elenco.em(casa):
        ana = elenco.ator("ana")
        documento = redigir(ana, casa, autuar(ana, casa))
        restringir(elenco, casa.oficio, niveis=[0])
        publico = DadosDoDocumento(casa.oficio, descricao="Com descrição")
        assert alterar_documento(ana, documento=documento, dados=publico).descricao
        restrito = DadosDoDocumento(casa.oficio, nivel=1, hipotese=casa.hipotese)
        with pytest.raises(RegraViolada, match="só admite o nível Público"):
            alterar_documento(ana, documento=documento, dados=restrito)
        restringir(elenco, casa.oficio, niveis=[1])
        outro = DadosDoDocumento(casa.oficio, descricao="Outra")
        assert alterar_documento(ana, documento=documento, dados=outro).descricao == "Outra"
