"""Comments of evaluations: who reads them, and what they do not tell."""

import pytest
from django.test import Client

from seiva.core.ator import Ator
from seiva.core.relogio import hoje
from seiva.participacao.acoes.avaliar import Opiniao, avaliar_atendimento
from seiva.processos.acoes.concluir import concluir_processo
from seiva.processos.models import Processo
from tests.elenco import Elenco
from tests.fabricas import autuar

pytestmark = pytest.mark.django_db
PAGINA = "/campo-alto/avaliacoes/comentarios/"


def entrar(elenco: Elenco, nome: str) -> Client:
    cliente = Client()
    cliente.force_login(elenco.contas[nome])
    cliente.get("/campo-alto/mesa/")
    return cliente


def avaliar(elenco: Elenco, quantas: int, comentario: str = "Rápido & bom.") -> Processo:
    with elenco.em(elenco.casa):
        ana = elenco.ator("ana")
        processo = autuar(ana, elenco.casa)
        concluir_processo(ana, processo=processo)
        processo.refresh_from_db()
        for n in range(quantas):
            avaliar_atendimento(
                Ator.publico(elenco.casa.instituicao.pk),
                processo=processo,
                opiniao=Opiniao(5, 4, True, comentario),
                email=f"p{n}@exemplo.example",
            )
        return processo


def corpo(cliente: Client, endereco: str) -> str:
    resposta = cliente.get(endereco)
    assert resposta.status_code == 200
    inteiro: bytes = resposta.getvalue()
    return inteiro.decode()


def test_quem_cuida_le_o_comentario_sem_nome_nem_processo(elenco: Elenco) -> None:
    processo, edu = avaliar(elenco, 5), entrar(elenco, "edu")
    pagina = corpo(edu, PAGINA)
    assert "Rápido &amp; bom." in pagina and "Muito satisfeito" in pagina
    assert processo.numero not in pagina and str(processo.pk) not in corpo(
        edu, f"{PAGINA[:-1]}.csv"
    )
    linha = f"{hoje():%m/%Y};Férias;Muito satisfeito;Rápido & bom."
    assert linha in corpo(edu, f"{PAGINA[:-1]}.csv")
    assert "5 ou mais" in corpo(Client(), "/campo-alto/avaliacoes.csv")


def test_antes_de_cinco_ninguem_le_nada(elenco: Elenco) -> None:
    avaliar(elenco, 4)
    edu = entrar(elenco, "edu")
    assert "Nenhum comentário ainda" in corpo(edu, PAGINA)
    assert "Rápido" not in corpo(edu, f"{PAGINA[:-1]}.csv")


def test_so_le_quem_tem_a_funcao(elenco: Elenco) -> None:
    avaliar(elenco, 5)
    for endereco in (PAGINA, f"{PAGINA[:-1]}.csv"):
        assert Client().get(endereco).status_code == 302
        assert entrar(elenco, "fabio").get(endereco).status_code == 403
        assert entrar(elenco, "ana").get(endereco).status_code == 200
