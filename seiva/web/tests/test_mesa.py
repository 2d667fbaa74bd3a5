"""The mesa: boxes, filters, order, pages."""

import re
from datetime import timedelta

import pytest
from django.db import connection

from seiva.core.relogio import hoje
from seiva.mesa.consulta import Pedido
from seiva.mesa.contagens import contar_caixas
from seiva.mesa.linhas import listar
from seiva.organizacao.models import Pessoa
from seiva.processos.acoes.anotar import anotar_processo, definir_prazo
from seiva.processos.acoes.atribuir import atribuir_processo
from seiva.processos.acoes.enviar import enviar_processo
from seiva.processos.models import Processo
from seiva.web.tests.apoio import contando, entrar, texto, url
from tests.elenco import Elenco
from tests.fabricas import autuar, redigir

pytestmark = pytest.mark.django_db


def numeros(pagina: str) -> list[str]:
    return re.findall(r'<a class="numero" href="[^"]+">([^<]+)</a>', pagina)


def lista(elenco: Elenco, quem: str, **consulta: object) -> list[str]:
    return numeros(texto(entrar(elenco, quem).get(url(elenco.casa, "mesa/"), consulta)))


def test_mesa_vazia_ensina(elenco: Elenco) -> None:
    pagina = texto(entrar(elenco, "ana").get(url(elenco.casa, "mesa/")))
    assert "a mesa está em dia" in pagina
    assert "Novo processo" in pagina


def test_cada_caixa_mostra_e_conta_o_que_lhe_cabe(elenco: Elenco) -> None:
    casa = elenco.casa
    with elenco.em(casa):
        ana, bia = elenco.ator("ana"), elenco.ator("bia")
        meu = autuar(ana, casa)
        com_minuta = autuar(elenco.ator("fabio"), casa)
        redigir(ana, casa, com_minuta)
        definir_prazo(ana, processo=meu, data=hoje())
        chegou = autuar(bia, casa)
        enviar_processo(bia, processo=chegou, destinos=[casa.unidades["RH"]], retorno_em=hoje())
        pedido = autuar(ana, casa)
        enviar_processo(ana, processo=pedido, destinos=[casa.unidades["GAB"]], retorno_em=hoje())
        contagem = contar_caixas(ana)
    esperado = {
        "todos": [chegou, com_minuta, meu],
        "nao-lidos": [chegou],
        "meus": [meu],
        "assinar": [com_minuta],
        "prazos": [meu],
        "devolver": [chegou],
        "aguardando": [pedido],
        "recebidos": [chegou],
        "gerados": [com_minuta, meu],
    }
    for caixa, processos in esperado.items():
        assert lista(elenco, "ana", caixa=caixa) == [p.numero for p in processos], caixa
        assert contagem[caixa] == len(processos), caixa


def test_nao_lido_e_dito_em_texto_e_a_anotacao_e_so_da_unidade(elenco: Elenco) -> None:
    casa = elenco.casa
    with elenco.em(casa):
        ana = elenco.ator("ana")
        processo = autuar(ana, casa)
        anotar_processo(ana, processo=processo, texto="falar com o jurídico")
        enviar_processo(
            ana, processo=processo, destinos=[casa.unidades["TRIB"]], manter_aberto=True
        )
    de_bia = texto(entrar(elenco, "bia").get(url(casa, "mesa/")))
    assert "Não lido: " in de_bia
    assert "falar com o jurídico" not in de_bia
    assert "falar com o jurídico" in texto(entrar(elenco, "ana").get(url(casa, "mesa/")))


def test_filtra_por_tipo_pessoa_e_texto_digitado(elenco: Elenco) -> None:
    casa = elenco.casa
    with elenco.em(casa):
        ana = elenco.ator("ana")
        um = autuar(ana, casa, especificacao="Muro do cemitério", interessados=[casa.maria])
        dois = autuar(ana, casa, tipo=casa.sindicancia, nivel=1, especificacao="Apuração")
        atribuir_processo(ana, processo=dois, pessoa=elenco.contas["fabio"])
    assert lista(elenco, "ana", tipo=casa.sindicancia.pk) == [dois.numero]
    assert lista(elenco, "ana", pessoa=elenco.contas["fabio"].pk) == [dois.numero]
    assert lista(elenco, "ana", pessoa="ninguem") == []
    for procura in ("cemitério", "MARIA", um.numero[-12:-3]):
        assert um.numero in lista(elenco, "ana", texto=procura), procura
    assert lista(elenco, "ana", texto="maria") == [um.numero]
    assert "Nada com este filtro" in texto(
        entrar(elenco, "ana").get(url(casa, "mesa/"), {"texto": "não existe"})
    )


def test_agrupa_e_ordena_sem_perder_ninguem(elenco: Elenco) -> None:
    casa = elenco.casa
    with elenco.em(casa):
        ana = elenco.ator("ana")
        antigo = autuar(ana, casa)
        sindicancia = autuar(ana, casa, tipo=casa.sindicancia, nivel=1)
        urgente = autuar(ana, casa)
        definir_prazo(ana, processo=urgente, data=hoje() - timedelta(days=1))
        definir_prazo(ana, processo=antigo, data=hoje() + timedelta(days=9))
    um, dois, tres = antigo.numero, sindicancia.numero, urgente.numero
    assert lista(elenco, "ana") == [tres, dois, um]
    assert lista(elenco, "ana", ordenar="antigos") == [um, dois, tres]
    assert lista(elenco, "ana", ordenar="prazo") == [tres, um, dois]
    assert lista(elenco, "ana", ordenar="tipo") == [tres, um, dois]
    for grupo in ("tipo", "responsavel", "data", "origem"):
        assert sorted(lista(elenco, "ana", agrupar=grupo)) == sorted([um, dois, tres])
    pagina = texto(entrar(elenco, "ana").get(url(casa, "mesa/"), {"agrupar": "tipo"}))
    assert re.search(r'scope="rowgroup">Férias', pagina)


@pytest.mark.parametrize("consulta", [{}, {"ordenar": "antigos"}, {"agrupar": "responsavel"}])
def test_paginas_cobrem_tudo_uma_vez_para_a_frente_e_para_tras(
    elenco: Elenco, monkeypatch: pytest.MonkeyPatch, consulta: dict[str, str]
) -> None:
    monkeypatch.setattr("seiva.mesa.consulta.POR_PAGINA", 3)
    with elenco.em(elenco.casa):
        ana = elenco.ator("ana")
        todos = {autuar(ana, elenco.casa).numero for _ in range(8)}
    cliente = entrar(elenco, "ana")
    paginas: list[list[str]] = []
    endereco: str | None = url(elenco.casa, "mesa/")
    extra: dict[str, str] = consulta
    while endereco:
        corpo = texto(cliente.get(endereco, extra))
        paginas.append(numeros(corpo))
        extra = {}
        achado = re.search(r'rel="next" href="([^"]+)"', corpo)
        volta = re.search(r'rel="prev" href="([^"]+)"', corpo)
        endereco = achado[1].replace("&amp;", "&") if achado else None
    assert [len(p) for p in paginas] == [3, 3, 2]
    assert {n for p in paginas for n in p} == todos
    assert volta is not None
    anterior = texto(cliente.get(volta[1].replace("&amp;", "&")))
    assert numeros(anterior) == paginas[1]


def test_cursor_sem_sentido_da_a_primeira_pagina(elenco: Elenco) -> None:
    with elenco.em(elenco.casa):
        autuar(elenco.ator("ana"), elenco.casa)
    for ruim in ("x", "W10", "WyJ0OjIwMjYiXQ", "eyJhIjoxfQ", "ñ"):
        assert len(lista(elenco, "ana", depois=ruim)) == 1


def test_sigiloso_so_aparece_para_quem_tem_credencial(elenco: Elenco) -> None:
    casa = elenco.casa
    with elenco.em(casa):
        casa.ferias.niveis = [0, 1, 2]
        casa.ferias.save()
        autuar(elenco.ator("ana"), casa, nivel=2)
        assert contar_caixas(elenco.ator("fabio"))["todos"] == 0
    assert len(lista(elenco, "ana")) == 1
    assert lista(elenco, "fabio") == []


def test_numero_de_consultas_nao_cresce_com_a_lista(elenco: Elenco) -> None:
    casa = elenco.casa
    ana = entrar(elenco, "ana")

    def medir(quantos: int) -> int:
        with elenco.em(casa):
            ator = elenco.ator("ana")
            for i in range(quantos):
                outra = Pessoa.objects.create(tipo="PF", nome=f"Pessoa {i}")
                processo = autuar(ator, casa, interessados=[casa.maria, outra])
                anotar_processo(ator, processo=processo, texto="nota")
        ana.get(url(casa, "mesa/"))
        with contando() as consultas:
            pagina = texto(ana.get(url(casa, "mesa/")))
        assert "Maria de Souza (+1)" in pagina
        return len(consultas)

    poucos = medir(2)
    assert medir(12) == poucos
    assert poucos <= 20


def test_contagem_para_no_teto(elenco: Elenco, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("seiva.mesa.contagens.TETO", 2)
    with elenco.em(elenco.casa):
        for _ in range(5):
            autuar(elenco.ator("ana"), elenco.casa)
        assert contar_caixas(elenco.ator("ana"))["todos"] == 3


def test_mesa_de_outra_instituicao_nao_existe(elenco: Elenco) -> None:
    with elenco.em(elenco.casa):
        autuar(elenco.ator("ana"), elenco.casa)
    assert entrar(elenco, "caio").get(url(elenco.casa, "mesa/")).status_code == 404
    pagina = texto(entrar(elenco, "caio").get(url(elenco.outra, "mesa/")))
    assert numeros(pagina) == []


def test_so_mostra_processos_abertos_na_unidade_em_uso(elenco: Elenco) -> None:
    with elenco.em(elenco.casa):
        processo = autuar(elenco.ator("bia"), elenco.casa)
        assert Processo.objects.legiveis_por(elenco.ator("ana")).filter(pk=processo.pk).exists()
    assert lista(elenco, "ana") == []


@pytest.mark.parametrize("consulta", [{}, {"ordenar": "antigos"}])
def test_o_indice_da_mesa_da_a_ordem_sem_ordenar(elenco: Elenco, consulta: dict[str, str]) -> None:
    with elenco.em(elenco.casa):
        ana = elenco.ator("ana")
        with contando() as consultas:
            listar(ana, Pedido.ler(consulta))
        with connection.cursor() as cursor:
            # With a handful of rows any plan is cheap: forbid the ones that would not scale.
            for nome in ("seqscan", "bitmapscan", "sort", "hashjoin", "mergejoin"):
                cursor.execute(f"SET LOCAL enable_{nome} = off")
            cursor.execute(f"EXPLAIN {consultas.captured_queries[0]['sql']}")
            plano = "\n".join(linha[0] for linha in cursor.fetchall())
    assert "using passagem_mesa" in plano, plano
    assert "Sort" not in plano, plano
