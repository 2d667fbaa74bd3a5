"""Public acts of every institution, by words: found wherever they are, and nothing else."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from pytest_django import DjangoAssertNumQueries

from seiva.core.acoes import _em_ato, declarada
from seiva.core.relogio import agora, como_em
from seiva.documentos.models import Documento
from seiva.organizacao.models import Instituicao
from seiva.pesquisa import em_todas
from seiva.pesquisa.em_todas import Atos, achar_atos, lidos_da_pagina
from seiva.pesquisa.indexar_documentos import indexar_documentos
from seiva.pesquisa.regras.consulta import entender
from seiva.processos.acoes.alterar import DadosDoCadastro, alterar_processo
from seiva.processos.acoes.anotar import atualizar_andamento
from tests.elenco import Casa, Elenco
from tests.fabricas import assinar, autuar, autuar_sigiloso, redigir

pytestmark = pytest.mark.django_db


def _assinado(
    elenco: Elenco, quem: str, casa: Casa, texto: str, abrir: Callable[..., Any] = autuar, **d: Any
) -> Documento:
    with elenco.em(casa):
        ator = elenco.ator(quem)
        documento = redigir(ator, casa, abrir(ator, casa, **d), texto)
        assinar(ator, casa, documento)
        return documento


def _todas(elenco: Elenco) -> list[int]:
    return [elenco.casa.instituicao.pk, elenco.outra.instituicao.pk]


def _achados(elenco: Elenco, texto: str, **resto: Any) -> set[int]:
    return {chave for _, chave in achar_atos(texto, casas=_todas(elenco), **resto).chaves}


def _feito_ha(elenco: Elenco, dias: int, texto: str) -> Documento:
    with como_em(agora() - timedelta(days=min(dias, 365))):  # nobody worked there before
        documento = _assinado(elenco, "ana", elenco.casa, texto)
    if dias > 365:
        documento.criado_em = agora() - timedelta(days=dias)
        with elenco.em(elenco.casa), connection.cursor() as cursor:
            cursor.execute(
                "UPDATE documentos_documento SET criado_em = %s WHERE id = %s",
                [documento.criado_em, documento.pk],
            )
            indexar_documentos([documento.pk])
    return documento


def test_acha_em_todas_e_le_cada_um_na_sua_instituicao(elenco: Elenco) -> None:
    daqui = _assinado(elenco, "ana", elenco.casa, "Poda da sibipiruna.")
    de_la = _assinado(elenco, "caio", elenco.outra, "Corte da sibipiruna.")
    atos = achar_atos("sibipirunas", casas=_todas(elenco))
    casa, outra = _todas(elenco)
    assert set(atos.chaves) == {(casa, daqui.pk), (outra, de_la.pk)}
    lidos = {(dono, achado.pk): achado.texto for dono, achado in lidos_da_pagina(atos, 0, 10)}
    assert lidos == {
        (casa, daqui.pk): "Poda da sibipiruna.",
        (outra, de_la.pk): "Corte da sibipiruna.",
    }
    assert [c for c, _ in achar_atos("sibipiruna", casas=[outra]).chaves] == [outra]
    assert not achar_atos("sibipiruna", casas=[]).chaves


def test_so_o_que_e_publico(elenco: Elenco) -> None:
    _assinado(elenco, "ana", elenco.casa, "Laudo da jacutinga.", nivel=1)
    _assinado(elenco, "ana", elenco.casa, "Laudo da jacutinga.", autuar_sigiloso)
    with elenco.em(elenco.casa):
        ana = elenco.ator("ana")
        redigir(ana, elenco.casa, autuar(ana, elenco.casa), "Minuta da jacutinga.")
    assert _achados(elenco, "jacutinga") == set()
    publico = _assinado(elenco, "ana", elenco.casa, "Parecer da jacutinga.")
    assert _achados(elenco, "jacutinga") == {publico.pk}
    with elenco.em(elenco.casa):
        dados = DadosDoCadastro(
            tipo=elenco.casa.ferias, nivel=1, hipotese=elenco.casa.hipotese,
            especificacao="Férias", assuntos=(), interessados=(),
        )  # fmt: skip
        alterar_processo(elenco.ator("ana"), processo=publico.processo, dados=dados)
    assert _achados(elenco, "jacutinga") == set()


def test_o_que_espera_a_intimacao_nao_se_acha_nem_se_conta(elenco: Elenco) -> None:
    documento = _assinado(elenco, "ana", elenco.casa, "Parecer da jacutinga.")
    with elenco.em(elenco.casa), _em_ato(declarada("atualizar_andamento")):
        velado = Documento.objects.select_related("processo").get(pk=documento.pk)
        atualizar_andamento(elenco.ator("ana"), processo=velado.processo, texto="Intimação")
        velado.velado = True
        velado.save(update_fields=["velado"])
    assert _achados(elenco, "jacutinga") == set()


def test_a_regra_de_visibilidade_tem_a_ultima_palavra(elenco: Elenco) -> None:
    """A row of the index that is late shows nothing."""
    restrito = _assinado(elenco, "ana", elenco.casa, "Parecer da capivara.", nivel=1)
    publico = _assinado(elenco, "ana", elenco.casa, "Parecer da capivara.")
    casa = elenco.casa.instituicao.pk
    atos = Atos(entender("capivara"), [(casa, restrito.pk), (casa, publico.pk)])
    assert [achado.pk for _, achado in lidos_da_pagina(atos, 0, 10)] == [publico.pk]


@pytest.mark.parametrize("dias", [0, 5, 40, 300, 3000, 9000])
def test_acha_o_recente_e_o_antigo(elenco: Elenco, dias: int) -> None:
    documento = _feito_ha(elenco, dias, "Ata da guaraciaba.")
    assert _achados(elenco, "guaraciaba") == {documento.pk}
    assert _achados(elenco, '"ata da guaraciaba"') == {documento.pk}
    assert _achados(elenco, '"guaraciaba da ata"') == set()


@pytest.mark.parametrize("dias", [3, 50, 500, 6000])
def test_o_periodo_inclui_o_primeiro_instante_e_exclui_o_ultimo(elenco: Elenco, dias: int) -> None:
    documento = _feito_ha(elenco, dias, "Ata da guaraciaba.")
    feito = documento.criado_em
    instante = timedelta(microseconds=1)
    assert _achados(elenco, "guaraciaba", de=feito, ate=feito + instante) == {documento.pk}
    assert _achados(elenco, "guaraciaba", de=feito + instante) == set()
    assert _achados(elenco, "guaraciaba", ate=feito) == set()
    assert _achados(elenco, "guaraciaba", de=feito, ate=feito) == set()


def test_ficam_os_mais_recentes_e_isso_se_diz(
    elenco: Elenco, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(em_todas, "TETO", 2)
    feitos = [_feito_ha(elenco, dias, "Placa do ipê.") for dias in (60, 30, 0, 0)]
    for texto in ("ipê", '"placa do ipê"'):
        atos = achar_atos(texto, casas=_todas(elenco))
        assert atos.truncado and {chave for _, chave in atos.chaves} == {f.pk for f in feitos[2:]}
    ate = agora() - timedelta(days=20)
    assert _achados(elenco, "ipê", ate=ate) == {f.pk for f in feitos[:2]}


@pytest.mark.parametrize("texto", ["", "de", '"" -', "((((", "e ou não", "\\'; --", "a:*"])
def test_texto_estranho_nao_e_erro(elenco: Elenco, texto: str) -> None:
    assert achar_atos(texto, casas=_todas(elenco)).chaves == []


def test_uma_pergunta_para_achar_e_cinco_por_instituicao_da_pagina(
    elenco: Elenco, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for _ in range(3):
        _assinado(elenco, "ana", elenco.casa, "Poda da sibipiruna.")
        _assinado(elenco, "caio", elenco.outra, "Corte da sibipiruna.")
    casas = list(Instituicao.objects.values_list("pk", flat=True))
    with django_assert_num_queries(1):
        atos = achar_atos("sibipiruna", casas=casas)
    assert len(atos.chaves) == 6
    with django_assert_num_queries(2 * 5):
        assert len(lidos_da_pagina(atos, 0, 10)) == 6


def test_a_funcao_responde_so_chaves_e_nao_abre_a_tabela(elenco: Elenco) -> None:
    """The application's role still sees no row of the index outside a scope."""
    documento = _assinado(elenco, "caio", elenco.outra, "Corte da sibipiruna.")
    assert _achados(elenco, "sibipiruna") == {documento.pk}
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM pesquisa_indicedocumento")
        assert cursor.fetchone() == (0,)
