"""Sending a process to other units."""

from datetime import timedelta

import pytest

from seiva.andamentos.models import Andamento
from seiva.andamentos.registro import conferir_corrente
from seiva.catalogo.models import TipoProcesso
from seiva.core.ator import Ator
from seiva.core.erros import RegraViolada, SemPermissao
from seiva.core.relogio import hoje
from seiva.processos.acoes.enviar import enviar_processo
from seiva.processos.models import Destino, Passagem, Processo
from tests.apoio import ao_mesmo_tempo, recusado
from tests.elenco import Elenco
from tests.fabricas import autuar


def passagem(processo: Processo, unidade) -> Passagem:
    return Passagem.objects.get(processo=processo, unidade=unidade)


@pytest.mark.django_db
def test_enviar_fecha_aqui_e_chega_nao_lido_la(elenco: Elenco) -> None:
    casa = elenco.casa
    with elenco.em(casa):
        ana = elenco.ator("ana")
        processo = autuar(ana, casa)
        enviar_processo(ana, processo=processo, destinos=[casa.unidades["TRIB"]])
        origem = passagem(processo, casa.unidades["RH"])
        destino = passagem(processo, casa.unidades["TRIB"])
        assert not origem.aberta
        assert origem.atribuida_a is None
        assert destino.aberta
        assert destino.nao_lida
        assert destino.origem == Passagem.Origem.RECEBIDO
        assert destino.atribuida_a is None


@pytest.mark.django_db
def test_enviar_deixa_andamentos_de_remessa_e_conclusao_automatica(elenco: Elenco) -> None:
    casa = elenco.casa
    with elenco.em(casa):
        ana = elenco.ator("ana")
        processo = autuar(ana, casa)
        enviar_processo(ana, processo=processo, destinos=[casa.unidades["TRIB"]])
        tipos = list(Andamento.objects.filter(processo=processo).values_list("tipo", flat=True))
        assert tipos == ["processo_gerado", "remetido", "concluido_automatico"]
        textos = [a.texto for a in Andamento.objects.filter(tipo="remetido")]
        assert textos == ["Processo remetido pela unidade RH para TRIB"]


@pytest.mark.django_db
def test_manter_aberto_nao_conclui_na_origem(elenco: Elenco) -> None:
    casa = elenco.casa
    with elenco.em(casa):
        ana = elenco.ator("ana")
        processo = autuar(ana, casa)
        enviar_processo(
            ana, processo=processo, destinos=[casa.unidades["TRIB"]], manter_aberto=True
        )
        assert passagem(processo, casa.unidades["RH"]).aberta


@pytest.mark.django_db
def test_enviar_a_varias_unidades_de_uma_vez(elenco: Elenco) -> None:
    casa = elenco.casa
    with elenco.em(casa):
        ana = elenco.ator("ana")
        processo = autuar(ana, casa)
        destinos = [casa.unidades["TRIB"], casa.unidades["GAB"]]
        enviar_processo(ana, processo=processo, destinos=destinos)
        abertas = Passagem.objects.filter(processo=processo, aberta=True)
        assert {p.unidade for p in abertas} == set(destinos)


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("caso", "codigo"),
    [
        ("nenhum", "sem_destino"),
        ("repetido", "destino_repetido"),
        ("propria", "destino_indisponivel"),
        ("fechada", "destino_indisponivel"),
        ("passado", "retorno_passado"),
    ],
)
def test_envio_impossivel_diz_o_que_fazer(elenco: Elenco, caso: str, codigo: str) -> None:
    casa = elenco.casa
    with elenco.em(casa):
        ana = elenco.ator("ana")
        processo = autuar(ana, casa)
        trib = casa.unidades["TRIB"]
        destinos = {"nenhum": [], "repetido": [trib, trib], "propria": [casa.unidades["RH"]]}
        if caso == "fechada":
            trib.recebe_processos = False
            trib.save()
        retorno = hoje() - timedelta(days=1) if caso == "passado" else None
        with pytest.raises(RegraViolada) as recusa:
            enviar_processo(
                ana, processo=processo, destinos=destinos.get(caso, [trib]), retorno_em=retorno
            )
        assert recusa.value.codigo == codigo
        assert passagem(processo, casa.unidades["RH"]).aberta


@pytest.mark.django_db
def test_quem_nao_tem_o_processo_aberto_nao_envia(elenco: Elenco) -> None:
    casa = elenco.casa
    with elenco.em(casa):
        ana, bia = elenco.ator("ana"), elenco.ator("bia")
        processo = autuar(ana, casa)
        with pytest.raises(RegraViolada) as recusa:
            enviar_processo(bia, processo=processo, destinos=[casa.unidades["GAB"]])
        assert recusa.value.codigo == "nao_aberto_na_unidade"


@pytest.mark.django_db
def test_devolver_cumpre_o_retorno_programado(elenco: Elenco) -> None:
    casa = elenco.casa
    with elenco.em(casa):
        ana, bia = elenco.ator("ana"), elenco.ator("bia")
        processo = autuar(ana, casa)
        prazo = hoje() + timedelta(days=5)
        enviar_processo(ana, processo=processo, destinos=[casa.unidades["TRIB"]], retorno_em=prazo)
        assert Destino.objects.get(processo=processo).retornado_em is None
        enviar_processo(bia, processo=processo, destinos=[casa.unidades["RH"]])
        devolvido = Destino.objects.get(processo=processo, retorno_em__isnull=False)
        assert devolvido.retornado_em is not None
        assert Andamento.objects.filter(tipo="retorno_cumprido").exists()


@pytest.mark.django_db
def test_processo_sigiloso_nao_se_envia(cena: Elenco) -> None:
    casa, ana = cena.casa, cena.ator("ana")
    TipoProcesso.objects.filter(pk=casa.ferias.pk).update(niveis=[2])
    casa.ferias.refresh_from_db()
    with recusado("processo_sigiloso"):
        enviar_processo(ana, processo=autuar(ana, casa, nivel=2), destinos=[casa.unidades["TRIB"]])


@pytest.mark.django_db
def test_unidade_de_outra_instituicao_nao_e_destino(cena: Elenco) -> None:
    ana = cena.ator("ana")
    processo = autuar(ana, cena.casa)
    with recusado("destino_indisponivel"):
        enviar_processo(ana, processo=processo, destinos=[cena.outra.unidades["TRIB"]])


@pytest.mark.django_db
def test_publico_nao_envia(cena: Elenco) -> None:
    casa = cena.casa
    processo = autuar(cena.ator("ana"), casa)
    with pytest.raises(SemPermissao):
        enviar_processo(
            Ator.publico(casa.instituicao.pk),
            processo=processo,
            destinos=[casa.unidades["TRIB"]],
        )


@pytest.mark.django_db(transaction=True)
def test_dois_enviam_ao_mesmo_tempo_um_consegue_outro_sabe_por_que(elenco: Elenco) -> None:
    casa = elenco.casa
    with elenco.em(casa):
        processo = autuar(elenco.ator("ana"), casa)

    def enviar(quem: str, para: str) -> None:
        with elenco.em(casa):
            enviar_processo(elenco.ator(quem), processo=processo, destinos=[casa.unidades[para]])

    respostas = ao_mesmo_tempo(lambda: enviar("ana", "TRIB"), lambda: enviar("fabio", "GAB"))
    assert respostas.count(None) == 1, respostas
    recusas = [r.codigo for r in respostas if isinstance(r, RegraViolada)]
    assert recusas == ["nao_aberto_na_unidade"]
    with elenco.em(casa):
        assert Passagem.objects.filter(aberta=True).count() == 1
        assert conferir_corrente(processo) == []
