"""The operator sees the counts of every institution, and nothing behind them."""

import pytest
from django.db import DatabaseError, connection, transaction
from django.test import Client

from seiva.core.tenancy import escopo, escopo_da_plataforma
from seiva.estatisticas.atualizar import atualizar
from seiva.estatisticas.tests.test_atualizar import trabalhar
from seiva.web.tests.apoio import contando
from tests.plataforma import Plataforma


@pytest.fixture
def contadas(transactional_db: None, plataforma: Plataforma) -> Plataforma:
    trabalhar(plataforma.elenco)
    for casa in (plataforma.elenco.casa, plataforma.elenco.outra):
        atualizar(casa.instituicao.pk)
    return plataforma


def do_operador(plataforma: Plataforma) -> Client:
    cliente = Client()
    cliente.force_login(plataforma.operador)
    return cliente


def test_o_operador_ve_todas_juntas_e_cada_uma(contadas: Plataforma) -> None:
    resposta = do_operador(contadas).get("/plataforma/economia/")
    texto = resposta.content.decode()
    assert resposta.status_code == 200
    assert "Prefeitura de Campo Alto" in texto
    assert "Prefeitura de Serra Azul" in texto
    assert "4 páginas × 1 via(s)" in texto
    assert "Tributação" not in texto


def test_quem_nao_opera_nao_encontra_nada(contadas: Plataforma) -> None:
    cliente = Client()
    cliente.force_login(contadas.elenco.contas["edu"])
    for pagina in ("", "precos/", "movimento.csv", "instituicoes.csv"):
        assert cliente.get(f"/plataforma/economia/{pagina}").status_code == 404


def test_o_arquivo_traz_todas_e_o_desenho_se_leva_em_png(contadas: Plataforma) -> None:
    cliente = do_operador(contadas)
    folha = cliente.get("/plataforma/economia/instituicoes.csv").content.decode("utf-8-sig")
    assert [linha.split(";")[0] for linha in folha.splitlines()[1:]] == [
        "Prefeitura de Campo Alto",
        "Prefeitura de Serra Azul",
    ]
    imagem = cliente.get("/plataforma/economia/movimento.png")
    assert imagem.content.startswith(b"\x89PNG")
    assert cliente.get("/plataforma/economia/instituicoes.png").status_code == 404


def test_o_numero_de_perguntas_nao_cresce_com_as_instituicoes(contadas: Plataforma) -> None:
    cliente = do_operador(contadas)
    contagens = []
    for _ in range(2):
        cliente.get("/plataforma/economia/")
        with contando() as captura:
            cliente.get("/plataforma/economia/")
        contagens.append(len(captura))
        atualizar(contadas.casa.instituicao.pk)  # a third one
    assert contagens[0] == contagens[1], contagens


def test_sugerir_precos_vale_para_as_instituicoes(contadas: Plataforma) -> None:
    cliente = do_operador(contadas)
    resposta = cliente.post("/plataforma/economia/precos/", {"preco_remessa": "7"})
    assert resposta.status_code == 302
    edu = Client()
    edu.force_login(contadas.elenco.contas["edu"])
    texto = edu.get("/campo-alto/economia/").content.decode()
    assert "R$ 7 por remessa" in texto
    assert "sugerido pela plataforma" in texto
    recusa = cliente.post("/plataforma/economia/precos/", {"folhas_por_metro": "0"})
    assert recusa.status_code == 422


def _linhas(tabela: str) -> int:
    with connection.cursor() as cursor:
        cursor.execute(f'SELECT count(*) FROM "{tabela}"')
        (quantas,) = cursor.fetchone()
    return int(quantas)


def _gravar(instituicao_id: int) -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO estatisticas_resumomensal (instituicao_id, medida, mes, faixa, n, soma) "
            "VALUES (%s, 'x', '2026-01-01', -1, 1, 0)",
            [instituicao_id],
        )


def test_o_escopo_da_plataforma_so_abre_os_totais(contadas: Plataforma) -> None:
    """In plain SQL, with the role of the application."""
    with transaction.atomic(), escopo_da_plataforma():
        assert _linhas("estatisticas_resumomensal") > 0
        assert _linhas("estatisticas_atualizacao") == 2
        for fechada in ("estatisticas_medida", "estatisticas_ficha", "processos_processo"):
            assert _linhas(fechada) == 0, fechada
        with pytest.raises(DatabaseError, match="row-level security"), transaction.atomic():
            _gravar(contadas.elenco.casa.instituicao.pk)
    with transaction.atomic(), escopo(contadas.elenco.outra.instituicao.pk):
        assert _linhas("estatisticas_resumomensal") == 0
