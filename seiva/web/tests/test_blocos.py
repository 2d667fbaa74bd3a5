"""Blocos on the screen: lists, one block, its acts, and putting things into it."""

from typing import Any
from uuid import uuid4

import pytest
from django.test import Client

from seiva.blocos.acoes.disponibilizar import devolver_bloco
from seiva.blocos.models import Bloco, Disponibilizacao, ItemDoBloco
from seiva.blocos.tests.apoio import de_assinatura, de_reuniao, disponibilizar, novo
from seiva.documentos.models import Documento
from seiva.web.tests.apoio import contando, entrar, texto, url
from seiva.web.tests.documentos import minuta, processo_de_ana
from tests.elenco import Elenco
from tests.fabricas import assinar, redigir

pytestmark = pytest.mark.django_db


def do_bloco(elenco: Elenco, bloco: Bloco, caminho: str = "") -> str:
    return url(elenco.casa, f"blocos/{bloco.pk}/{caminho}")


def em_trib(elenco: Elenco, quantos: int = 1) -> tuple[Bloco, list[Documento]]:
    """A signature block of RH in TRIB."""
    with elenco.em(elenco.casa):
        ana = elenco.ator("ana")
        bloco, documentos = de_assinatura(ana, elenco.casa, quantos)
        return disponibilizar(ana, elenco.casa, bloco), documentos


def lido(elenco: Elenco, bloco: Bloco) -> Bloco:
    with elenco.em(elenco.casa):
        return Bloco.objects.get(pk=bloco.pk)


def test_novo_bloco_e_a_lista_de_cada_caixa(elenco: Elenco) -> None:
    ana = entrar(elenco, "ana")
    dados: dict[str, Any] = {"tipo": "R", "descricao": "Comissão de sexta", "chave": uuid4()}
    for _ in range(2):  # the same form sent twice is one block
        pagina = texto(ana.post(url(elenco.casa, "blocos/novo/"), dados, follow=True))
        assert "Bloco de reunião 1" in pagina
    assert "Comissão de sexta" in texto(ana.get(url(elenco.casa, "blocos/?caixa=reuniao")))
    assert "Comissão" not in texto(ana.get(url(elenco.casa, "blocos/?caixa=assinatura")))
    assert "Comissão" not in texto(entrar(elenco, "bia").get(url(elenco.casa, "blocos/")))
    vazio = ana.post(url(elenco.casa, "blocos/novo/"), {"tipo": "A", "chave": uuid4()})
    assert vazio.status_code == 422
    assert "Diga para que é o bloco" in texto(vazio)


def test_a_lista_conta_em_poucas_consultas_e_se_pagina(elenco: Elenco) -> None:
    with elenco.em(elenco.casa):
        ana = elenco.ator("ana")
        for i in range(32):
            novo(ana, "A", f"Bloco da semana {i:02d}")
        de_assinatura(ana, elenco.casa, 3)
    cliente = entrar(elenco, "ana")
    cliente.get(url(elenco.casa, "blocos/"))
    with contando() as muitas:
        primeira = cliente.get(url(elenco.casa, "blocos/"))
    assert texto(primeira).count("data-linha") == 30
    proximos = primeira.context["pagina"]["proximos"]
    with contando() as poucas:
        segunda = texto(cliente.get(proximos))
    assert segunda.count("data-linha") == 3
    assert len(muitas) == len(poucas)
    assert len(muitas) <= 16


def test_quem_recebe_ve_o_bloco_le_a_minuta_e_devolve(elenco: Elenco) -> None:
    bloco, (documento,) = em_trib(elenco)
    bia = entrar(elenco, "bia")
    recebidos = texto(bia.get(url(elenco.casa, "blocos/?caixa=recebidos")))
    assert "Por receber" in recebidos
    pagina = texto(bia.get(do_bloco(elenco, bloco)))
    assert documento.numero_formatado in pagina
    assert "Recebido" in pagina
    assert "Disponibilizar" not in pagina
    with elenco.em(elenco.casa):
        assert Disponibilizacao.objects.get().recebido_em is not None
    folha = bia.get(url(elenco.casa, f"documentos/{documento.pk}/conteudo/"))
    assert "Defiro." in texto(folha)
    processo = bia.get(url(elenco.casa, f"processos/{documento.processo_id}/"))
    assert documento.numero_formatado in texto(processo)
    assert "liberada num bloco" in texto(
        bia.get(url(elenco.casa, f"processos/{documento.processo_id}/?documento={documento.pk}"))
    )
    assert documento.processo.numero not in texto(bia.get(url(elenco.casa, "mesa/")))
    bia.post(do_bloco(elenco, bloco, "devolver/"))
    assert lido(elenco, bloco).estado == "R"
    assert bia.get(do_bloco(elenco, bloco)).status_code == 404
    assert bia.get(url(elenco.casa, f"documentos/{documento.pk}/conteudo/")).status_code == 404


def test_disponibilizar_para_varias_unidades_e_cancelar(elenco: Elenco) -> None:
    with elenco.em(elenco.casa):
        bloco, _ = de_assinatura(elenco.ator("ana"), elenco.casa)
    ana, casa = entrar(elenco, "ana"), elenco.casa
    formulario = texto(ana.get(do_bloco(elenco, bloco, "disponibilizar/")))
    assert "TRIB – Tributação" in formulario
    assert "RH – Recursos Humanos" not in formulario
    assert ana.post(do_bloco(elenco, bloco, "disponibilizar/"), {}).status_code == 422
    unidades = [casa.unidades["TRIB"].pk, casa.unidades["GAB"].pk]
    pagina = texto(
        ana.post(do_bloco(elenco, bloco, "disponibilizar/"), {"unidades": unidades}, follow=True)
    )
    assert "Bloco disponibilizado." in pagina
    assert "ainda não abriu" in pagina
    recusada = texto(ana.get(do_bloco(elenco, bloco, "concluir/"), follow=True))
    assert "O bloco está em outras unidades" in recusada
    ana.post(do_bloco(elenco, bloco, "cancelar/"))
    assert lido(elenco, bloco).estado == "A"


@pytest.mark.parametrize(
    ("ato", "dados", "dito"),
    [
        ("concluir", {}, "Bloco concluído."),
        ("alterar", {"descricao": "Outra", "prioritario": "on"}, "Bloco alterado."),
        ("excluir", {}, "Bloco excluído."),
    ],
)
def test_os_atos_do_dono(elenco: Elenco, ato: str, dados: Any, dito: str) -> None:
    with elenco.em(elenco.casa):
        bloco = novo(elenco.ator("ana"))
    ana = entrar(elenco, "ana")
    assert ana.get(do_bloco(elenco, bloco, f"{ato}/")).status_code == 200
    assert dito in texto(ana.post(do_bloco(elenco, bloco, f"{ato}/"), dados, follow=True))
    assert ana.get(do_bloco(elenco, bloco, "nada/")).status_code == 404


def test_atribuir_e_reabrir(elenco: Elenco) -> None:
    with elenco.em(elenco.casa):
        bloco = novo(elenco.ator("ana"))
    ana = entrar(elenco, "ana")
    ana.post(do_bloco(elenco, bloco, "atribuir/"), {"pessoa": elenco.contas["fabio"].pk})
    assert lido(elenco, bloco).atribuido_a == elenco.contas["fabio"]
    ana.post(do_bloco(elenco, bloco, "concluir/"))
    ana.post(do_bloco(elenco, bloco, "reabrir/"))
    assert lido(elenco, bloco).estado == "A"


def test_anotar_e_retirar_um_item(elenco: Elenco) -> None:
    with elenco.em(elenco.casa):
        bloco, processo = de_reuniao(elenco.ator("ana"), elenco.casa)
        item = ItemDoBloco.objects.get()
    ana, onde = entrar(elenco, "ana"), do_bloco(elenco, bloco, f"itens/{item.pk}/")
    assert "Retirar" in texto(ana.get(onde))
    pagina = texto(ana.post(onde, {"texto": "Primeiro da pauta", "acao": "anotar"}, follow=True))
    assert "Primeiro da pauta" in pagina
    assert "Ana Prado, RH" in pagina
    depois = texto(ana.post(onde, {"acao": "retirar"}, follow=True))
    assert "O bloco está vazio" in depois
    assert processo.numero in depois  # its history tells
    assert ana.get(onde).status_code == 404


def incluir(cliente: Client, onde: str, **dados: Any) -> Any:
    return cliente.post(onde, {"chave": uuid4()} | dados, follow=True)


def test_da_pagina_do_documento_para_um_bloco_novo(elenco: Elenco) -> None:
    documento = minuta(elenco)
    ana, onde = entrar(elenco, "ana"), url(elenco.casa, f"documentos/{documento.pk}/bloco/")
    leitor = f"processos/{documento.processo_id}/?documento={documento.pk}"
    assert onde in texto(ana.get(url(elenco.casa, leitor)))
    sem = incluir(ana, onde, tipo="A")
    assert sem.status_code == 422
    assert "Diga para que é o bloco" in texto(sem)
    pagina = texto(incluir(ana, onde, tipo="A", descricao="Para o prefeito"))
    assert "Incluído no" in pagina
    assert documento.numero_formatado in pagina
    de_novo = incluir(ana, onde, bloco=_unico(elenco).pk)
    assert "Já está no" in texto(de_novo)


def _unico(elenco: Elenco) -> Bloco:
    with elenco.em(elenco.casa):
        return Bloco.objects.get()


def test_da_pagina_do_processo_as_minutas_para_assinatura_ou_o_processo(elenco: Elenco) -> None:
    processo = processo_de_ana(elenco)
    with elenco.em(elenco.casa):
        ana_ator = elenco.ator("ana")
        um, dois = (redigir(ana_ator, elenco.casa, processo) for _ in range(2))
        assinatura, reuniao = novo(ana_ator, "A"), novo(ana_ator, "R", "Comissão")
    ana, onde = entrar(elenco, "ana"), url(elenco.casa, f"processos/{processo.pk}/bloco/")
    assert onde in texto(ana.get(url(elenco.casa, f"processos/{processo.pk}/")))
    assert dois.numero_formatado in texto(ana.get(onde))
    incluir(ana, onde, processo=processo.pk, bloco=assinatura.pk, documento=[um.pk], tipo="R")
    incluir(ana, onde, processo=processo.pk, bloco=reuniao.pk, tipo="R")
    with elenco.em(elenco.casa):
        assert [i.documento_id for i in ItemDoBloco.objects.do_bloco(assinatura)] == [um.pk]
        assert [i.processo_id for i in ItemDoBloco.objects.do_bloco(reuniao)] == [processo.pk]


def test_da_mesa_varios_processos_de_uma_vez(elenco: Elenco) -> None:
    um, dois = processo_de_ana(elenco), processo_de_ana(elenco)
    ana, casa = entrar(elenco, "ana"), elenco.casa
    marcados = {"acao": "bloco", "processo": [um.pk, dois.pk]}
    pagina = ana.post(url(casa, "mesa/lote/"), marcados, follow=True)
    assert um.numero in texto(pagina)
    dados = {"processo": [um.pk, dois.pk], "tipo": "I", "descricao": "Licitações do mês"}
    depois = texto(incluir(ana, url(casa, "blocos/incluir/"), **dados))
    assert "2 itens incluídos" in depois
    assert "Bloco de interno" not in depois


def test_o_que_nao_entra_e_dito_e_o_resto_entra(elenco: Elenco) -> None:
    meu = processo_de_ana(elenco)
    with elenco.em(elenco.casa):
        bloco, no_bloco = de_reuniao(elenco.ator("ana"), elenco.casa)
    dados = {"processo": [meu.pk, no_bloco.pk], "bloco": bloco.pk, "tipo": "R"}
    pagina = texto(incluir(entrar(elenco, "ana"), url(elenco.casa, "blocos/incluir/"), **dados))
    assert "Incluído no" in pagina
    assert f"{no_bloco.numero}: Já está no" in pagina


def test_bloco_alheio_ou_documento_alheio_nao_existe(elenco: Elenco) -> None:
    with elenco.em(elenco.casa):
        bloco, (documento,) = de_assinatura(elenco.ator("ana"), elenco.casa)
        item = ItemDoBloco.objects.get()
    bia = entrar(elenco, "bia")
    for caminho in ("", "concluir/", f"itens/{item.pk}/"):
        assert bia.get(do_bloco(elenco, bloco, caminho)).status_code == 404
    onde = url(elenco.casa, f"documentos/{documento.pk}/bloco/")
    assert bia.get(onde).status_code == 404
    assert bia.get(url(elenco.casa, "blocos/incluir/?documento=1")).status_code == 404


def test_o_menu_conta_os_blocos_recebidos_e_os_documentos_liberados(elenco: Elenco) -> None:
    bloco, (documento, _) = em_trib(elenco, 2)
    bia = entrar(elenco, "bia")
    pagina = bia.get(url(elenco.casa, "mesa/"))
    assert pagina.context["casa"]["pendencias"]["blocos"] == 1
    assert pagina.context["casa"]["pendencias"]["para_assinar"] == 2
    with elenco.em(elenco.casa):
        assinar(elenco.ator("bia"), elenco.casa, documento)
        devolver_bloco(elenco.ator("bia"), bloco=bloco)
    depois = bia.get(url(elenco.casa, "mesa/")).context["casa"]["pendencias"]
    assert (depois["blocos"], depois["para_assinar"]) == (0, 0)
