"""The page of a process: opening is receiving; what is closed says so; acts as buttons."""

import re

import pytest

from seiva.andamentos.models import Andamento
from seiva.documentos.acoes.excluir import cancelar_documento
from seiva.documentos.acoes.incluir import DadosDoDocumento, incluir_documento
from seiva.processos.acoes.alterar import DadosDoCadastro, alterar_processo
from seiva.processos.acoes.anotar import anotar_processo
from seiva.processos.acoes.concluir import concluir_processo
from seiva.processos.acoes.enviar import enviar_processo
from seiva.processos.models import Passagem, Processo
from seiva.web.tests.apoio import contando, dar_senha, entrar, texto, url
from tests.elenco import Elenco
from tests.fabricas import assinar, autuar, redigir

pytestmark = pytest.mark.django_db


def pagina(elenco: Elenco, quem: str, processo: Processo, resto: str = "") -> str:
    resposta = entrar(elenco, quem).get(url(elenco.casa, f"processos/{processo.pk}/{resto}"))
    assert resposta.status_code == 200
    return texto(resposta)


def test_abrir_e_receber_uma_vez_so(elenco: Elenco) -> None:
    casa = elenco.casa
    with elenco.em(casa):
        processo = autuar(elenco.ator("ana"), casa)
        enviar_processo(elenco.ator("ana"), processo=processo, destinos=[casa.unidades["TRIB"]])
    pagina(elenco, "bia", processo)
    pagina(elenco, "bia", processo)
    with elenco.em(casa):
        passagem = Passagem.objects.get(processo=processo, unidade=casa.unidades["TRIB"])
        assert not passagem.nao_lida
        assert passagem.recebida_em is not None
        assert Andamento.objects.filter(processo=processo, tipo="recebido").count() == 1


def test_abrir_de_outra_unidade_nao_recebe(elenco: Elenco) -> None:
    casa = elenco.casa
    with elenco.em(casa):
        processo = autuar(elenco.ator("ana"), casa)
        enviar_processo(elenco.ator("ana"), processo=processo, destinos=[casa.unidades["TRIB"]])
    pagina(elenco, "edu", processo)
    with elenco.em(casa):
        assert Passagem.objects.get(processo=processo, unidade=casa.unidades["TRIB"]).nao_lida


def test_abrir_apaga_o_aviso_de_novidade(elenco: Elenco) -> None:
    casa = elenco.casa
    with elenco.em(casa):
        ana = elenco.ator("ana")
        processo = autuar(ana, casa)
        minuta = redigir(ana, casa, processo)
        enviar_processo(
            ana, processo=processo, destinos=[casa.unidades["TRIB"]], manter_aberto=True
        )
    pagina(elenco, "bia", processo)
    with elenco.em(casa):
        assinar(elenco.ator("ana"), casa, minuta)
        assert Passagem.objects.get(processo=processo, unidade=casa.unidades["TRIB"]).novidade
    pagina(elenco, "bia", processo)
    with elenco.em(casa):
        assert not Passagem.objects.get(processo=processo, unidade=casa.unidades["TRIB"]).novidade


def test_mostra_onde_esta_com_quem_e_a_anotacao_da_unidade(elenco: Elenco) -> None:
    casa = elenco.casa
    with elenco.em(casa):
        ana = elenco.ator("ana")
        processo = autuar(ana, casa, interessados=[casa.maria], assuntos=[casa.assunto])
        anotar_processo(ana, processo=processo, texto="conferir saldo")
    corpo = pagina(elenco, "ana", processo)
    for trecho in ("com Ana Prado", "conferir saldo", "024.2 – Férias", "Maria de Souza"):
        assert trecho in corpo, trecho
    assert "conferir saldo" not in pagina(elenco, "bia", processo)


def test_os_botoes_sao_os_atos_possiveis(elenco: Elenco) -> None:
    casa = elenco.casa
    with elenco.em(casa):
        processo = autuar(elenco.ator("ana"), casa)
    caminho = url(casa, f"processos/{processo.pk}/")
    de_ana = pagina(elenco, "ana", processo)
    for ato in ("enviar", "atribuir", "concluir", "anotar", "ciencia", "andamento", "prazo"):
        assert f'href="{caminho}{ato}/"' in de_ana, ato
    assert f'href="{caminho}reabrir/"' not in de_ana
    assert f'href="{caminho}enviar/"' not in pagina(elenco, "bia", processo)
    with elenco.em(casa):
        concluir_processo(elenco.ator("ana"), processo=processo)
    assert f'href="{caminho}reabrir/"' in pagina(elenco, "ana", processo)


def test_minuta_de_outra_unidade_nao_aparece_na_arvore(elenco: Elenco) -> None:
    casa = elenco.casa
    with elenco.em(casa):
        processo = autuar(elenco.ator("ana"), casa)
        minuta = redigir(elenco.ator("ana"), casa, processo)
    assert minuta.numero_formatado in pagina(elenco, "ana", processo)
    assert minuta.numero_formatado not in pagina(elenco, "bia", processo)


def test_restrito_que_se_conhece_mas_nao_se_le_diz_por_que_e_a_quem_pedir(elenco: Elenco) -> None:
    casa = elenco.casa
    with elenco.em(casa):
        ana = elenco.ator("ana")
        processo = autuar(
            ana,
            casa,
            nivel=1,
            especificacao="Atestado de fulana",
            interessados=[casa.maria],
            prioridade="pcd",
        )
        assinado = redigir(ana, casa, processo)
        assinar(ana, casa, assinado)
    corpo = pagina(elenco, "bia", processo)
    assert "não está aberto para a sua unidade" in corpo
    assert "Lei 12.527/2011, art. 31" in corpo
    assert "RH (Recursos Humanos)" in corpo
    assert assinado.numero_formatado in corpo
    assert f"documento={assinado.pk}" not in corpo
    for reservado in ("Atestado de fulana", "Maria de Souza", "deficiência", "<iframe"):
        assert reservado not in corpo, reservado
    interessados = url(casa, f"processos/{processo.pk}/interessados/")
    assert entrar(elenco, "bia").get(interessados).status_code == 404


def test_documento_restrito_fica_trancado_sem_trancar_os_outros(elenco: Elenco) -> None:
    casa = elenco.casa
    with elenco.em(casa):
        ana = elenco.ator("ana")
        processo = autuar(ana, casa)
        aberto = redigir(ana, casa, processo)
        dados = DadosDoDocumento(tipo=casa.oficio, nivel=1, hipotese=casa.hipotese)
        fechado = incluir_documento(ana, processo=processo, dados=dados, conteudo="<p>x</p>")
        for documento in (aberto, fechado):
            assinar(ana, casa, documento)
    corpo = pagina(elenco, "edu", processo)
    assert f"documento={aberto.pk}" in corpo
    assert f"documento={fechado.pk}" not in corpo
    forcado = pagina(elenco, "edu", processo, f"?documento={fechado.pk}")
    assert "Este documento não está aberto para você" in forcado
    assert "Lei 12.527/2011, art. 31" in forcado


def test_documento_ainda_editavel_de_outra_unidade_nao_se_abre_sozinho(elenco: Elenco) -> None:
    casa = elenco.casa
    with elenco.em(casa):
        processo = autuar(elenco.ator("ana"), casa)
        assinado = redigir(elenco.ator("ana"), casa, processo)
        assinar(elenco.ator("ana"), casa, assinado)
    assert "<iframe" in pagina(elenco, "ana", processo)
    assert "<iframe" not in pagina(elenco, "bia", processo)
    assert "<iframe" in pagina(elenco, "bia", processo, f"?documento={assinado.pk}")


def test_cancelado_continua_na_arvore_e_diz_o_motivo_no_quadro(elenco: Elenco) -> None:
    casa = elenco.casa
    with elenco.em(casa):
        ana = elenco.ator("ana")
        processo = autuar(ana, casa)
        documento = redigir(ana, casa, processo)
        assinar(ana, casa, documento)
        enviar_processo(
            ana, processo=processo, destinos=[casa.unidades["TRIB"]], manter_aberto=True
        )
        cancelar_documento(ana, documento=documento, motivo="juntado por engano")
    corpo = pagina(elenco, "ana", processo, f"?documento={documento.pk}")
    assert re.search(r'class="no cancelado"', corpo)
    assert url(casa, f"documentos/{documento.pk}/conteudo/") in corpo


def test_mais_de_vinte_documentos_ficam_em_pastas(elenco: Elenco) -> None:
    casa = elenco.casa
    with elenco.em(casa):
        ana = elenco.ator("ana")
        processo = autuar(ana, casa)
        documentos = [redigir(ana, casa, processo) for _ in range(21)]
    corpo = pagina(elenco, "ana", processo)
    assert "1 a 20" in corpo
    assert "21 a 21" in corpo
    no_primeiro = pagina(elenco, "ana", processo, f"?documento={documentos[0].pk}")
    assert '<details class="pasta" open><summary>' in no_primeiro


def test_consultas_da_pagina_nao_crescem_com_os_documentos(elenco: Elenco) -> None:
    casa = elenco.casa
    ana = entrar(elenco, "ana")
    with elenco.em(casa):
        processo = autuar(elenco.ator("ana"), casa)

    def medir(quantos: int) -> int:
        with elenco.em(casa):
            for _ in range(quantos):
                redigir(elenco.ator("ana"), casa, processo)
        ana.get(url(casa, f"processos/{processo.pk}/"))
        with contando() as consultas:
            ana.get(url(casa, f"processos/{processo.pk}/"))
        return len(consultas)

    poucas = medir(1)
    assert medir(12) == poucas
    assert poucas <= 15


@pytest.mark.parametrize("aba", ["", "historico/", "interessados/", "acesso/", "enviar/"])
def test_processo_de_outra_instituicao_nao_existe(elenco: Elenco, aba: str) -> None:
    with elenco.em(elenco.casa):
        processo = autuar(elenco.ator("ana"), elenco.casa)
    caio = entrar(elenco, "caio")
    for casa in (elenco.casa, elenco.outra):
        assert caio.get(url(casa, f"processos/{processo.pk}/{aba}")).status_code == 404


def test_sigiloso_sem_credencial_nao_existe(elenco: Elenco) -> None:
    casa = elenco.casa
    with elenco.em(casa):
        casa.ferias.niveis = [0, 1, 2]
        casa.ferias.save()
        processo = autuar(elenco.ator("ana"), casa, nivel=2)
    caminho = url(casa, f"processos/{processo.pk}/")
    ana = entrar(elenco, "ana")
    assert ana.get(caminho).status_code == 302  # to the password
    dar_senha(ana, casa, processo)
    assert ana.get(caminho).status_code == 200
    assert entrar(elenco, "fabio").get(caminho).status_code == 404


def test_acesso_diz_quem_le_e_por_que(elenco: Elenco) -> None:
    casa = elenco.casa
    with elenco.em(casa):
        processo = autuar(elenco.ator("ana"), casa, nivel=1)
        enviar_processo(elenco.ator("ana"), processo=processo, destinos=[casa.unidades["TRIB"]])
    corpo = pagina(elenco, "ana", processo, "acesso/")
    assert "autuou o processo" in corpo
    assert "tem o processo a receber" in corpo
    assert "Só é lido" in corpo or "só é lido" in corpo


def test_historico_em_tres_visoes_e_corrente_conferida(elenco: Elenco) -> None:
    casa = elenco.casa
    with elenco.em(casa):
        ana = elenco.ator("ana")
        processo = autuar(ana, casa)
        anotar_processo(ana, processo=processo, texto="nota")
        enviar_processo(ana, processo=processo, destinos=[casa.unidades["TRIB"]])
    resumido = pagina(elenco, "ana", processo, "historico/")
    assert "Processo remetido pela unidade RH para TRIB" in resumido
    assert "Anotação registrada" not in resumido
    total = pagina(elenco, "ana", processo, "historico/?visao=total")
    assert "Anotação registrada" in total
    assert "Resumo (SHA-256)" in total
    assert "Anotação registrada" not in pagina(elenco, "bia", processo, "historico/?visao=total")
    conferido = pagina(elenco, "ana", processo, "historico/?conferir=1")
    assert "Corrente íntegra" in conferido


def test_quem_nao_le_o_processo_ve_so_o_historico_resumido(elenco: Elenco) -> None:
    casa = elenco.casa
    with elenco.em(casa):
        ana = elenco.ator("ana")
        processo = autuar(ana, casa, nivel=1)
        dados = DadosDoCadastro(
            tipo=casa.ferias, nivel=1, hipotese=casa.hipotese, interessados=[casa.maria]
        )
        alterar_processo(ana, processo=processo, dados=dados)
    assert "Maria de Souza" in pagina(elenco, "ana", processo, "historico/?visao=total")
    de_bia = pagina(elenco, "bia", processo, "historico/?visao=total")
    assert "Processo restrito gerado" in de_bia
    assert "Maria de Souza" not in de_bia


def test_historico_longo_tem_paginas(elenco: Elenco, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("seiva.web.historico.POR_PAGINA", 2)
    casa = elenco.casa
    with elenco.em(casa):
        ana = elenco.ator("ana")
        processo = autuar(ana, casa)
        for _ in range(3):
            anotar_processo(ana, processo=processo, texto="nota")
    primeira = pagina(elenco, "ana", processo, "historico/?visao=total")
    seguinte = re.search(r'rel="next" href="([^"]+)"', primeira)
    assert seguinte is not None
    assert "Processo público gerado" not in primeira
    segunda = texto(entrar(elenco, "ana").get(seguinte[1].replace("&amp;", "&")))
    assert "Processo público gerado" in segunda
