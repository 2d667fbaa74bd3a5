"""Moving a file to another process."""

import pytest

from seiva.andamentos.models import Andamento
from seiva.andamentos.registro import conferir_corrente
from seiva.core.erros import NaoEncontrado, RegraViolada, SemPermissao
from seiva.documentos.acoes.excluir import cancelar_documento, excluir_documento
from seiva.documentos.acoes.mover import mover_documento
from seiva.documentos.models import Documento, Movido
from seiva.documentos.tests.test_incluir import anexar
from seiva.organizacao.models import Lotacao, Perfil
from seiva.processos.acoes.concluir import concluir_processo
from seiva.processos.acoes.enviar import enviar_processo
from seiva.processos.models import Passagem, Processo
from tests.apoio import ao_mesmo_tempo, recusado
from tests.elenco import Elenco
from tests.fabricas import autuar, redigir

pytestmark = pytest.mark.django_db


def test_o_documento_vai_para_o_fim_do_destino_com_o_mesmo_numero(cena: Elenco) -> None:
    ana, casa = cena.ator("ana"), cena.casa
    origem, destino = autuar(ana, casa), autuar(ana, casa)
    documento = anexar(cena, origem)
    redigir(ana, casa, destino)
    mover_documento(ana, documento=documento, destino=destino, motivo=" Juntado \n por engano ")
    movido = Documento.objects.get(pk=documento.pk)
    assert (movido.processo_id, movido.ordem, movido.numero) == (destino.pk, 2, documento.numero)
    saida = Movido.objects.que_sairam_de(origem).get()
    assert (saida.ordem, saida.numero, saida.motivo) == (1, documento.numero, "Juntado por engano")
    assert not Documento.objects.do_processo(origem).exists()


def test_os_dois_historicos_contam(cena: Elenco) -> None:
    ana, casa = cena.ator("ana"), cena.casa
    origem, destino = autuar(ana, casa), autuar(ana, casa)
    documento = anexar(cena, origem)
    mover_documento(ana, documento=documento, destino=destino, motivo="Engano")
    la = Andamento.objects.get(processo=origem, tipo="documento_movido_para").texto
    ca = Andamento.objects.get(processo=destino, tipo="documento_movido_de").texto
    assert la.endswith(f"movido para o processo {destino.numero}: Engano")
    assert ca.endswith(f"recebido do processo {origem.numero}: Engano")
    assert conferir_corrente(origem) == conferir_corrente(destino) == []


def test_o_que_entra_depois_no_processo_antigo_nao_toma_o_lugar(cena: Elenco) -> None:
    ana, casa = cena.ator("ana"), cena.casa
    origem = autuar(ana, casa)
    mover_documento(ana, documento=anexar(cena, origem), destino=autuar(ana, casa), motivo="Engano")
    assert anexar(cena, origem).ordem == 2


def test_os_niveis_dos_dois_processos_se_recalculam(cena: Elenco) -> None:
    ana, casa = cena.ator("ana"), cena.casa
    casa.instituicao.contaminar_nivel = True
    casa.instituicao.save()
    origem, destino = autuar(ana, casa), autuar(ana, casa)
    documento = anexar(cena, origem, nivel=1, hipotese=casa.hipotese)
    assert Processo.objects.get(pk=origem.pk).nivel_efetivo == 1
    mover_documento(ana, documento=documento, destino=destino, motivo="Engano")
    niveis = {p.pk: p.nivel_efetivo for p in Processo.objects.all()}
    assert niveis == {origem.pk: 0, destino.pk: 1}


def test_o_ja_visto_fora_continua_visto_no_processo_novo(cena: Elenco) -> None:
    ana, casa = cena.ator("ana"), cena.casa
    origem = autuar(ana, casa)
    documento = anexar(cena, origem)
    enviar_processo(ana, processo=origem, destinos=[casa.unidades["TRIB"]], manter_aberto=True)
    mover_documento(ana, documento=documento, destino=autuar(ana, casa), motivo="Engano")
    with recusado("documento_imutavel"):
        excluir_documento(ana, documento=Documento.objects.get(pk=documento.pk))


def test_as_outras_unidades_do_destino_sao_avisadas(cena: Elenco) -> None:
    ana, casa = cena.ator("ana"), cena.casa
    destino = autuar(ana, casa)
    enviar_processo(ana, processo=destino, destinos=[casa.unidades["TRIB"]], manter_aberto=True)
    mover_documento(ana, documento=anexar(cena, autuar(ana, casa)), destino=destino, motivo="x")
    assert Passagem.objects.get(processo=destino, unidade=casa.unidades["TRIB"]).novidade


@pytest.mark.parametrize(("motivo", "codigo"), [(" ", "sem_motivo"), ("x" * 501, "motivo_longo")])
def test_mover_exige_motivo_que_caiba(cena: Elenco, motivo: str, codigo: str) -> None:
    ana, casa = cena.ator("ana"), cena.casa
    documento, destino = anexar(cena, autuar(ana, casa)), autuar(ana, casa)
    with recusado(codigo) as recusa:
        mover_documento(ana, documento=documento, destino=destino, motivo=motivo)
    assert recusa.value.campo == "motivo"


def test_destino_fechado_ou_o_mesmo_se_recusa(cena: Elenco) -> None:
    ana, casa = cena.ator("ana"), cena.casa
    origem, destino = autuar(ana, casa), autuar(ana, casa)
    documento = anexar(cena, origem)
    concluir_processo(ana, processo=destino)
    with recusado("destino_fechado") as recusa:
        mover_documento(ana, documento=documento, destino=destino, motivo="Engano")
    assert recusa.value.campo == "destino"
    with recusado("mesmo_processo"):
        mover_documento(ana, documento=documento, destino=origem, motivo="Engano")


def test_escrito_aqui_cancelado_e_processo_fechado_nao_se_movem(cena: Elenco) -> None:
    ana, casa = cena.ator("ana"), cena.casa
    origem, destino = autuar(ana, casa), autuar(ana, casa)
    with recusado("documento_escrito_aqui"):
        mover_documento(ana, documento=redigir(ana, casa, origem), destino=destino, motivo="Engano")
    documento = anexar(cena, origem)
    enviar_processo(ana, processo=origem, destinos=[casa.unidades["TRIB"]], manter_aberto=True)
    concluir_processo(ana, processo=origem)
    with recusado("processo_fechado_na_unidade"):
        mover_documento(ana, documento=documento, destino=destino, motivo="Engano")
    outro = anexar(cena, destino)
    enviar_processo(ana, processo=destino, destinos=[casa.unidades["TRIB"]], manter_aberto=True)
    cancelar_documento(ana, documento=outro, motivo="Engano")
    with recusado("documento_cancelado"):
        mover_documento(ana, documento=outro, destino=autuar(ana, casa), motivo="Engano")


def sigiloso(cena: Elenco) -> Processo:
    cena.casa.ferias.niveis = [0, 1, 2]
    cena.casa.ferias.save()
    return autuar(cena.ator("ana"), cena.casa, nivel=2)


def test_o_que_esta_sob_sigilo_so_vai_para_sigiloso(cena: Elenco) -> None:
    ana, casa = cena.ator("ana"), cena.casa
    origem = sigiloso(cena)
    documento = anexar(cena, origem)
    with recusado("sigilo_nao_sai"):
        mover_documento(ana, documento=documento, destino=autuar(ana, casa), motivo="Engano")
    destino = sigiloso(cena)
    mover_documento(ana, documento=documento, destino=destino, motivo="Engano")
    assert Documento.objects.get(pk=documento.pk).processo_id == destino.pk


def test_o_processo_sigiloso_nao_e_nomeado_no_historico_do_aberto(cena: Elenco) -> None:
    ana, casa = cena.ator("ana"), cena.casa
    aberto, destino = autuar(ana, casa), sigiloso(cena)
    mover_documento(ana, documento=anexar(cena, aberto), destino=destino, motivo="Engano")
    texto = Andamento.objects.get(processo=aberto, tipo="documento_movido_para").texto
    assert destino.numero not in texto
    assert "sigiloso" in texto


def test_sem_credencial_o_destino_sigiloso_nao_existe(cena: Elenco) -> None:
    destino = sigiloso(cena)
    fabio = cena.ator("fabio")
    documento = anexar(cena, autuar(fabio, cena.casa))
    with pytest.raises(NaoEncontrado):
        mover_documento(fabio, documento=documento, destino=destino, motivo="Engano")


def test_quem_nao_inclui_nao_move(cena: Elenco) -> None:
    leitor = Perfil.objects.create(nome="Leitor", permissoes=[])
    ana = cena.ator("ana")
    documento, destino = anexar(cena, autuar(ana, cena.casa)), autuar(ana, cena.casa)
    Lotacao.objects.filter(conta=cena.contas["fabio"]).update(perfil=leitor)
    with pytest.raises(SemPermissao):
        mover_documento(cena.ator("fabio"), documento=documento, destino=destino, motivo="Engano")


@pytest.mark.django_db(transaction=True)
def test_dois_movem_ao_mesmo_tempo_e_um_so_consegue(elenco: Elenco) -> None:
    with elenco.em(elenco.casa):
        ana = elenco.ator("ana")
        documento = anexar(elenco, autuar(ana, elenco.casa))
        destinos = [autuar(ana, elenco.casa), autuar(ana, elenco.casa)]

    def mover(destino: Processo) -> None:
        with elenco.em(elenco.casa):
            mover_documento(
                elenco.ator("fabio"), documento=documento, destino=destino, motivo="Engano"
            )

    respostas = ao_mesmo_tempo(*[lambda d=d: mover(d) for d in destinos])
    assert all(r is None or isinstance(r, RegraViolada | NaoEncontrado) for r in respostas)
    with elenco.em(elenco.casa):
        # Both may be done, one after the other: each told in its own histories, none lost.
        assert Movido.objects.count() == respostas.count(None)
        final = Documento.objects.get(pk=documento.pk)
        assert final.processo_id == Movido.objects.order_by("-pk").first().para_id


@pytest.mark.django_db(transaction=True)
def test_dois_arquivos_trocam_de_processo_ao_mesmo_tempo_sem_impasse(elenco: Elenco) -> None:
    with elenco.em(elenco.casa):
        ana = elenco.ator("ana")
        um, outro = autuar(ana, elenco.casa), autuar(ana, elenco.casa)
        do_um, do_outro = anexar(elenco, um), anexar(elenco, outro)

    def mover(documento: Documento, destino: Processo) -> None:
        with elenco.em(elenco.casa):
            mover_documento(
                elenco.ator("ana"), documento=documento, destino=destino, motivo="Troca"
            )

    respostas = ao_mesmo_tempo(lambda: mover(do_um, outro), lambda: mover(do_outro, um))
    assert respostas == [None, None]
