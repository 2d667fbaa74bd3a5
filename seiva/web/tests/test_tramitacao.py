"""Acts asked by pages: one process, several, refusals, and two people at once."""

import re
from datetime import timedelta

import pytest

from seiva.catalogo.models import Feriado
from seiva.core.relogio import hoje
from seiva.processos.acoes.anotar import anotar_processo
from seiva.processos.acoes.enviar import enviar_processo
from seiva.processos.models import Anotacao, Destino, Passagem
from seiva.processos.regras.prazos import prazo_corrido
from seiva.web.tests.apoio import caminho, entrar, novo, texto, tipos, url
from tests.elenco import Elenco
from tests.fabricas import redigir

pytestmark = pytest.mark.django_db


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
    assert '<abbr title="Recursos Humanos">RH</abbr>' in pagina


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
