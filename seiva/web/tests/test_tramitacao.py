"""Acts asked by pages: one process, several, refusals, and two people at once."""

import re
import threading
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.db import connection

from seiva.andamentos.models import Andamento
from seiva.catalogo.models import Feriado
from seiva.core.relogio import hoje
from seiva.processos.acoes.anotar import anotar_processo
from seiva.processos.acoes.concluir import concluir_processo
from seiva.processos.acoes.enviar import enviar_processo
from seiva.processos.models import Anotacao, Destino, Passagem, Processo, Relacao
from seiva.processos.regras.prazos import prazo_corrido
from seiva.web.tests.apoio import entrar, texto, url
from tests.elenco import Casa, Elenco, montar
from tests.fabricas import autuar, redigir

pytestmark = pytest.mark.django_db


def caminho(casa: Casa, processo: Processo, ato: str = "") -> str:
    return url(casa, f"processos/{processo.pk}/{ato}")


def novo(elenco: Elenco, quem: str = "ana", **dados: Any) -> Processo:
    with elenco.em(elenco.casa):
        return autuar(elenco.ator(quem), elenco.casa, **dados)


def tipos(elenco: Elenco, processo: Processo) -> list[str]:
    with elenco.em(elenco.casa):
        entradas = Andamento.objects.filter(processo=processo).order_by("sequencia")
        return list(entradas.values_list("tipo", flat=True))


def test_enviar_volta_a_mesa_e_oferece_desfazer(elenco: Elenco) -> None:
    casa, processo = elenco.casa, novo(elenco)
    ana = entrar(elenco, "ana")
    dados = {"destinos": [casa.unidades["TRIB"].pk, casa.unidades["GAB"].pk]}
    mesa = texto(ana.post(caminho(casa, processo, "enviar/"), dados, follow=True))
    assert "enviado a GAB e TRIB." in mesa or "enviado a TRIB e GAB." in mesa
    desfazer = re.search(r'<a href="([^"]+)">Desfazer envio</a>', mesa)
    assert desfazer is not None
    assert "como estava" in texto(ana.get(desfazer[1]))
    depois = texto(ana.post(desfazer[1], follow=True))
    assert "Envio desfeito" in depois
    assert tipos(elenco, processo)[-1] == "remessa_desfeita"


def test_enviar_mantendo_aberto_e_pedindo_devolucao_volta_ao_processo(elenco: Elenco) -> None:
    casa, processo = elenco.casa, novo(elenco)
    ate = hoje() + timedelta(days=5)
    dados = {
        "destinos": [casa.unidades["TRIB"].pk],
        "manter_aberto": "on",
        "retorno_em": ate.isoformat(),
    }
    resposta = entrar(elenco, "ana").post(caminho(casa, processo, "enviar/"), dados, follow=True)
    assert resposta.redirect_chain[-1][0] == caminho(casa, processo)
    assert "Volta de TRIB" in texto(resposta)
    with elenco.em(casa):
        assert Destino.objects.get(processo=processo).retorno_em == ate


def test_enviar_sem_unidade_e_com_data_passada_mostra_tudo_de_novo(elenco: Elenco) -> None:
    casa, processo = elenco.casa, novo(elenco)
    ana = entrar(elenco, "ana")
    sem_unidade = ana.post(caminho(casa, processo, "enviar/"), {"manter_aberto": "on"})
    assert sem_unidade.status_code == 422
    assert "Escolha ao menos uma unidade." in texto(sem_unidade)
    assert re.search(r'name="manter_aberto"[^>]*checked', texto(sem_unidade))
    ontem = (hoje() - timedelta(days=1)).isoformat()
    destinos = [casa.unidades["TRIB"].pk]
    passada = ana.post(
        caminho(casa, processo, "enviar/"), {"destinos": destinos, "retorno_em": ontem}
    )
    assert passada.status_code == 422
    assert "A data de devolução já passou." in texto(passada)
    assert f'value="{destinos[0]}" selected' in texto(passada)
    assert "remetido" not in tipos(elenco, processo)


def test_enviar_avisa_da_minuta_que_nao_segue(elenco: Elenco) -> None:
    casa, processo = elenco.casa, novo(elenco)
    with elenco.em(casa):
        minuta = redigir(elenco.ator("ana"), casa, processo)
    pagina = texto(entrar(elenco, "ana").get(caminho(casa, processo, "enviar/")))
    assert f"({minuta.numero_formatado}) ainda é minuta" in pagina


def test_unidade_de_outra_instituicao_nao_e_destino(elenco: Elenco) -> None:
    casa, processo = elenco.casa, novo(elenco)
    dados = {"destinos": [elenco.outra.unidades["TRIB"].pk]}
    resposta = entrar(elenco, "ana").post(caminho(casa, processo, "enviar/"), dados)
    assert resposta.status_code == 422
    assert "remetido" not in tipos(elenco, processo)


def test_quem_nao_tem_o_processo_aberto_le_por_que_e_nao_ve_formulario(elenco: Elenco) -> None:
    casa, processo = elenco.casa, novo(elenco)
    bia = entrar(elenco, "bia")
    pagina = texto(bia.get(caminho(casa, processo, "enviar/")))
    assert "não está aberto na sua unidade" in pagina
    assert 'name="destinos"' not in pagina
    recusa = bia.post(caminho(casa, processo, "enviar/"), {"destinos": [casa.unidades["GAB"].pk]})
    assert recusa.status_code == 422
    assert "remetido" not in tipos(elenco, processo)


def test_concluir_avisa_da_devolucao_devida_e_reabrir_traz_de_volta(elenco: Elenco) -> None:
    casa, processo = elenco.casa, novo(elenco)
    ate = hoje() + timedelta(days=3)
    with elenco.em(casa):
        enviar_processo(
            elenco.ator("ana"),
            processo=processo,
            destinos=[casa.unidades["TRIB"]],
            retorno_em=ate,
        )
    bia = entrar(elenco, "bia")
    bia.get(caminho(casa, processo))
    pagina = texto(bia.get(caminho(casa, processo, "concluir/")))
    assert f"RH pediu a devolução até {ate:%d/%m/%Y}" in pagina
    mesa = texto(bia.post(caminho(casa, processo, "concluir/"), follow=True))
    assert "concluído na unidade" in mesa
    de_volta = texto(bia.post(caminho(casa, processo, "reabrir/"), follow=True))
    assert "Reaberto na unidade" in de_volta
    assert tipos(elenco, processo)[-2:] == ["concluido", "reaberto"]


def test_atribuir_a_colega_e_remover(elenco: Elenco) -> None:
    casa, processo = elenco.casa, novo(elenco)
    ana = entrar(elenco, "ana")
    pagina = texto(ana.get(caminho(casa, processo, "atribuir/")))
    assert "Fábio Neves" in pagina
    assert "Bia Lemos" not in pagina
    ana.post(caminho(casa, processo, "atribuir/"), {"pessoa": elenco.contas["fabio"].pk})
    with elenco.em(casa):
        passagem = Passagem.objects.get(processo=processo)
        assert passagem.atribuida_a == elenco.contas["fabio"]
    ana.post(caminho(casa, processo, "atribuir/"), {"pessoa": ""})
    with elenco.em(casa):
        assert Passagem.objects.get(processo=processo).atribuida_a is None
    fora = ana.post(caminho(casa, processo, "atribuir/"), {"pessoa": elenco.contas["bia"].pk})
    assert fora.status_code == 422


def test_anotacao_volta_preenchida_e_em_branco_se_remove(elenco: Elenco) -> None:
    casa, processo = elenco.casa, novo(elenco)
    ana = entrar(elenco, "ana")
    ana.post(caminho(casa, processo, "anotar/"), {"texto": "ligar", "prioritaria": "on"})
    pagina = texto(ana.get(caminho(casa, processo, "anotar/")))
    assert "ligar</textarea>" in pagina
    assert re.search(r'name="prioritaria"[^>]*checked', pagina)
    ana.post(caminho(casa, processo, "anotar/"), {"texto": " "})
    with elenco.em(casa):
        assert not Anotacao.objects.exists()


def test_ciencia_andamento_e_prazo(elenco: Elenco) -> None:
    casa, processo = elenco.casa, novo(elenco)
    ana = entrar(elenco, "ana")
    assert "não se desfaz" in texto(ana.get(caminho(casa, processo, "ciencia/")))
    ana.post(caminho(casa, processo, "ciencia/"))
    vazio = ana.post(caminho(casa, processo, "andamento/"), {"texto": "  "})
    assert vazio.status_code == 422
    assert "Escreva o andamento." in texto(vazio)
    ana.post(caminho(casa, processo, "andamento/"), {"texto": "Aguardando perícia"})
    ana.post(caminho(casa, processo, "prazo/"), {"data": hoje().isoformat()})
    assert tipos(elenco, processo)[1:] == ["ciencia", "atualizacao", "prazo_definido"]
    assert f'value="{hoje().isoformat()}"' in texto(ana.get(caminho(casa, processo, "prazo/")))


def test_relacionar_por_numero_remover_e_iniciar_relacionado(elenco: Elenco) -> None:
    casa, processo, outro = elenco.casa, novo(elenco), novo(elenco, "bia")
    ana = entrar(elenco, "ana")
    digitos = "".join(c for c in outro.numero if c.isdigit())
    pagina = texto(
        ana.post(caminho(casa, processo, "relacionar/"), {"outro": digitos}, follow=True)
    )
    assert outro.numero in pagina
    repetido = ana.post(caminho(casa, processo, "relacionar/"), {"outro": outro.numero})
    assert repetido.status_code == 422
    assert f"Já está relacionado a {outro.numero}." in texto(repetido)
    errado = ana.post(caminho(casa, processo, "relacionar/"), {"outro": "123"})
    assert "Não há processo com este número." in texto(errado)
    ana.post(caminho(casa, processo, "relacionar/"), {"remover": outro.pk})
    with elenco.em(casa):
        assert not Relacao.objects.exists()
    dados = {"tipo": casa.ferias.pk, "nivel": 0, "relacionado": processo.pk}
    nasceu = texto(ana.post(url(casa, "processos/novo/"), dados, follow=True))
    assert processo.numero in nasceu
    with elenco.em(casa):
        assert Relacao.objects.count() == 1


def test_alterar_cadastro_guarda_antes_e_depois(elenco: Elenco) -> None:
    casa, processo = elenco.casa, novo(elenco, interessados=[])
    ana = entrar(elenco, "ana")
    pagina = texto(ana.get(caminho(casa, processo, "alterar/")))
    assert 'value="Férias de janeiro"' in pagina
    dados = {
        "tipo": casa.ferias.pk,
        "nivel": 1,
        "hipotese": casa.hipotese.pk,
        "especificacao": "Férias de julho",
        "interessados": [casa.maria.pk],
        "pessoa-nome": "José Lima",
    }
    ana.post(caminho(casa, processo, "alterar/"), dados)
    with elenco.em(casa):
        mudado = Processo.objects.get(pk=processo.pk)
        assert (mudado.especificacao, mudado.nivel) == ("Férias de julho", 1)
        assert mudado.interessados.count() == 2
    sem_hipotese = ana.post(caminho(casa, processo, "alterar/"), dados | {"hipotese": ""})
    assert sem_hipotese.status_code == 422
    assert 'value="Férias de julho"' in texto(sem_hipotese)


def test_lote_sem_nada_marcado_explica(elenco: Elenco) -> None:
    mesa = entrar(elenco, "ana").post(
        url(elenco.casa, "mesa/lote/"), {"acao": "enviar"}, follow=True
    )
    assert "Marque ao menos um processo" in texto(mesa)


def test_lote_faz_o_que_pode_e_diz_o_que_ficou(elenco: Elenco) -> None:
    casa = elenco.casa
    um, dois, fechado = novo(elenco), novo(elenco), novo(elenco)
    with elenco.em(casa):
        concluir_processo(elenco.ator("ana"), processo=fechado)
    ana = entrar(elenco, "ana")
    marcados = [um.pk, dois.pk, fechado.pk]
    pagina = ana.post(
        url(casa, "mesa/lote/"), {"acao": "enviar", "processo": marcados}, follow=True
    )
    corpo = texto(pagina)
    assert "Estes ficam como estão" in corpo
    assert corpo.count('name="processo"') == 2
    dados = {"processo": marcados, "destinos": [casa.unidades["TRIB"].pk]}
    mesa = texto(ana.post(url(casa, "mesa/lote/enviar/"), dados, follow=True))
    assert "2 processos: enviado a TRIB." in mesa
    assert f"{fechado.numero}: O processo não está aberto na sua unidade" in mesa
    with elenco.em(casa):
        chegaram = Passagem.objects.filter(unidade=casa.unidades["TRIB"], aberta=True)
        assert {p.processo_id for p in chegaram} == {um.pk, dois.pk}
    assert tipos(elenco, fechado) == ["processo_gerado", "concluido"]


def test_lote_de_processo_alheio_nao_existe(elenco: Elenco) -> None:
    processo = novo(elenco)
    caio = entrar(elenco, "caio")
    endereco = url(elenco.outra, f"mesa/lote/concluir/?processo={processo.pk}")
    assert caio.get(endereco).status_code == 404
    assert entrar(elenco, "ana").get(url(elenco.casa, "mesa/lote/apagar/")).status_code == 404


def test_receber_em_lote_sem_abrir(elenco: Elenco) -> None:
    casa, processo = elenco.casa, novo(elenco)
    with elenco.em(casa):
        enviar_processo(elenco.ator("ana"), processo=processo, destinos=[casa.unidades["TRIB"]])
    bia = entrar(elenco, "bia")
    bia.post(url(casa, "mesa/lote/receber/"), {"processo": [processo.pk]})
    assert tipos(elenco, processo)[-1] == "recebido"


# ---- two people at once, over committed data


def ao_mesmo_tempo(*tarefas: Callable[[], Any]) -> list[Any]:
    """Run each task in its own thread and connection; start together."""
    largada = threading.Barrier(len(tarefas))
    respostas: list[Any] = [None] * len(tarefas)

    def correr(indice: int, tarefa: Callable[[], Any]) -> None:
        largada.wait()
        try:
            respostas[indice] = tarefa()
        finally:
            connection.close()

    fios = [threading.Thread(target=correr, args=par) for par in enumerate(tarefas)]
    for fio in fios:
        fio.start()
    for fio in fios:
        fio.join()
    return respostas


@pytest.mark.django_db(transaction=True)
def test_dois_autuam_no_mesmo_instante_e_os_numeros_sao_distintos() -> None:
    elenco = montar()
    casa = elenco.casa
    clientes = [entrar(elenco, "ana"), entrar(elenco, "bia")] * 2
    dados = {"tipo": casa.ferias.pk, "nivel": 0}
    respostas = ao_mesmo_tempo(
        *(lambda c=c: c.post(url(casa, "processos/novo/"), dados) for c in clientes)
    )
    assert [r.status_code for r in respostas] == [302] * 4
    with elenco.em(casa):
        sequencias = sorted(p.numero.split(".")[2][:7] for p in Processo.objects.all())
    assert sequencias == ["0000001", "0000002", "0000003", "0000004"]


@pytest.mark.django_db(transaction=True)
def test_o_mesmo_formulario_duas_vezes_ao_mesmo_tempo_e_um_processo() -> None:
    elenco = montar()
    casa = elenco.casa
    dados = {
        "tipo": casa.ferias.pk,
        "nivel": 0,
        "chave": "6f1f8f1e-3a0e-4d6e-9a53-0f6a4e1b2c3d",
    }
    clientes = [entrar(elenco, "ana"), entrar(elenco, "ana")]
    respostas = ao_mesmo_tempo(
        *(lambda c=c: c.post(url(casa, "processos/novo/"), dados) for c in clientes)
    )
    assert len({r.headers["Location"] for r in respostas}) == 1
    with elenco.em(casa):
        assert Processo.objects.count() == 1


@pytest.mark.django_db(transaction=True)
def test_dois_enviam_o_mesmo_processo_e_so_um_consegue() -> None:
    elenco = montar()
    casa = elenco.casa
    processo = novo(elenco)
    clientes = {"TRIB": entrar(elenco, "ana"), "GAB": entrar(elenco, "fabio")}
    respostas = ao_mesmo_tempo(
        *(
            lambda c=c, u=u: c.post(
                caminho(casa, processo, "enviar/"), {"destinos": [casa.unidades[u].pk]}
            )
            for u, c in clientes.items()
        )
    )
    assert sorted(r.status_code for r in respostas) == [302, 422]
    recusada = next(r for r in respostas if r.status_code == 422)
    assert "Talvez alguém já o tenha enviado ou concluído" in texto(recusada)
    assert tipos(elenco, processo).count("remetido") == 1


@pytest.mark.django_db(transaction=True)
def test_dois_abrem_o_que_chegou_e_o_recebimento_e_um_so() -> None:
    elenco = montar()
    casa = elenco.casa
    processo = novo(elenco, "bia")
    with elenco.em(casa):
        enviar_processo(elenco.ator("bia"), processo=processo, destinos=[casa.unidades["RH"]])
    clientes = [entrar(elenco, "ana"), entrar(elenco, "fabio")]
    respostas = ao_mesmo_tempo(*(lambda c=c: c.get(caminho(casa, processo)) for c in clientes))
    assert [r.status_code for r in respostas] == [200, 200]
    assert tipos(elenco, processo).count("recebido") == 1


def test_anotacao_da_unidade_some_ao_enviar_se_pedido(elenco: Elenco) -> None:
    casa, processo = elenco.casa, novo(elenco)
    with elenco.em(casa):
        anotar_processo(elenco.ator("ana"), processo=processo, texto="nota")
    ana = entrar(elenco, "ana")
    assert 'name="remover_anotacao"' in texto(ana.get(caminho(casa, processo, "enviar/")))
    dados = {"destinos": [casa.unidades["TRIB"].pk], "remover_anotacao": "on"}
    ana.post(caminho(casa, processo, "enviar/"), dados)
    with elenco.em(casa):
        assert not Anotacao.objects.exists()


def test_prazo_em_dias_uteis_pula_feriado_da_instituicao(elenco: Elenco) -> None:
    casa, processo = elenco.casa, novo(elenco)
    ana = entrar(elenco, "ana")
    uteis = [hoje() + timedelta(days=n) for n in range(1, 15)]
    uteis = [dia for dia in uteis if dia.weekday() < 5]
    with elenco.em(casa):
        Feriado.objects.create(data=uteis[0], nome="Aniversário da cidade")
    ana.post(caminho(casa, processo, "prazo/"), {"dias": 2, "contagem": "uteis"})
    with elenco.em(casa):
        assert Passagem.objects.get(processo=processo).prazo == uteis[2]
    as_duas = {"dias": 2, "data": uteis[5].isoformat()}
    recusa = ana.post(caminho(casa, processo, "prazo/"), as_duas)
    assert recusa.status_code == 422
    assert "não as duas" in texto(recusa)


def test_devolver_em_dias_corridos(elenco: Elenco) -> None:
    casa, processo = elenco.casa, novo(elenco)
    dados = {"destinos": [casa.unidades["TRIB"].pk], "dias": 10, "contagem": "corridos"}
    entrar(elenco, "ana").post(caminho(casa, processo, "enviar/"), dados)
    with elenco.em(casa):
        retorno = Destino.objects.get(processo=processo).retorno_em
        assert retorno == prazo_corrido(hoje(), 10, frozenset())


def test_observacao_e_so_da_unidade_e_muda_a_pesquisa(elenco: Elenco) -> None:
    casa, processo = elenco.casa, novo(elenco)
    ana, bia = entrar(elenco, "ana"), entrar(elenco, "bia")
    ana.post(caminho(casa, processo, "observacao/"), {"texto": "gaveta verde"})
    assert "gaveta verde" in texto(ana.get(caminho(casa, processo)))
    assert "gaveta verde" not in texto(bia.get(caminho(casa, processo)))
    procura = {"q": "gavetas verdes"}
    assert processo.numero in texto(ana.get(url(casa, "pesquisa/"), procura))
    assert processo.numero not in texto(bia.get(url(casa, "pesquisa/"), procura))
    ana.post(caminho(casa, processo, "observacao/"), {"texto": ""})
    assert processo.numero not in texto(ana.get(url(casa, "pesquisa/"), procura))
    assert tipos(elenco, processo)[1:] == ["observacao_alterada", "observacao_alterada"]


def test_alterar_sem_permissao_diz_por_que(elenco: Elenco) -> None:
    casa, processo = elenco.casa, novo(elenco)
    recusa = entrar(elenco, "bia").get(caminho(casa, processo, "alterar/"))
    assert recusa.status_code == 422
    assert "não está aberto na sua unidade" in texto(recusa)
