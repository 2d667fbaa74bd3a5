"""Changing the register of a document."""

from datetime import date
from typing import Any

import pytest

from seiva.andamentos.models import Andamento
from seiva.documentos.acoes.alterar import alterar_documento
from seiva.documentos.acoes.excluir import cancelar_documento
from seiva.documentos.acoes.incluir import DadosDoDocumento
from seiva.documentos.acoes.ver import ver_documento
from seiva.documentos.models import Congelamento, Documento, Versao
from seiva.processos.acoes.enviar import enviar_processo
from tests.apoio import recusado
from tests.elenco import Elenco
from tests.fabricas import assinar, autuar, redigir

pytestmark = pytest.mark.django_db


def dados(cena: Elenco, **mudancas: Any) -> DadosDoDocumento:
    return DadosDoDocumento(**({"tipo": cena.casa.oficio} | mudancas))


def textos(documento: Documento) -> list[str]:
    historia = Andamento.objects.filter(processo=documento.processo).order_by("sequencia")
    return [a.texto for a in historia if "Alterad" in a.texto]


def test_salvar_sem_mudar_nada_nao_registra_nada(cena: Elenco) -> None:
    ana = cena.ator("ana")
    documento = redigir(ana, cena.casa, autuar(ana, cena.casa))
    alterar_documento(ana, documento=documento, dados=dados(cena))
    assert textos(documento) == []


def test_cada_campo_mudado_fica_com_antes_e_depois(cena: Elenco) -> None:
    casa, ana = cena.casa, cena.ator("ana")
    documento = redigir(ana, casa, autuar(ana, casa))
    n, antes = documento.numero_formatado, f"{documento.data:%d/%m/%Y}"
    alterar_documento(
        ana,
        documento=documento,
        dados=dados(
            cena,
            nivel=1,
            hipotese=casa.hipotese,
            descricao=" Resposta ",
            nome_na_arvore="à Câmara",
            data=date(2026, 1, 5),
        ),
    )
    assert textos(documento) == [
        f"Alterado descrição do documento {n} de “” para “Resposta”",
        f"Alterado nome na árvore do documento {n} de “” para “à Câmara”",
        f"Alterado data do documento {n} de “{antes}” para “05/01/2026”",
        f"Alterado nível de acesso do documento {n} de público para restrito",
        f"Alterada hipótese legal do documento {n} de “” para “{casa.hipotese}”",
    ]
    documento = Documento.objects.get()
    assert (documento.nivel, documento.descricao) == (1, "Resposta")


def test_o_cadastro_do_assinado_muda_e_o_conteudo_nao(cena: Elenco) -> None:
    casa, ana, bia = cena.casa, cena.ator("ana"), cena.ator("bia")
    processo = autuar(ana, casa)
    documento = redigir(ana, casa, processo)
    assinar(ana, casa, documento)
    enviar_processo(ana, processo=processo, destinos=[casa.unidades["TRIB"]])
    alterar_documento(bia, documento=documento, dados=dados(cena, descricao="Revista"))
    assert Documento.objects.get().assinado
    assert Versao.objects.count() == 1
    assert Congelamento.objects.count() == 1


@pytest.mark.parametrize(
    ("mudanca", "codigo"),
    [
        ({"nivel": 1}, "hipotese_obrigatoria"),
        ({"data": date(2999, 1, 1)}, "data_futura"),
        ({"descricao": "x" * 251}, "descricao_longa"),
        ({"nome_na_arvore": "x" * 51}, "nome_longo"),
    ],
)
def test_as_regras_da_inclusao_valem_na_alteracao(cena: Elenco, mudanca: dict, codigo: str) -> None:
    ana = cena.ator("ana")
    documento = redigir(ana, cena.casa, autuar(ana, cena.casa))
    with recusado(codigo):
        alterar_documento(ana, documento=documento, dados=dados(cena, **mudanca))
    assert textos(documento) == []


def test_documento_escrito_aqui_nao_vira_tipo_de_arquivo(cena: Elenco) -> None:
    ana = cena.ator("ana")
    documento = redigir(ana, cena.casa, autuar(ana, cena.casa))
    with recusado("tipo_so_externo"):
        alterar_documento(ana, documento=documento, dados=dados(cena, tipo=cena.casa.anexo))


def test_cancelado_ou_com_processo_fechado_nao_se_altera(cena: Elenco) -> None:
    casa, ana, bia = cena.casa, cena.ator("ana"), cena.ator("bia")
    processo = autuar(ana, casa)
    documento = redigir(ana, casa, processo)
    with recusado("processo_fechado_na_unidade"):
        alterar_documento(bia, documento=documento, dados=dados(cena, descricao="x"))
    assinar(ana, casa, documento)
    ver_documento(bia, documento=Documento.objects.get())
    cancelar_documento(ana, documento=documento, motivo="Engano")
    with recusado("documento_cancelado"):
        alterar_documento(ana, documento=documento, dados=dados(cena, descricao="x"))


def test_minuta_de_outra_unidade_nao_se_altera(cena: Elenco) -> None:
    """A draft exists only for the unit that writes it, also for this act (domain.md §2.5)."""
    casa, ana, bia = cena.casa, cena.ator("ana"), cena.ator("bia")
    processo = autuar(ana, casa)
    documento = redigir(ana, casa, processo)
    enviar_processo(ana, processo=processo, destinos=[casa.unidades["TRIB"]])
    with recusado("minuta_de_outra_unidade"):
        alterar_documento(bia, documento=documento, dados=dados(cena, descricao="x"))
