"""Labels on processes: put, changed, taken off; each step kept; the unit alone knows."""

import pytest
from django.db import DatabaseError, connection, transaction

from seiva.andamentos.models import Andamento
from seiva.core.ator import Ator
from seiva.core.erros import SemPermissao
from seiva.processos.acoes.concluir import concluir_processo
from seiva.processos.acoes.enviar import enviar_processo
from seiva.processos.acoes.manter_marcadores import criar_marcador, desativar_marcador
from seiva.processos.acoes.marcar import alterar_marca, desmarcar_processo, marcar_processo
from seiva.processos.models import Marca, Marcador, PassoDeMarca, Processo
from tests.apoio import ao_mesmo_tempo, recusado
from tests.elenco import Elenco
from tests.fabricas import autuar, autuar_sigiloso


def urgente(ator: Ator) -> Marcador:
    return criar_marcador(ator, nome="Urgente", cor="vermelho")


def passos(ator: Ator, processo: Processo) -> list[tuple[str, str, str]]:
    """The oldest first, as the unit of the actor sees them."""
    vistos = PassoDeMarca.objects.vistos_por(ator, processo)
    return [(p.verbo, p.antes, p.depois) for p in reversed(vistos)]


@pytest.mark.django_db
def test_o_processo_leva_varios_marcadores_cada_um_com_o_seu_texto(cena: Elenco) -> None:
    ana = cena.ator("ana")
    processo, pressa = autuar(ana, cena.casa), urgente(ana)
    revisar = criar_marcador(ana, nome="Revisar", cor="lilas")
    marcar_processo(ana, processo=processo, marcador=pressa, texto="  até sexta\t")
    marcar_processo(ana, processo=processo, marcador=revisar)
    marcas = Marca.objects.da_unidade(ana).do_processo(processo)
    assert [(m.marcador.nome, m.texto) for m in marcas] == [
        ("Revisar", ""),
        ("Urgente", "até sexta"),
    ]


@pytest.mark.django_db
def test_cada_passo_fica_guardado_com_quem_quando_antes_e_depois(cena: Elenco) -> None:
    ana, fabio = cena.ator("ana"), cena.ator("fabio")
    processo = autuar(ana, cena.casa)
    marca = marcar_processo(ana, processo=processo, marcador=urgente(ana), texto="até sexta")
    alterar_marca(fabio, processo=processo, marca=marca, texto="até quinta")
    alterar_marca(fabio, processo=processo, marca=marca, texto="até quinta")
    desmarcar_processo(ana, processo=processo, marca=marca)
    assert passos(ana, processo) == [
        ("marcou", "", "até sexta"),
        ("alterou", "até sexta", "até quinta"),
        ("tirou", "até quinta", ""),
    ]
    do_meio = PassoDeMarca.objects.vistos_por(ana, processo)[1]
    assert (do_meio.quem, do_meio.conta_id, do_meio.nome) == (
        fabio.nome,
        fabio.conta_id,
        "Urgente",
    )
    assert not Marca.objects.exists()


@pytest.mark.django_db
def test_o_historico_do_processo_nao_fala_de_marcadores(cena: Elenco) -> None:
    ana = cena.ator("ana")
    processo = autuar(ana, cena.casa)
    antes = Andamento.objects.filter(processo=processo).count()
    marca = marcar_processo(ana, processo=processo, marcador=urgente(ana), texto="x")
    desmarcar_processo(ana, processo=processo, marca=marca)
    assert Andamento.objects.filter(processo=processo).count() == antes


@pytest.mark.django_db
def test_o_mesmo_marcador_de_novo_troca_o_texto_e_sem_texto_nada_muda(cena: Elenco) -> None:
    ana = cena.ator("ana")
    processo, pressa = autuar(ana, cena.casa), urgente(ana)
    marcar_processo(ana, processo=processo, marcador=pressa, texto="até sexta")
    marcar_processo(ana, processo=processo, marcador=pressa)
    assert Marca.objects.get().texto == "até sexta"
    marcar_processo(ana, processo=processo, marcador=pressa, texto="até quinta")
    assert Marca.objects.get().texto == "até quinta"
    assert [verbo for verbo, _, _ in passos(ana, processo)] == ["marcou", "alterou"]


@pytest.mark.django_db
def test_outra_unidade_nao_ve_nem_mexe(cena: Elenco) -> None:
    ana, bia = cena.ator("ana"), cena.ator("bia")
    processo, pressa = autuar(ana, cena.casa), urgente(ana)
    marca = marcar_processo(ana, processo=processo, marcador=pressa, texto="segredo da casa")
    destinos = [cena.casa.unidades["TRIB"]]
    enviar_processo(ana, processo=processo, destinos=destinos, manter_aberto=True)
    assert not Marca.objects.da_unidade(bia).exists()
    assert not Marcador.objects.da_unidade(bia).exists()
    assert passos(bia, processo) == []
    with recusado("marcador_fora_de_uso"):
        marcar_processo(bia, processo=processo, marcador=pressa)
    with recusado("marca_ausente"):
        alterar_marca(bia, processo=processo, marca=marca, texto="meu")
    with recusado("marca_ausente"):
        desmarcar_processo(bia, processo=processo, marca=marca)
    # Its own label with the same name is another label.
    marcar_processo(bia, processo=processo, marcador=urgente(bia), texto="nosso")
    assert passos(bia, processo) == [("marcou", "", "nosso")]
    assert passos(ana, processo) == [("marcou", "", "segredo da casa")]


@pytest.mark.django_db
def test_o_marcador_espera_a_volta_do_processo(cena: Elenco) -> None:
    ana, casa = cena.ator("ana"), cena.casa
    processo = autuar(ana, casa)
    marcar_processo(ana, processo=processo, marcador=urgente(ana))
    enviar_processo(ana, processo=processo, destinos=[casa.unidades["TRIB"]])
    with recusado("nao_aberto_na_unidade"):
        desmarcar_processo(ana, processo=processo, marca=Marca.objects.get())
    assert Marca.objects.da_unidade(ana).count() == 1


@pytest.mark.django_db
def test_fora_da_unidade_nao_se_marca(cena: Elenco) -> None:
    ana = cena.ator("ana")
    processo, pressa = autuar(ana, cena.casa), urgente(ana)
    concluir_processo(ana, processo=processo)
    with recusado("nao_aberto_na_unidade"):
        marcar_processo(ana, processo=processo, marcador=pressa)


@pytest.mark.django_db
def test_texto_longo_e_recusado_no_seu_campo(cena: Elenco) -> None:
    ana = cena.ator("ana")
    processo, pressa = autuar(ana, cena.casa), urgente(ana)
    with recusado("texto_longo") as recusa:
        marcar_processo(ana, processo=processo, marcador=pressa, texto="x" * 501)
    assert recusa.value.campo == "texto"
    marcar_processo(ana, processo=processo, marcador=pressa, texto="x" * 500)


@pytest.mark.django_db
def test_marcador_fora_de_uso_nao_entra_em_outro_processo_e_fica_onde_estava(
    cena: Elenco,
) -> None:
    ana = cena.ator("ana")
    pressa, marcado = urgente(ana), autuar(ana, cena.casa)
    marca = marcar_processo(ana, processo=marcado, marcador=pressa)
    desativar_marcador(ana, marcador=pressa)
    with recusado("marcador_fora_de_uso") as recusa:
        marcar_processo(ana, processo=autuar(ana, cena.casa), marcador=pressa)
    assert recusa.value.campo == "marcador"
    alterar_marca(ana, processo=marcado, marca=marca, texto="ainda vale")
    desmarcar_processo(ana, processo=marcado, marca=marca)


@pytest.mark.django_db
def test_sob_sigilo_so_quem_tem_credencial_marca(cena: Elenco) -> None:
    ana, fabio = cena.ator("ana"), cena.ator("fabio")
    processo, pressa = autuar_sigiloso(ana, cena.casa), urgente(ana)
    marcar_processo(ana, processo=processo, marcador=pressa)
    with recusado("nao_aberto_na_unidade"):
        marcar_processo(fabio, processo=processo, marcador=pressa)


@pytest.mark.django_db
def test_quem_so_consulta_nao_marca(cena: Elenco) -> None:
    ana = cena.ator("ana")
    processo, pressa = autuar(ana, cena.casa), urgente(ana)
    with pytest.raises(SemPermissao):
        marcar_processo(Ator.publico(cena.casa.instituicao.pk), processo=processo, marcador=pressa)


@pytest.mark.django_db
@pytest.mark.parametrize("comando", ["UPDATE {} SET depois = ''", "DELETE FROM {}"])
def test_os_passos_nao_se_reescrevem_nem_pelo_banco(cena: Elenco, comando: str) -> None:
    ana = cena.ator("ana")
    marcar_processo(ana, processo=autuar(ana, cena.casa), marcador=urgente(ana), texto="x")
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(comando.format("processos_passodemarca"))


@pytest.mark.django_db(transaction=True)
def test_dois_poem_o_mesmo_marcador_ao_mesmo_tempo_e_nenhum_texto_se_perde(
    elenco: Elenco,
) -> None:
    with elenco.em(elenco.casa):
        ana = elenco.ator("ana")
        processo, pressa = autuar(ana, elenco.casa), urgente(ana)

    def marcar(quem: str) -> str:
        with elenco.em(elenco.casa):
            ator = elenco.ator(quem)
            marcar_processo(ator, processo=processo, marcador=pressa, texto=f"de {quem}")
            return quem

    assert ao_mesmo_tempo(lambda: marcar("ana"), lambda: marcar("fabio")) == ["ana", "fabio"]
    with elenco.em(elenco.casa):
        primeiro, segundo = passos(elenco.ator("ana"), processo)
        assert (primeiro[0], segundo[0]) == ("marcou", "alterou")
        assert segundo[1] == primeiro[2]
        assert {primeiro[2], segundo[2]} == {"de ana", "de fabio"}
        assert Marca.objects.get().texto == segundo[2]
