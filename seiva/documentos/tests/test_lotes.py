"""Many documents signed with one password: each an act of its own, none half done."""

from typing import Any
from uuid import UUID, uuid4

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from seiva.andamentos.models import Andamento
from seiva.core.tenancy import escopo
from seiva.documentos.acoes.assinar import assinar_documento, assinar_pedido, pedir_assinaturas
from seiva.documentos.acoes.excluir import excluir_documento
from seiva.documentos.acoes.salvar import salvar_documento
from seiva.documentos.lotes import (
    atender,
    dar_por_falho,
    desmarcar_lido,
    marcar_lido,
    pendentes,
    versoes_lidas,
)
from seiva.documentos.models import (
    Assinatura,
    Documento,
    LoteDeAssinaturas,
    PedidoDeAssinatura,
)
from seiva.documentos.models.lote import VALIDADE
from seiva.organizacao.models import Titularidade
from tests.apoio import ao_mesmo_tempo, recusado
from tests.elenco import SENHA, Elenco
from tests.fabricas import assinar, autuar, redigir

pytestmark = pytest.mark.django_db


def minutas(elenco: Elenco, quantas: int) -> list[Documento]:
    ana = elenco.ator("ana")
    processo = autuar(ana, elenco.casa)
    return [redigir(ana, elenco.casa, processo) for _ in range(quantas)]


def pedir(
    elenco: Elenco, documentos: list[Documento], quem: str = "ana", **dados: Any
) -> LoteDeAssinaturas:
    padrao: dict[str, Any] = {"senha": SENHA, "cargo": elenco.casa.cargo, "chave": uuid4()}
    pares = [(documento, documento.versao_atual) for documento in documentos]
    return pedir_assinaturas(elenco.ator(quem), documentos=pares, **(padrao | dados))


def atender_todos(elenco: Elenco, lote: LoteDeAssinaturas, quem: str = "ana") -> dict[int, str]:
    """What became of each document."""
    for pedido in pendentes(lote):
        atender(elenco.ator(quem), pedido)
    pedidos = PedidoDeAssinatura.objects.do_lote(lote)
    return dict(pedidos.values_list("documento_id", "estado"))


def test_cada_documento_tem_sua_assinatura_e_seu_andamento(cena: Elenco) -> None:
    documentos = minutas(cena, 4)
    feito = atender_todos(cena, pedir(cena, documentos))
    assert set(feito.values()) == {"assinado"}
    assert Assinatura.objects.count() == 4
    assert Andamento.objects.filter(tipo="documento_assinado").count() == 4
    assert all(d.assinado for d in Documento.objects.all())


def test_a_senha_se_confere_uma_vez_e_antes_de_qualquer_trava(cena: Elenco) -> None:
    documento, outro = minutas(cena, 2)
    with recusado("senha_incorreta"), CaptureQueriesContext(connection) as consultas:
        assinar_documento(
            cena.ator("ana"), documento=documento, senha="errada", cargo=cena.casa.cargo
        )
    assert not [c for c in consultas.captured_queries if "FOR UPDATE" in c["sql"]]
    with recusado("senha_incorreta"):
        pedir(cena, [documento, outro], senha="errada")
    assert not LoteDeAssinaturas.objects.exists()


@pytest.mark.parametrize("quantos", [0, 51])
def test_o_lote_vai_de_um_a_cinquenta(cena: Elenco, quantos: int) -> None:
    with recusado("lote_grande"):
        pedir(cena, minutas(cena, 1) * quantos)


def test_cargo_que_a_pessoa_nao_exerce_e_recusado(cena: Elenco) -> None:
    documentos = minutas(cena, 1)
    lote = pedir(cena, documentos)
    Titularidade.objects.filter(conta=cena.contas["ana"]).delete()
    with recusado("cargo_alheio"):
        pedir(cena, documentos)
    assert atender_todos(cena, lote) == {documentos[0].pk: "recusado"}


def test_um_recusado_nao_impede_os_outros_e_diz_por_que(cena: Elenco) -> None:
    mudou, excluido, nao_lido, certo = minutas(cena, 4)
    ana = cena.ator("ana")
    lote = pedir_assinaturas(
        ana,
        documentos=[(mudou, 1), (excluido, 1), (nao_lido, None), (certo, 1)],
        senha=SENHA,
        cargo=cena.casa.cargo,
        chave=uuid4(),
    )
    salvar_documento(cena.ator("fabio"), documento=mudou, conteudo="<p>x</p>", versao_base=1)
    excluir_documento(ana, documento=excluido)
    feito = atender_todos(cena, lote)
    assert [feito[d.pk] for d in (mudou, excluido, nao_lido, certo)] == [
        "recusado",
        "recusado",
        "recusado",
        "assinado",
    ]
    motivos = dict(PedidoDeAssinatura.objects.values_list("documento_id", "motivo"))
    assert "mudou depois" in motivos[mudou.pk]
    assert "não está mais disponível" in motivos[excluido.pk]
    assert "Leia o documento" in motivos[nao_lido.pk]
    assert Assinatura.objects.get().documento == certo


def test_o_mesmo_formulario_duas_vezes_e_um_lote_so(cena: Elenco) -> None:
    documentos, chave = minutas(cena, 3), UUID(int=7)
    lote = pedir(cena, documentos, chave=chave)
    atender(cena.ator("ana"), pendentes(lote)[0])
    de_novo = pedir(cena, documentos, chave=chave)
    assert de_novo == lote
    assert len(pendentes(de_novo)) == 2
    atender_todos(cena, de_novo)
    assert Assinatura.objects.count() == 3
    with recusado("formulario_usado"):
        pedir(cena, documentos, "fabio", chave=chave)


def test_o_que_a_pessoa_ja_assinou_conta_como_feito(cena: Elenco) -> None:
    documentos = minutas(cena, 2)
    lote = pedir(cena, documentos)
    assinar(cena.ator("ana"), cena.casa, documentos[0])
    assert set(atender_todos(cena, lote).values()) == {"assinado"}
    assert Assinatura.objects.count() == 2


def test_a_senha_vale_so_para_o_lote_quem_digitou_e_por_quinze_minutos(cena: Elenco) -> None:
    documentos = minutas(cena, 2)
    lote = pedir(cena, documentos[:1])
    pedido = PedidoDeAssinatura.objects.get()
    with recusado("lote_alheio"):
        assinar_pedido(cena.ator("fabio"), documento=documentos[0], pedido=pedido)
    with recusado("pedido_atendido"):
        assinar_pedido(cena.ator("ana"), documento=documentos[1], pedido=pedido)
    LoteDeAssinaturas.objects.update(pedido_em=timezone.now() - VALIDADE * 2)
    lote = LoteDeAssinaturas.objects.get()
    assert pendentes(lote) == []
    atender(cena.ator("ana"), pedido.pk)
    assert PedidoDeAssinatura.objects.get().estado == "pendente"
    assert not Assinatura.objects.exists()


def test_o_que_quebra_e_dado_por_falho_e_o_resto_segue(cena: Elenco) -> None:
    documentos = minutas(cena, 2)
    lote = pedir(cena, documentos)
    dar_por_falho(pendentes(lote)[0])
    assert [estado for _, estado in sorted(atender_todos(cena, lote).items())] == [
        "recusado",
        "assinado",
    ]


def test_a_marca_de_lido_e_da_pessoa_e_da_versao(cena: Elenco) -> None:
    ana, fabio = cena.ator("ana"), cena.ator("fabio")
    (documento,) = minutas(cena, 1)
    marcar_lido(ana, documento)
    assert versoes_lidas(ana, [documento.pk]) == {documento.pk: 1}
    assert versoes_lidas(fabio, [documento.pk]) == {}
    salvar_documento(fabio, documento=documento, conteudo="<p>x</p>", versao_base=1)
    marcar_lido(ana, Documento.objects.get(pk=documento.pk))
    assert versoes_lidas(ana, [documento.pk]) == {documento.pk: 2}
    desmarcar_lido(ana, documento)
    assert versoes_lidas(ana, [documento.pk]) == {}


@pytest.mark.django_db(transaction=True)
def test_dois_pedidos_sobre_o_mesmo_lote_dividem_o_trabalho(elenco: Elenco) -> None:
    casa = elenco.casa
    with elenco.em(casa):
        ana, lote = elenco.ator("ana"), pedir(elenco, minutas(elenco, 6))
        por_fazer = pendentes(lote)

    def trabalhar() -> None:
        for pedido in por_fazer:
            with transaction.atomic(), escopo(casa.instituicao.pk):
                atender(ana, pedido)

    erros = [r for r in ao_mesmo_tempo(trabalhar, trabalhar) if isinstance(r, Exception)]
    assert erros == []
    with elenco.em(casa):
        assert Assinatura.objects.count() == 6
        assert set(PedidoDeAssinatura.objects.values_list("estado", flat=True)) == {"assinado"}
