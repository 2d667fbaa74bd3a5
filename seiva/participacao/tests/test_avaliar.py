"""One evaluation for each person and process, and averages that tell of nobody."""

import pytest

from seiva.core.ator import Ator
from seiva.core.erros import NaoEncontrado
from seiva.participacao import resultados
from seiva.participacao.acoes.avaliar import Opiniao, avaliar_atendimento
from seiva.participacao.models import Avaliacao
from seiva.participacao.regras.notas import percentual, por_extenso
from seiva.participacao.tests.apoio import cidada
from seiva.processos.acoes.concluir import concluir_processo
from seiva.processos.models import Processo
from seiva.servicos.models import VersaoDoServico
from seiva.servicos.tests.apoio import administrador_de, servico_publicado
from tests.apoio import ao_mesmo_tempo, recusado
from tests.elenco import Elenco
from tests.fabricas import autuar, autuar_sigiloso

pytestmark = pytest.mark.django_db
BOA = Opiniao(5, 4, True, "Rápido.")


def concluido(elenco: Elenco) -> Processo:
    ana = elenco.ator("ana")
    processo = autuar(ana, elenco.casa)
    concluir_processo(ana, processo=processo)
    processo.refresh_from_db()
    return processo


def anonimo(elenco: Elenco) -> Ator:
    return Ator.publico(elenco.casa.instituicao.pk)


def test_quem_acompanha_avalia_uma_vez_e_ninguem_e_nomeado(elenco: Elenco) -> None:
    with elenco.em(elenco.casa):
        processo, ator = concluido(elenco), anonimo(elenco)
        feita = avaliar_atendimento(
            ator, processo=processo, opiniao=BOA, email="Vera@exemplo.example"
        )
        assert (feita.nota, feita.facilidade, feita.no_prazo) == (5, 4, True)
        assert "vera" not in feita.quem and feita.tipo_id == processo.tipo_id
        with recusado("ja_avaliado"):
            avaliar_atendimento(ator, processo=processo, opiniao=BOA, email="vera@exemplo.example ")
        avaliar_atendimento(ator, processo=processo, opiniao=BOA, email="lia@exemplo.example")
        assert Avaliacao.objects.do_processo(processo).count() == 2


def test_antes_de_concluir_e_fora_da_escala_se_recusa(elenco: Elenco) -> None:
    with elenco.em(elenco.casa):
        aberto, fim, ator = (
            autuar(elenco.ator("ana"), elenco.casa),
            concluido(elenco),
            anonimo(elenco),
        )
        email = "vera@exemplo.example"
        with recusado("nao_concluido"):
            avaliar_atendimento(ator, processo=aberto, opiniao=BOA, email=email)
        with recusado("nota"):
            avaliar_atendimento(ator, processo=fim, opiniao=Opiniao(6, 1), email=email)
        with recusado("longo"):
            longa = Opiniao(5, 5, comentario="x" * 1001)
            avaliar_atendimento(ator, processo=fim, opiniao=longa, email=email)


def test_quem_nao_tem_nada_com_o_processo_nao_avalia(elenco: Elenco) -> None:
    with elenco.em(elenco.casa):
        processo = concluido(elenco)
        for ator in (cidada(elenco), anonimo(elenco), elenco.ator("ana")):
            with pytest.raises(NaoEncontrado):
                avaliar_atendimento(ator, processo=processo, opiniao=BOA)
        sigiloso = autuar_sigiloso(elenco.ator("ana"), elenco.casa)
        with pytest.raises(NaoEncontrado):
            avaliar_atendimento(
                anonimo(elenco), processo=sigiloso, opiniao=BOA, email="v@e.example"
            )


def test_poucas_avaliacoes_nao_aparecem_e_as_contas_se_arredondam(elenco: Elenco) -> None:
    with elenco.em(elenco.casa):
        processo, ator = concluido(elenco), anonimo(elenco)
        for n in range(4):
            avaliar_atendimento(ator, processo=processo, opiniao=BOA, email=f"p{n}@exemplo.example")
        assert resultados.por_tipo() == [] and resultados.do_tipo(processo.tipo) is None
        for n in range(4, 7):
            ruim = Opiniao(1, 1, False)
            avaliar_atendimento(
                ator, processo=processo, opiniao=ruim, email=f"p{n}@exemplo.example"
            )
        esperado = resultados.Resultado("Férias", 5, "4,2 de 5", "3,4 de 5", "80%")
        assert resultados.por_tipo() == [esperado] == [resultados.do_tipo(processo.tipo)]
        assert resultados.do_tipo(None) is None


def test_os_numeros_de_cada_servico_e_os_comentarios_de_cinco_em_cinco(elenco: Elenco) -> None:
    with elenco.em(elenco.casa):
        processo, ator = concluido(elenco), anonimo(elenco)
        servico = servico_publicado(administrador_de(elenco.casa), elenco.casa)
        titulo = VersaoDoServico.objects.get(servico=servico).titulo
        for n in range(7):
            opiniao = Opiniao(5, 4, comentario=f"Disse {n}." if n % 2 else "")
            avaliar_atendimento(
                ator,
                processo=processo,
                opiniao=opiniao,
                email=f"p{n}@exemplo.example",
                servico=servico if n else None,
            )
            lidos = [a.comentario for a in resultados.comentarios().order_by("pk")]
            assert lidos == ([] if n < 4 else ["Disse 1.", "Disse 3."])
        (do_servico,) = resultados.por_servico()
        assert (do_servico.nome, do_servico.quantas) == (titulo, 5)
        assert resultados.do_servico(servico, titulo) == do_servico
        (do_tipo,) = resultados.por_tipo()
        assert do_tipo.quantas == 5


@pytest.mark.parametrize(
    ("sim", "disseram", "dito"), [(5, 5, "100%"), (0, 5, "0%"), (2, 4, ""), (5, 9, "60%")]
)
def test_percentual_em_dezenas(sim: int, disseram: int, dito: str) -> None:
    assert percentual(sim, disseram) == dito


def test_media_com_uma_casa() -> None:
    assert (por_extenso(4.25), por_extenso(5)) == ("4,3 de 5", "5,0 de 5")


@pytest.mark.django_db(transaction=True)
def test_a_mesma_pessoa_em_dois_aparelhos_avalia_uma_vez(elenco: Elenco) -> None:
    with elenco.em(elenco.casa):
        processo = concluido(elenco)

    def avaliar() -> int:
        with elenco.em(elenco.casa):
            pedido = {"processo": processo, "opiniao": BOA, "email": "vera@exemplo.example"}
            return int(avaliar_atendimento(anonimo(elenco), **pedido).pk)

    respostas = ao_mesmo_tempo(avaliar, avaliar)
    assert sorted(getattr(r, "codigo", "") for r in respostas) == ["", "ja_avaliado"]
