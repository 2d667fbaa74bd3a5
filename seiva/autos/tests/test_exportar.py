"""Asking for a whole process: the same twice, whose it is, what happens when something breaks."""

import subprocess
import sys
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.core.files.storage import default_storage

from seiva.andamentos.models import Andamento
from seiva.autos import deposito, preparar, tarefas
from seiva.autos.acoes.exportar import exportar_processo, refazer_exportacao
from seiva.autos.models import Exportacao
from seiva.autos.tests.apoio import arquivo, um_pdf
from seiva.core.ator import Ator
from seiva.core.erros import NaoEncontrado
from seiva.core.relogio import agora
from seiva.documentos.acoes.excluir import excluir_documento
from seiva.processos.models import Credencial, Processo
from seiva.web.tests.apoio import caminho, dar_senha, entrar
from tests.apoio import ao_mesmo_tempo, executar_tarefas, recusado
from tests.elenco import Elenco
from tests.fabricas import autuar


def processo_de(ator: Ator, cena: Elenco, **dados: Any) -> Processo:
    processo = autuar(ator, cena.casa, **dados)
    arquivo(ator, cena.casa, processo, um_pdf(2))
    return processo


def exportar(ator: Ator, processo: Processo, formato: str = "pdf", **resto: Any) -> Exportacao:
    return exportar_processo(ator, processo=processo, formato=formato, **resto)


@pytest.mark.django_db
def test_o_mesmo_pedido_do_mesmo_conteudo_e_o_mesmo_arquivo(cena: Elenco) -> None:
    ana, fabio = cena.ator("ana"), cena.ator("fabio")
    processo = processo_de(ana, cena)
    antes = Andamento.objects.filter(processo=processo).count()
    primeira = preparar.preparar_na_hora(ana, exportar(ana, processo))
    assert exportar(ana, processo).pk == primeira.pk
    assert exportar(fabio, processo).pk != primeira.pk
    assert exportar(ana, processo, "zip").pk != primeira.pk
    arquivo(ana, cena.casa, processo, um_pdf(1))
    nova = exportar(ana, processo)
    assert nova.pk != primeira.pk and len(nova.conteudos) == 2
    assert Andamento.objects.filter(processo=processo).count() == antes + 1  # the file alone


@pytest.mark.django_db
def test_escolher_documento_que_nao_ha_e_nao_escolher_nenhum(cena: Elenco) -> None:
    ana = cena.ator("ana")
    processo, outro = processo_de(ana, cena), processo_de(ana, cena)
    alheio = outro.documentos.get().pk
    for escolhidos in ([], [alheio], [10**12]):
        with recusado("nada_escolhido"):
            exportar(ana, processo, escolhidos=escolhidos)


@pytest.mark.django_db
def test_ninguem_enche_a_fila_sozinho(cena: Elenco, settings: Any) -> None:
    settings.AUTOS_NA_HORA = 0
    ana, fabio = cena.ator("ana"), cena.ator("fabio")
    processos = [processo_de(ana, cena) for _ in range(6)]
    for processo in processos[:5]:
        exportar(ana, processo)
    with recusado("muitas_em_preparo"):
        exportar(ana, processos[5])
    assert exportar(fabio, processos[5]).pk
    executar_tarefas()
    assert exportar(ana, processos[5]).pk


@pytest.mark.django_db
def test_so_quem_pediu_baixa_e_so_na_mesma_unidade(elenco: Elenco) -> None:
    with elenco.em(elenco.casa):
        ana = elenco.ator("ana")
        processo = processo_de(ana, elenco)
        feita = preparar.preparar_na_hora(ana, exportar(ana, processo))
    endereco = caminho(elenco.casa, processo, f"autos/{feita.pk}/arquivo/")
    assert entrar(elenco, "ana").get(endereco).status_code == 200
    for quem in ("fabio", "bia", "edu"):
        assert entrar(elenco, quem).get(endereco).status_code == 404
    assert entrar(elenco, "ana").get(endereco, headers={"Range": "bytes=0-3"}).status_code == 206


@pytest.mark.django_db
def test_a_credencial_cassada_fecha_o_arquivo_ja_feito(elenco: Elenco) -> None:
    casa = elenco.casa
    with elenco.em(casa):
        casa.ferias.niveis = [0, 1, 2]
        casa.ferias.save()
        ana = elenco.ator("ana")
        processo = processo_de(ana, elenco, nivel=2)
        feita = preparar.preparar_na_hora(ana, exportar(ana, processo))
    endereco = caminho(casa, processo, f"autos/{feita.pk}/")
    cliente = entrar(elenco, "ana")
    assert cliente.get(f"{endereco}arquivo/").status_code == 302  # to the password
    dar_senha(cliente, casa, processo)
    assert cliente.get(f"{endereco}arquivo/").status_code == 200
    with elenco.em(casa):
        Credencial.objects.filter(processo=processo)._raw_delete("default")
    for resto in ("", "arquivo/"):
        assert cliente.get(f"{endereco}{resto}").status_code == 404


@pytest.mark.django_db
def test_o_documento_que_saiu_do_processo_fecha_o_arquivo_que_o_tinha(elenco: Elenco) -> None:
    with elenco.em(elenco.casa):
        ana = elenco.ator("ana")
        processo = processo_de(ana, elenco)
        feita = preparar.preparar_na_hora(ana, exportar(ana, processo))
        excluir_documento(ana, documento=processo.documentos.get())
    endereco = caminho(elenco.casa, processo, f"autos/{feita.pk}/arquivo/")
    assert entrar(elenco, "ana").get(endereco).status_code == 404


@pytest.mark.django_db
def test_depois_dos_dias_o_arquivo_e_a_linha_somem(cena: Elenco) -> None:
    ana = cena.ator("ana")
    feita = preparar.preparar_na_hora(ana, exportar(ana, processo_de(ana, cena)))
    assert default_storage.exists(feita.deposito)
    Exportacao.objects.update(vence_em=agora() - timedelta(seconds=1))
    tarefas.varrer.func(timestamp=0)
    assert not Exportacao.objects.exists()
    assert not default_storage.exists(feita.deposito)


@pytest.mark.django_db
def test_vencida_nao_se_baixa_e_pedir_de_novo_refaz(elenco: Elenco) -> None:
    with elenco.em(elenco.casa):
        ana = elenco.ator("ana")
        processo = processo_de(ana, elenco)
        feita = preparar.preparar_na_hora(ana, exportar(ana, processo))
        Exportacao.objects.update(vence_em=agora() - timedelta(seconds=1))
    endereco = caminho(elenco.casa, processo, f"autos/{feita.pk}/arquivo/")
    cliente = entrar(elenco, "ana")
    for vencido in (endereco, endereco.removesuffix("arquivo/")):
        resposta = cliente.get(vencido, follow=True)
        destino = caminho(elenco.casa, processo, "gerar-pdf/")
        assert resposta.redirect_chain == [(destino, 303)]
        assert "Gere-o de novo" in resposta.content.decode()
    assert cliente.get(caminho(elenco.casa, processo, "pdf/"), follow=True).status_code == 200


@pytest.mark.django_db
def test_quem_saiu_da_unidade_nao_recebe_o_que_pediu(cena: Elenco, settings: Any) -> None:
    settings.AUTOS_NA_HORA = 0
    ana = cena.ator("ana")
    feita = exportar(ana, processo_de(ana, cena))
    conta = cena.contas["ana"]
    conta.is_active = False
    conta.save()
    executar_tarefas()
    feita.refresh_from_db()
    assert feita.falhou and feita.erro == preparar.SEM_ACESSO and not feita.deposito


@pytest.mark.django_db
def test_a_tarefa_repetida_nao_refaz_nem_estraga(cena: Elenco, settings: Any) -> None:
    settings.AUTOS_NA_HORA = 0
    ana = cena.ator("ana")
    feita = exportar(ana, processo_de(ana, cena))
    executar_tarefas()
    feita.refresh_from_db()
    assert feita.pronta and feita.feitas == feita.total == 4
    nome = feita.deposito
    tarefas.preparar.func(instituicao_id=ana.instituicao_id, exportacao_id=feita.pk)
    feita.refresh_from_db()
    assert feita.deposito == nome


@pytest.mark.django_db
def test_disco_cheio_se_diz_e_se_tenta_de_novo(elenco: Elenco, settings: Any) -> None:
    settings.AUTOS_NA_HORA, settings.AUTOS_MAIOR_MB = 0, 0
    with elenco.em(elenco.casa):
        ana = elenco.ator("ana")
        processo = processo_de(ana, elenco)
        feita = exportar(ana, processo)
        executar_tarefas()
        feita.refresh_from_db()
    assert feita.falhou and "Faltou espaço" in feita.erro
    endereco = caminho(elenco.casa, processo, f"autos/{feita.pk}/")
    cliente = entrar(elenco, "ana")
    pagina = cliente.get(endereco).content.decode()
    assert "Faltou espaço" in pagina and "Tentar de novo" in pagina
    settings.AUTOS_MAIOR_MB = 100
    assert cliente.post(endereco).status_code == 303
    executar_tarefas()
    assert "Baixar o PDF" in cliente.get(endereco).content.decode()


@pytest.mark.django_db
def test_so_o_que_falhou_se_refaz_e_so_por_quem_pediu(cena: Elenco) -> None:
    ana, fabio = cena.ator("ana"), cena.ator("fabio")
    processo = processo_de(ana, cena)
    feita = preparar.preparar_na_hora(ana, exportar(ana, processo))
    assert refazer_exportacao(ana, processo=processo, exportacao=feita).pronta
    with pytest.raises(NaoEncontrado):
        refazer_exportacao(fabio, processo=processo, exportacao=feita)


@pytest.mark.django_db(transaction=True)
def test_dois_downloads_ao_mesmo_tempo_fazem_um_arquivo(elenco: Elenco) -> None:
    with elenco.em(elenco.casa):
        ana = elenco.ator("ana")
        feita = exportar(ana, processo_de(ana, elenco))

    def baixar() -> str:
        with elenco.em(elenco.casa):
            return preparar.preparar_na_hora(elenco.ator("ana"), feita).deposito

    nomes = ao_mesmo_tempo(baixar, baixar)
    assert len(set(nomes)) == 1 and default_storage.exists(nomes[0])


@pytest.mark.django_db(transaction=True)
def test_dois_pedidos_ao_mesmo_tempo_sao_um_so(elenco: Elenco) -> None:
    with elenco.em(elenco.casa):
        processo = processo_de(elenco.ator("ana"), elenco)

    def pedir() -> int:
        with elenco.em(elenco.casa):
            return exportar(elenco.ator("ana"), processo).pk

    assert len(set(ao_mesmo_tempo(pedir, pedir, pedir))) == 1


def test_o_que_um_executor_morto_deixou_para_tras_e_varrido(tmp_path: Path, settings: Any) -> None:
    settings.AUTOS_PASTA = str(tmp_path)
    morto = tmp_path / "autos-de-um-morto"
    morto.mkdir()
    (morto / "lote-00000.pdf").write_bytes(b"pela metade")
    with deposito.bancada() as viva:
        assert not morto.exists()
        morto.mkdir()
        deposito.limpar_bancadas()
        assert viva.is_dir() and not morto.exists()
    assert list(tmp_path.iterdir()) == []


def test_a_bancada_de_outro_processo_vivo_nao_se_apaga_e_a_do_morto_sim(
    tmp_path: Path, settings: Any
) -> None:
    settings.AUTOS_PASTA = str(tmp_path)
    outra = tmp_path / "autos-alheia"
    outra.mkdir()
    trancar = "import fcntl, os, sys; fcntl.flock(os.open(sys.argv[1], 0), 2); print(1, flush=True); input()"
    comando = [sys.executable, "-c", trancar, str(outra)]
    with subprocess.Popen(comando, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as alheio:
        assert alheio.stdout is not None
        alheio.stdout.readline()
        deposito.limpar_bancadas()
        assert outra.is_dir()
        alheio.kill()
    deposito.limpar_bancadas()
    assert not outra.exists()


@pytest.mark.django_db
def test_o_que_ficou_no_meio_recomeca(cena: Elenco, settings: Any) -> None:
    """A worker died after saying that it had begun: the next one makes the file."""
    settings.AUTOS_NA_HORA = 0
    ana = cena.ator("ana")
    feita = exportar(ana, processo_de(ana, cena))
    Exportacao.objects.filter(pk=feita.pk).update(estado="fazendo", feitas=1)
    assert exportar(ana, feita.processo).pk == feita.pk
    executar_tarefas()
    feita.refresh_from_db()
    assert feita.pronta and default_storage.exists(feita.deposito)
