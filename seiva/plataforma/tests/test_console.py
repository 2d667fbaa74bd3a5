"""The console by HTTP: pages, what they cost, what they refuse, and doing things on them."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.db import connection
from django.http import HttpResponse
from django.test import Client
from django.test.utils import CaptureQueriesContext

from seiva.operacao.medir import medir
from seiva.operacao.models import Aviso
from seiva.operacao.tests.apoio import estado, falhar
from seiva.organizacao.models import Instituicao
from tests.elenco import SENHA
from tests.fabricas import autuar, redigir
from tests.plataforma import Plataforma

# Questions of each page, whatever how many institutions, jobs or notices there are.
CUSTO = {
    "/plataforma/": 13,
    "/plataforma/instituicoes/": 12,
    "/plataforma/instituicoes/campo-alto/": 16,
    "/plataforma/mapa/": 10,
    "/plataforma/tarefas/": 12,
    "/plataforma/avisos/": 9,
}


@pytest.fixture
def otto(plataforma: Plataforma) -> Iterator[Client]:
    elenco = plataforma.elenco
    for casa, quem in ((elenco.casa, "ana"), (elenco.outra, "caio")):
        with elenco.em(casa):
            redigir(elenco.ator(quem), casa, autuar(elenco.ator(quem), casa))
            medir()
    cliente = Client()
    cliente.force_login(plataforma.operador)
    yield cliente


def texto(resposta: HttpResponse) -> str:
    return resposta.content.decode()


def test_cada_pagina_faz_sempre_as_mesmas_consultas(otto: Client) -> None:
    gastos: list[dict[str, int]] = []
    falhar("documentos.fechar_raizes", Instituicao.objects.get(slug="campo-alto").pk)
    for volta in range(2):
        otto.get("/plataforma/mapa/")  # the tiles are made once in the life of the process
        gastos.append({})
        for pagina in CUSTO:
            with CaptureQueriesContext(connection) as feitas:
                assert otto.get(pagina).status_code == 200, pagina
            gastos[volta][pagina] = len(feitas)
        for n in range(5 * volta, 5 * volta + 5):
            nova = Instituicao.objects.create(slug=f"n-{n}", nome=f"Nova {n}", municipio="Nova")
            falhar("documentos.fechar_raizes", nova.pk)
    assert gastos == [CUSTO, CUSTO]


def test_a_lista_procura_filtra_ordena_e_pagina(otto: Client, plataforma: Plataforma) -> None:
    def nomes(consulta: str) -> list[str]:
        pagina = texto(otto.get(f"/plataforma/instituicoes/?{consulta}"))
        todas = ["Prefeitura de Campo Alto", "Prefeitura de Serra Azul", "Seiva Minas"]
        return sorted(
            (n for n in todas if f">{n}</a>" in pagina), key=lambda n: pagina.index(f">{n}</a>")
        )

    assert len(nomes("")) == 3
    assert nomes("q=serra") == ["Prefeitura de Serra Azul"]
    assert len(nomes("q=11.222")) == 3
    assert nomes("fase=piloto") == []
    assert nomes("estado=suspensas") == []
    assert nomes("ordem=processos")[-1] == "Seiva Minas"
    assert nomes("ordem=invalida&depois=%00x") == nomes("")
    csv = b"".join(otto.get("/plataforma/instituicoes.csv?q=campo").streaming_content).decode()  # type: ignore[attr-defined]
    assert csv.startswith("\ufeffInstituição;")
    assert csv.count("\r\n") == 2


def test_toda_ordem_pagina_sem_repetir(otto: Client) -> None:
    from seiva.operacao.instituicoes import ORDENS, Filtros, todas

    with transacao():
        for ordem in ORDENS:
            achadas = [linha.instituicao.pk for linha in todas(Filtros(ordem=ordem), lote=1)]
            assert len(achadas) == len(set(achadas)) == 3, ordem


def transacao() -> Any:
    from django.db import transaction

    return transaction.atomic()


def test_suspender_pede_senha_e_motivo_e_devolve_o_digitado(otto: Client) -> None:
    endereco = "/plataforma/instituicoes/campo-alto/suspender/"
    recusada = otto.post(endereco, {"motivo": "Convênio vencido", "senha": "errada"})
    assert recusada.status_code == 422
    assert "A senha não confere" in texto(recusada)
    assert "Convênio vencido" in texto(recusada)
    feita = otto.post(endereco, {"motivo": "Convênio vencido", "senha": SENHA}, follow=True)
    assert "Instituição suspensa." in texto(feita)
    assert "Encerrar a suspensão" in texto(feita)
    otto.post("/plataforma/instituicoes/campo-alto/retomar/", {"senha": SENHA})
    assert Instituicao.objects.get(slug="campo-alto").suspensa_em is None


def test_cotas_em_gigabytes_com_virgula(otto: Client) -> None:
    endereco = "/plataforma/instituicoes/campo-alto/cotas/"
    dados = {"cota_contas": "30", "cota_bytes": "2,5", "senha": SENHA}
    assert otto.post(endereco, dados).status_code == 302
    casa = Instituicao.objects.get(slug="campo-alto")
    assert (casa.cota_contas, casa.cota_bytes) == (30, int(2.5 * 1024**3))
    pagina = texto(otto.get("/plataforma/instituicoes/campo-alto/"))
    assert "2,5 GB" in pagina
    for errado in ({"cota_contas": "-1"}, {"cota_bytes": "muito"}):
        assert otto.post(endereco, dados | errado).status_code == 422
    otto.post(endereco, {"senha": SENHA})
    assert Instituicao.objects.get(slug="campo-alto").cota_bytes is None


def test_tarefa_com_falha_volta_a_fila_por_um_botao(otto: Client) -> None:
    job = falhar("documentos.fechar_raizes", Instituicao.objects.get(slug="campo-alto").pk)
    outra = falhar("documentos.fechar_raizes")
    pagina = texto(otto.get("/plataforma/tarefas/?estado=failed&instituicao=campo-alto"))
    assert f'name="repetir" value="{job}"' in pagina
    assert f'value="{outra}"' not in pagina
    feita = otto.post(
        "/plataforma/tarefas/ato/", {"repetir": job, "consulta": "estado=failed"}, follow=True
    )
    assert feita.redirect_chain == [("/plataforma/tarefas/?estado=failed", 302)]
    assert estado(job) == "todo"
    otto.post("/plataforma/tarefas/ato/", {"repetir_todas": "documentos.fechar_raizes"})
    assert estado(outra) == "todo"
    otto.post("/plataforma/tarefas/ato/", {"cancelar": job})
    assert estado(job) == "cancelled"
    perdida = otto.post("/plataforma/tarefas/ato/", {"repetir": "99999999"}, follow=True)
    assert "não está mais na fila" in texto(perdida)
    vazia = otto.get("/plataforma/tarefas/?instituicao=nao-ha")
    assert "Nenhuma tarefa aqui" in texto(vazia)


def test_a_lista_de_tarefas_pagina_pela_chave(otto: Client) -> None:
    jobs = [falhar("lenta") for _ in range(51)]
    primeira = texto(otto.get("/plataforma/tarefas/?nome=lenta"))
    assert f"nome=lenta&amp;depois={jobs[1]}" in primeira
    segunda = texto(otto.get(f"/plataforma/tarefas/?nome=lenta&depois={jobs[1]}"))
    assert f'name="repetir" value="{jobs[0]}"' in segunda
    assert f'name="repetir" value="{jobs[1]}"' not in segunda


def test_publicar_e_encerrar_um_aviso(otto: Client) -> None:
    dados = {"titulo": "Parada", "texto": "Às 22 h.", "tom": "atencao", "publico": "todas"}
    recusada = otto.post("/plataforma/avisos/novo/", dados | {"janela_de": "2026-12-01T22:00"})
    assert recusada.status_code == 422
    assert "diga o começo e o fim" in texto(recusada)
    janela = {"janela_de": "2026-12-01T22:00", "janela_ate": "2026-12-01T23:00"}
    otto.post("/plataforma/avisos/novo/", dados | janela)
    aviso = Aviso.objects.get()
    assert "01/12/2026 22:00" in texto(otto.get("/plataforma/avisos/"))
    otto.post("/plataforma/avisos/encerrar/", {"aviso": aviso.pk})
    assert "Encerrado" in texto(otto.get("/plataforma/avisos/"))
    assert otto.post("/plataforma/avisos/encerrar/", {"aviso": "x"}).status_code == 302


def test_o_inicio_diz_o_que_espera(otto: Client) -> None:
    assert "Executores parados" in texto(otto.get("/plataforma/"))
    falhar("documentos.fechar_raizes")
    pagina = texto(otto.get("/plataforma/"))
    assert "Tarefas com falha" in pagina
    assert "Instituições com problema" in pagina


def test_o_console_nao_existe_para_os_outros(plataforma: Plataforma) -> None:
    cliente = Client()
    assert cliente.get("/plataforma/tarefas/").headers["Location"].startswith("/entrar/")
    cliente.force_login(plataforma.elenco.contas["edu"])
    for pagina in CUSTO:
        assert cliente.get(pagina).status_code == 404
