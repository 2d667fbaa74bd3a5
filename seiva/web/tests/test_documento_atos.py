"""Excluir, cancelar, alterar cadastro."""

import pytest

from seiva.andamentos.models import Andamento
from seiva.documentos.models import Documento
from seiva.web.tests.apoio import entrar, texto
from seiva.web.tests.documentos import assinado, do_documento, enviar, ler, minuta
from tests.elenco import Elenco

pytestmark = pytest.mark.django_db


def vivo(elenco: Elenco, documento: Documento) -> bool:
    with elenco.em(elenco.casa):
        return Documento.objects.filter(pk=documento.pk).exists()


def test_excluir_diz_o_que_acontece_e_so_o_post_exclui(elenco: Elenco) -> None:
    documento = assinado(elenco)
    ana = entrar(elenco, "ana")
    onde = do_documento(elenco, documento, "excluir/")
    pagina = texto(ana.get(onde))
    assert "Não há como desfazer" in pagina
    assert "As assinaturas perdem o efeito" in pagina
    assert vivo(elenco, documento)
    resposta = ana.post(onde)
    assert resposta.url.endswith(f"/processos/{documento.processo_id}/")
    assert not vivo(elenco, documento)
    assert ana.post(onde).status_code == 404


def test_o_que_ja_saiu_da_unidade_nao_se_exclui_cancela_se(elenco: Elenco) -> None:
    documento = assinado(elenco)
    enviar(elenco, documento.processo, manter_aberto=True)
    ana = entrar(elenco, "ana")
    recusa = ana.post(do_documento(elenco, documento, "excluir/"), follow=True)
    assert "cancele-o com motivo" in texto(recusa)
    assert vivo(elenco, documento)
    onde = do_documento(elenco, documento, "cancelar/")
    assert "deixa de abrir para todos" in texto(ana.get(onde))
    assert ana.post(onde, {"motivo": " "}).status_code == 422
    longo = ana.post(onde, {"motivo": "x" * 501})
    assert longo.status_code == 422
    assert "x" * 501 in texto(longo)
    assert ana.post(onde, {"motivo": "Juntado por engano"}).status_code == 302
    assert ler(elenco, documento.pk).cancelado


def test_minuta_nao_se_cancela(elenco: Elenco) -> None:
    documento = minuta(elenco)
    onde = do_documento(elenco, documento, "cancelar/")
    resposta = entrar(elenco, "ana").post(onde, {"motivo": "x"}, follow=True)
    assert "Minuta não se cancela" in texto(resposta)
    assert ler(elenco, documento.pk).minuta


def test_sem_permissao_de_cancelar(elenco: Elenco) -> None:
    documento = assinado(elenco)
    enviar(elenco, documento.processo, manter_aberto=True)
    onde = do_documento(elenco, documento, "cancelar/")
    resposta = entrar(elenco, "fabio").post(onde, {"motivo": "x"}, follow=True)
    assert "Seu perfil nesta unidade não permite" in texto(resposta)
    assert ler(elenco, documento.pk).assinado


def test_alterar_cadastro_registra_antes_e_depois(elenco: Elenco) -> None:
    documento = assinado(elenco)
    ana = entrar(elenco, "ana")
    onde = do_documento(elenco, documento, "alterar/")
    pagina = texto(ana.get(onde))
    assert f'value="{documento.data:%Y-%m-%d}"' in pagina
    dados = {
        "tipo": elenco.casa.oficio.pk,
        "descricao": "Férias da Maria",
        "nome_na_arvore": "",
        "data": f"{documento.data:%Y-%m-%d}",
        "nivel": "1",
        "hipotese": elenco.casa.hipotese.pk,
    }
    assert ana.post(onde, dados).status_code == 302
    alterado = ler(elenco, documento.pk)
    assert (alterado.descricao, alterado.nivel) == ("Férias da Maria", 1)
    with elenco.em(elenco.casa):
        tipos = set(Andamento.objects.values_list("tipo", flat=True))
    assert {"documento_alterado", "documento_nivel_alterado"} <= tipos


@pytest.mark.parametrize(
    ("troca", "trecho"),
    [
        ({"data": "2999-01-01"}, "não pode ser futura"),
        ({"nivel": "1", "hipotese": ""}, "Escolha a hipótese legal"),
        ({"tipo": "999999"}, "válida"),
    ],
)
def test_alteracao_impossivel_fica_ao_lado_do_campo(
    elenco: Elenco, troca: dict[str, str], trecho: str
) -> None:
    documento = minuta(elenco)
    dados = {
        "tipo": elenco.casa.oficio.pk,
        "descricao": "digitado",
        "data": f"{documento.data:%Y-%m-%d}",
        "nivel": "0",
    }
    onde = do_documento(elenco, documento, "alterar/")
    resposta = entrar(elenco, "ana").post(onde, dados | troca)
    assert resposta.status_code == 422
    assert trecho in texto(resposta)
    assert 'value="digitado"' in texto(resposta)
